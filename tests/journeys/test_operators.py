"""An operator brings a real month in: upload, progress, problems, publication, restoration."""

import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from forces.models.membership import Role
from tests import databases, servers
from tests.countries import REAL_DATA
from tests.journeys.operator import Operator
from tests.staff.people import give_second_factor, make_person

MONTH = "2022-05"
MAIL = "olive@example.org"
FILES = REAL_DATA / "police-csv" / MONTH


@pytest.fixture
def beside_a_browser(monkeypatch) -> None:
    """Ask the database although, while Playwright runs, Django takes this thread for another."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture
def site_of_operator(
    beside_a_browser, own_database, worker, monkeypatch, own_database_name, tmp_path
):
    """The address of a site that knows its forces and has no month yet."""
    if not FILES.exists():
        pytest.skip("The real police files are not on this machine (../shared/data).")
    # The web server asks the worker of this test.
    monkeypatch.setenv("QUEUE_NAME", own_database_name)
    # A folder wider than a phone: its name stands on the page of a load.
    monkeypatch.setenv("DOWNLOADS_ROOT", str(tmp_path / ("a-long-name" * 8)))
    call_command("load_reference", "forces", verbosity=0)
    give_second_factor(make_person(Role.OPERATOR, email=MAIL))
    with servers.running(databases.url_of(own_database)) as address:
        yield address


@pytest.fixture
def operator(browser, site_of_operator):
    with browser.new_context(base_url=site_of_operator) as visit:
        operator = Operator(visit.new_page(), site_of_operator)
        yield operator
        operator.met_nothing_broken()


def zipped(path: Path, *, without_last: int = 0, broken_rows: int = 0) -> Path:
    """Zip the real month, as the official site does; some rows left out, or of no such month."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(FILES.glob("*.csv")):
            lines = file.read_bytes().splitlines(keepends=True)
            if file.name.endswith("-street.csv"):
                lines = lines[: len(lines) - without_last]
                for place in range(1, broken_rows + 1):
                    lines[place] = lines[place].replace(MONTH.encode(), b"2022-13")
            archive.writestr(f"{MONTH}/{file.name}", b"".join(lines))
    return path


def test_a_real_month_from_upload_to_restoration(operator, tmp_path):
    operator.signs_in(MAIL)
    operator.finds_page_in_order()
    operator.follows("Monthly data")
    operator.finds_page_in_order()

    operator.follows("Upload files")
    operator.finds_page_in_order()
    operator.sends(zipped(tmp_path / "may.zip", broken_rows=2))
    operator.sees("bedfordshire")
    operator.finds_page_in_order()

    operator.presses(f"Load {MONTH}")
    operator.sees_heading(f"{MONTH} at a glance")
    operator.soon_sees("Loaded, not public")
    operator.sees("has begun, with 3 files")
    operator.sees("Residents do not see this month.")
    operator.sees("5,812 rows")
    operator.finds_page_in_order()

    operator.follows("load 1")
    operator.finds_page_in_order()
    operator.follows("Problems: 2")
    operator.sees("2022-13")
    operator.sees("2 problems.")
    operator.finds_page_in_order()

    operator.opens(f"/admin/months/{MONTH}/")
    operator.follows("Publish…")
    operator.sees(f"{MONTH} for the first time, with")
    operator.finds_page_in_order()
    operator.page.get_by_label("Note for the public change log").fill("The first month.")
    operator.presses(f"Publish {MONTH}")
    operator.soon_sees(f"{MONTH} is public (load 1).")

    # The force sends a revised file, with fifty rows fewer and none broken.
    operator.follows("Upload files")
    operator.sends(zipped(tmp_path / "revised.zip", without_last=50))
    operator.presses(f"Load {MONTH}")
    operator.soon_sees("Loaded, not public")
    operator.follows("load 2")
    operator.sees("Differs: bedfordshire street: 5,812 rows before, 5,764 now")
    operator.presses("Work out which levels would move")
    operator.soon_sees("levels would move if load 2")
    operator.opens(f"/admin/months/{MONTH}/publish/")
    operator.sees("as load 2 has it")
    operator.finds_page_in_order()
    operator.presses(f"Publish {MONTH}")
    operator.soon_sees(f"{MONTH} is public (load 2).")

    operator.follows("Put the earlier version back…")
    operator.sees("in place of load 2")
    operator.presses("Put back the earlier version")
    operator.soon_sees(f"{MONTH} is again as load 1 had it.")
    operator.sees("5,812 rows")

    operator.follows("Audit log")
    operator.sees("The first month.")
    operator.finds_page_in_order()
    operator.follows("Health")
    operator.sees("months are public, the newest 2022-05")
    operator.finds_page_in_order()


def test_a_new_force_from_upload_to_undo(operator, tmp_path):
    file = tmp_path / "forces_2026.csv"
    file.write_text("id,name\nnewshire,Newshire Police\n")
    operator.signs_in(MAIL)
    operator.follows("Reference data")
    operator.sees("45 forces")
    operator.finds_page_in_order()
    operator.follows("forces")
    operator.finds_page_in_order()
    operator.sends(file, then="Uploaded reference data")
    operator.finds_page_in_order()

    operator.presses("See what it would change")
    operator.soon_sees("added: Newshire Police")
    operator.sees("Looked at, not loaded")
    operator.finds_page_in_order()
    operator.presses("Load it")
    operator.soon_sees("1 rows added, 0 changed, 0 gone.")

    operator.follows("Undo…")
    operator.sees("1 go, 0 are as they were, 0 come back.")
    operator.finds_page_in_order()
    operator.presses("Undo this load")
    operator.soon_sees("is undone.")
