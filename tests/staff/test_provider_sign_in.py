"""Sign-in by a force's own identity provider: who was invited, and nobody else."""

import pytest
from django.test import Client

from accounts.models import User
from forces.models.membership import Role
from tests.builders import make_force
from tests.staff import provider as providers
from tests.staff.people import code_now, give_second_factor, make_person

pytestmark = pytest.mark.django_db

BEGIN = "/admin/account/oidc/doggerland/login/"
BACK = "/admin/account/oidc/doggerland/login/callback/"
ED = {"sub": "u-1", "email": "ed@dog.example", "email_verified": True, "name": "Ed"}


@pytest.fixture(scope="module")
def running_provider():
    with providers.running() as provider:
        yield provider


@pytest.fixture
def provider(running_provider, settings):
    running_provider.person, running_provider.id_token = dict(ED), {}
    settings.OIDC_DOMAINS = {"doggerland": ["dog.example"]}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "doggerland",
                    "name": "Doggerland Constabulary",
                    "client_id": providers.CLIENT,
                    "secret": providers.SECRET,
                    "settings": {"server_url": running_provider.address},
                }
            ],
        }
    }
    return running_provider


@pytest.fixture
def ed():
    return make_person(Role.EDITOR, force=make_force("doggerland"), email="ed@dog.example")


def comes_back(client: Client, provider, **changed):
    """Press the button, sign in there, and come back; return the answer."""
    sent_there = client.post(BEGIN)
    assert sent_there.status_code == 302, sent_there.content
    return client.get(BACK, provider.authorises(sent_there.headers["Location"]) | changed)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_the_button_is_on_the_sign_in_page(client, provider):
    page = client.get("/admin/account/login/").content.decode()
    assert "Doggerland Constabulary" in page
    assert BEGIN in page


def test_whoever_was_invited_comes_in_and_is_still_asked_for_our_second_factor(
    client, provider, ed
):
    give_second_factor(ed)
    answer = comes_back(client, provider)
    assert answer.url == "/admin/account/2fa/authenticate/"
    assert not is_in(client)
    client.post(answer.url, {"code": code_now()})
    assert is_in(client)
    # Once connected, the same account of the provider is the same person.
    again = Client()
    assert comes_back(again, provider).headers["Location"] == "/admin/account/2fa/authenticate/"
    assert User.objects.count() == 1


def test_without_a_second_factor_one_has_to_set_one_up(client, provider, ed):
    comes_back(client, provider)
    assert client.get("/admin/").url == "/admin/account/2fa/totp/activate/"


def test_where_providers_ask_for_the_second_factor_we_do_not(client, provider, ed, settings):
    settings.OIDC_SECOND_FACTOR = True
    comes_back(client, provider)
    assert is_in(client)


@pytest.mark.parametrize(
    "changed",
    [
        {"email": "nobody@dog.example"},  # was never invited
        {"email": "olive@example.org"},  # was invited; the provider may not speak for her
        {"email": "olive@example.org@dog.example"},
        {"email": "gone@dog.example"},  # may not sign in any more
        {"email_verified": False},
        {"email": ""},
        {"email": None},
    ],
)
def test_nobody_else_comes_in(client, provider, ed, settings, changed):
    settings.OIDC_SECOND_FACTOR = True
    make_person(Role.OPERATOR, email="olive@example.org")
    User.objects.create_user("gone@dog.example", is_active=False)
    provider.person |= changed

    answer = comes_back(client, provider)

    assert answer.status_code == 403
    assert not is_in(client)
    assert User.objects.count() == 3


def test_an_account_that_is_given_to_another_address_there_is_not_the_same_person(
    client, provider, ed, settings
):
    settings.OIDC_SECOND_FACTOR = True
    comes_back(client, provider)
    make_person(Role.LEAD, force=make_force("doggerland"), email="lea@dog.example")
    provider.person["email"] = "lea@dog.example"

    stranger = Client()
    assert comes_back(stranger, provider).status_code == 403
    assert not is_in(stranger)


@pytest.mark.parametrize(
    "told",
    [
        {"iss": "https://somebody.example"},
        {"aud": "another site"},
        {"exp": 1_000_000_000},
        {"sub": "u-2"},  # the person of the token is not the person of the answer
    ],
)
def test_a_token_for_somebody_else_lets_nobody_in(client, provider, ed, settings, told):
    settings.OIDC_SECOND_FACTOR = True
    provider.id_token = told
    comes_back(client, provider)
    assert not is_in(client)


@pytest.mark.parametrize("changed", [{"code": "another"}, {"state": "of another browser"}])
def test_a_way_back_that_was_made_up_lets_nobody_in(client, provider, ed, settings, changed):
    settings.OIDC_SECOND_FACTOR = True
    comes_back(client, provider, **changed)
    assert not is_in(client)


def test_a_link_alone_signs_nobody_in(client, provider):
    # Only a press of the button goes there, so that no other site can begin a sign-in.
    assert client.get(BEGIN).status_code == 200


def test_an_unknown_provider_is_not_there(client, provider):
    assert client.post("/admin/account/oidc/mars/login/").status_code == 404
