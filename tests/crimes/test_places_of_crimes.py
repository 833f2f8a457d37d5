"""Crimes by street point: in the map's tiles and in the list."""

import pytest

from crimes import counts, map_points, tiles
from crimes.queries import in_area
from crimes.vocabulary import CRIME_CATEGORIES
from releases.month import Month
from tests.builders import draw_maps, make_crime, make_neighbourhood, publish, square
from tests.tiles import tiles_around

pytestmark = pytest.mark.django_db

BY_SLUG = {category.slug: category for category in CRIME_CATEGORIES}
JANUARY = Month(2024, 1)
MILL_LANE = (54.501, 2.501)
QUAY = (54.502, 2.502)
OUTSIDE = (54.600, 2.500)


@pytest.fixture
def harbour():
    area = make_neighbourhood("Harbour", boundary=square(54.5, 2.5))
    make_crime(at=MILL_LANE, street="Mill Lane", category="burglary", outcome="cautioned")
    make_crime(at=QUAY, street="The Quay", category="burglary")
    make_crime(at=QUAY, street="The Quay", category="drugs", outcome="under-investigation")
    make_crime(at=QUAY, street="The Quay", category="drugs", outcome="under-investigation")
    make_crime(at=OUTSIDE, street="Far Lane", category="drugs")
    make_crime(at=QUAY, street="The Quay", category="drugs", month="2023-12")  # earlier
    publish("2023-12", "2024-01")
    return area


def test_map_points_have_the_most_crimes_first(harbour):
    points = map_points.in_area(area=harbour, month=JANUARY)

    assert [(point.name, point.count) for point in points] == [
        ("On or near The Quay", 3),
        ("On or near Mill Lane", 1),
    ]
    assert (points[1].latitude, points[1].longitude) == MILL_LANE


def test_map_points_of_one_category(harbour):
    points = map_points.in_area(area=harbour, month=JANUARY, category=BY_SLUG["burglary"])

    assert sorted(point.count for point in points) == [1, 1]


def on_the_map(category=None, month=JANUARY):
    """Read the nine tiles around the harbour: {id of a point: its crimes}."""
    found: dict[int, int] = {}
    for at in tiles_around(54.5, 2.5, zoom=14):
        answer = tiles.counts(at, month=month, category=category)
        assert answer["of"] == "points"
        found |= {id: count for id, _, _, count, _ in answer["found"]}
    return found


def test_the_list_tells_what_became_of_crimes(harbour):
    quay, mill_lane = in_area.by_street_point(area=harbour, month=JANUARY)

    assert quay.name == "On or near The Quay"
    burglary, drugs = quay.crimes
    assert (burglary.category.slug, burglary.outcome, burglary.count) == ("burglary", None, 1)
    assert (drugs.outcome.code, drugs.count) == ("under-investigation", 2)
    assert mill_lane.crimes[0].outcome.code == "cautioned"


@pytest.mark.parametrize("slug", [None, "burglary", "drugs", "robbery"])
def test_map_list_and_table_agree(slug, harbour):
    category = BY_SLUG.get(slug)
    streets = in_area.by_street_point(area=harbour, month=JANUARY, category=category)
    rows = counts.by_category(area=harbour, month=JANUARY)

    in_the_list = {street.street_point_id: street.count for street in streets}

    assert on_the_map(category) == in_the_list
    in_the_table = sum(row.count for row in rows if category in (None, row.category))
    assert in_the_table == sum(in_the_list.values())


def test_one_point_of_the_map_tells_the_same_as_the_list(harbour):
    for street in in_area.by_street_point(area=harbour, month=JANUARY):
        assert in_area.at_street_point(street.street_point_id, month=JANUARY) == street


def test_a_point_without_crimes_tells_nothing(harbour):
    point = in_area.by_street_point(area=harbour, month=JANUARY)[0].street_point_id

    assert in_area.at_street_point(point, month=Month(2023, 11)) is None
    assert in_area.at_street_point(2**40, month=JANUARY) is None


def test_far_out_areas_are_counted_instead(harbour):
    draw_maps()

    found = {
        row for at in tiles_around(54.5, 2.5, zoom=10) for row in counted(at, "neighbourhoods")
    }

    assert found == {(f"{harbour.force.slug}/{harbour.code}", 4, "Harbour")}


def counted(at, of):
    answer = tiles.counts(at, month=JANUARY)
    assert answer["of"] == of
    return [(path, count, name) for path, _, _, count, name in answer["found"]]
