"""The same command writes the same bytes, whatever the process and the number of months."""

from tests.ingest.demo.conftest import LAST


def test_another_process_writes_the_same_files(doggerland, second_writing):
    again, process = second_writing
    assert process.wait(timeout=120) == 0
    files = sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    # The note names the number of months, which is all that differs.
    files = [file for file in files if file.name != "README.txt"]
    assert len(files) > 100

    differing = [f for f in files if (again / f).read_bytes() != (doggerland / f).read_bytes()]

    assert differing == []


def test_fewer_months_leave_out_months_and_nothing_else(doggerland, second_writing):
    again, process = second_writing
    assert process.wait(timeout=120) == 0
    written = {p.relative_to(again) for p in again.rglob("*") if p.is_file()}

    left_out = {p.relative_to(doggerland) for p in doggerland.rglob("*") if p.is_file()} - written

    assert left_out
    assert all(f.parts[0] == "police-csv" and f.parts[1] < str(LAST.plus(-2)) for f in left_out)
