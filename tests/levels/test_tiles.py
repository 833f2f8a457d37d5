"""Areas on the map: shaded by the levels that are stored, never by others."""

import pytest

from levels.frame import areas_in
from levels.groups import ALL_CRIME, BY_SLUG
from levels.models import Level
from levels.periods import LATEST, Period, holding
from levels.tiles import tile
from levels.vocabulary import DEFAULT_METHOD, AreaKind
from neighbourhoods.extent import extent_of
from neighbourhoods.models import Neighbourhood
from places.models.map_shape import ShapeKind
from releases.month import Month
from tests.tiles import layer_of, tiles_around

pytestmark = pytest.mark.usefixtures("doggerland")

# The middle of the made-up country, and tiles that hold the whole of it.
MIDDLE = (54.85, 1.85)
WIDE = 9
# The latest month of the made-up country.
SEPTEMBER = Month(2026, 9)


def on_the_map(kind, *, group=ALL_CRIME, period=LATEST, zoom=WIDE):
    """Read all tiles: {path: level or None}."""
    found: dict[str, int | None] = {}
    for at in tiles_around(*MIDDLE, zoom=zoom):
        drawn = tile(at, month=SEPTEMBER, group=group, period=period, smallest=kind)
        for area in layer_of(drawn, "areas"):
            assert found.setdefault(area["path"], area.get("level")) == area.get("level")
    return found


def stored(group, period):
    rows = Level.objects.filter(
        kind=AreaKind.NEIGHBOURHOOD, group=group.number, period=period, method=DEFAULT_METHOD
    )
    bands = {row.area_id: row.band for row in rows}
    return {
        f"{area.force.slug}/{area.code}": None if bands.get(area.pk, -1) < 0 else bands[area.pk]
        for area in Neighbourhood.objects.select_related("force")
    }


@pytest.mark.parametrize("slug", ["all-crime", "burglary", "anti-social-behaviour"])
@pytest.mark.parametrize("period", [LATEST, 2024])
def test_neighbourhoods_are_shaded_by_their_stored_level(slug, period):
    group = BY_SLUG[slug]

    shaded = on_the_map(ShapeKind.NEIGHBOURHOOD, group=group, period=period)

    assert shaded == stored(group, period)
    assert any(level is not None for level in shaded.values())


def test_far_out_districts_are_drawn_instead():
    assert {len(path) for path in on_the_map(ShapeKind.LSOA, zoom=6)} == {9}


def test_a_category_that_has_ended_has_no_levels():
    assert set(on_the_map(ShapeKind.NEIGHBOURHOOD, group=None).values()) == {None}


def test_areas_of_a_force_that_supplied_nothing_are_told():
    missing = Month(2026, 5)
    for at in tiles_around(*MIDDLE, zoom=WIDE):
        drawn = tile(at, month=missing, group=None, period=LATEST, smallest=ShapeKind.NEIGHBOURHOOD)
        for area in layer_of(drawn, "areas"):
            assert area.get("missing", False) is area["path"].startswith("city-of-dogger/")


@pytest.mark.parametrize("kind", [ShapeKind.NEIGHBOURHOOD, ShapeKind.LSOA])
def test_the_still_map_says_the_same_as_the_moving_one(kind):
    area = Neighbourhood.objects.get(force__slug="doggerland", code="D01")
    still = areas_in(
        extent_of(area).frame,
        area.pk,
        kind=kind,
        month=SEPTEMBER,
        group=ALL_CRIME,
        period=Period(LATEST, SEPTEMBER),
    )
    moving = on_the_map(kind, zoom=11) | on_the_map(kind, zoom=10 if kind == 2 else 11)

    told = {one.path: one.band for one in still if one.path in moving}
    assert len(told) > 5
    assert told == {path: moving[path] for path in told}
    assert [one.path for one in still if one.is_own] == (["doggerland/D01"] if kind == 2 else [])


def test_a_month_belongs_to_the_latest_twelve_or_to_its_financial_year():
    newest = Month(2026, 9)

    assert holding(Month(2025, 10), newest) == Period(LATEST, newest)
    assert holding(Month(2025, 9), newest) == Period(2025, Month(2026, 3))
    assert holding(Month(2024, 3), newest) == Period(2023, Month(2024, 3))
