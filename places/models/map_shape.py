from enum import IntEnum

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GistIndex
from django.db.models import Q

# The reference system of web maps; a tile at zoom z is 40,075,017 / 2**z of its metres wide.
WEB_MERCATOR = 3857


class ShapeKind(IntEnum):
    """What a shape is the outline of. The first three are numbered as in `levels.vocabulary`."""

    LSOA = 1
    NEIGHBOURHOOD = 2
    DISTRICT = 3
    FORCE = 4


# For each kind, the largest zoom at which each of its simplified outlines is still good.
ZOOMS = {
    ShapeKind.LSOA: (11, 13, 22),
    ShapeKind.NEIGHBOURHOOD: (7, 9, 11, 13, 22),
    ShapeKind.DISTRICT: (7, 9, 11, 22),
    ShapeKind.FORCE: (5, 7, 9, 22),
}


class MapShape(models.Model):
    """
    The outline of an area as maps draw it, up to a zoom.

    All areas of a kind are simplified together (`ingest.reference.map_shapes`), so that
    neighbours share their line and there are neither cracks nor overlaps between them. They are
    in web Mercator, in which tiles are cut: turning them round for each tile takes longer than
    the cutting.
    """

    pk = models.CompositePrimaryKey("kind", "zoom", "area_id")
    kind = models.SmallIntegerField(choices=[(kind.value, kind.name) for kind in ShapeKind])
    zoom = models.SmallIntegerField()
    area_id = models.IntegerField()
    shape = models.MultiPolygonField(srid=WEB_MERCATOR, spatial_index=False)
    # Where the name may stand: well inside.
    label = models.PointField(srid=WEB_MERCATOR, spatial_index=False)

    class Meta:
        # One for each set: in a common one a tile would meet every kind at every zoom.
        indexes = [
            GistIndex(
                name=f"map_shape_{kind.value}_{zoom}",
                fields=["shape"],
                condition=Q(kind=kind.value, zoom=zoom),
            )
            for kind, zooms in ZOOMS.items()
            for zoom in zooms
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.area_id} to zoom {self.zoom}"
