"""Each bad input gives one clear line that names the file and what to do, and loads nothing."""

import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ingest.models import Batch, Problem
from places.models import StreetPoint
from releases.kinds import Kind
from releases.queries import published
from tests.ingest import force_files
from tests.ingest.force_files import crime

STREET = Kind.STREET
GOOD = force_files.as_csv(STREET, [crime(1), crime(2)])

BAD_FILES = {
    "an empty file": (b"", "is empty"),
    "only line ends": (b"\r\n\r\n", "is empty"),
    "a web page": (b"<!doctype html><title>502</title>", "is a web page"),
    "a renamed column": (GOOD.replace(b"Crime type", b"Offence"), "- Crime type + Offence"),
    "a column more": (GOOD.replace(b"Context\r", b"Context,Officer\r"), "+ Officer"),
    "no UTF-8": (GOOD.replace(b"High Street", b"High Stra\xdfe"), "line 2 is not UTF-8"),
    "a field without end": (GOOD.replace(b"High", b"H" * 1_000_000, 1), "line 2 has 1,000,1"),
    "another month": (GOOD.replace(b"2024-01", b"2024-02"), "the file is for 2024-01"),
    "another kind of file": (
        force_files.as_csv(Kind.OUTCOMES, [force_files.outcome()]),
        "another header",
    ),
    "NUL bytes": (GOOD.replace(b"Testford", b"Test\0ford"), "line 2 holds a NUL byte"),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_bad_file_refuses_the_month(what, load, tmp_path):
    content, words = BAD_FILES[what]
    force_files.write(tmp_path, "2024-01", STREET, content)
    # The other force's file is good, and must not be loaded alone.
    force_files.write(tmp_path, "2024-01", STREET, GOOD, force="otherton")

    with pytest.raises(CommandError) as refusal:
        load()

    line = str(refusal.value)
    assert "2024-01-testshire-street.csv" in line
    assert words in line
    assert "\n" not in line
    assert published() == []
    assert Batch.objects.get().state == Batch.State.FAILED
    assert_no_tables_left()


def test_a_truncated_zip_is_refused(load, tmp_path):
    whole = make_zip(tmp_path / "whole.zip", {"2024-01/2024-01-testshire-street.csv": GOOD * 50})
    broken = tmp_path / "broken.zip"
    broken.write_bytes(whole.read_bytes()[:-200])

    with pytest.raises(CommandError, match=r"broken\.zip is not a whole zip file.*fetch it again"):
        call_command("load_month", "2024-01", source=str(broken))


def test_a_zip_with_a_damaged_member_is_refused(testshire, tmp_path):
    path = make_zip(tmp_path / "month.zip", {"2024-01/2024-01-testshire-street.csv": GOOD * 50})
    content = bytearray(path.read_bytes())
    content[120:130] = b"0123456789"
    path.write_bytes(bytes(content))

    with pytest.raises(CommandError, match=r"testshire-street\.csv in .*month\.zip is damaged"):
        call_command("load_month", "2024-01", source=str(path))
    assert_no_tables_left()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(testshire, tmp_path):
    bomb = make_zip(
        tmp_path / "bomb.zip", {"2024-01/2024-01-testshire-street.csv": bytes(50 << 20)}
    )

    with pytest.raises(CommandError, match="would unpack to 52,428,800 bytes"):
        call_command("load_month", "2024-01", source=str(bomb))


def test_a_zip_that_lies_about_sizes_is_refused(testshire, tmp_path, settings):
    settings.INGEST_MAX_ARCHIVE_BYTES = 1000
    archive = make_zip(tmp_path / "big.zip", {"2024-01/2024-01-testshire-street.csv": GOOD * 50})

    with pytest.raises(CommandError, match="would unpack to more than 1,000 bytes"):
        call_command("load_month", "2024-01", source=str(archive))


def test_a_source_without_the_month_says_what_it_holds(testshire, tmp_path):
    force_files.write(tmp_path, "2023-11", STREET, GOOD)

    with pytest.raises(CommandError, match="holds no files of 2024-01; it holds 2023-11"):
        call_command("load_month", "2024-01", source=str(tmp_path))


def test_an_unknown_force_is_named(testshire, tmp_path):
    force_files.write(tmp_path, "2024-01", STREET, GOOD, force="nowhereshire")

    with pytest.raises(CommandError, match="unknown forces: nowhereshire"):
        call_command("load_month", "2024-01", source=str(tmp_path))


def test_a_missing_folder_and_a_wrong_month_are_named(testshire):
    with pytest.raises(CommandError, match="There is no file or folder /no/such/place"):
        call_command("load_month", "2024-01", source="/no/such/place")
    with pytest.raises(CommandError, match="'2024-13' is not a month"):
        call_command("load_month", "2024-13", "--from", "/tmp")


def test_a_few_bad_rows_are_set_aside_with_line_and_reason(load, tmp_path):
    rows = [
        crime(1),
        crime(2, month="2023-12"),
        crime(3, category="Jaywalking"),
        crime(4, outcome="Sent to the moon"),
        crime(5, at={"Longitude": "200", "Latitude": "54", "Location": "On or near Mars"}),
        crime(6, **{"Crime ID": "not-an-id"}),
        crime(7, **{"LSOA code": "somewhere"}),
    ]
    ragged = b"one,two\r\n"
    force_files.write(tmp_path, "2024-01", STREET, force_files.as_csv(STREET, rows) + ragged)

    load()

    problems = {p.line: (p.reason, p.row) for p in Problem.objects.all()}
    assert problems[3][0] == "The month is '2023-12'; the file is for 2024-01."
    assert problems[4][0] == "'Jaywalking' is not a known crime type."
    assert problems[5][0] == "'Sent to the moon' is not a known outcome."
    assert problems[6][0] == "The longitude '200' is not a number of degrees up to 180."
    assert problems[7][0] == "The crime id 'not-an-id' is not 64 hexadecimal digits."
    assert problems[8][0] == "'somewhere' is not an LSOA code."
    assert problems[9] == ("The row has 2 fields; the header has 12.", "one,two")
    assert problems[4][1].startswith(force_files.crime_id(3) + ",2024-01,Testshire Police")
    assert len(problems) == 7


def test_too_many_bad_rows_refuse_the_file(load, tmp_path, settings):
    rows = [crime(n) for n in range(200)] + [crime(n, category="Jaywalking") for n in range(101)]
    force_files.write(tmp_path, "2024-01", STREET, rows)

    with pytest.raises(CommandError, match="101 of 301 rows that cannot be loaded") as refusal:
        load()

    assert "first in line 202: 'Jaywalking' is not a known crime type" in str(refusal.value)
    assert StreetPoint.objects.count() == 0


def make_zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def assert_no_tables_left():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname IN ('months', 'staging')")
        assert cursor.fetchall() == []
