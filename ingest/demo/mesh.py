"""
A plane map cut into faces, where neighbours share their edges exactly.

Everything of the made-up country comes out of one mesh: it begins as the coastline,
each cut is a road, each face left at the end is a block. Areas made of blocks can then
be drawn by leaving out the edges between blocks of the same area, and never overlap.
"""

import itertools
import math

import numpy as np

SNAP = 14.0  # metres: a cut that ends this near a corner ends in the corner


class Mesh:
    """
    Faces are rings of vertex numbers, anticlockwise.

    `side[(u, v)]` is the face on the left of the step from u to v; the sea has none.
    `history` is every cut of a face, oldest first, as (face kept, new face): read
    backwards it tells how blocks come together into larger pieces bounded by roads.
    `lines` holds each cut as a list of vertices; `line_of[{u, v}]` says which cut an
    edge is part of (the coast belongs to none).
    """

    def __init__(self):
        self.points: list[tuple[float, float]] = []
        self.rings: dict[int, list[int]] = {}
        self.side: dict[tuple[int, int], int] = {}
        self.history: list[tuple[int, int]] = []
        self.lines: list[list[int]] = []
        self.line_of: dict[frozenset[int], int] = {}
        self._faces_made = 0

    def xy(self, vertices) -> list[tuple[float, float]]:
        return [self.points[v] for v in vertices]

    def add_island(self, ring: np.ndarray) -> int:
        """Add a face surrounded by sea; `ring` is anticlockwise and not closed."""
        first = len(self.points)
        self.points.extend(map(tuple, ring.tolist()))
        return self._add_face(list(range(first, len(self.points))))

    def split_edge(self, u: int, v: int, point: tuple[float, float]) -> int:
        """Put a new vertex on the edge and into both faces and the line it is part of."""
        w = len(self.points)
        self.points.append((float(point[0]), float(point[1])))
        for a, b in ((u, v), (v, u)):
            face = self.side.pop((a, b), None)
            if face is not None:
                ring = self.rings[face]
                ring.insert(ring.index(a) + 1, w)
                self.side[a, w] = self.side[w, b] = face
        line = self.line_of.pop(frozenset((u, v)), None)
        if line is not None:
            chain = self.lines[line]
            at = chain.index(u)
            # The line may run either way along the edge.
            chain.insert(at + 1 if at + 1 < len(chain) and chain[at + 1] == v else at, w)
            self.line_of[frozenset((u, w))] = self.line_of[frozenset((w, v))] = line
        return w

    def split_face(self, face: int, start: int, end: int, between: np.ndarray, line: int) -> int:
        """
        Cut `face` in two from vertex `start` to `end` through the points `between`.

        The cut becomes part of `line`. Returns the new face, on the right of the cut;
        the old number stays with the face on its left.
        """
        ring = self.rings.pop(face)
        first = len(self.points)
        self.points.extend(map(tuple, np.asarray(between, float).reshape(-1, 2).tolist()))
        inner = list(range(first, len(self.points)))
        cut = [start, *inner, end]
        i, j = ring.index(start), ring.index(end)
        there = ring[i:j] if i < j else ring[i:] + ring[:j]  # start .. before end
        back = ring[j:i] if j < i else ring[j:] + ring[:i]  # end .. before start
        for u, v in itertools.pairwise(cut):
            self.line_of[frozenset((u, v))] = line
        chain = self.lines[line]
        chain.extend(cut[1:] if chain and chain[-1] == start else cut)
        self.rings[face] = cut[:-1] + back
        for u, v in itertools.pairwise(cut):
            self.side[u, v] = face
        new = self._add_face(cut[::-1][:-1] + there)
        self.history.append((face, new))
        return new

    def new_line(self) -> int:
        self.lines.append([])
        return len(self.lines) - 1

    def _add_face(self, ring: list[int]) -> int:
        face = self._faces_made
        self._faces_made += 1  # numbers are never used twice
        self.rings[face] = ring
        for u, v in zip(ring, ring[1:] + ring[:1], strict=True):
            self.side[u, v] = face
        return face


# Most faces have a dozen corners: plain Python is several times faster for those than numpy.
Point = tuple[float, float]


def area_and_centre(ring: list[Point]) -> tuple[float, Point]:
    """Return the area in square metres (positive if anticlockwise) and the centroid."""
    x0, y0 = ring[0]
    area = east = north = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        ax, ay, bx, by = ax - x0, ay - y0, bx - x0, by - y0
        cross = ax * by - bx * ay
        area += cross
        east += (ax + bx) * cross
        north += (ay + by) * cross
    return area / 2, (x0 + east / (3 * area), y0 + north / (3 * area))


def long_axis(ring: list[Point], centre: Point) -> tuple[float, float]:
    """
    Return the direction of a polygon's long axis in radians and how many times longer it is.

    From the second moments of the area, so that a finely drawn coast weighs no more
    than a straight side.
    """
    x0, y0 = centre
    xx = yy = xy = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        ax, ay, bx, by = ax - x0, ay - y0, bx - x0, by - y0
        cross = ax * by - bx * ay
        xx += cross * (ax * ax + ax * bx + bx * bx)
        yy += cross * (ay * ay + ay * by + by * by)
        xy += cross * (ax * by + 2 * (ax * ay + bx * by) + bx * ay) / 2
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    mean, spread = (xx + yy) / 2, math.hypot((xx - yy) / 2, xy)
    return angle, math.sqrt((mean + spread) / max(mean - spread, 1e-9))


def line_crossings(ring: list[Point], through: Point, angle: float):
    """
    Find where an endless line meets a ring.

    Returns (metres along the line from `through`, ring edge number, share of that edge),
    in order along the line.
    """
    x0, y0 = through
    cos, sin = math.cos(angle), math.sin(angle)
    found = []
    before = None
    for i, (x, y) in enumerate([*ring, ring[0]]):
        here = (x - x0) * sin - (y - y0) * cos
        if before is not None and (before > 0) != (here > 0):
            share = before / (before - here)
            ax, ay = ring[i - 1]
            bx, by = ax + share * (x - ax), ay + share * (y - ay)
            found.append(((bx - x0) * cos + (by - y0) * sin, i - 1, share))
        before = here
    return sorted(found)


def crossings(path: np.ndarray, ring: np.ndarray) -> list[tuple[float, int, float]]:
    """
    Find where an open path meets a closed ring.

    Returns (position along the path in segments, ring edge number, share of that edge),
    in order along the path.
    """
    p, r = path[:-1, None, :], (path[1:] - path[:-1])[:, None, :]
    q, s = ring[None, :, :], (np.roll(ring, -1, axis=0) - ring)[None, :, :]
    across = r[..., 0] * s[..., 1] - r[..., 1] * s[..., 0]
    across = np.where(np.abs(across) < 1e-12, np.nan, across)
    d = q - p
    t = (d[..., 0] * s[..., 1] - d[..., 1] * s[..., 0]) / across
    u = (d[..., 0] * r[..., 1] - d[..., 1] * r[..., 0]) / across
    segment, edge = np.nonzero((t >= 0) & (t < 1) & (u >= 0) & (u < 1))
    found = [
        (float(i + t[i, j]), int(j), float(u[i, j])) for i, j in zip(segment, edge, strict=True)
    ]
    return sorted(found)


def is_inside(ring: list[Point], point: Point) -> bool:
    """Say whether a ring (points in order, not closed) holds a point."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            odd = not odd
    return odd
