"""A month at a glance, its problems, and what operators ask for."""

import pytest
from django.urls import reverse

from forces.models.membership import Role
from ingest import matrix
from ingest.models import Batch, Deed, Look, Problem, SourceFile, SupplyNote
from releases.models import Coverage
from releases.month import Month
from tests import builders
from tests.staff.people import browser, make_person

JANUARY = Month(2024, 1)


@pytest.fixture
def operator(db):
    return browser(make_person(Role.OPERATOR))


@pytest.fixture
def forces(db):
    return [builders.make_force(slug, position=n) for n, slug in enumerate(("ash", "beech", "elm"))]


def make_batch(state, files=(), **fields) -> Batch:
    """Make a load of January with files as (force, kind, rows, state)."""
    batch = Batch.objects.create(month=JANUARY, source="/nowhere", state=state, **fields)
    for force, kind, rows, of_file in files:
        batch.files.create(
            force=force, kind=kind, name=f"2024-01/2024-01-{force.slug}-{kind}.csv", size=1,
            state=of_file, rows_loaded=rows,
        )  # fmt: skip
    return batch


def make_history(force, kind, rows=500, months=12):
    for back in range(1, months + 1):
        Coverage.objects.create(
            month=JANUARY.plus(-back), force_slug=force.slug, kind=kind, rows=rows,
            status=Coverage.Status.SUPPLIED,
        )  # fmt: skip


def words() -> dict[tuple[str, str], str]:
    return {
        (force.slug, str(cell.kind)): cell.word
        for force, cells in matrix.glance(JANUARY).rows
        for cell in cells
    }


def test_each_file_says_how_far_it_is(forces):
    ash, beech, elm = forces
    for force in forces:
        make_history(force, "street")
    make_history(ash, "outcomes")
    make_batch(
        Batch.State.PUBLISHED,
        [(ash, "street", 510, "loaded"), (beech, "street", 490, "loaded")],
    )
    make_batch(
        Batch.State.LOADING,
        [(ash, "street", 512, "loaded"), (elm, "street", 0, "waiting")],
    )

    found = words()

    assert found["ash", "street"] == "Loading"
    assert found["beech", "street"] == "Published"
    assert found["elm", "street"] == "Received"
    # It used to come, the month is public, and it is not there.
    assert found["ash", "outcomes"] == "Not supplied"
    assert found["elm", "stop-and-search"] == "Not expected"


def test_before_anything_has_come_files_are_expected(forces):
    make_history(forces[0], "street")
    assert words()["ash", "street"] == "Expected"
    assert words()["beech", "street"] == "Not expected"


def test_rows_stand_beside_what_is_usual_and_what_is_public(forces, operator):
    ash = forces[0]
    make_history(ash, "street")
    make_batch(Batch.State.PUBLISHED, [(ash, "street", 505, "loaded")])
    text = "250 rows; 500 are usual."
    make_batch(
        Batch.State.LOADED,
        [(ash, "street", 250, "loaded")],
        warnings=[{"force": "ash", "kind": "street", "about": "rows", "text": text}],
    )

    page = operator.get(reverse("desk:month", args=[JANUARY])).content.decode()

    assert "250 rows (public: 505)" in page
    assert "usual 500" in page
    assert f"Warning: {text}" in page


def test_a_note_says_why_a_file_did_not_come(forces):
    make_history(forces[0], "street")
    SupplyNote.objects.create(
        month=JANUARY, force=forces[0], kind="street", status="not-supplied", reason="No system."
    )
    assert words()["ash", "street"] == "Not supplied"


