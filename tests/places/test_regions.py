import math

import pytest

from places import street_points
from places.models import StreetPoint
from places.regions import MILE, Circle, Outline, Spots
from tests.builders import make_street_point

pytestmark = pytest.mark.django_db

# On the ellipsoid a degree of latitude at 54.5 degrees north is 111,315 metres long, one of
# longitude 64,745 metres (Vincenty's formula). On a sphere they would be 111,195 and 64,571.
METRES_NORTH = 111_315
METRES_EAST = 64_745


def held_by(region):
    return sorted(StreetPoint.objects.filter(region.holds()).values_list("name", flat=True))


@pytest.mark.parametrize("direction", [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_a_circle_ends_after_its_metres_in_every_direction(direction):
    north, east = direction
    for metres, street in [(1605, "Inner"), (1614, "Outer")]:
        at = (54.5 + north * metres / METRES_NORTH, 2.5 + east * metres / METRES_EAST)
        make_street_point(street, at=at)

    assert held_by(Circle(54.5, 2.5, MILE)) == ["On or near Inner"]


def test_a_circle_has_no_corners():
    # 1,500 metres north and east: in the box around the circle, 2,121 metres away.
    make_street_point("Corner", at=(54.5 + 1500 / METRES_NORTH, 2.5 + 1500 / METRES_EAST))

    assert held_by(Circle(54.5, 2.5)) == []


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(999, 2.5), (54.5, -181), (1e308, 1e308), (math.inf, 0)]
)
def test_nothing_is_around_a_position_off_the_globe(latitude, longitude):
    make_street_point()

    assert held_by(Circle(latitude, longitude)) == []


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 0), (-90, 180), (0, 180), (89.99, -180)])
def test_a_circle_may_be_anywhere_on_the_globe(latitude, longitude):
    make_street_point()

    assert held_by(Circle(latitude, longitude)) == []


def test_an_outline_may_be_open_or_closed():
    make_street_point("Inside", at=(54.5, 2.5))
    make_street_point("Outside", at=(54.7, 2.5))
    corners = [(54.4, 2.4), (54.6, 2.4), (54.6, 2.6), (54.4, 2.6)]

    assert held_by(Outline(corners)) == ["On or near Inside"]
    assert held_by(Outline([*corners, corners[0]])) == ["On or near Inside"]


def test_what_stands_on_the_edge_is_inside():
    make_street_point("Edge", at=(54.4, 2.5))
    make_street_point("Corner", at=(54.4, 2.4))

    assert held_by(Outline([(54.4, 2.4), (54.6, 2.5), (54.4, 2.6)])) == [
        "On or near Corner",
        "On or near Edge",
    ]


def test_both_loops_of_an_outline_that_crosses_itself_are_inside():
    make_street_point("West", at=(54.5, 2.42))
    make_street_point("East", at=(54.5, 2.58))
    make_street_point("North", at=(54.58, 2.5))
    bow_tie = [(54.4, 2.4), (54.6, 2.6), (54.4, 2.6), (54.6, 2.4)]

    assert held_by(Outline(bow_tie)) == ["On or near East", "On or near West"]


def test_what_an_outline_goes_round_twice_is_inside():
    make_street_point("Middle", at=(54.5, 2.5))
    square = [(54.4, 2.4), (54.6, 2.4), (54.6, 2.6), (54.4, 2.6)]

    assert held_by(Outline(square * 2)) == ["On or near Middle"]


def test_spikes_and_repeated_corners_do_no_harm():
    make_street_point("Inside", at=(54.5, 2.5))
    corners = [(54.4, 2.4), (54.6, 2.4), (54.6, 2.4), (54.9, 2.4), (54.6, 2.4), (54.5, 2.7)]

    assert held_by(Outline(corners)) == ["On or near Inside"]


def test_an_outline_without_extent_holds_nothing():
    make_street_point(at=(54.5, 2.5))

    assert held_by(Outline([(54.4, 2.4), (54.4, 2.4), (54.4, 2.4)])) == []


def test_the_nearest_street_point_is_told_in_metres_not_degrees():
    # A hundredth of a degree is 1,113 metres to the north and 647 to the east.
    make_street_point("North", at=(54.508, 2.5))
    east = make_street_point("East", at=(54.5, 2.51))

    assert street_points.nearest(54.5, 2.5) == Spots([east.id])


def test_all_street_points_at_the_nearest_place_are_meant():
    old, new = make_street_point("Old Name"), make_street_point("New Name")

    assert sorted(street_points.nearest(54.5, 2.5).ids) == sorted([old.id, new.id])


def test_nothing_is_near_where_the_next_street_is_20_kilometres_away():
    make_street_point(at=(54.5 + 20_100 / METRES_NORTH, 2.5))
    assert street_points.nearest(54.5, 2.5) == Spots([])

    nearer = make_street_point(at=(54.5 + 19_900 / METRES_NORTH, 2.5))
    assert street_points.nearest(54.5, 2.5) == Spots([nearer.id])


def test_only_known_ids_exist():
    assert street_points.exists(make_street_point().id)
    assert not street_points.exists(0)
    assert not street_points.exists(2**31)
