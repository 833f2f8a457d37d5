"""From published counts to stored levels."""

import pytest

from ingest import levelling
from levels.bands import NO_BAND, Band
from levels.flags import Flag
from levels.groups import ALL_CRIME, BY_SLUG
from levels.models import Computation, Level
from levels.reasons import Reason
from levels.vocabulary import AreaKind, Method
from places.models import Lsoa, LsoaChange
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month
from tests.levels import country as the_country
from tests.levels.country import CENTRE, CITY, ORDINARY, PARK, SMALL, UNKNOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return the_country.build()


@pytest.fixture
def year(country):
    """The country with the twelve months to March 2024, computed."""
    the_country.supply(country, the_country.a_year(), the_country.ordinary_year())
    levelling.bring_up_to_date()
    return country


def level(area, *, group=ALL_CRIME, period=0, method=Method.RATIO_EB_1, kind=AreaKind.LSOA):
    return Level.objects.get(
        kind=kind, area_id=area.id, group=group.number, period=period, method=method
    )


def test_every_area_has_a_row_for_each_group_period_and_method(year):
    # 27 LSOAs, 5 neighbourhoods and 3 districts; 16 groups; the year to March is also 2023/24.
    assert Level.objects.count() == (27 + 5 + 3) * 16 * 2 * 2


def test_an_area_three_times_the_typical_one_is_high(year):
    high = level(year.lsoas[ORDINARY[19]])

    assert high.count_12 == 450
    assert high.rate == pytest.approx(300)
    assert high.band == Band.HIGH
    assert high.residents == high.people == 1500
    assert high.source.words == "Census 2021"
    assert high.p_high > 0.9


def test_levels_without_figures_say_why(year):
    assert level(year.lsoas[PARK]).reason == Reason.NO_RESIDENTS
    assert level(year.lsoas[PARK]).rate is None
    assert level(year.lsoas[PARK]).count_12 == 300
    assert level(year.lsoas[SMALL]).reason == Reason.PEOPLE_PRESENT_UNKNOWN
    assert level(year.lsoas[UNKNOWN]).reason == Reason.POPULATION_UNKNOWN
    assert level(year.lsoas[CITY[0]]).reason == Reason.TOO_FEW_MONTHS
    assert level(year.lsoas[CITY[0]]).count_12 is None  # not 0: nothing was supplied


def test_a_centre_is_compared_by_the_people_there_on_a_working_day(year):
    centre = level(year.lsoas[CENTRE])

    assert centre.people == 6000
    assert centre.rate == pytest.approx(1200)
    assert centre.workday_rate == pytest.approx(200)
    assert Flag.VISITORS in Flag(centre.flags)
    assert centre.band != NO_BAND


def test_a_force_of_visitor_areas_has_no_level_without_figures_of_its_own(country):
    crimes = {(code, "burglary"): the_country.evenly(600) for code in CITY}
    the_country.supply(country, the_country.a_year(), crimes, force=country.city)
    levelling.bring_up_to_date()

    for code in CITY:
        assert level(country.lsoas[code]).reason == Reason.PEOPLE_PRESENT_UNKNOWN
        assert Flag.VISITORS in Flag(level(country.lsoas[code]).flags)
    wharf = level(country.neighbourhoods[4], kind=AreaKind.NEIGHBOURHOOD)
    assert wharf.reason == Reason.PEOPLE_PRESENT_UNKNOWN
    # The district has a workday figure; but one district has none to be compared with.
    mile = level(country.districts[2], kind=AreaKind.DISTRICT)
    assert mile.reason == Reason.TOO_FEW_AREAS
    assert mile.workday_rate == pytest.approx(1000 * 1800 / 255_000)


def test_people_of_districts_and_neighbourhoods_are_those_of_their_lsoas(year):
    docks = level(year.neighbourhoods[0], kind=AreaKind.NEIGHBOURHOOD)
    assert docks.residents == 6 * 1500
    assert docks.count_12 == sum(the_country.ALL_CRIME[:6])

    westford = level(year.districts[1], kind=AreaKind.DISTRICT)
    assert westford.residents == 12 * 1500
    # Eastford holds the LSOA whose people are not known.
    assert level(year.districts[0], kind=AreaKind.DISTRICT).reason == Reason.POPULATION_UNKNOWN


