"""The coastline: a hand-drawn outline, smoothed, then worn by the sea."""

import numpy as np

from ingest.demo.randomness import generator

# South-west corner of the drawing on the British National Grid, in metres. Here there is
# only sea. East of 2 degrees the grid's datum shift ends, so the island stays west of it.
ORIGIN = np.array([608_000.0, 537_000.0])

# Kilometres from that corner, anticlockwise from the west.
OUTLINE = [
    *[(1.6, 17.2), (2.6, 15.6), (1.2, 13.4), (2.3, 11.2), (4.6, 10.2), (3.4, 8.6), (2.6, 6.2)],
    *[(4.6, 4.6), (7.4, 4.4), (10.6, 2.6), (12.4, 4.0), (13.2, 6.0), (14.8, 6.4), (16.0, 4.6)],
    *[(16.4, 2.8), (18.6, 0.8), (20.6, 1.8), (23.2, 2.0), (24.2, 4.6), (23.4, 7.0), (25.2, 8.6)],
    *[(27.4, 8.4), (29.2, 9.6), (31.8, 7.8), (32.8, 5.4), (35.2, 3.4), (38.4, 4.6), (39.4, 6.6)],
    *[(41.9, 8.0), (42.4, 10.4), (44.4, 11.8), (42.6, 13.4), (39.4, 13.2), (37.0, 14.6)],
    *[(34.4, 15.4), (32.2, 16.1), (30.9, 17.3), (32.2, 18.3), (34.6, 17.6), (36.4, 17.6)],
    *[(38.4, 16.5), (41.0, 17.6), (41.8, 19.4), (44.2, 20.4), (43.6, 22.6), (44.8, 24.4)],
    *[(42.6, 26.4), (43.4, 28.4), (45.2, 30.2), (46.0, 32.8), (44.8, 32.9), (44.0, 31.0)],
    *[(42.4, 29.9), (40.0, 29.4), (38.6, 30.9), (36.4, 31.4), (34.6, 33.4), (31.8, 34.3)],
    *[(29.6, 33.2), (27.4, 33.0), (26.4, 30.8), (25.4, 28.4), (24.5, 27.0), (24.0, 29.4)],
    *[(21.8, 30.2), (20.6, 31.8), (17.4, 31.2), (15.2, 31.6), (12.6, 29.6), (12.2, 27.6)],
    *[(8.6, 28.0), (6.2, 26.2), (7.0, 24.2), (9.4, 22.6), (10.4, 21.4), (8.0, 20.9), (5.4, 19.4)],
]
ISLETS = {
    "Brood Holm": [(47.1, 26.9), (46.6, 26.0), (47.3, 25.2), (48.0, 25.9), (47.8, 26.8)],
    "Little Brood": [(47.2, 24.3), (46.9, 23.9), (47.3, 23.5), (47.6, 24.0)],
    "Gull Stack": [(0.6, 22.4), (0.2, 21.8), (0.9, 21.4), (1.2, 22.1)],
}
SPACING = 150.0  # metres between points of the coast, about what a 1:50,000 map draws


def at(east_km: float, north_km: float) -> np.ndarray:
    """Grid position in metres of a place given in kilometres of the drawing."""
    return ORIGIN + 1000.0 * np.array([east_km, north_km])


def mainland() -> np.ndarray:
    """The coast of the main island: an anticlockwise ring in metres, not closed."""
    return _worn(_smooth(_metres(OUTLINE)), generator("coast"))


def islets() -> dict[str, np.ndarray]:
    return {
        name: _worn(_smooth(_metres(ring)), generator("coast", name))
        for name, ring in ISLETS.items()
    }


def _metres(ring):
    return ORIGIN + 1000.0 * np.array(ring)


def _smooth(ring):
    """A closed Catmull-Rom curve through the corners, two points to a side."""
    p0, p1 = np.roll(ring, 1, axis=0), ring
    p2, p3 = np.roll(ring, -1, axis=0), np.roll(ring, -2, axis=0)
    t = np.array([0.0, 0.5])[:, None, None]
    curve = 0.5 * (
        2 * p1
        + (p2 - p0) * t
        + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2
        + (3 * p1 - p0 - 3 * p2 + p3) * t**3
    )
    return curve.transpose(1, 0, 2).reshape(-1, 2)


def _worn(ring, random):
    """Midpoints pushed sideways again and again, until sides are about SPACING long."""
    while True:
        step = np.roll(ring, -1, axis=0) - ring
        length = np.hypot(*step.T)
        if length.max() <= 1.5 * SPACING:
            return ring
        long = length > 1.5 * SPACING
        push = random.normal(0, 0.14, len(ring)).clip(-0.28, 0.28)[:, None]
        middle = ring + step / 2 + push * np.column_stack([-step[:, 1], step[:, 0]])
        pairs = np.stack([ring, middle], axis=1).reshape(-1, 2)
        keep = np.column_stack([np.ones(len(ring), bool), long]).ravel()
        ring = pairs[keep]
