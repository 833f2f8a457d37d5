"""Anyone can recompute the levels of `ratio-eb-1` from an export: see docs/levels.md."""

import csv
import io

import numpy as np
import pytest
from django.core.management import call_command

from levels.areas import AreaTable
from levels.flags import Flag
from levels.methods.inputs import Areas, Counts
from levels.methods.ratio_eb_1 import ratio_eb_1
from levels.rows import Part, ratio_columns, table_of
from levels.vocabulary import AreaKind, Method
from tests.levels.recomputation import DOCUMENT, documented


def a_force(seed, crimes_per_resident):
    """Some 200 areas with every oddity: no residents, unknown ones, visitors, missing months."""
    random = np.random.default_rng(seed)
    residents = random.integers(800, 3000, 200).astype(float)
    residents[:3] = 0, np.nan, 320
    workday = np.where(random.random(200) < 0.1, np.round(residents * 3.5), np.nan)
    risk = np.exp(random.normal(0, 0.55, 200))
    mean = np.nan_to_num(residents) * risk * crimes_per_resident
    year, two_before = random.poisson(mean), random.poisson(2 * mean)
    areas = Areas.of(residents, workday=workday, last_band=random.integers(-1, 5, 200))
    twelve = Counts.of(year, months=random.choice([12, 12, 12, 11, 9], 200))
    pooled = Counts.of(year + two_before, months=random.choice([36, 33, 29], 200), length=36)
    return ratio_eb_1(areas, twelve, lambda: pooled)


def written(levels):
    """Write the levels as rows of the table and read them as text, as from an export."""
    areas = levels.areas
    table = AreaTable(
        kind=AreaKind.LSOA,
        ids=np.arange(len(areas)),
        names=[f"Z{i:03}" for i in range(len(areas))],
        forces=np.ones(len(areas), dtype=int),
        bounded=np.ones(len(areas), dtype=bool),
        residents=areas.residents,
        workday=areas.workday,
        district_ratio=areas.district_ratio,
        sources=[""] * len(areas),
    )
    part = Part(table.ids, Method.RATIO_EB_1, ratio_columns(levels))
    frame = table_of([part], table, [None] * len(areas), period=0, kind=1, crime_group=100)
    rows = list(csv.DictReader(io.StringIO(frame.to_pandas().to_csv(index=False))))
    for row in rows:
        row["visitor"] = str(int(bool(int(row["flags"]) & (Flag.VISITORS | Flag.FEW_RESIDENTS))))
    return rows


@pytest.mark.parametrize("crimes_per_resident", [0.09, 0.006, 0.003, 0.0004])
def test_the_ten_lines_give_the_published_levels(crimes_per_resident):
    levels = a_force(seed=1, crimes_per_resident=crimes_per_resident)

    assert documented()["levels_of"](written(levels)).tolist() == levels.band.tolist()


def test_the_forces_above_have_every_level_and_none():
    assert set(a_force(1, 0.09).band) == {-1, 0, 1, 2, 3, 4}
    assert a_force(1, 0.006).use_36.any()
    assert a_force(1, 0.006).held.any()


def test_where_there_is_no_level_nothing_is_written_that_could_pass_for_one():
    for row in written(a_force(seed=3, crimes_per_resident=0.0004)):
        if row["band"] == "-1":
            assert row["relative"] == row["p_low"] == row["p_high"] == ""
            assert row["reason"] != "0"
            if row["residents"] in ("", "0"):
                assert row["rate"] == ""


def test_the_ten_lines_are_ten():
    _, _, calculation = DOCUMENT.read_text().partition("def levels(")
    lines, _, _ = calculation.partition("\n\n\n")

    assert len(lines.splitlines()) == 1 + 10


def test_an_exported_file_gives_the_same_levels_by_the_document(doggerland, tmp_path):
    path = tmp_path / "levels.csv"
    call_command("levels", "--export", str(path), stdout=io.StringIO())

    levels, different = 0, []
    for rows, bands in documented()["levels_of_file"](path):
        levels += sum(row["band"] != "-1" for row in rows)
        different += [
            (row["area"], row["group"], row["period"], row["band"], band)
            for row, band in zip(rows, bands.tolist(), strict=True)
            if row["band"] != str(band)
        ]

    assert different == []
    assert levels > 3000