def test_crimes_of_other_forces_are_left_out(country):
    the_country.supply(country, the_country.a_year(), the_country.ordinary_year())
    # The transport police, and a neighbour that placed a crime across the border.
    for force in (the_country.builders.make_force("btp"), country.city):
        the_country.supply(
            country,
            the_country.a_year(),
            {(ORDINARY[0], "burglary"): the_country.evenly(1200)},
            force=force,
        )
    levelling.bring_up_to_date()

    assert level(country.lsoas[ORDINARY[0]]).count_12 == the_country.ALL_CRIME[0]


def test_a_month_not_supplied_is_missing_and_not_zero(country):
    months = the_country.a_year()
    the_country.supply(country, months[1:], the_country.ordinary_year())
    the_country.supply(country, months[:1], {}, status=Coverage.Status.NOT_SUPPLIED)
    levelling.bring_up_to_date()

    high = level(country.lsoas[ORDINARY[19]])
    assert high.months_12 == 11
    assert high.rate == pytest.approx(1000 * high.count_12 / 1500 * 12 / 11)
    assert Flag.SCALED_FOR_MISSING_MONTHS in Flag(high.flags)


def test_a_month_supplied_in_part_does_not_pass_for_a_fall(country):
    months = the_country.a_year()
    the_country.supply(country, months[1:], the_country.ordinary_year())
    few = {(ORDINARY[0], "burglary"): the_country.evenly(12)}
    the_country.supply(country, months[:1], few, status=Coverage.Status.PARTLY)
    levelling.bring_up_to_date()

    assert level(country.lsoas[ORDINARY[0]]).months_12 == 11


def test_anti_social_behaviour_is_no_part_of_all_crime(country):
    the_country.supply(
        country, the_country.a_year(), the_country.ordinary_year("anti-social-behaviour")
    )
    levelling.bring_up_to_date()

    area = country.lsoas[ORDINARY[19]]
    assert level(area, group=BY_SLUG["anti-social-behaviour"]).band == Band.HIGH
    assert level(area).count_12 == 0
    assert level(area).reason == Reason.NUMBERS_TOO_SMALL_SO_FAR


def test_three_years_are_pooled_where_one_holds_too_few_crimes(country):
    months = [str(month) for month in Month(2021, 4).until(Month(2024, 3))]
    few = {(code, "robbery"): the_country.evenly(6) for code in ORDINARY}
    few[ORDINARY[0], "robbery"] = the_country.evenly(24)
    the_country.supply(country, months, few)
    levelling.bring_up_to_date()

    robbery = level(country.lsoas[ORDINARY[0]], group=BY_SLUG["robbery"])
    assert (robbery.count_12, robbery.count_36, robbery.months_36) == (24, 72, 36)
    assert Flag.POOLED_36_MONTHS in Flag(robbery.flags)
    assert robbery.rate == pytest.approx(1000 * 24 / 1500)
    assert robbery.band == Band.HIGH


def test_lsoas_merged_in_2021_keep_their_past_and_parts_of_split_ones_do_not(country):
    merged, part = country.lsoas[ORDINARY[0]], country.lsoas[ORDINARY[1]]
    old = {
        code: Lsoa.objects.create(code=code, name=code, in_2011=True, district=country.districts[1])
        for code in ("Z09001", "Z09002", "Z09003")
    }
    for code, new, kind in (
        ("Z09001", merged, "M"),
        ("Z09002", merged, "M"),
        ("Z09003", part, "S"),
        ("Z09003", country.lsoas[ORDINARY[2]], "S"),
    ):
        LsoaChange.objects.create(lsoa_2011=old[code], lsoa_2021=new, kind=kind)
    unchanged = Lsoa.objects.filter(in_2021=True).exclude(code__in=ORDINARY[:3])
    unchanged.update(in_2011=True)
    country.lsoas.update(old)
    months = the_country.a_year()
    before = the_country.ordinary_year()
    for code in ORDINARY[:3]:
        before.pop((code, "burglary"))
    before |= {(code, "burglary"): the_country.evenly(24) for code in old}
    # Until June 2023 the codes of 2011, then those of 2021.
    the_country.supply(country, months[:3], before)
    the_country.supply(country, months[3:], the_country.ordinary_year())
    levelling.bring_up_to_date()

    assert level(merged).months_12 == 12
    assert level(merged).count_12 == 2 * 6 + 37  # 24 a year each in spring; 50 a year since
    assert level(part).months_12 == 9
    assert level(part).reason == Reason.TOO_FEW_MONTHS
    assert level(country.lsoas[ORDINARY[5]]).months_12 == 12


