import numpy as np
import pytest

from levels.measures import MEASURES
from levels.similar import HOW_MANY, NOBODY, nearest, standardised

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
    points, used = standardised(measured(500), MEASURES)

    assert used == list(MEASURES)
    assert points.mean(axis=0) == pytest.approx(0, abs=1e-9)
    assert points.std(axis=0) == pytest.approx(1)


def test_measures_that_are_not_loaded_or_alike_everywhere_say_nothing():
    values = measured(500)
    values[:, 1] = UNKNOWN
    values[:, 3] = 20.0

    points, used = standardised(values, MEASURES)

    assert points.shape == (500, 4)
    assert [m.slug for m in used] == ["density", "young", "private-renting", "rural"]


def test_the_15_nearest_are_those_of_a_plain_search():
    points, _ = standardised(measured(120), MEASURES)
    found = nearest(points)

    for i in range(120):
        distance = np.sqrt(((points - points[i]) ** 2).sum(axis=1))
        distance[i] = np.inf
        assert found[i].tolist() == np.argsort(distance)[:HOW_MANY].tolist()


def test_an_area_with_an_unknown_measure_has_no_similar_areas_and_is_nobodys():
    values = measured(60)
    values[7, 2] = UNKNOWN
    found = nearest(standardised(values, MEASURES)[0])

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
