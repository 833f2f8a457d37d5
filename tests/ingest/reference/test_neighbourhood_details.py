import datetime
import shutil
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from forces.models import Force
from neighbourhoods.models import Meeting, Neighbourhood, Priority, TeamMember
from tests.builders import make_force, make_meeting, make_member, make_neighbourhood, square
from tests.ingest.reference.found import there, west
from tests.ingest.reference.made_files import ring, write_json

PERSON: dict[str, Any] = {
    "bio": None,
    "contact_details": {},
    "name": "PC Ann Field",
    "rank": "Constable",
}


@pytest.fixture
def answers(tmp_path, db):
    """Return a function that records an answer of the API, and the folder of all of them."""
    make_force("testshire", name="Testshire Police", url="https://old.example/")

    def record(path, content):
        write_json(tmp_path / f"{path}.json", content)
        return tmp_path

    return record


def boundary(longitude):
    return [{"latitude": str(y), "longitude": str(x)} for x, y in ring(longitude)]


def test_a_whole_force_is_copied(load, answers):
    answers("forces", [{"id": "testshire", "name": "Testshire Police"}])
    answers(
        "forces/testshire",
        {
            "description": "<h2>About</h2><p>Us</p>",
            "description_cy": "<p>Ni</p>",
            "url": "http://www.testshire.example/",
            "engagement_methods": [
                {"url": "", "type": "telephone", "description": None, "title": "telephone"},
                {"url": "https://x.example/", "description": "Join us", "title": "Facebook"},
            ],
            "telephone": "101",
            "promise": "We answer within 72 hours.",
            "id": "testshire",
            "name": "Testshire Police",
        },
    )
    answers("forces/testshire/people", [{**PERSON, "name": "Chief", "rank": None}])
    answers("testshire/neighbourhoods", [{"id": "N 1", "name": "Leake &amp; Keyworth"}])
    answers(
        "testshire/N 1",
        {
            "url_force": "http://www.testshire.example/n1",
            "contact_details": {"email": "n1@testshire.example", "web": "javascript:x()"},
            "name": "Leake &amp; Keyworth",
            "name_cy": "Llyn",
            "links": [{"url": "https://c.example", "description": None, "title": "Council"}],
            "centre": {"latitude": "54.5", "longitude": "2.5"},
            "locations": [
                {
                    "name": "Mansfield House",
                    "longitude": None,
                    "postcode": "ZD1 1AA",
                    "address": "74 Gate\n, Testford",
                    "latitude": None,
                    "type": None,
                    "description": None,
                }
            ],
            "description": "<p onclick='x()'>Quiet</p>",
            "id": "N 1",
            "population": "7,985",
        },
    )
    answers("testshire/N 1/boundary", boundary(2.5))
    answers("testshire/N 1/people", [PERSON, {**PERSON, "name": "PCSO Bo Mere", "rank": "PCSO"}])
    answers(
        "testshire/N 1/priorities",
        [
            {
                "action": None,
                "issue-date": "2026-04-14T00:00:00",
                "action-date": None,
                "issue": "Speeding",
                "issue_cy": "Goryrru",
            }
        ],
    )
    folder = answers(
        "testshire/N 1/events",
        [
            {
                "contact_details": {},
                "description": None,
                "title": "Beat meeting",
                "address": "Village hall",
                "type": "meeting",
                "start_date": "2026-07-15T18:00:00",
                "end_date": "2026-07-15T19:00:00",
            }
        ],
    )

    load("neighbourhood-details", folder)

    force = Force.objects.get(slug="testshire")
    assert (force.description, force.description_cy) == ("About<p>Us</p>", "<p>Ni</p>")
    assert (force.url, force.promise) == (
        "http://www.testshire.example/",
        "We answer within 72 hours.",
    )
    assert [method.kind for method in force.engagement_methods.all()] == ["telephone", "facebook"]
    assert [officer.name for officer in force.senior_officers.all()] == ["Chief"]
    area = Neighbourhood.objects.get(code="N 1")
    assert (area.name, area.name_cy, area.folded) == (
        "Leake & Keyworth",
        "Llyn",
        "leake keyworth llyn",
    )
    assert (area.population, there(area.centre).coords) == (7985, (2.5, 54.5))
    assert area.description == "<p>Quiet</p>"
    assert area.contact_details == {"email": "n1@testshire.example"}
    assert there(area.boundary).extent == pytest.approx((2.49, 54.49, 2.51, 54.51))
    assert [member.name for member in area.team.all()] == ["PC Ann Field", "PCSO Bo Mere"]
    assert [link.title for link in area.links.all()] == ["Council"]
    place = area.locations.get()
    assert (place.address, place.location) == ("74 Gate\nTestford", None)
    priority = area.priorities.get()
    assert (priority.issue, priority.issue_cy) == ("Speeding", "Goryrru")
    assert priority.issue_date == datetime.date(2026, 4, 14)
    # Six in the evening of British summer time.
    assert area.meetings.get().starts_at == datetime.datetime(2026, 7, 15, 17, tzinfo=datetime.UTC)