class TestKeepingUpToDate:
    def test_nothing_is_computed_twice(self, year):
        assert levelling.bring_up_to_date() == []

    def test_each_computation_says_which_releases_it_rests_on(self, year):
        made = Computation.objects.get(period=0, is_public=True)

        releases = dict(PublishedMonth.objects.values_list("month", "release_id"))
        assert made.months == {str(month): release for month, release in releases.items()}
        assert made.release.action == Release.Action.LEVELS
        assert made.why == "First computed."

    def test_a_finished_year_is_left_alone_when_a_later_month_comes(self, year):
        before = Computation.objects.get(period=2023, is_public=True)
        the_country.supply(year, ["2024-04"], the_country.ordinary_year())

        lines = levelling.bring_up_to_date()

        assert len(lines) == 1
        assert lines[0].startswith("Levels of 12 months to 2024-04: Months new, changed or taken")
        assert Computation.objects.get(period=2023, is_public=True) == before

    def test_a_corrected_population_is_a_recomputation_on_the_record(self, year):
        the_country.make_population(year.lsoas[ORDINARY[19]], 9000, year=2023)
        Release.objects.create(action=Release.Action.REFERENCE)

        levelling.bring_up_to_date()

        corrected = level(year.lsoas[ORDINARY[19]], period=2023)
        assert corrected.residents == 9000
        assert corrected.source.words == "Census 2023"
        assert corrected.band == Band.BELOW_AVERAGE
        made = Computation.objects.get(period=2023, is_public=True)
        assert made.why.startswith("Areas or populations changed")
        assert (made.levels_changed or 0) > 0
        assert Computation.objects.filter(period=2023).count() == 2  # the one before is recorded

    def test_the_level_published_last_is_kept_on_the_line(self, year):
        area = year.lsoas[ORDINARY[12]]
        before = level(area)
        Level.objects.filter(area_id=area.id, kind=AreaKind.LSOA, period=0).update(
            band=before.band + 1
        )
        Release.objects.create(action=Release.Action.REFERENCE)
        levelling.bring_up_to_date()

        after = level(area)
        assert after.last_band == before.band + 1
        chance = (after.p_low, after.p_below_average, after.p_average, after.p_above_average)
        kept = (*chance, after.p_high)[after.last_band] >= 0.2
        assert after.band == (after.last_band if kept else before.band)
        # A finished year follows no other.
        assert level(area, period=2023).last_band == NO_BAND

    def test_levels_of_months_taken_back_are_gone(self, year):
        PublishedMonth.objects.all().delete()

        levelling.bring_up_to_date()

        assert Level.objects.count() == 0
        assert not Computation.objects.filter(is_public=True).exists()

    def test_what_is_published_meanwhile_is_not_lost(self, year, monkeypatch):
        the_country.supply(year, ["2024-04"], the_country.ordinary_year())
        real, more = levelling.publishing.alone, ["2024-05"]

        def alone(change):
            if more:
                the_country.supply(year, [more.pop()], the_country.ordinary_year())
            return real(change)

        monkeypatch.setattr(levelling.publishing, "alone", alone)
        levelling.bring_up_to_date()

        assert Computation.objects.get(period=0, is_public=True).last_month == Month(2024, 5)
