"""Outlines on maps: simpler the farther out, without cracks or overlaps between neighbours."""

import pytest
from django.contrib.gis.db.models import Union
from django.db import connection

from ingest.reference import map_shapes
from places.models import Lsoa, MapShape
from places.models.map_shape import ZOOMS, ShapeKind
from tests.builders import make_lsoa, square


@pytest.mark.parametrize("zoom", ZOOMS[ShapeKind.LSOA])
def test_neighbours_share_their_line_at_every_zoom(zoom, doggerland):
    drawn = MapShape.objects.filter(kind=ShapeKind.LSOA, zoom=zoom)
    areas = sum(row.shape.area for row in drawn)

    together = drawn.aggregate(whole=Union("shape"))["whole"]

    # An overlap would be counted twice, and a crack be a hole of the whole. The island has none.
    assert together.area == pytest.approx(areas, rel=1e-9)
    assert not any(part.num_interior_rings for part in together)


def test_outlines_are_simpler_farther_out_and_no_area_is_lost(doggerland):
    for kind, zooms in ZOOMS.items():
        corners, areas = [], set()
        for zoom in zooms:
            drawn = MapShape.objects.filter(kind=kind, zoom=zoom)
            corners.append(sum(row.shape.num_coords for row in drawn))
            areas.add(frozenset(row.area_id for row in drawn))
        assert corners == sorted(corners)
        assert corners[0] < corners[-1]
        assert len(areas) == 1


def test_names_stand_inside(doggerland):
    assert all(row.shape.contains(row.label) for row in MapShape.objects.all())


@pytest.mark.django_db
def test_drawing_again_replaces_what_was_drawn():
    make_lsoa("E01000001", boundary=square())
    with connection.cursor() as cursor:
        assert map_shapes.draw(cursor, ShapeKind.LSOA) == 1
        assert map_shapes.draw(cursor, ShapeKind.LSOA) == 1

    assert MapShape.objects.count() == len(ZOOMS[ShapeKind.LSOA])


@pytest.mark.django_db
def test_areas_without_a_boundary_are_not_drawn():
    make_lsoa("E01000001", boundary=square())
    Lsoa.objects.update(boundary=None)
    with connection.cursor() as cursor:
        assert map_shapes.draw(cursor, ShapeKind.LSOA) == 0

    assert not MapShape.objects.exists()
