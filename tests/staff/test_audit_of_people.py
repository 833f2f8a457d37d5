"""Who was given which role, and by whom, is in the audit log."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from forces.models import Membership
from forces.models.membership import Role
from ingest.models import Deed
from tests.builders import make_force
from tests.staff.people import browser, give_second_factor, make_person

pytestmark = pytest.mark.django_db


def logged() -> list[tuple[str, str]]:
    """Return what the log says, oldest first."""
    return list(Deed.objects.order_by("id").values_list("action", "what"))


def test_a_role_given_and_taken_a_factor_forgotten_an_account_barred():
    ann = make_person(Role.OPERATOR)
    operator = browser(ann)
    force = make_force("testshire")
    operator.post(
        reverse("admin:forces_membership_add"),
        {"email": "bob@police.example", "name": "Bob", "role": Role.LEAD, "force": force.pk},
    )
    role = Membership.objects.get(user__email="bob@police.example")
    give_second_factor(role.user)
    operator.post(
        reverse("admin:forces_membership_changelist"),
        {"action": "forget_second_factor", "_selected_action": [role.pk]},
    )
    operator.post(
        reverse("admin:accounts_user_change", args=[role.user.pk]), {"name": "Bob", "email": "x"}
    )
    operator.post(reverse("admin:forces_membership_delete", args=[role.pk]), {"post": "yes"})

    whose = f"bob@police.example, Bob: Force lead, {force.name}"
    assert logged() == [
        ("role-given", whose),
        ("factor-forgotten", "bob@police.example"),
        ("account", "bob@police.example"),
        ("role-taken", whose),
    ]
    assert {deed.by for deed in Deed.objects.all()} == {ann}
    assert "is_active is now False" in Deed.objects.get(action="account").answer.text
    page = operator.get(reverse("desk:log")).content.decode()
    assert "Gave a role" in page


def test_the_first_operator_too():
    call_command("create_operator", "ann@example.org", verbosity=0)

    assert [action for action, _ in logged()] == ["role-given"]
