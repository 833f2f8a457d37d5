"""
Who may sign in: police staff and operators, known by their e-mail address.

What a signed-in person may do is not told here: it follows from their roles alone
(`forces.models.Membership`, `forces.staff`). There are no superusers, groups or permissions.
"""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Make a user; without a password, nobody can sign in until one is set by a link."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this e-mail address, in whatever case it is typed."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in by e-mail address."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(
        "may sign in", default=True, help_text="Untick when somebody leaves. Nothing is lost."
    )
    wants_reminders = models.BooleanField(
        "monthly reminder", default=True, help_text="A mail that says what is out of date."
    )
    # When the newest reminder was sent.
    reminded_on = models.DateField(null=True, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["email"]

    def __str__(self) -> str:
        return self.name or self.email
