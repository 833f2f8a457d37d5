"""The edge cases of `ratio-eb-1`, one by one; in bulk: test_ratio_eb_1_against_slow.py."""

import numpy as np
import pytest

from levels.bands import NO_BAND, Band
from levels.flags import Flag
from levels.methods.inputs import Areas, Counts
from levels.methods.ratio_eb_1 import band_of, ratio_eb_1, weighted_median
from levels.reasons import Reason

# Twenty ordinary areas of 1,500 people with about 150 crimes a year.
PEOPLE = [1500.0] * 20
CRIMES = [110, 115, 120, 125, 130, 135, 140, 145, 150, 150, 150, 150, 155, 160, 165, 170, 175]
CRIMES += [180, 185, 190]


def with_extra(residents, crimes, *, workday=None, district_ratio=None, months=None, last=None):
    """Levels of the twenty areas and one more, which is the last."""

    def column(usual, extra):
        return [usual] * 20 + [usual if extra is None else extra]

    areas = Areas.of(
        [*PEOPLE, residents],
        workday=column(np.nan, workday),
        district_ratio=column(np.nan, district_ratio),
        last_band=column(NO_BAND, last),
    )
    return ratio_eb_1(areas, Counts.of([*CRIMES, crimes], months=column(12, months)))


def flags_of(levels, i=-1):
    return Flag(int(levels.flags[i]))


def test_words_and_cuts_of_the_scale():
    ratios = np.array([0.3, 0.5, 0.51, 0.79, 0.8, 1.0, 1.24, 1.25, 1.99, 2.0, 7.0, np.nan])

    assert band_of(ratios).tolist() == [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4, NO_BAND]


def test_an_area_three_times_the_typical_one_is_high():
    levels = with_extra(1500, 450)

    assert levels.band[-1] == Band.HIGH
    assert levels.rate[-1] == 300
    # Drawn towards the others, for part of its excess may be chance.
    assert 2 < levels.relative[-1] < 3
    assert levels.probabilities[-1].sum() == pytest.approx(1)


def test_a_park_with_no_residents_has_no_rate_and_no_level():
    without = ratio_eb_1(Areas.of(PEOPLE), Counts.of(CRIMES))
    levels = with_extra(0, 900, workday=4000)

    assert levels.reason[-1] == Reason.NO_RESIDENTS
    assert levels.band[-1] == NO_BAND
    assert np.isnan(levels.rate[-1])
    assert np.isnan(levels.workday_rate[-1])
    assert levels.crimes[-1] == 900
    # Nor does it change anything for the others.
    assert levels.relative[:-1].tolist() == without.relative.tolist()


def test_a_visitor_area_is_compared_by_the_people_there_on_a_working_day():
    levels = with_extra(1500, 1500, workday=15_000)

    assert levels.band[-1] == Band.AVERAGE  # by its residents it would be ten times the typical
    assert levels.rate[-1] == 1000
    assert levels.workday_rate[-1] == 100
    assert Flag.VISITORS in flags_of(levels)
    assert Flag.WORKDAY_RATE in flags_of(levels)
    assert not levels.year.reference[-1]


def test_twice_as_many_on_a_working_day_is_not_yet_a_visitor_area():
    assert not with_extra(1500, 150, workday=3000).visitor[-1]
    assert with_extra(1500, 150, workday=3001).visitor[-1]


def test_fewer_than_500_residents_and_nothing_known_of_visitors():
    levels = with_extra(499, 300)

    assert levels.reason[-1] == Reason.PEOPLE_PRESENT_UNKNOWN
    assert levels.band[-1] == NO_BAND
    assert Flag.FEW_RESIDENTS in flags_of(levels)
    assert with_extra(500, 300).band[-1] == Band.HIGH


def test_the_city_of_london_is_flagged_and_not_simply_high():
    """Six areas, residents of mid-2020 and about a year's crimes; the district's 49 to 1."""
    areas = Areas.of([1749, 1678, 1900, 2181, 1688, 1742], district_ratio=48.6)
    levels = ratio_eb_1(areas, Counts.of([300, 330, 63, 620, 6200, 1070]))

    assert (levels.band == NO_BAND).all()
    assert (levels.reason == Reason.PEOPLE_PRESENT_UNKNOWN).all()
    assert all(Flag.VISITORS in flags_of(levels, i) for i in range(6))


