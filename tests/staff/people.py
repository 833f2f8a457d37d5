"""People of the staff, and their browsers."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from accounts.models import User
from forces.models import Membership
from staff.sign_in.sessions import SET_UP_HERE, SIGNED_IN_AT

PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def make_person(role=None, *, force=None, email="") -> User:
    """Make somebody of the staff; without a role, somebody who has lost theirs."""
    email = email or f"{role}-{force.slug if force else 'site'}@police.example"
    user = User.objects.create_user(email, PASSWORD)
    if role:
        Membership.objects.create(user=user, role=role, force=force)
    return user


def give_second_factor(user: User) -> list[str]:
    """Set up the second factor of `user` and return the recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def code_now() -> str:
    """Return what an authenticator app with SECRET shows now."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def browser(user=None) -> Client:
    """Return a browser in which `user` is signed in, second factor included."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
        session = client.session
        session[SIGNED_IN_AT] = time.time()
        session[SET_UP_HERE] = user.pk
        session.save()
    return client
