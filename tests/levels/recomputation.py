"""
The documented calculation: levels of `ratio-eb-1` recomputed from a release's export.

`recomputed` is all of it: ten lines that take the input columns of one force, kind of area,
group and period. The export reaches it only as the text of a CSV file.
"""

import numpy as np
from scipy.stats import gamma

INPUTS = ("residents", "people", "visitor", "count_12", "months_12", "count_36", "months_36")


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


def recomputed_bands(rows):
    """Use the 12 months, and the 36 where the 12 hold too few crimes; `rows` are dictionaries."""
    column = {name: np.array([float(row[name] or "nan") for row in rows]) for name in INPUTS}
    last = np.array([int(row["last_band"]) for row in rows])
    shared = column["people"], column["visitor"] == 1, last
    with np.errstate(invalid="ignore"):  # crimes against nobody, where people are unknown
        bands, small = recomputed(*shared, column["count_12"], column["months_12"], 12)
        of_36, _ = recomputed(*shared, column["count_36"], column["months_36"], 36)
    return np.where(small, of_36, bands)
