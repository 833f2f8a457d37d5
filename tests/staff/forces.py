"""Two forces with everything that staff write; what the first has in drafts is a SECRET."""

import datetime

from django.db.models import Model
from django.utils import timezone

from accounts.models import User
from forces import publishing
from forces.drafts import HasDraft, kinds
from forces.models import EngagementMethod, Membership, SeniorOfficer
from forces.models.membership import Role
from neighbourhoods.models import (
    Chosen,
    Link,
    Meeting,
    Neighbourhood,
    PoliceLocation,
    Priority,
    TeamMember,
)
from releases.models import Edition
from tests.builders import make_force, make_neighbourhood
from tests.staff.people import make_person

SECRET = "Operation Kittiwake"
NEXT_WEEK = timezone.now() + datetime.timedelta(days=7)


class Staff:
    """Both forces, the people of all roles by their letters, and one text of each kind."""

    def __init__(self):
        self.force = make_force("doggerland", telephone="101")
        self.area = make_neighbourhood("Ness Harbour", force=self.force, code="H1")
        self.other_force = make_force("city-of-dogger")
        self.other_area = make_neighbourhood("Bank", force=self.other_force, code="C1")
        self.people: dict[str, User | None] = {
            "anonymous": None,
            "nobody": make_person(email="left@police.example"),
            "O": make_person(Role.EDITOR, force=self.other_force),
            "E": make_person(Role.EDITOR, force=self.force),
            "L": make_person(Role.LEAD, force=self.force),
            "P": make_person(Role.OPERATOR),
            "A": make_person(Role.AUDITOR),
        }
        self.texts: dict[str, HasDraft] = {}
        for item in (
            *texts_of(self.area),
            self.force,
            self.area,
        ):
            publishing.publish(item, by=None)
            hide_a_secret(item)
            publishing.save_draft(item, by=None)
            self.texts[f"{item._meta.app_label}_{item._meta.model_name}"] = item
        self.editor_role = Membership.objects.get(user=self.people["E"])


def texts_of(area: Neighbourhood) -> list[HasDraft]:
    """Return one text of each kind of an area and its force, not stored yet."""
    return [
        TeamMember(neighbourhood=area, position=1, name="Ann Field", rank="PC"),
        Priority(
            neighbourhood=area, issue="<p>Speeding</p>", issue_date=datetime.date(2024, 1, 10)
        ),
        Meeting(neighbourhood=area, title="Surgery", starts_at=NEXT_WEEK),
        Link(neighbourhood=area, position=1, title="Council", url="https://council.example/"),
        PoliceLocation(neighbourhood=area, position=1, name="Station"),
        SeniorOfficer(force=area.force, position=1, name="Chief"),
        EngagementMethod(force=area.force, position=1, kind="web", title="Site"),
    ]


def hide_a_secret(item: HasDraft) -> None:
    for name in ("name", "issue", "title", "description"):
        if name in item.WRITTEN:
            setattr(item, name, SECRET)
            return


def everything() -> list:
    """Return all that staff can change, to see whether something was."""
    people = User.objects.order_by("pk").values("pk", "name", "is_active", "wants_reminders")
    tables: list[type[Model]] = [Membership, Chosen, Edition, *kinds()]
    return [list(people), *(list(kind._base_manager.order_by("pk").values()) for kind in tables)]
