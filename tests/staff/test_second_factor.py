"""Second factors at rest: encrypted, also those from before, and under a key that can change."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps

from accounts import secrets
from forces.models.membership import Role
from tests.staff.people import PASSWORD, SECRET, code_now, give_second_factor, make_person

pytestmark = pytest.mark.django_db

ENCRYPT = import_module("accounts.migrations.0003_encrypt_second_factors")


@pytest.fixture
def olive():
    return make_person(Role.OPERATOR, email="olive@example.org")


def signs_in(client) -> bool:
    client.post("/admin/account/login/", {"login": "olive@example.org", "password": PASSWORD})
    client.post("/admin/account/2fa/authenticate/", {"code": code_now()})
    return client.get("/admin/").status_code == 200


def stored() -> str:
    return str(list(Authenticator.objects.values_list("data", flat=True)))


def test_neither_the_secret_nor_the_seed_of_codes_can_be_read_in_the_database(client, olive):
    give_second_factor(olive)
    assert SECRET not in stored()
    assert stored().count("gAAAA") == 2  # how Fernet begins
    assert signs_in(client)


def test_those_from_before_are_encrypted_by_the_migration_and_still_let_in(client, olive):
    for type_, data in (
        ("totp", {"secret": SECRET}),
        ("recovery_codes", {"migrated_codes": ["12345678"], "used_mask": 0}),
    ):
        Authenticator.objects.create(user=olive, type=type_, data=data)

    ENCRYPT.encrypt(apps, None)

    assert SECRET not in stored()
    assert "12345678" not in stored()
    assert signs_in(client)
    ENCRYPT.decrypt(apps, None)
    assert SECRET in stored()


def test_a_new_key_goes_in_front_of_the_earlier_one(client, olive, settings):
    settings.STAFF_SECRETS_KEYS = ["the first key"]
    give_second_factor(olive)

    settings.STAFF_SECRETS_KEYS = ["a new key", "the first key"]
    assert signs_in(client)

    settings.STAFF_SECRETS_KEYS = ["a new key"]
    with pytest.raises(secrets.WrongKey, match="STAFF_SECRETS_KEYS"):
        secrets.decrypt(Authenticator.objects.get(type="totp").data["secret"])
