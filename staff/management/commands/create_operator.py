from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from accounts.models import User
from forces.models import Membership
from forces.models.membership import Role
from ingest import deeds
from ingest.models import Deed
from staff.sign_in.links import to_set_password


class Command(BaseCommand):
    help = "Make somebody an operator of this site, and print the link that sets their password."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address by which they will sign in")
        parser.add_argument("--name", default="", help="their name, as others will see it")

    def handle(self, *, email: str, name: str, **_options) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email!r} is no e-mail address.") from error
        with transaction.atomic():
            user = User.objects.filter(email=email.lower()).first()
            if user is None:
                user = User.objects.create_user(email, name=name)
            if not user.is_active:
                raise CommandError(f"{user.email} is not allowed to sign in any more.")
            role, _ = Membership.objects.update_or_create(
                user=user, force=None, defaults={"role": Role.OPERATOR}
            )
            deeds.done(
                Deed.Action.ROLE_GIVEN, by=None, what=f"{user.email}, {role}", text="By a command."
            )
        self.stdout.write(
            f"{user.email} is an operator. To set a password, open this link within three days; "
            f"it works once:\n{to_set_password(user)}"
        )