def test_copying_again_writes_nothing_and_keeps_ids(load, answers):
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "Old Town"}])
    answers("testshire/N1", {"name": "Old Town", "centre": {"latitude": "50", "longitude": "1"}})
    answers("testshire/N1/boundary", boundary(2.5))
    folder = answers("testshire/N1/people", [PERSON])
    first = load("neighbourhood-details", folder)
    member = TeamMember.objects.get()

    again = load("neighbourhood-details", folder)

    told = "left out 1: a centre outside the neighbourhood's own boundary (testshire/N1)"
    assert told in first
    assert again == [
        "reading Testshire Police",
        "neighbourhoods: 0 added, 0 changed, 1 as before",
        told,
    ]
    assert TeamMember.objects.get() == member


def test_an_answer_that_is_missing_leaves_and_an_empty_one_clears(load, answers):
    area = make_neighbourhood("Old Town", code="N1", force=Force.objects.get())
    make_member(area, "PC Old")
    make_meeting(area, starts_at=datetime.datetime(2026, 7, 15, tzinfo=datetime.UTC))
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "Old Town"}])
    folder = answers("testshire/N1/people", [])

    load("neighbourhood-details", folder)

    assert not TeamMember.objects.exists()
    assert Meeting.objects.count() == 1


def test_a_better_boundary_is_kept(load, answers):
    make_neighbourhood("Old", code="N1", force=Force.objects.get(), boundary=square(longitude=2.9))
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "Old"}, {"id": "N2", "name": "New"}])
    answers("testshire/N1/boundary", boundary(2.5))
    folder = answers("testshire/N2/boundary", boundary(2.6))

    load("neighbourhood-details", folder)

    assert west("N1") == pytest.approx(2.89)
    assert west("N2") == pytest.approx(2.59)


def test_a_force_on_the_list_that_is_not_known_is_added(load, answers):
    answers("forces", [{"id": "mereland", "name": "Mereland Police", "name_cy": "Heddlu Mere"}])
    folder = answers("mereland/neighbourhoods", [{"id": "M1", "name": "Mere"}])

    load("neighbourhood-details", folder)

    force = Force.objects.get(slug="mereland")
    assert (force.name, force.name_cy) == ("Mereland Police", "Heddlu Mere")
    assert [area.code for area in force.neighbourhoods.all()] == ["M1"]


def test_parts_that_cannot_be_used_are_told(load, answers):
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "Old Town"}])
    answers("testshire/N1/people", [{**PERSON, "name": ""}, PERSON])
    folder = answers(
        "testshire/N1/priorities",
        [{"issue": "Undated", "issue-date": None, "action": None, "action-date": None}],
    )

    lines = load("neighbourhood-details", folder)

    assert "skipped 1: a person without a name (testshire/N1/people)" in lines
    assert "skipped 1: a priority without a text or a date (testshire/N1/priorities)" in lines
    assert TeamMember.objects.get().name == "PC Ann Field"
    assert not Priority.objects.exists()


def test_a_text_longer_than_its_column_is_cut_and_told(load, answers):
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "Old Town"}])
    folder = answers("testshire/N1/people", [{**PERSON, "rank": "R" * 200}])

    lines = load("neighbourhood-details", folder)

    assert TeamMember.objects.get().rank == "R" * 150
    assert "cut short 1: rank longer than 150 letters (Old Town)" in lines


@pytest.mark.parametrize(
    ("path", "content", "words"),
    [
        ("testshire/N1/people", {"error": "no"}, "testshire/N1/people is not what the API answers"),
        ("testshire/N1", [], "testshire/N1 is not what the API answers"),
        ("testshire/N1/boundary", [{"lat": 1}], "testshire/N1/boundary is not a boundary"),
        ("testshire/neighbourhoods", ["N1"], "testshire/neighbourhoods is not what the API"),
        ("testshire/neighbourhoods", [{"id": "../N1"}], "which is no id"),
        ("forces", [{"id": "../../etc", "name": "x"}], "which is no id of a force"),
    ],
)
def test_another_shape_refuses_the_whole_copy(path, content, words, load, answers):
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "Old Town"}])
    answers("testshire/N1/people", [PERSON])
    folder = answers(path, content)

    with pytest.raises(CommandError, match=words):
        load("neighbourhood-details", folder)

    assert not Neighbourhood.objects.exists()


def test_a_folder_without_answers_is_refused(load, answers, tmp_path):
    with pytest.raises(CommandError, match="There are no answers to copy"):
        load("neighbourhood-details", tmp_path)
    with pytest.raises(CommandError, match="is neither a folder nor a zip"):
        load("neighbourhood-details", tmp_path / "missing")


def test_a_zip_of_the_folder_does_as_well_and_is_undone(load, answers, tmp_path_factory):
    area = make_neighbourhood("Old Town", force=make_force(), code="N1")
    make_member(area, "PC Before")
    answers("testshire/neighbourhoods", [{"id": "N1", "name": "New Town"}])
    answers("testshire/N1", {"id": "N1", "name": "New Town", "description": "<p>Us</p>"})
    folder = answers("testshire/N1/people", [PERSON])
    # Zipped as people do it: with the folder itself.
    archive = shutil.make_archive(
        str(tmp_path_factory.mktemp("sent") / "answers"), "zip", folder.parent, folder.name
    )

    load("neighbourhood-details", archive)

    area.refresh_from_db()
    assert (area.name, area.description) == ("New Town", "<p>Us</p>")
    assert [member.name for member in area.team.all()] == ["PC Ann Field"]

    call_command("undo_reference", "neighbourhood-details", verbosity=0)

    area.refresh_from_db()
    assert (area.name, area.description) == ("Old Town", "")
    assert [member.name for member in area.team.all()] == ["PC Before"]
