import numpy as np
import pytest

from levels.bands import NO_BAND
from levels.methods.inputs import Areas, Counts


def test_what_is_not_given_is_not_known():
    areas = Areas.of([1500, 1600])

    assert np.isnan(areas.workday).all()
    assert np.isnan(areas.district_ratio).all()
    assert areas.last_band.tolist() == [NO_BAND, NO_BAND]


def test_every_month_was_supplied_unless_said_otherwise():
    assert Counts.of([5, 6]).months.tolist() == [12, 12]
    assert Counts.of([5, 6], length=36).years.tolist() == [3, 3]
    assert Counts.of([5, 6], months=11).years.tolist() == [11 / 12] * 2


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="broadcast"):
        Areas.of([1500, 1600], workday=[1, 2, 3])
