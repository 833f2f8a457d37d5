import numpy as np
import pytest

from levels.bands import NO_BAND, Band
from levels.methods.inputs import Areas, Counts
from levels.methods.sd_1 import band_of, sd_1
from levels.reasons import Reason


def test_the_six_areas_of_the_glossary():
    """Six areas of 1,000 people; the Metropolitan Police's own example of 2008."""
    levels = sd_1(Areas.of([1000] * 6), Counts.of([6, 8, 9, 11, 12, 14]))

    assert levels.mean == 10
    assert round(levels.deviation, 1) == 2.9
    assert levels.rate.tolist() == [6, 8, 9, 11, 12, 14]
    assert [Band(band).label for band in levels.band] == [
        "Below average",  # 4.2 to 7.1
        "Average",  # 7.1 to 12.9
        "Average",
        "Average",
        "Average",
        "Above average",  # 12.9 to 15.8
    ]


def test_cuts_at_one_and_two_deviations():
    # A rate on a cut belongs to the inner level.
    z = np.array([-2.01, -2, -1.01, -1, 0, 1, 1.01, 2, 2.01])

    assert band_of(z).tolist() == [0, 1, 1, 2, 2, 2, 3, 3, 4]


def test_one_town_centre_makes_nearly_everywhere_average():
    """The fault of 2009 that the default method was made to avoid."""
    quiet = list(range(20, 80))
    levels = sd_1(Areas.of([1000] * 61), Counts.of([*quiet, 2000]))

    assert (levels.band[:-1] == Band.AVERAGE).all()
    assert levels.band[-1] == Band.HIGH


def test_all_areas_equal_are_all_average():
    levels = sd_1(Areas.of([1500] * 7), Counts.of([10] * 7))

    assert levels.deviation == pytest.approx(0, abs=1e-12)
    assert (levels.band == Band.AVERAGE).all()
    assert (levels.z == 0).all()


def test_no_crime_anywhere_is_equal_too():
    levels = sd_1(Areas.of([1500] * 4), Counts.of([0] * 4))

    assert (levels.band == Band.AVERAGE).all()


def test_one_area_has_nothing_to_be_compared_with():
    levels = sd_1(Areas.of([1500]), Counts.of([10]))

    assert levels.band.tolist() == [NO_BAND]
    assert levels.reason.tolist() == [Reason.TOO_FEW_AREAS]


def test_areas_without_a_rate_do_not_touch_the_mean():
    areas = Areas.of([1000, 1000, 1000, 0, np.nan, 1000])
    crimes = Counts.of([6, 8, 10, 500, 500, 1], months=[12, 12, 12, 12, 12, 3])

    levels = sd_1(areas, crimes)

    assert levels.mean == 8
    assert levels.reason.tolist() == [
        Reason.NONE,
        Reason.NONE,
        Reason.NONE,
        Reason.NO_RESIDENTS,
        Reason.POPULATION_UNKNOWN,
        Reason.TOO_FEW_MONTHS,
    ]
    assert np.isnan(levels.rate[3:]).all()
    assert (levels.band[3:] == NO_BAND).all()


def test_small_numbers_have_no_level_and_still_count_in_the_mean():
    levels = sd_1(Areas.of([1000] * 6), Counts.of([6, 8, 9, 11, 12, 14]))
    small, fine = Reason.NUMBERS_TOO_SMALL, Reason.NONE

    withheld = levels.without_small_numbers(np.array([small, fine, small, fine, fine, fine]))

    assert withheld.band.tolist() == [NO_BAND, 2, NO_BAND, 2, 2, 3]
    assert withheld.reason.tolist() == [small, fine, small, fine, fine, fine]
    assert np.isnan(withheld.z).tolist() == [True, False, True, False, False, False]
    assert withheld.mean == levels.mean == 10


def test_a_missing_month_is_not_a_month_without_crime():
    levels = sd_1(Areas.of([1000] * 3), Counts.of([11, 11, 22], months=11))

    assert levels.rate.tolist() == pytest.approx([12, 12, 24])
    assert levels.scaled.all()
