import pytest

from places import geometry

SQUARE = [[2.0, 54.0], [2.1, 54.0], [2.1, 54.1], [2.0, 54.1], [2.0, 54.0]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def test_a_sound_polygon_becomes_an_area_without_faults():
    area = geometry.area(polygon(SQUARE))

    assert area.shape.geom_type == "MultiPolygon"
    assert area.shape.srid == 4326
    assert area.shape.area == pytest.approx(0.01)
    assert area.faults == []


def test_heights_are_dropped():
    area = geometry.area(polygon([[*corner, 35.5] for corner in SQUARE]))

    assert not area.shape.hasz
    assert area.shape.area == pytest.approx(0.01)


def test_an_open_ring_is_closed():
    area = geometry.area(polygon(SQUARE[:-1]))

    assert area.faults == ["Ring was not closed"]
    assert area.shape.valid


def test_a_ring_that_crosses_itself_is_mended_and_the_place_is_told():
    bow_tie = [[2.0, 54.0], [2.1, 54.1], [2.1, 54.0], [2.0, 54.1], [2.0, 54.0]]

    area = geometry.area(polygon(bow_tie))

    assert area.shape.valid
    assert len(area.shape) == 2
    assert area.faults == ["Self-intersection[2.05 54.05]"]


def test_mending_keeps_areas_and_drops_the_spikes_beside_them():
    spike = [
        [2.0, 54.0],
        [2.1, 54.0],
        [2.1, 54.1],
        [2.1, 54.5],
        [2.1, 54.1],
        [2.0, 54.1],
        [2.0, 54.0],
    ]

    area = geometry.area(polygon(spike))

    assert area.shape.valid
    assert area.shape.area == pytest.approx(0.01)
    assert area.shape.extent == (2.0, 54.0, 2.1, 54.1)


def test_holes_and_islands_stay():
    hole = [[2.02, 54.02], [2.04, 54.02], [2.04, 54.04], [2.02, 54.04], [2.02, 54.02]]
    island = [[x + 1, y] for x, y in SQUARE]

    area = geometry.area({"type": "MultiPolygon", "coordinates": [[SQUARE, hole], [island]]})

    assert len(area.shape) == 2
    assert area.shape.area == pytest.approx(0.02 - 0.0004)


def test_a_ring_of_two_corners_is_left_out_of_many():
    area = geometry.area(
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [[[3, 54], [3, 55], [3, 54]]]]}
    )

    assert area.shape.area == pytest.approx(0.01)
    assert area.faults == ["Ring with fewer than three corners dropped"]


def test_metres_are_taken_for_the_national_grid():
    # The tower of Luton's town hall, 509300 221300, lies in it.
    metres = [
        [509000, 221000],
        [510000, 221000],
        [510000, 222000],
        [509000, 222000],
        [509000, 221000],
    ]

    area = geometry.area(polygon(metres))

    west, south, east, north = area.shape.extent
    assert (west, south) == pytest.approx((-0.4181, 51.8767), abs=0.001)
    assert (east - west) * 111_320 * 0.617 == pytest.approx(1000, rel=0.03)
    assert (north - south) * 111_320 == pytest.approx(1000, rel=0.03)


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (None, "not a polygon"),
        ({"type": "Point", "coordinates": [2, 54]}, "not a polygon"),
        ({"type": "LineString", "coordinates": SQUARE}, "not a polygon"),
        (polygon(), "no ring of three corners"),
        (polygon([[2, 54], [3, 55]]), "no ring of three corners"),
        (polygon([[2, 54], [3, 55], [4, 56], [2, 54]]), "no extent"),
        (polygon([["x", 54], [3, 55], [4, 54], ["x", 54]]), "cannot be read"),
        (polygon([[2], [3, 55], [4, 54], [2]]), "cannot be read"),
        (polygon([[-5e6, 54], [3, 55], [4, 54], [-5e6, 54]]), "neither degrees nor"),
        ({"type": "Polygon", "coordinates": 7}, "cannot be read"),
    ],
)
def test_what_is_no_area_says_why(shape, reason):
    with pytest.raises(geometry.NotAnArea, match=reason):
        geometry.area(shape)
