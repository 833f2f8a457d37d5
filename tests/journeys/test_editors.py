"""Staff of a force write, preview, publish and undo; residents see it at once."""

import csv
import datetime
import io
import uuid

import pytest
from django.utils import timezone

from forces.models.membership import Role
from tests import databases, servers
from tests.builders import make_force, make_neighbourhood, make_priority
from tests.journeys.editor import Editor, Resident
from tests.staff.people import give_second_factor, make_person

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
AREA = "/forces/doggerland/H1/"
MAIL = "ed@dog.example"


@pytest.fixture
def database_beside_browser(monkeypatch):
    """Let a test ask the database: Django takes Playwright's thread for an asynchronous one."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture
def staffed(database_beside_browser, own_database, monkeypatch):
    """The address of a site with one neighbourhood and its editor."""
    # A code of the app works once; users of other tests have the same ids.
    monkeypatch.setenv("QUEUE_NAME", uuid.uuid4().hex)
    force = make_force("doggerland", name="Doggerland Constabulary")
    area = make_neighbourhood("Ness Harbour", force=force, code="H1")
    make_priority(
        area,
        "<p>Speeding on Mill Lane</p>",
        action="<p>We have bought a radar.</p>",
        action_date=datetime.date(2024, 2, 1),
    )
    give_second_factor(make_person(Role.EDITOR, force=force, email=MAIL))
    with servers.running(databases.url_of(own_database)) as address:
        yield address


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def editor(browser, staffed, request):
    with browser.new_context(base_url=staffed, viewport=request.param) as visit:
        editor = Editor(visit.new_page(), staffed)
        editor.signs_in(MAIL)
        yield editor
        editor.met_nothing_broken()


@pytest.fixture
def resident(browser, staffed):
    with browser.new_context(base_url=staffed, viewport=PHONE) as visit:
        resident = Resident(visit.new_page(), staffed)
        yield resident
        resident.met_nothing_broken()


def test_editor_updates_a_priority_and_undoes_it(editor, resident):
    resident.opens(AREA)
    resident.sees("We have bought a radar.")

    editor.finds_page_in_order()
    editor.follows("Ness Harbour")
    editor.finds_page_in_order()
    editor.follows("Speeding on Mill Lane")
    editor.finds_page_in_order()
    editor.writes("Forty drivers were fined.", into="Action taken")
    editor.fills("Action of:", "2024-03-01")
    editor.presses("Preview")

    editor.sees_heading("Preview: Ness Harbour")
    editor.preview().get_by_text("Forty drivers were fined.").wait_for()
    editor.finds_page_in_order()
    resident.page.reload()
    resident.sees("We have bought a radar.")

    editor.presses("Publish it now")
    resident.soon_sees("Forty drivers were fined.")

    editor.follows("Speeding on Mill Lane")
    editor.sees_section("Earlier actions")
    editor.follows("History and undo")
    editor.finds_page_in_order()
    editor.page.get_by_role("button", name="Put back as of").last.click()
    editor.sees("as it was then")
    resident.soon_sees_no("Forty drivers were fined.")
    resident.sees("We have bought a radar.")


def test_editor_adds_a_meeting_every_two_weeks(editor, resident):
    first = timezone.localdate() + datetime.timedelta(days=7)
    last = first + datetime.timedelta(days=30)
    resident.opens(AREA)

    editor.follows("Ness Harbour")
    editor.follows("Add a meeting")
    editor.finds_page_in_order()
    editor.fills("Title:", "Coffee with the team")
    editor.fills("Starts:", f"{first}T10:30")
    editor.page.get_by_label("How often:").select_option("Every two weeks")
    editor.fills("Repeats until:", str(last))
    editor.fills("Address:", "Harbour Hall")
    editor.presses("Publish now")

    editor.sees("With 2 more meetings.")
    resident.soon_sees("Coffee with the team")
    assert resident.page.get_by_role("heading", name="Coffee with the team").count() == 3


def test_editor_imports_two_hundred_officers_three_of_them_wrong(editor, resident):
    resident.opens(AREA)

    editor.follows("Import team members")
    editor.finds_page_in_order()
    editor.page.get_by_label("File").set_input_files(
        {"name": "team.csv", "mimeType": "text/csv", "buffer": two_hundred_officers()}
    )
    editor.presses("Look at the file")

    editor.finds_page_in_order()
    editor.sees("197 would be added")
    editor.sees("3 cannot be imported")
    for reason in ("no neighbourhood 'X9'", "Give a name", "'not an address'"):
        editor.sees(reason)
    resident.page.reload()
    resident.sees_no("Officer 1")

    editor.presses("Import 197 rows and publish")
    editor.sees("197 rows added")
    resident.soon_sees("Officer 200")


def two_hundred_officers() -> bytes:
    """Return a CSV with three rows that cannot be taken in: 10, 20 and 30."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["neighbourhood", "name", "rank", "email"])
    for number in range(1, 201):
        code = "X9" if number == 10 else "H1"
        name = "" if number == 20 else f"Officer {number}"
        rank = "" if number == 20 else "PC"
        mail = "not an address" if number == 30 else f"o{number}@police.example"
        rows.writerow([code, name, rank, mail])
    return text.getvalue().encode()
