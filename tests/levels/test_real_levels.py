"""Levels of Bedfordshire and the City of London, from the files as published."""

from collections import Counter

import pytest

from levels.areas import read_areas
from levels.bands import NO_BAND, Band
from levels.compute import PeriodLevels
from levels.flags import Flag
from levels.groups import ALL_CRIME, BY_SLUG, GROUPS
from levels.models import Computation, Level
from levels.monthly import MonthlyCounts
from levels.periods import Period
from levels.published import bands_of
from levels.reasons import Reason
from levels.vocabulary import AreaKind, Method
from neighbourhoods.models import Neighbourhood
from places.models import Lsoa
from releases.month import Month

pytestmark = pytest.mark.usefixtures("real_data")

BEDFORDSHIRE = ["E06000032", "E06000055", "E06000056"]


def lsoas(*districts):
    return set(
        Lsoa.objects.filter(district__code__in=districts, in_2021=True).values_list("id", flat=True)
    )


def levels(kind, ids, *, group=ALL_CRIME, period=2021, method=Method.RATIO_EB_1):
    found = Level.objects.filter(
        kind=kind, area_id__in=ids, group=group.number, period=period, method=method
    )
    return {row.area_id: row for row in found}


@pytest.mark.parametrize("period", [2021, 2022])
@pytest.mark.parametrize("method", Method)
def test_every_lsoa_and_neighbourhood_of_bedfordshire_has_a_level_of_all_crime(period, method):
    neighbourhoods = Neighbourhood.objects.filter(force__slug="bedfordshire")
    areas = {
        AreaKind.LSOA: lsoas(*BEDFORDSHIRE),
        AreaKind.NEIGHBOURHOOD: set(
            neighbourhoods.exclude(boundary=None).values_list("id", flat=True)
        ),
    }
    assert len(areas[AreaKind.LSOA]) == 417
    assert len(areas[AreaKind.NEIGHBOURHOOD]) == 16
    for kind, ids in areas.items():
        found = levels(kind, ids, period=period, method=method)
        assert set(found) == ids
        assert [row.area_id for row in found.values() if row.band == NO_BAND] == []
    # Luton Airport has no outline, so neither its people nor its crimes are known.
    airport = neighbourhoods.get(boundary=None)
    (none,) = levels(AreaKind.NEIGHBOURHOOD, {airport.id}, period=period).values()
    assert (none.band, none.reason) == (NO_BAND, Reason.POPULATION_UNKNOWN)
    assert none.count_12 is None


def test_the_levels_spread_over_the_scale_where_those_of_2009_call_nearly_all_average():
    for period in (2021, 2022):
        ids = lsoas(*BEDFORDSHIRE)
        bands = Counter(row.band for row in levels(AreaKind.LSOA, ids, period=period).values())
        as_in_2009 = Counter(
            row.band
            for row in levels(AreaKind.LSOA, ids, period=period, method=Method.SD_1).values()
        )
        assert all(bands[band] / 417 > 0.08 for band in Band)
        assert as_in_2009[Band.AVERAGE] / 417 > 0.9
        assert as_in_2009[Band.LOW] == as_in_2009[Band.BELOW_AVERAGE] == 0


def test_2021_2_is_made_from_eleven_of_twelve_months_and_says_so():
    found = levels(AreaKind.LSOA, lsoas(*BEDFORDSHIRE))

    assert {row.months_12 for row in found.values()} == {11}
    assert all(Flag.SCALED_FOR_MISSING_MONTHS in Flag(row.flags) for row in found.values())
    some = next(iter(found.values()))
    assert some.rate == pytest.approx(1000 * some.count_12 / some.residents * 12 / 11)


def test_no_lsoa_has_a_level_of_robbery():
    rows = Level.objects.filter(kind=AreaKind.LSOA, group=BY_SLUG["robbery"].number)

    assert {rows.filter(method=method).count() > 1000 for method in Method} == {True}
    assert not rows.exclude(band=NO_BAND).exists()
    assert not rows.filter(reason=Reason.NONE).exists()


def test_the_city_is_a_visitor_area_and_never_simply_high():
    """Of the twelve months to October 2019, all of which the City supplied."""
    areas = read_areas()
    counts = MonthlyCounts(areas)
    period = Period(0, Month(2019, 10))
    city = Neighbourhood.objects.get(force__slug="city-of-london").force_id
    before = bands_of(areas, period)
    for kind in AreaKind:
        of_kind = PeriodLevels(counts, kind, period, before[kind])
        for group in GROUPS:
            _, by_ratio, _ = of_kind.of(city, group)
            assert len(by_ratio.band) > 0
            assert all(Flag.VISITORS in Flag(flags) for flags in by_ratio.flags.tolist())
            assert set(by_ratio.band.tolist()) == {NO_BAND}
            assert set(by_ratio.reason.tolist()) <= {
                Reason.PEOPLE_PRESENT_UNKNOWN,
                Reason.TOO_FEW_AREAS,
                Reason.TOO_FEW_MONTHS,
            }
        _, all_crime, as_in_2009 = of_kind.of(city, ALL_CRIME)
        assert all_crime.year.counts.months.tolist().count(12) > 0
        # What the method of 2009 makes of the same figures.
        assert set(as_in_2009.band.tolist()) <= {NO_BAND, *Band}


def test_every_level_says_which_releases_it_rests_on():
    for made in Computation.objects.filter(is_public=True):
        assert made.release is not None
        assert made.months
        assert made.reference > 0
