import re
import time

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import User
from forces.models import Membership
from forces.models.membership import Role
from staff.sign_in.sessions import SIGNED_IN_AT
from tests.builders import make_force
from tests.staff.people import PASSWORD, browser, code_now, give_second_factor, make_person

pytestmark = pytest.mark.django_db

LOGIN = "/admin/account/login/"
SECOND_STEP = "/admin/account/2fa/authenticate/"
SET_UP = "/admin/account/2fa/totp/activate/"


@pytest.fixture
def ed():
    return make_person(Role.EDITOR, force=make_force("doggerland"), email="ed@dog.example")


def gives_password(client: Client, password=PASSWORD, email="ed@dog.example"):
    return client.post(LOGIN, {"login": email, "password": password})


def test_signs_in_with_password_and_the_code_of_an_app(client, ed):
    give_second_factor(ed)

    assert gives_password(client, email="ED@dog.example").url == SECOND_STEP
    assert client.get("/admin/").status_code == 302  # half signed in is not signed in
    assert client.post(SECOND_STEP, {"code": code_now()}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_recovery_code_works_once(client, ed):
    first, *_ = give_second_factor(ed)

    gives_password(client)
    assert client.post(SECOND_STEP, {"code": first}).status_code == 302
    client.post("/admin/account/logout/")

    gives_password(client)
    assert client.post(SECOND_STEP, {"code": first}).status_code == 200
    assert client.get("/admin/").status_code == 302


def test_a_wrong_code_does_not_sign_in(client, ed):
    give_second_factor(ed)

    gives_password(client)
    assert "Incorrect code" in client.post(SECOND_STEP, {"code": "000000"}).content.decode()
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"


def test_whoever_has_no_second_factor_comes_no_further_than_to_set_one_up(client, ed):
    assert gives_password(client).url == "/admin/"
    for address in ("/admin/", "/admin/forces/force/", "/admin/overview/doggerland/"):
        assert client.get(address).url == SET_UP

    page = client.get(SET_UP).content.decode()
    assert "<svg" in page or "data:image/svg" in page


def test_a_session_from_before_the_second_factor_was_set_up_elsewhere_ends(client, ed):
    gives_password(client)
    give_second_factor(ed)

    assert client.get("/admin/").url.startswith(LOGIN)


def test_the_second_factor_can_be_switched_off_for_the_whole_site(client, ed, settings):
    settings.STAFF_SECOND_FACTOR = False

    gives_password(client)

    assert client.get("/admin/").status_code == 200


def test_five_wrong_passwords_lock_the_account_for_a_while(client, ed):
    for _ in range(5):
        assert gives_password(client, "wrong").status_code == 200

    page = gives_password(client)

    assert "Too many failed login attempts" in page.content.decode()
    assert client.get("/admin/").status_code == 302


def test_guesses_from_one_address_are_slowed_down(client):
    for number in range(30):
        gives_password(client, "wrong", f"p{number}@dog.example")

    assert gives_password(client, "wrong", "p31@dog.example").status_code == 429


def test_an_unknown_address_is_answered_like_a_wrong_password(client, ed):
    known = gives_password(client, "wrong").content.decode()
    unknown = gives_password(client, "wrong", "nobody@dog.example").content.decode()

    assert errors_in(known) == errors_in(unknown) != []


def errors_in(page: str) -> list[str]:
    return re.findall(r"errorlist[^>]*>(.*?)</ul>", page, re.S)


def test_whoever_may_not_sign_in_any_more_does_not(client, ed):
    browser_of_ed = browser(ed)
    User.objects.filter(pk=ed.pk).update(is_active=False)

    gives_password(client)

    assert client.get("/admin/").status_code == 302
    assert browser_of_ed.get("/admin/").status_code == 302


def test_whoever_lost_their_role_is_told_so(ed):
    ed.memberships.all().delete()

    page = browser(ed).get("/admin/", follow=True)

    assert page.status_code == 403
    assert "You have no role here" in page.content.decode()


def test_one_has_to_sign_in_again_after_twelve_hours(ed):
    client = browser(ed)
    session = client.session
    session[SIGNED_IN_AT] = time.time() - 12 * 3600 - 1
    session.save()

    assert client.get("/admin/").headers["Location"].startswith(LOGIN)


def test_weak_passwords_are_refused(ed):
    client = browser(ed)

    for weak in ("short", "password1234", "184629305718", "ed@dog.example"):
        values = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
        client.post("/admin/account/password/change/", values)
        ed.refresh_from_db()
        assert ed.check_password(PASSWORD), weak


def test_nobody_can_sign_up(client):
    assert client.get("/admin/account/signup/").status_code in (302, 404)
    assert User.objects.count() == 0


def test_cookies_stay_on_the_staffs_side(client, ed):
    cookies = gives_password(client).cookies

    assert cookies["sessionid"]["path"] == "/admin/"
    assert cookies["sessionid"]["httponly"]


def test_pages_of_staff_are_kept_by_no_cache(ed):
    assert "no-store" in browser(ed).get("/admin/").headers["Cache-Control"]


def test_the_first_operator_is_made_by_a_command(client, capsys):
    call_command("create_operator", "Olive@police.example", name="Olive")
    link = re.search(r"http://[^/]+(/\S+)", capsys.readouterr().out)[1]

    form = client.get(link, follow=True)
    values = {"password1": PASSWORD, "password2": PASSWORD}
    client.post(form.redirect_chain[-1][0], values)

    olive = User.objects.get(email="olive@police.example")
    assert olive.check_password(PASSWORD)
    assert Membership.objects.get(user=olive).role == Role.OPERATOR
    assert "Set Password" not in client.get(link, follow=True).content.decode()  # works once
    # The next step is the second factor, and it can be taken.
    gives_password(client, email="olive@police.example")
    assert client.get("/admin/").headers["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_the_command_refuses_what_is_no_address():
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("create_operator", "olive")
