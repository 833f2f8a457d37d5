"""What has changed lately, for the start page of whoever may see it."""

import datetime

import pytest
from django.utils import timezone

from forces import publishing
from forces.models import SeniorOfficer
from forces.models.membership import Role
from neighbourhoods import changes
from neighbourhoods.models import Neighbourhood, TeamMember
from tests.builders import make_force, make_neighbourhood
from tests.staff.people import make_person

pytestmark = pytest.mark.django_db


def lately(user) -> list[tuple[str, str, str]]:
    since = timezone.now() - datetime.timedelta(days=7)
    found = changes.since(since, user=user, areas=Neighbourhood.objects.all())
    return [(change.where, change.kind, change.what) for change in found]


def test_texts_of_the_area_its_contact_and_its_force_newest_first():
    area = make_neighbourhood("Old Town", force=make_force("testshire"))
    ann = make_person(Role.EDITOR, force=area.force)
    publishing.publish(TeamMember(neighbourhood=area, position=1, name="PC Field"), by=ann)
    area.contact_details = {"telephone": "101"}
    publishing.publish(area, by=ann)
    publishing.publish(SeniorOfficer(force=area.force, position=1, name="Chief"), by=ann)
    area.force.commentary = "<p>Fewer burglaries.</p>"
    publishing.save_draft(area.force, by=ann)
    # Of another force, which Ann may not see.
    other = make_neighbourhood("Bank", force=make_force("otherton"))
    publishing.publish(TeamMember(neighbourhood=other, position=1, name="PC Moore"), by=None)

    # What was there before Ann came to it has a first version of its own: "As it was loaded".
    assert list(dict.fromkeys(lately(ann))) == [
        (area.force.name, "what it says of itself", ""),
        (area.force.name, "senior officer", "Chief"),
        ("Old Town", "what it says of itself", ""),
        ("Old Town", "team member", "PC Field"),
    ]