def test_the_button_sends_what_its_page_showed(forces, operator):
    batch = make_batch(Batch.State.LOADED, [(forces[0], "street", 7, "loaded")])
    address = reverse("desk:change", args=[JANUARY, "publish"])
    page = operator.get(address).content.decode()
    assert "2024-01 for the first time, with 7 rows" in page
    assert f'name="seen" value="{batch.id}:loaded"' in page

    operator.post(address, {"seen": f"{batch.id}:loaded", "note": "Late files of Ash."})

    deed = Deed.objects.get()
    assert (deed.action, deed.month, deed.what) == ("publish", JANUARY, "Late files of Ash.")
    assert deed.asked == {"seen": f"{batch.id}:loaded", "note": "Late files of Ash."}
    assert deed.by.email == "operator-site@police.example"
    page = operator.get(reverse("desk:month", args=[JANUARY])).content.decode()
    assert "Being done…" in page
    assert "data-busy" in page


def test_problems_by_file_and_reason_and_as_csv(forces, operator):
    batch = make_batch(
        Batch.State.LOADED,
        [(forces[0], "street", 7, "loaded"), (forces[1], "street", 7, "loaded")],
    )
    ash, beech = batch.files.order_by("name")
    Problem.objects.create(file=ash, line=7, reason="No such month", row="a,2023-13,=1+1")
    Problem.objects.create(file=ash, line=9, reason="Off the planet", row="=cmd()")
    Problem.objects.create(file=beech, reason="Reported by 'Elm'")

    def shown(**query) -> str:
        address = reverse("desk:problems", args=[batch.id])
        return operator.get(address, query).content.decode()

    assert "3 problems" in shown()
    assert "2 problems" in shown(file=ash.name)
    assert "Off the planet" in shown(reason="planet")
    assert "1 problem." in shown(reason="planet")
    answer = operator.get(reverse("desk:problems-csv", args=[batch.id]), {"file": ash.name})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0] == "file,line,reason,row"
    assert lines[1].endswith(',7,No such month,"a,2023-13,=1+1"')
    # A spreadsheet must not take a cell for a formula.
    assert lines[2].endswith(",9,Off the planet,'=cmd()")
    assert len(lines) == 3


def test_a_month_that_is_none_is_not_there(operator):
    assert operator.get("/admin/months/2024-13/").status_code == 404
    assert operator.get("/admin/months/2024-01/explode/").status_code == 404


def test_files_that_wait_for_a_worker_say_so(forces, operator):
    batch = make_batch(Batch.State.LOADING, [(forces[0], "street", 0, SourceFile.State.WAITING)])
    page = operator.get(reverse("desk:load", args=[batch.id])).content.decode()
    assert "0 of 1 files" in page
    assert "Give this load up" in page
    assert "data-busy" in page


def test_what_a_look_has_found_is_there_until_it_is_loaded_from_there(operator, settings):
    settings.OFFICIAL_ADDRESS = "https://a.example/{month}.zip"
    found = Look.objects.create(
        address="https://a.example/2024-01.zip", month=JANUARY, result=Look.Result.REISSUED,
        source="/downloads/2024-01.zip", revised={"2024-01": ["ash street: 1 rows here, 2 there"]},
    )  # fmt: skip
    for _ in range(8):
        Look.objects.create(address="https://a.example/2024-02.zip", result="nothing-new")

    page = operator.get("/admin/months/").content.decode()
    assert "ash street: 1 rows here, 2 there" in page
    button = reverse("desk:load-revised", args=[found.id, JANUARY])
    assert f'action="{button}"' in page

    operator.post(button)
    assert Deed.objects.get().asked == {"source": "/downloads/2024-01.zip"}


def test_a_failed_load_is_tried_again_with_the_same_files(operator, forces):
    batch = make_batch(Batch.State.FAILED, error="a.csv is damaged.", only_forces=["ash"])
    button = reverse("desk:load-again", args=[batch.id])
    assert (
        f'action="{button}"' in operator.get(reverse("desk:load", args=[batch.id])).content.decode()
    )

    operator.post(button)

    deed = Deed.objects.get()
    assert (deed.action, deed.month) == (Deed.Action.LOAD, JANUARY)
    assert deed.asked == {"source": "/nowhere", "forces": ["ash"]}
