import numpy as np
import pytest
from scipy.stats import nbinom

from levels.methods.inputs import Counts
from levels.similar import (
    HOW_MANY,
    MEASURES,
    NOBODY,
    Verdict,
    nearest,
    similar_range,
    standardised,
)

UNKNOWN = np.nan


def measured(n, seed=1):
    random = np.random.default_rng(seed)
    return np.column_stack(
        [
            random.lognormal(7, 1.5, n),
            random.lognormal(0, 0.5, n),
            random.uniform(5, 30, n),
            random.gamma(2, 10, n),
            random.uniform(2, 60, n),
            random.integers(0, 2, n),
        ]
    )


def test_measures_are_put_on_one_scale():
    points = standardised(measured(500), MEASURES)

    assert points.mean(axis=0) == pytest.approx(0, abs=1e-9)
    assert points.std(axis=0) == pytest.approx(1)


def test_measures_that_are_not_loaded_or_alike_everywhere_say_nothing():
    values = measured(500)
    values[:, 1] = UNKNOWN
    values[:, 3] = 20.0

    assert standardised(values, MEASURES).shape == (500, 4)


def test_the_15_nearest_are_those_of_a_plain_search():
    points = standardised(measured(120), MEASURES)
    found = nearest(points)

    for i in range(120):
        distance = np.sqrt(((points - points[i]) ** 2).sum(axis=1))
        distance[i] = np.inf
        assert found[i].tolist() == np.argsort(distance)[:HOW_MANY].tolist()


def test_an_area_with_an_unknown_measure_has_no_similar_areas_and_is_nobodys():
    values = measured(60)
    values[7, 2] = UNKNOWN
    found = nearest(standardised(values, MEASURES))

    assert (found[7] == NOBODY).all()
    assert 7 not in found


def test_an_area_is_not_its_own_neighbour_even_among_areas_exactly_alike():
    points = np.vstack([np.zeros((30, 2)), np.ones((30, 2))])
    found = nearest(points)

    for i, row in enumerate(found.tolist()):
        assert i not in row
        assert len(set(row)) == HOW_MANY


def test_too_few_areas_have_no_similar_ones():
    assert (nearest(np.zeros((HOW_MANY, 2))) == NOBODY).all()
    assert (nearest(np.empty((40, 0))) == NOBODY).all()


def ring(n):
    """Each area's similar areas are the fifteen after it."""
    return (np.arange(n)[:, None] + np.arange(1, HOW_MANY + 1)) % n


def test_the_range_follows_its_formula():
    people, y = np.full(16, 1500.0), np.array([300.0, *range(100, 175, 5)])
    result = similar_range(people, Counts.of(y), ring(16))

    theirs = y[1:]
    rate = theirs.sum() / (15 * 1500)
    e = 1500 * rate
    v = (e * (theirs / e - 1) ** 2).sum() / (15 * e) - 15 / (15 * e)
    size = 1 / max(0.02, v)
    assert result.expected[0] == pytest.approx(e)
    assert result.low[0] == nbinom.ppf(0.025, size, size / (size + e))
    assert result.high[0] == nbinom.ppf(0.975, size, size / (size + e))
    assert result.verdict[0] == Verdict.HIGHER


def test_higher_lower_and_about_the_same():
    people, y = np.full(32, 1500.0), np.array([150.0] * 32)
    y[0], y[16] = 400, 20
    result = similar_range(people, Counts.of(y), ring(32))

    assert result.verdict[0] == Verdict.HIGHER
    assert result.verdict[16] == Verdict.LOWER
    assert result.verdict[8] == Verdict.ABOUT_THE_SAME
    assert Verdict(result.verdict[16]).words == "lower than in similar areas"


def test_nothing_is_said_from_a_handful_of_crimes_or_of_areas():
    few_crimes = similar_range(np.full(16, 1500.0), Counts.of([5.0] + [0.0] * 15), ring(16))
    assert few_crimes.verdict[0] == Verdict.UNKNOWN
    assert np.isnan(few_crimes.high[0])

    months = [12] + [3] * 6 + [12] * 9  # six of the fifteen without figures
    few_areas = similar_range(np.full(16, 1500.0), Counts.of([150.0] * 16, months=months), ring(16))
    assert few_areas.verdict[0] == Verdict.UNKNOWN


def test_areas_without_figures_weigh_nothing_among_the_similar_ones():
    months = [12] + [3] * 5 + [12] * 10
    y = np.array([150.0] + [9999.0] * 5 + [150.0] * 10)
    result = similar_range(np.full(16, 1500.0), Counts.of(y, months=months), ring(16))

    assert result.expected[0] == pytest.approx(150)


def test_nobody_similar_nothing_said():
    nobody = np.full((16, HOW_MANY), NOBODY)

    assert (
        similar_range(np.full(16, 1500.0), Counts.of([150.0] * 16), nobody).verdict
        == Verdict.UNKNOWN
    ).all()
