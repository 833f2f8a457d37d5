"""`/changelog/`: written by publication, with operators' notes; as a page, Atom and JSON."""

from xml.etree import ElementTree

import pytest

from releases.models import Release, Revision
from releases.month import Month
from tests.builders import make_crime, make_force, publish

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def revised_january():
    make_force("testshire", name="Testshire Police")
    make_force("otherton", name="Otherton Police")
    make_crime(month="2024-01")
    publish("2024-01", not_supplied=["otherton"], note="New records system.")
    again = Release.objects.create(
        action=Release.Action.PUBLISH, month=Month(2024, 1), note="Testshire sent January again."
    )
    Revision.objects.create(
        release=again,
        month=Month(2024, 1),
        force_slug="testshire",
        kind="street",
        rows_before=10,
        rows_after=12,
        rows_added=3,
        rows_removed=1,
        outcomes_changed=4,
    )


def test_says_what_was_published_revised_and_not_supplied(client, revised_january):
    page = " ".join(client.get("/changelog/").content.decode().split())

    assert "January 2024 published" in page
    assert "January 2024 revised" in page
    assert "<strong>Otherton Police</strong>: Street-level crime<br>New records system." in page
    assert "Testshire sent January again." in page
    assert (
        "1 police force revised its data: 3 records added, 1 removed, the outcome of 4 crimes"
        in page
    )


def test_the_newest_change_stands_first(client, revised_january):
    titles = [one["title"] for one in client.get("/changelog/changes.json").json()["changes"]]

    assert titles == ["January 2024 revised", "January 2024 published"]


def test_as_json_it_has_every_number(client, revised_january):
    newest, first = client.get("/changelog/changes.json").json()["changes"]

    assert newest["revisions"] == [
        {
            "force": "testshire",
            "kind": "street",
            "rows_before": 10,
            "rows_after": 12,
            "rows_added": 3,
            "rows_removed": 1,
            "outcomes_changed": 4,
        }
    ]
    assert first["not_supplied"] == [
        {"force": "otherton", "kind": "street", "in_part": False, "note": "New records system."}
    ]
    assert (newest["first_time"], first["first_time"]) == (False, True)


def test_as_atom_each_change_is_an_entry_with_an_id_of_its_own(client, revised_january):
    response = client.get("/changelog/feed.atom")
    entries = ElementTree.fromstring(response.content).findall("a:entry", ATOM)

    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext("a:title", "", ATOM) for entry in entries] == [
        "January 2024 revised",
        "January 2024 published",
    ]
    assert len({entry.findtext("a:id", "", ATOM) for entry in entries}) == 2
    assert "Otherton Police" in entries[1].findtext("a:summary", "", ATOM)


def test_withdrawing_is_told_too(client, revised_january):
    Release.objects.create(action=Release.Action.WITHDRAW, month=Month(2024, 1), note="Wrong file.")

    page = client.get("/changelog/").content.decode()

    assert "January 2024 withdrawn" in page
    assert "Wrong file." in page


def test_an_operator_s_note_on_a_public_month_is_told(client, revised_january):
    Release.objects.create(
        action=Release.Action.COVERAGE, month=Month(2024, 1), note="Otherton sent no outcomes."
    )

    page = client.get("/changelog/").content.decode()

    assert "January 2024: what police forces supplied, corrected" in page
    assert "Otherton sent no outcomes." in page


def test_levels_and_reference_data_are_no_news(client):
    Release.objects.create(action=Release.Action.LEVELS)
    Release.objects.create(action=Release.Action.REFERENCE, note="forces: 45 changes")

    assert "No month has been published yet" in client.get("/changelog/").content.decode()


def test_older_changes_are_a_link_away(client, monkeypatch, revised_january):
    monkeypatch.setattr("pages.changelog.MOST", 1)
    newest = Release.objects.latest().id

    assert f'href="/changelog/?before={newest}"' in client.get("/changelog/").content.decode()
    older = client.get(f"/changelog/?before={newest}").content.decode()
    assert "January 2024 published" in older
    assert "January 2024 revised" not in older


@pytest.mark.parametrize("wrong", ["x", "-1", "1;DROP", "9" * 20, "１２"])
def test_a_release_that_is_no_number_is_refused(visitor, wrong):
    assert visitor.get("/changelog/", {"before": wrong}).status_code == 400


class TestKnownIssues:
    """What stands at the head: what is missing at present, and since when."""

    @pytest.fixture
    def gaps(self):
        make_force("testshire", name="Testshire Police")
        make_force("otherton", name="Otherton Police")
        make_force("northfold", name="Northfold Police")
        publish("2024-01", not_supplied=["otherton"], partly=["northfold"])
        publish("2024-02", partly=["northfold"])
        publish("2024-03", not_supplied=["otherton"], partly=["northfold"])
        publish("2024-04", not_supplied=["otherton"], partly=["northfold"], note="New system.")

    def test_say_since_when_without_a_break_a_file_is_missing(self, client, gaps):
        known = client.get("/changelog/changes.json").json()["known_issues"]

        assert known == [
            {
                "force": "northfold",
                "issues": [
                    "Street-level crime: supplied only in part in every month published here.",
                    "New system.",
                ],
            },
            {
                "force": "otherton",
                "issues": ["Street-level crime: not supplied since March 2024.", "New system."],
            },
        ]

    def test_stand_on_the_first_page_only(self, client, gaps):
        page = " ".join(client.get("/changelog/").content.decode().split())
        older = client.get("/changelog/?before=2").content.decode()

        assert (
            "<strong>Otherton Police</strong><br>Street-level crime: not supplied since March 2024."
        ) in page
        assert "Known issues" not in older

    def test_name_a_force_with_a_tenth_of_its_crimes_without_a_place(self, client):
        force = make_force("testshire", name="Testshire Police")
        for number in range(10):
            make_crime(month="2024-01", force=force, **({} if number else {"at": None}))
        publish("2024-01")

        [issue] = client.get("/changelog/changes.json").json()["known_issues"]

        assert issue["issues"] == [
            "Crimes of January 2024 without a location, which no map shows: 1 of 10."
        ]

    def test_say_that_there_are_none(self, client):
        make_force("testshire")
        publish("2024-01")

        page = " ".join(client.get("/changelog/").content.decode().split())

        assert "Every police force supplied all of its files of January 2024" in page
