"""
Similar areas anywhere in the country: the 15 nearest by standardised measures.

The distance is the straight line between the measures (`levels.measures`), each with mean 0 and
standard deviation 1. What their crimes lead one to expect is in `levels.similar_range`.
"""

import numpy as np
from scipy.spatial import cKDTree

from levels.measures import Measure
from levels.methods.inputs import Floats, Ints

HOW_MANY = 15
NOBODY = -1


def standardised(values: Floats, measures: tuple[Measure, ...]) -> tuple[Floats, list[Measure]]:
    """
    Return each column of `values`, areas by measures, with mean 0 and standard deviation 1.

    Measures that are not loaded (all NaN) or alike everywhere are dropped: they say nothing.
    Which are left is returned as well.
    """
    columns, used = [], []
    for column, measure in zip(values.T, measures, strict=True):
        known = np.isfinite(column) & ((column > 0) | (not measure.logged))
        numbers = np.full(len(column), np.nan)
        numbers[known] = np.log(column[known]) if measure.logged else column[known]
        if known.any() and numbers[known].std() > 0:
            columns.append((numbers - numbers[known].mean()) / numbers[known].std())
            used.append(measure)
    return np.column_stack(columns) if columns else np.empty((len(values), 0)), used


def nearest(points: Floats, how_many: int = HOW_MANY) -> Ints:
    """
    Return the row numbers of the areas most like each one, nearest first, shape (n, how_many).

    Rows of NOBODY for areas with an unknown measure, and for all if too few are known.
    """
    found = np.full((len(points), how_many), NOBODY)
    known = np.flatnonzero(np.isfinite(points).all(axis=1)) if points.shape[1] else np.array([])
    if len(known) <= how_many:
        return found
    _, rows = cKDTree(points[known]).query(points[known], k=how_many + 1)
    # Each is nearest to itself, but among areas exactly alike it may stand anywhere or not at all.
    others = rows != np.arange(len(known))[:, None]
    others[others.all(axis=1), -1] = False
    found[known] = known[rows[others].reshape(len(known), how_many)]
    return found
