"""
Anyone can recompute the levels of `ratio-eb-1` from a release's export.

`recomputed` is the documented calculation: ten lines that take the input columns of one force,
kind of area, group and period. The export reaches it only as the text of a CSV file.
"""

import csv
import io

import numpy as np
import pytest
from scipy.stats import gamma

from levels.methods.export_rows import COLUMNS, INPUTS, export_rows
from levels.methods.inputs import Areas, Counts
from levels.methods.ratio_eb_1 import ratio_eb_1


# fmt: off
def recomputed(people, visitor, last, y, months, length):
    """Return the level (-1 for none), and whether numbers are too small, area by area."""
    years = np.where((people > 0) & (months >= length * 10 / 12), months / 12, np.nan)
    ref = (years > 0) & ~visitor if ((years > 0) & ~visitor).sum() >= 3 else years > 0
    if ref.sum() < 3: return np.full(len(y), -1), np.full(len(y), False)  # noqa: E701
    E = people * years * y[ref].sum() / (people * years)[ref].sum()
    a = 1 / max(0.02, ((E * (y / E - 1) ** 2)[ref].sum() - ref.sum()) / E[ref].sum())
    mean, order = ((a + y) / (a + E))[ref], np.argsort(((a + y) / (a + E))[ref])
    m = mean[order][np.searchsorted(np.cumsum(people[ref][order]), people[ref].sum() / 2)]
    p = np.diff(gamma.cdf([[0], [0.5], [0.8], [1.25], [2], [np.inf]], a + y, scale=1 / (a + E) / m), axis=0)  # noqa: E501
    kept, small = (last >= 0) & (p[last, range(len(y))] >= 0.2), (E < 10) | (E * m < 5)
    return np.where(small | np.isnan(E), -1, np.where(kept, last, (p.cumsum(axis=0) <= 0.5).sum(axis=0))), small  # noqa: E501
# fmt: on


def recomputed_bands(export):
    """Use the 12 months, and the 36 where the 12 have fewer than ten expected crimes."""
    rows = list(csv.DictReader(export))
    column = {name: np.array([float(row[name] or "nan") for row in rows]) for name in INPUTS[1:]}
    shared = column["people"], column["visitor"] == 1, column["last_band"].astype(int)
    bands, small = recomputed(*shared, column["crimes_12"], column["months_12"], 12)
    of_36, _ = recomputed(*shared, column["crimes_36"], column["months_36"], 36)
    return np.where(small, of_36, bands)


def a_force(seed, crimes_per_resident):
    """Some 200 areas with every oddity: no residents, unknown ones, visitors, missing months."""
    random = np.random.default_rng(seed)
    residents = random.integers(800, 3000, 200).astype(float)
    residents[:3] = 0, np.nan, 320
    workday = np.where(random.random(200) < 0.1, residents * 3.5, np.nan)
    risk = np.exp(random.normal(0, 0.55, 200))
    mean = np.nan_to_num(residents) * risk * crimes_per_resident
    year, two_before = random.poisson(mean), random.poisson(2 * mean)
    areas = Areas.of(residents, workday=workday, last_band=random.integers(-1, 5, 200))
    twelve = Counts.of(year, months=random.choice([12, 12, 12, 11, 9], 200))
    pooled = Counts.of(year + two_before, months=random.choice([36, 33, 29], 200), length=36)
    return ratio_eb_1(areas, twelve, lambda: pooled)


def exported(levels):
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    writer.writerows(export_rows([f"Z{i:03}" for i in range(len(levels.band))], levels))
    return io.StringIO(file.getvalue())


@pytest.mark.parametrize("crimes_per_resident", [0.09, 0.006, 0.003, 0.0004])
def test_the_ten_lines_give_the_published_levels(crimes_per_resident):
    levels = a_force(seed=1, crimes_per_resident=crimes_per_resident)

    with np.errstate(invalid="ignore"):  # crimes against nobody, where people are unknown
        assert recomputed_bands(exported(levels)).tolist() == levels.band.tolist()


def test_the_forces_above_have_every_level_and_none():
    assert set(a_force(1, 0.09).band) == {-1, 0, 1, 2, 3, 4}
    assert a_force(1, 0.006).use_36.any()
    assert a_force(1, 0.006).held.any()


def test_results_are_exported_to_the_last_digit():
    levels = a_force(seed=2, crimes_per_resident=0.09)

    rows = list(csv.DictReader(exported(levels)))

    assert [float(row["relative"] or "nan") for row in rows] == pytest.approx(
        levels.relative.tolist(), rel=0, abs=0, nan_ok=True
    )


def test_where_there_is_no_level_nothing_is_exported_that_could_pass_for_one():
    rows = csv.DictReader(exported(a_force(seed=3, crimes_per_resident=0.0004)))

    for row in (row for row in rows if row["band"] == "-1"):
        assert row["relative"] == row["p_low"] == row["p_high"] == ""
        assert row["reason"] != "0"
        if row["residents"] in ("", "0"):
            assert row["rate"] == ""
