"""What a still map shows: a frame of web Mercator, and where a place stands in it. No Django."""

import math
from dataclasses import dataclass

# The radius of web Mercator's globe in metres.
RADIUS = 6_378_137.0
TILE = 256
WIDTH, HEIGHT = 640, 480
# Part of the frame that is left free around what it is of.
MARGIN = 0.08


@dataclass(frozen=True)
class Frame:
    """Edges in metres of web Mercator; the picture is 640 pixels wide and 480 high."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, west: float, south: float, east: float, north: float) -> "Frame":
        """Return the frame of a picture that has the box in its middle."""
        middle_x, middle_y = (west + east) / 2, (south + north) / 2
        metres = max((east - west) / WIDTH, (north - south) / HEIGHT, 1.0) / (1 - 2 * MARGIN)
        half_x, half_y = metres * WIDTH / 2, metres * HEIGHT / 2
        return cls(middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y)

    @property
    def scale(self) -> float:
        """Pixels for each metre."""
        return WIDTH / (self.east - self.west)

    @property
    def zoom(self) -> int:
        """The zoom of web maps at which a pixel is nearest to one of the picture's."""
        return round(math.log2(2 * math.pi * RADIUS * self.scale / TILE))

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return x and y, in pixels from the upper left corner, of a position in degrees."""
        x, y = mercator(latitude, longitude)
        return round((x - self.west) * self.scale, 1), round((self.north - y) * self.scale, 1)


def mercator(latitude: float, longitude: float) -> tuple[float, float]:
    """Return x and y in metres of web Mercator."""
    x = RADIUS * math.radians(longitude)
    return x, RADIUS * math.asinh(math.tan(math.radians(latitude)))


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return latitude and longitude of a position in metres of web Mercator."""
    return math.degrees(math.atan(math.sinh(y / RADIUS))), math.degrees(x / RADIUS)
