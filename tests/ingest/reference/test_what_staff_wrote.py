"""A mirror or a load brings texts of forces; what staff have written here since stays."""

import pytest

from forces import publishing
from ingest.reference.api_writing import write_neighbourhood, write_rows
from ingest.reference.report import Report
from neighbourhoods.models import TeamMember
from tests.builders import make_member, make_neighbourhood

pytestmark = pytest.mark.django_db

BROUGHT = [{"position": 1, "name": "PC Brought", "rank": "PC"}]


@pytest.fixture
def area():
    return make_neighbourhood("Old Town", description="<p>Loaded</p>")


@pytest.fixture
def report():
    return Report(tell=lambda line: None)


def team_of(area) -> list[str]:
    return [member.name for member in area.team.all()]


def test_a_team_that_nobody_has_touched_is_brought_up_to_date(area, report):
    make_member(area, "PC Loaded")

    write_rows(TeamMember, area, BROUGHT, report)

    assert team_of(area) == ["PC Brought"]


def test_a_team_of_which_staff_have_changed_one_is_left_alone_and_said_so(area, report):
    make_member(area, "PC Loaded")
    publishing.publish(make_member(area, "PC Written Here"), by=None)

    write_rows(TeamMember, area, BROUGHT, report)

    assert team_of(area) == ["PC Loaded", "PC Written Here"]
    assert ("left as staff wrote them", "team members") in report.notes


def test_a_draft_alone_keeps_a_team_too(area, report):
    publishing.save_draft(TeamMember(neighbourhood=area, position=1, name="PC Draft"), by=None)

    write_rows(TeamMember, area, BROUGHT, report)

    assert team_of(area) == []
    assert TeamMember.with_drafts.get().name == "PC Draft"


def test_what_staff_have_deleted_does_not_come_back(area, report):
    publishing.delete(make_member(area, "PC Left The Force"), by=None)

    write_rows(TeamMember, area, BROUGHT, report)

    assert team_of(area) == []


def test_the_name_of_an_area_is_brought_and_what_staff_wrote_of_it_stays(area, report):
    area.description = "<p>Written here</p>"
    publishing.publish(area, by=None)

    write_neighbourhood(area, {"name": "New Town", "description": "<p>Brought</p>"}, report)

    area.refresh_from_db()
    assert (area.name, area.description) == ("New Town", "<p>Written here</p>")