def test_a_force_of_visitor_areas_is_compared_on_its_working_day():
    areas = Areas.of([1700] * 6, workday=[60_000] * 5 + [20_000])
    levels = ratio_eb_1(areas, Counts.of([1200] * 6))

    assert levels.band.tolist() == [Band.AVERAGE] * 5 + [Band.HIGH]
    assert all(Flag.AMONG_VISITOR_AREAS in flags_of(levels, i) for i in range(6))
    assert Flag.AMONG_VISITOR_AREAS not in flags_of(with_extra(1500, 150), 0)


def test_a_districts_ratio_counts_only_where_it_leaves_no_doubt():
    assert with_extra(1500, 150, district_ratio=10.5).visitor[-1]
    assert not with_extra(1500, 150, district_ratio=2.9).visitor[-1]  # as Westminster's
    assert not with_extra(1500, 150, district_ratio=48.6, workday=900).visitor[-1]


def test_a_force_with_one_missing_month():
    full = ratio_eb_1(Areas.of(PEOPLE), Counts.of(CRIMES))
    levels = ratio_eb_1(Areas.of(PEOPLE), Counts.of(CRIMES, months=11))

    assert levels.months.tolist() == [11] * 20
    assert levels.rate[0] == pytest.approx(full.rate[0] * 12 / 11)
    assert all(Flag.SCALED_FOR_MISSING_MONTHS in flags_of(levels, i) for i in range(20))
    # All areas lack the same month, so none moves against another.
    assert levels.band.tolist() == full.band.tolist()


def test_ten_months_will_do_and_nine_will_not():
    assert with_extra(1500, 150, months=10).band[-1] != NO_BAND

    levels = with_extra(1500, 150, months=9)
    assert levels.reason[-1] == Reason.TOO_FEW_MONTHS
    assert levels.band[-1] == NO_BAND
    assert np.isnan(levels.rate[-1])
    assert not levels.year.reference[-1]


def test_the_parts_of_an_area_split_in_2021_have_no_level_yet():
    """Crimes before the new codes are under the old code: months without figures, not zeros."""
    without = ratio_eb_1(Areas.of(PEOPLE), Counts.of(CRIMES))
    areas = Areas.of([*PEOPLE, 800, 700])
    levels = ratio_eb_1(areas, Counts.of([*CRIMES, 20, 25], months=[12] * 20 + [4, 4]))

    assert levels.reason[-2:].tolist() == [Reason.TOO_FEW_MONTHS] * 2
    assert levels.band[:-2].tolist() == without.band.tolist()


def test_areas_equal_in_every_way_are_all_average():
    levels = ratio_eb_1(Areas.of(PEOPLE), Counts.of([150] * 20))

    assert levels.year.spread == 0.02  # the floor
    assert levels.relative == pytest.approx(1, abs=0.01)
    assert (levels.band == Band.AVERAGE).all()


@pytest.mark.parametrize("how_many", [1, 2])
def test_fewer_than_three_areas_have_no_typical_one(how_many):
    areas, crimes = Areas.of([90_000] * how_many), Counts.of([9000] * how_many)

    levels = ratio_eb_1(areas, crimes)

    assert (levels.reason == Reason.TOO_FEW_AREAS).all()
    assert (levels.band == NO_BAND).all()
    assert levels.rate.tolist() == [100] * how_many  # the rate itself is sound


def test_no_crime_at_all_is_too_small_to_tell_and_never_low():
    levels = ratio_eb_1(
        Areas.of(PEOPLE), Counts.of([0] * 20), lambda: Counts.of([0] * 20, length=36)
    )

    assert (levels.reason == Reason.NUMBERS_TOO_SMALL).all()
    assert (levels.band == NO_BAND).all()


