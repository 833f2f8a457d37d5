"""Counts in a region, by squares, against the plain way: each street point one by one."""

from collections import Counter

import pytest
from django.contrib.gis.geos import Point
from django.db.models import Sum
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crimes import region_counts
from crimes.models import Crime, PointCount
from places import squares
from places.models import StreetPoint
from places.regions import MILE, Circle, Outline, Spots
from releases.month import Month
from tests import months
from tests.builders import make_force

MONTHS = [Month(2024, 1), Month(2024, 2)]
CATEGORIES = (3, 5, 15)

# Ten rows and columns of squares. A step is half a square, so every other step is a side.
SOUTH_E6, WEST_E6 = 54_500_000, 2_496_000
STEPS = 20

generated = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def at_e6(north: float, east: float) -> tuple[int, int]:
    """Return the position so many steps from the corner, in millionths of a degree."""
    return (
        SOUTH_E6 + round(north * squares.HEIGHT_E6 / 2),
        WEST_E6 + round(east * squares.WIDTH_E6 / 2),
    )


def at(north: float, east: float) -> tuple[float, float]:
    latitude_e6, longitude_e6 = at_e6(north, east)
    return latitude_e6 / 1_000_000, longitude_e6 / 1_000_000


@pytest.fixture
def spread(db):
    """Crimes of two months all over the ten by ten squares, and on their corners and sides."""
    force = make_force()
    points = StreetPoint.objects.bulk_create(
        StreetPoint(
            name=f"On or near Street {north} {east}",
            name_key=f"on or near street {north} {east}",
            latitude_e6=latitude_e6,
            longitude_e6=longitude_e6,
            location=Point(longitude_e6 / 1_000_000, latitude_e6 / 1_000_000, srid=4326),
        )
        for north in range(STEPS + 1)
        for east in range(STEPS + 1)
        # Every third stands off the sides.
        for off in [0.37 if (north + east) % 3 == 0 else 0]
        for latitude_e6, longitude_e6 in [at_e6(north + off, east + off)]
    )
    for month in MONTHS:
        months.attach("crimes_crime", month)
    Crime.objects.bulk_create(
        Crime(
            id=number,
            month=MONTHS[number % 5 == 4],
            street_point=point,
            force=force,
            category_id=CATEGORIES[number % 7 % 3],
        )
        for number, point in enumerate(points)
    )
    for month in MONTHS:
        months.count(month)


def plainly(region) -> dict[Month, Counter[int]]:
    return {
        month: Counter(
            dict(
                PointCount.objects.filter(region.holds("street_point__"), month=month)
                .values_list("category_id")
                .annotate(Sum("count"))
                .order_by()
            )
        )
        for month in MONTHS
    }


corners = st.tuples(st.integers(-3, STEPS + 3), st.integers(-3, STEPS + 3)) | st.tuples(
    st.floats(-3, STEPS + 3), st.floats(-3, STEPS + 3)
)
BOW_TIE = [(0, 0), (18, 18), (18, 0), (0, 18)]
TWICE_ROUND = [(2, 2), (2, 17), (17, 17), (17, 2), (3, 3), (3, 16), (16, 16), (16, 3)]
ALONG_SIDES = [(2, 2), (2, 16), (8, 16), (8, 8), (16, 8), (16, 2)]
SPIKE = [(2, 2), (2, 16), (19, 16), (2, 16), (2, 9), (12, 9), (12, 2)]
NO_AREA = [(4, 4), (4, 15), (4, 4)]
EVERYTHING = [(-900, -900), (-900, 900), (900, 900), (900, -900)]


@pytest.mark.usefixtures("spread")
@generated
@given(ring=st.lists(corners, min_size=3, max_size=12), closed=st.booleans())
@example(ring=BOW_TIE, closed=False)
@example(ring=TWICE_ROUND, closed=True)
@example(ring=ALONG_SIDES, closed=False)
@example(ring=SPIKE, closed=True)
@example(ring=NO_AREA, closed=False)
@example(ring=EVERYTHING, closed=True)
def test_an_outline_has_as_many_crimes_as_its_street_points(ring, closed):
    region = Outline([at(*corner) for corner in (ring + ring[:1] if closed else ring)])

    assert region_counts.by_category(region, MONTHS) == plainly(region)


@pytest.mark.usefixtures("spread")
@generated
@given(middle=corners, metres=st.floats(1, 12_000))
@example(middle=(10, 10), metres=MILE)
@example(middle=(10, 10), metres=5_000)
@example(middle=(10, 10), metres=50_000)
def test_a_circle_has_as_many_crimes_as_its_street_points(middle, metres):
    region = Circle(*at(*middle), metres)

    assert region_counts.by_category(region, MONTHS) == plainly(region)


@pytest.mark.usefixtures("spread")
def test_most_of_a_large_region_is_not_asked_point_by_point():
    region = Outline([at(1, 1), at(1, 19), at(19, 19), at(19, 1)])

    cover = region.cover(region_counts.rows_with_points)

    assert cover
    whole = [square for first, last in cover.whole for square in range(first, last + 1)]
    assert (len(whole), len(cover.on_edge())) == (8 * 8, 4 * 9)


@pytest.mark.usefixtures("spread")
def test_street_points_and_regions_too_involved_for_squares_are_counted_too(monkeypatch):
    spots = Spots(list(StreetPoint.objects.values_list("id", flat=True)[:50]))
    monkeypatch.setattr(squares, "MOST_CROSSINGS", 30)
    region = Outline([at(*corner) for corner in TWICE_ROUND])
    assert region.cover(region_counts.rows_with_points) is None

    for asked in (spots, region):
        counted = region_counts.by_category(asked, MONTHS)
        assert counted == plainly(asked)
        assert counted[MONTHS[0]].total() > 0


def test_without_a_street_point_there_is_nothing_to_count(db):
    region = Outline([at(*corner) for corner in BOW_TIE])

    assert region_counts.by_category(region, MONTHS) == {month: Counter() for month in MONTHS}
