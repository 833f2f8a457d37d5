"""Map tiles: squares of web Mercator, numbered as every web map numbers them. No Django."""

from dataclasses import dataclass

# At this zoom a pixel is 30 cm.
DEEPEST_ZOOM = 19


class NoSuchTile(ValueError):
    """The numbers are not those of a tile."""


@dataclass(frozen=True)
class Tile:
    """The tile `x` columns from the west and `y` rows from the north at `zoom`."""

    zoom: int
    x: int
    y: int

    def __post_init__(self):
        across = 2**self.zoom if self.zoom <= DEEPEST_ZOOM else 0
        if not (self.x < across and self.y < across):
            raise NoSuchTile(f"There is no tile {self.zoom}/{self.x}/{self.y}")

    @property
    def numbers(self) -> dict[str, int]:
        """The tile as parameters of a query: for ST_TileEnvelope(%(z)s, %(x)s, %(y)s)."""
        return {"z": self.zoom, "x": self.x, "y": self.y}
