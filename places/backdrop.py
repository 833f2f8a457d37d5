"""The map under the data, where the country brings its own."""

from pathlib import Path

from django.db import connection

from places.models import Backdrop
from places.tile import Tile

TILE = (Path(__file__).parent / "sql" / "backdrop_tile.sql").read_text()
# Metres of web Mercator in a pixel at zoom 0.
PIXEL = 40_075_016.69 / 256


def is_there() -> bool:
    """Say whether the country brings a map of its own."""
    return Backdrop.objects.exists()


def tile(at: Tile) -> bytes:
    """Return a tile of it in Mapbox's vector format. Layers: sql/backdrop_tile.sql."""
    with connection.cursor() as cursor:
        cursor.execute(TILE, {**at.numbers, "pixel": PIXEL / 2**at.zoom})
        return bytes(cursor.fetchone()[0])
