"""Drawings of outlines, held against positions worked out by hand."""

import pytest

from pages import map_names
from pages.outline_map import MARGIN, WIDTH, Outlined, draw

# On the equator a degree is as long in both directions.
RING = [(0, -1), (2, -1), (2, 1), (0, 1), (0, -1)]
SQUARE = {"type": "Polygon", "coordinates": [RING]}
LINE = {"type": "LineString", "coordinates": [[-5, 0], [0, 0]]}


def test_a_square_fills_the_frame_and_keeps_its_shape():
    drawing = draw([Outlined(SQUARE, is_own=True)])

    [path] = drawing.paths
    assert path.d == "M10 470L470 470L470 10L10 10L10 470Z"
    assert drawing.height == WIDTH


def test_far_north_a_degree_of_longitude_is_shorter():
    north = [(x, y + 60) for x, y in RING]

    drawing = draw([Outlined({"type": "Polygon", "coordinates": [north]}, is_own=True)])

    # Twice as high as wide at 60 degrees, within the highest that a drawing may be.
    xs = [float(end.split()[0]) for end in drawing.paths[0].d[1:-1].split("L")]
    assert max(xs) - min(xs) == pytest.approx((drawing.height - 2 * MARGIN) / 2, abs=1)


def test_what_lies_around_does_not_widen_the_frame():
    drawing = draw([Outlined(SQUARE, is_own=True), Outlined(LINE)], around_own=True)

    assert drawing.paths[-1].is_own
    assert drawing.paths[-1].d.startswith("M10 470")


def test_no_crime_is_lost_where_points_are_put_together():
    points = [(0.05, 1.05, 5), (0.051, 1.051, 2), (-0.9, 0.1, 1)]

    drawing = draw([Outlined(SQUARE, is_own=True)], points)

    assert sorted(circle.count for circle in drawing.circles) == [1, 7]
    assert drawing.circles[0].count == 7  # the largest first, so that small ones lie on it


def test_nothing_to_draw_is_no_drawing():
    assert draw([]) is None
    assert draw([Outlined(LINE)], around_own=True) is None


def test_names_stand_where_they_fit_and_nowhere_else():
    drawing = draw([Outlined(SQUARE, "Harbour", "/harbour/"), Outlined(SQUARE, "Long name " * 9)])

    assert map_names.fitting(drawing) == [map_names.Name("Harbour", 240, 240)]
    assert map_names.fitting(None) == []
