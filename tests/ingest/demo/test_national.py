"""The country of the real one's size, in miniature."""

import json
import tracemalloc
from collections import Counter

import pytest

from ingest.demo import national
from ingest.demo.national.geography import Geography
from ingest.demo.national.size import FULL, Size
from releases.month import Month
from tests.ingest.demo.conftest import PoliceFolder, read

MINIATURE = Size(6, 300, 60, 3_000, 900, 2_500, 240)
LAST = Month(2026, 9)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("national")
    national.write(folder, LAST, 3, size=MINIATURE)
    return folder


def test_writes_three_files_a_month_and_force(folder):
    names = sorted(p.name for p in (folder / f"police-csv/{LAST}").iterdir())

    assert len(names) == 3 * MINIATURE.forces
    assert names[:3] == [
        f"{LAST}-north-01-outcomes.csv",
        f"{LAST}-north-01-stop-and-search.csv",
        f"{LAST}-north-01-street.csv",
    ]


def test_rows_are_whole_and_their_codes_known(folder):
    police = PoliceFolder(folder / "police-csv")
    known = {row["lsoa21_code"] for row in read(folder / "reference/populations.csv")}
    street = police.rows("street", "*", str(LAST))
    for row in [*street, *police.rows("outcomes", "*"), *police.rows("stop-and-search", "*")]:
        assert None not in row  # more fields than columns
        assert None not in row.values()  # fewer
    assert {row["LSOA code"] for row in street} <= known | {""}
    assert 0.9 < len(street) / MINIATURE.crimes < 1.1


def test_outcomes_belong_to_crimes_of_this_and_earlier_months(folder):
    police = PoliceFolder(folder / "police-csv")
    crimes = {row["Crime ID"]: row for row in police.rows("street", "*")}
    joined: Counter[str] = Counter()
    for row in police.rows("outcomes", "*", str(LAST)):
        crime = crimes.get(row["Crime ID"])
        if crime is None:
            continue  # of a month before the three
        joined[crime["Month"]] += 1
        assert crime["Location"].lower() == row["Location"].lower()
        assert crime["Reported by"] == row["Reported by"]
    assert set(joined) == {"2026-07", "2026-08", "2026-09"}
    assert joined["2026-09"] > joined["2026-07"] > 10


def test_last_outcome_is_the_one_recorded_last(folder):
    police = PoliceFolder(folder / "police-csv")
    last = {}
    for month in ("2026-07", "2026-08", "2026-09"):
        for row in police.rows("outcomes", "*", month):
            last[row["Crime ID"]] = row["Outcome type"]
    for row in police.rows("street", "*"):
        said, recorded = row["Last outcome category"], last.get(row["Crime ID"])
        if recorded == "Suspect charged":
            assert said == "Awaiting court outcome"
        else:
            assert said == (recorded or ("Under investigation" if row["Crime ID"] else ""))


def test_writing_again_and_fewer_months_gives_the_same_bytes(folder, tmp_path):
    national.write(tmp_path, LAST, 1, size=MINIATURE)

    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (folder / path.relative_to(tmp_path)).read_bytes()


def test_more_months_take_no_more_memory(tmp_path):
    size = Size(2, 60, 12, 600, 200, 1_500, 20)

    def peak(months):
        tracemalloc.start()
        national.write(tmp_path / str(months), LAST, months, size=size)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)  # what is kept for good after the first time is not counted
    assert peak(4) < 1.2 * peak(1)


def test_areas_nest_and_neighbourhoods_are_written_force_by_force(folder):
    geography = Geography.of(MINIATURE)
    for number, (west, south, east, north) in enumerate(geography.lsoas.box):
        for layer, within in (
            (geography.districts, geography.district_of),
            (geography.hoods, geography.hood_of),
        ):
            w, s, e, n = layer.box[within[number]]
            assert w <= west < east <= e
            assert s <= south < north <= n
    files = list((folder / "reference/neighbourhoods").glob("*.geojson"))
    hoods = [f for path in files for f in json.loads(path.read_text())["features"]]
    assert len(files) == MINIATURE.forces
    assert len(hoods) == len(geography.hoods.codes)
    assert set(hoods[0]["properties"]) == {"force", "id", "name"}


def test_full_size_has_the_numbers_of_the_real_country():
    geography = Geography.of(FULL)

    assert len(geography.forces.codes) == 44
    assert len(geography.districts.codes) == 330
    assert len(geography.hoods.codes) == pytest.approx(4_600, rel=0.03)
    assert len(set(geography.lsoas.codes)) == pytest.approx(35_000, rel=0.01)
    assert geography.residents.mean() == pytest.approx(1_650, rel=0.02)


def test_first_postcode_exists_here_too(folder):
    first = (folder / "reference/postcodes/zd.csv").read_text().splitlines()[0]

    assert first.startswith('"ZD1 1AA",10,')
