"""The mail by which somebody learns that they have a role here, and sets a password."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User
from forces.models import Membership
from staff.sign_in.links import to_set_password


def invite(membership: Membership, *, by: User) -> None:
    """Write to the person of a new role; who has no password yet gets the link to set one."""
    user = membership.user
    text = render_to_string(
        "staff/invitation.txt",
        {
            "membership": membership,
            "by": by,
            "site_name": settings.SITE_NAME,
            "start": f"{settings.SITE_URL}{reverse('admin:index')}",
            "link": "" if user.has_usable_password() else to_set_password(user),
        },
    )
    subject = f"{settings.SITE_NAME}: you are now {membership.get_role_display().lower()}"
    EmailMessage(subject=subject, body=text, to=[user.email]).send()