def test_small_numbers_are_pooled_over_36_months():
    year, pooled = Counts.of([6] * 19 + [18]), Counts.of([18] * 19 + [60], length=36)

    levels = ratio_eb_1(Areas.of(PEOPLE), year, lambda: pooled)

    assert levels.use_36.all()
    assert levels.crimes[-1] == 60
    assert levels.rate[-1] == pytest.approx(60 / 1500 / 3 * 1000)
    assert levels.band[-1] == Band.HIGH
    assert Flag.POOLED_36_MONTHS in flags_of(levels)


def test_crime_that_a_few_areas_have_nearly_all_of_gives_no_level_to_the_others():
    """Shops in two areas of twenty: 15 expected in each, while the typical area has hardly one."""
    year = Counts.of([0] * 6 + [1] * 12 + [140, 150])

    levels = ratio_eb_1(Areas.of(PEOPLE), year, lambda: Counts.of(year.crimes * 3, length=36))

    assert (levels.year.expected >= 10).all()
    assert levels.year.typical < 0.1
    assert (levels.reason == Reason.NUMBERS_TOO_SMALL).all()


def test_five_crimes_at_the_typical_rate_are_enough():
    levels = ratio_eb_1(Areas.of(PEOPLE), Counts.of([6] * 14 + [40] * 6))

    assert levels.year.typical < 0.5
    assert (levels.year.expected * levels.year.typical > 5).all()
    assert (levels.band != NO_BAND).all()


def test_the_36_months_are_not_fetched_where_the_year_suffices():
    def unwanted():
        raise AssertionError("the 36 months were fetched")

    assert (ratio_eb_1(Areas.of(PEOPLE), Counts.of(CRIMES), unwanted).band != NO_BAND).all()


def test_too_few_of_the_36_months_are_said_to_be_the_reason():
    year, pooled = Counts.of([6] * 20), Counts.of([11] * 20, months=22, length=36)

    levels = ratio_eb_1(Areas.of(PEOPLE), year, lambda: pooled)

    assert (levels.reason == Reason.NUMBERS_TOO_SMALL_SO_FAR).all()
    assert (levels.months == 12).all()


def test_the_level_published_last_is_kept_on_the_line():
    near = with_extra(1500, 195)  # about 1.2 times the typical area
    assert near.band[-1] == Band.AVERAGE
    assert near.close_to[-1] == Band.ABOVE_AVERAGE
    assert near.probabilities[-1, Band.ABOVE_AVERAGE] > 0.2

    kept = with_extra(1500, 195, last=Band.ABOVE_AVERAGE)
    assert kept.band[-1] == Band.ABOVE_AVERAGE
    assert kept.held[-1]
    assert kept.close_to[-1] == Band.AVERAGE
    assert Flag.HELD in flags_of(kept)


def test_the_level_published_last_is_given_up_once_unlikely():
    levels = with_extra(1500, 150, last=Band.ABOVE_AVERAGE)

    assert levels.probabilities[-1, Band.ABOVE_AVERAGE] < 0.2
    assert levels.band[-1] == Band.AVERAGE
    assert not levels.held[-1]


def test_a_sure_level_is_close_to_no_line():
    levels = with_extra(1500, 600)

    assert levels.probabilities[-1, Band.HIGH] > 0.8
    assert levels.close_to[-1] == NO_BAND


def test_unknown_population_has_no_level():
    levels = with_extra(np.nan, 150)

    assert levels.reason[-1] == Reason.POPULATION_UNKNOWN
    assert np.isnan(levels.rate[-1])


def test_force_rate_counts_every_area():
    levels = with_extra(1500, 1500, workday=15_000)

    assert levels.force_rate == pytest.approx(1000 * (sum(CRIMES) + 1500) / (21 * 1500))


def test_weighted_median_is_the_value_of_the_area_in_the_middle_of_the_people():
    assert weighted_median(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 1.0])) == 2
    assert weighted_median(np.array([3.0, 1.0, 2.0]), np.array([9.0, 1.0, 1.0])) == 3
    assert weighted_median(np.array([1.0, 2.0]), np.array([5.0, 5.0])) == 1


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason != Reason.NONE])
def test_every_reason_is_a_sentence_for_the_public(reason):
    assert reason.words.endswith(".")
