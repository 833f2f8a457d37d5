"""Tables of a spreadsheet: what they would change is shown first; bad rows stay out."""

import datetime
import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forces.models.membership import Role
from neighbourhoods.exchange import files
from neighbourhoods.models import Priority, TeamMember
from tests.builders import make_force, make_member, make_neighbourhood, make_priority
from tests.staff.people import browser, make_person

pytestmark = pytest.mark.django_db

COLUMNS = ["neighbourhood", "name", "rank", "telephone", "email"]
# Line of the file to what is wrong with it.
BAD = {17: ["X9", "PC Lost"], 24: ["H1", ""], 31: ["H1", "PC Wrong", "", "", "not an address"]}


@pytest.fixture
def area():
    return make_neighbourhood("Ness Harbour", force=make_force("doggerland"), code="H1")


@pytest.fixture
def ed(area) -> Client:
    return browser(make_person(Role.EDITOR, force=area.force))


def workbook(*rows) -> SimpleUploadedFile:
    """Make an XLSX as a spreadsheet saves it: numbers and days are not texts."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write_datetime(line, column, cell, day)
                else:
                    sheet.write(line, column, cell)
    return SimpleUploadedFile("table.xlsx", content.getvalue())


def forty() -> list[list]:
    rows: list[list] = [["H1", f"PC Number {line}", "Constable", 101, ""] for line in range(2, 42)]
    for line, row in BAD.items():
        rows[line - 2] = row
    return rows


def look(ed, kind: str, file):
    """Choose a file; return what the page says, and what it was made of."""
    answer = ed.post(f"/admin/import/{kind}/", {"file": file})
    assert answer.status_code == 200
    return answer.content.decode(), answer.context


def confirm(ed, kind: str, found, **sent) -> str:
    return ed.post(f"/admin/import/{kind}/{found['key']}/", sent, follow=True).content.decode()


def test_forty_officers_of_a_workbook_three_of_them_wrong(ed, area):
    known = make_member(area, "PC Number 2", rank="Constable", contact_details={"telephone": "999"})
    make_member(area, "PC Number 3", rank="Constable", contact_details={"telephone": "101"})

    page, found = look(ed, "team", workbook(COLUMNS, *forty()))

    assert [line for line, _ in found["bad"]] == list(BAD)
    assert (len(found["new"]), len(found["changed"]), found["same"]) == (35, 1, 1)
    assert found["changed"][0].changes == [("telephone", "999", "101")]
    assert found["changed"][0].line == 2
    for text in ("3 cannot be imported", "no neighbourhood &#x27;X9&#x27;", "not an address"):
        assert text in page
    assert TeamMember.with_drafts.count() == 2

    bad = ed.get(f"/admin/import/team/{found['key']}/bad-rows.csv").content.decode("utf-8-sig")
    assert [line.split(",")[1] for line in bad.splitlines()[1:]] == ["PC Lost", "", "PC Wrong"]

    said = confirm(ed, "team", found, publish="1")

    assert "35 rows added and 1 changed, public now." in said
    assert "1 were the same already; 3 bad ones are left out." in said
    assert area.team.count() == 37
    known.refresh_from_db()
    assert known.contact_details == {"telephone": "101"}
    # A number of the sheet is text here, without the point that spreadsheets put.
    assert area.team.get(name="PC Number 9").contact_details == {"telephone": "101"}


def test_a_table_is_taken_in_once(ed, area):
    _, found = look(ed, "team", workbook(COLUMNS, ["H1", "PC Ann Field", "", "", ""]))
    confirm(ed, "team", found)
    assert "waiting for too long" in confirm(ed, "team", found)
    member = TeamMember.with_drafts.get()
    assert (member.name, member.is_public) == ("PC Ann Field", False)  # kept as a draft


def test_days_of_a_sheet_are_days(ed, area):
    priority = make_priority(area, "<p>Speeding</p>", issued="2024-01-10")
    head = ["id", "neighbourhood", "issue", "issue_date", "action", "action_date"]
    row = [
        *(priority.pk, "H1", "Speeding", datetime.date(2024, 1, 10)),
        *("We have bought a radar.", datetime.date(2024, 2, 1)),
    ]

    _, found = look(ed, "priorities", workbook(head, row))
    confirm(ed, "priorities", found, publish="1")

    stored = Priority.objects.get()
    assert stored.pk == priority.pk
    assert stored.action_date == datetime.date(2024, 2, 1)
    assert "radar" in stored.action


def test_what_is_exported_comes_in_again_without_a_change(ed, area):
    make_member(area, "=cmd()", rank="Constable")
    make_member(area, "PC Ann Field", bio="<p>Twenty years in the harbour.</p>")
    for ending in ("xlsx", "csv"):
        content = ed.get(f"/admin/export/team.{ending}").content
        file = SimpleUploadedFile(f"team.{ending}", content)
        _, found = look(ed, "team", file)
        assert (found["bad"], found["new"], found["changed"], found["same"]) == ([], [], [], 2)


def test_what_is_no_table_is_told(ed):
    for name, content in (("team.xlsx", b"PK\x03\x04 broken"), ("team.csv", b"\0\1\2")):
        page = ed.post("/admin/import/team/", {"file": SimpleUploadedFile(name, content)})
        assert (
            "table" in page.context["form"].errors["file"][0]
            or "CSV" in (page.context["form"].errors["file"][0])
        )
    with pytest.raises(files.NotATable, match="no row below"):
        files.read("team.csv", b"name\n")
