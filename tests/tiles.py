"""Map tiles for tests: where they are, and what is in them."""

import math

import mapbox_vector_tile

from places.map_frame import RADIUS, mercator
from places.tile import Tile


def tile_at(latitude: float, longitude: float, zoom: int) -> Tile:
    """Return the tile that holds a position in degrees."""
    x, y = mercator(latitude, longitude)
    half = math.pi * RADIUS
    across = 2**zoom
    return Tile(zoom, int((x + half) / (2 * half) * across), int((half - y) / (2 * half) * across))


def tiles_around(latitude: float, longitude: float, zoom: int) -> list[Tile]:
    """Return that tile and the eight around it."""
    at = tile_at(latitude, longitude, zoom)
    return [Tile(zoom, at.x + east, at.y + south) for east in (-1, 0, 1) for south in (-1, 0, 1)]


def layer_of(tile: bytes, name: str) -> list[dict]:
    """Return the properties of each feature of a layer of a vector tile."""
    layers = mapbox_vector_tile.decode(tile) if tile else {}
    return [feature["properties"] for feature in layers.get(name, {}).get("features", [])]
