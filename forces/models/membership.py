from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from forces.models.force import Force


class Role(models.TextChoices):
    """What somebody does here; `forces.staff` says what each may do."""

    EDITOR = "editor", "Force editor"
    LEAD = "lead", "Force lead"
    OPERATOR = "operator", "Operator"
    AUDITOR = "auditor", "Auditor"


# Roles for one force; the others are for the whole site.
OF_A_FORCE = (Role.EDITOR, Role.LEAD)


class Membership(models.Model):
    """The role that a person has in one force or, without a force, for the whole site."""

    TO_FORCE = "force_id"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    force = models.ForeignKey(
        Force, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=8, choices=Role.choices)
    given_at = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["force", "role", "user"]
        verbose_name = "role"
        constraints = [
            models.CheckConstraint(
                condition=Q(force=None, role__in=[Role.OPERATOR, Role.AUDITOR])
                | Q(force__isnull=False, role__in=OF_A_FORCE),
                name="force_where_the_role_needs_one",
                violation_error_message="Editors and leads need a force; operators and auditors "
                "have none.",
            ),
            models.UniqueConstraint(
                fields=["user", "force"],
                name="one_role_per_person_and_force",
                violation_error_message="This person has a role in this force already.",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(force=None),
                name="one_role_for_the_site",
                violation_error_message="This person has a role for the whole site already.",
            ),
        ]

    def __str__(self) -> str:
        where = f", {self.force}" if self.force else ""
        return f"{self.user}: {self.get_role_display()}{where}"
