"""
The rows of a release's export: all that `ratio-eb-1` was given, and all that it found.

One row for each area, group and period. The inputs suffice to recompute the levels; the ten
lines that do it are in `tests/levels/test_recomputation.py`.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from levels.methods.ratio_result import RatioLevels

INPUTS = (
    "area",  # code of the LSOA or district, or force/code of the neighbourhood
    "residents",
    "people",  # that crimes are set against; empty where unknown
    "visitor",  # 1 in a visitor area
    "crimes_12",
    "months_12",  # months supplied of the 12
    "crimes_36",  # empty where no area of the force needed 36 months
    "months_36",
    "last_band",  # level published before, 0 (low) to 4 (high); -1 for none
)
PROBABILITIES = ("p_low", "p_below_average", "p_average", "p_above_average", "p_high")
RESULTS = (
    "period_months",  # months that the results rest on: 12 or 36
    "rate",  # crimes in a year for each 1,000 residents
    "workday_rate",
    "expected",
    "prior",
    "typical",
    "relative",  # posterior median as a multiple of the typical area
    *PROBABILITIES,
    "band",  # 0 (low) to 4 (high); -1 for none
    "close_to",
    "flags",
    "reason",
)
COLUMNS = INPUTS + RESULTS


def export_rows(names: Sequence[str], levels: RatioLevels) -> Iterator[dict[str, object]]:
    """Yield a dictionary with COLUMNS for each area; what is not known is an empty string."""
    year, pooled = levels.year.counts, levels.pooled and levels.pooled.counts
    unknown = np.full(len(names), np.nan)
    columns = {
        "residents": levels.areas.residents,
        "people": levels.people,
        "visitor": levels.visitor.astype(int),
        "crimes_12": year.crimes,
        "months_12": year.months,
        "crimes_36": pooled.crimes if pooled else unknown,
        "months_36": pooled.months if pooled else unknown,
        "last_band": levels.areas.last_band,
        "period_months": levels.period,
        "rate": levels.rate,
        "workday_rate": levels.workday_rate,
        "expected": levels.expected,
        "prior": levels.prior,
        "typical": levels.typical,
        "relative": levels.relative,
        **dict(zip(PROBABILITIES, levels.probabilities.T, strict=True)),
        "band": levels.band,
        "close_to": levels.close_to,
        "flags": levels.flags,
        "reason": levels.reason,
    }
    lists = [[_plain(value) for value in columns[name].tolist()] for name in COLUMNS[1:]]
    for row in zip(names, *lists, strict=True):
        yield dict(zip(COLUMNS, row, strict=True))


def _plain(value: float) -> object:
    """Write NaN as nothing and whole numbers without a point, so that a reader sees counts."""
    if value != value:
        return ""
    return int(value) if value == int(value) else value
