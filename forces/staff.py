"""
Who may do what: the only place that says so.

Everything on the staff's side asks `may` before an action and shows only what `visible` leaves,
lists, forms, actions, histories and exports alike. What is not in the table is not allowed.
"""

from django.db import models

from accounts.models import User
from forces.drafts import force_id_of
from forces.models import Membership
from forces.models.membership import Role

READ = frozenset({"view", "export"})
# Forces and neighbourhoods come and go with the reference data, not at the hand of staff.
CHANGE = READ | {"change", "publish"}
WRITE = CHANGE | {"add", "delete", "import"}

FIXED = frozenset({"forces.force", "neighbourhoods.neighbourhood"})
TEXTS = frozenset(
    {
        "forces.engagementmethod",
        "forces.seniorofficer",
        "neighbourhoods.link",
        "neighbourhoods.meeting",
        "neighbourhoods.policelocation",
        "neighbourhoods.priority",
        "neighbourhoods.teammember",
    }
)
PEOPLE = frozenset({"forces.membership"})
ACCOUNTS = frozenset({"accounts.user"})
# The monthly load and the reference data (`ingest.desk`).
DATA = frozenset({"ingest.batch"})

# Role -> what it may do, with which models. Editors and leads: in their own forces alone.
RIGHTS: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {
    Role.EDITOR: [(FIXED, CHANGE), (TEXTS, WRITE)],
    Role.LEAD: [(FIXED, CHANGE), (TEXTS, WRITE), (PEOPLE, READ | {"add", "change", "delete"})],
    Role.OPERATOR: [
        (FIXED, CHANGE),
        (TEXTS, WRITE),
        (PEOPLE, READ | {"add", "change", "delete"}),
        (ACCOUNTS, READ | {"change"}),
        (DATA, CHANGE),
    ],
    Role.AUDITOR: [(FIXED | TEXTS | PEOPLE | ACCOUNTS | DATA, READ)],
}
FOR_THE_WHOLE_SITE = (Role.OPERATOR, Role.AUDITOR)


def roles(user) -> list[Membership]:
    """Return the roles of a signed-in person; none for anybody else."""
    if not (user.is_authenticated and user.is_active):
        return []
    if not hasattr(user, "_roles"):
        # Asked a hundred times for one page.
        user._roles = list(user.memberships.select_related("force").defer("force__boundary"))
    return user._roles


def has_role(user) -> bool:
    """Say whether this person has anything to do on the staff's side."""
    return bool(roles(user))


def may(user, action: str, model: type[models.Model], item: models.Model | None = None) -> bool:
    """
    Say whether `user` may do `action` with `item`, or without one, with any of `model` at all.

    Actions: view, export, add, change, publish, delete, import. To view is to see drafts and
    history too.
    """
    label = model._meta.label_lower
    return any(
        action in _rights(role, label) and (item is None or _reaches(role, action, item))
        for role in roles(user)
    )


def visible(user, rows: models.QuerySet, action: str = "view") -> models.QuerySet:
    """Keep those of `rows`, or of the rows of a history, with which `user` may do `action`."""
    model = getattr(rows.model, "instance_type", rows.model)
    label = model._meta.label_lower
    granting = [role for role in roles(user) if action in _rights(role, label)]
    if any(role.role in FOR_THE_WHOLE_SITE for role in granting):
        return rows
    if not granting:
        return rows.none()
    return rows.filter(**{f"{model.TO_FORCE}__in": {role.force_id for role in granting}})


def forces_of(user, action: str = "change") -> set[int] | None:
    """Return the ids of the forces whose texts `user` may view or change; None: of all."""
    granting = [role for role in roles(user) if action in _rights(role, "forces.force")]
    if any(role.role in FOR_THE_WHOLE_SITE for role in granting):
        return None
    return {role.force_id for role in granting if role.force_id}


def may_give(user, role: str, force_id: int | None) -> bool:
    """Say whether `user` may give this role to somebody, or take it away."""
    return any(
        giver.role == Role.OPERATOR
        or (giver.role == Role.LEAD and role == Role.EDITOR and giver.force_id == force_id)
        for giver in roles(user)
    )


def _rights(role: Membership, label: str) -> frozenset[str]:
    return frozenset().union(
        *(actions for labels, actions in RIGHTS.get(role.role, []) if label in labels)
    )


def _reaches(role: Membership, action: str, item: models.Model) -> bool:
    if role.role in FOR_THE_WHOLE_SITE:
        return True
    if isinstance(item, User) or force_id_of(item) != role.force_id:
        return False
    # A lead sees the other leads of the force, and manages its editors.
    is_lead = isinstance(item, Membership) and item.role != Role.EDITOR
    return not (is_lead and action != "view")
