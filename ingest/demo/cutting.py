"""Cuts of a mesh: along a given path through many faces, or once across one face."""

import itertools
import math

import numpy as np

from ingest.demo.mesh import SNAP, Mesh, crossings, is_inside, line_crossings


def cut_along(mesh: Mesh, path: np.ndarray) -> int | None:
    """
    Cut every face that `path` (points in metres, open) passes through; return the line.

    What lies before the first and after the last road or coast that the path meets is
    left off, so a path may begin in the sea or in the middle of a block.
    """
    stops = _put_stops(mesh, path)
    if len(stops) < 2:
        return None
    line = mesh.new_line()
    for (t0, start), (t1, end) in itertools.pairwise(stops):
        inner = path[int(np.floor(t0)) + 1 : int(np.ceil(t1))]
        face = _face_between(mesh, start, end, path, (t0 + t1) / 2)
        if face is not None:
            mesh.split_face(face, start, end, inner, line)
    return line if mesh.lines[line] else None


def _put_stops(mesh, path) -> list[tuple[float, int]]:
    """Put a vertex on every edge that the path meets; return them in the path's order."""
    low, high = path.min(axis=0), path.max(axis=0)
    hits: dict[frozenset[int], tuple[float, int, int, float]] = {}
    for ring in mesh.rings.values():
        points = np.array(mesh.xy(ring))
        if (points.max(axis=0) < low).any() or (points.min(axis=0) > high).any():
            continue
        for t, i, share in crossings(path, points):
            u, v = ring[i], ring[(i + 1) % len(ring)]
            hits.setdefault(frozenset((u, v)), (t, u, v, share))
    return [(t, corner_or_new(mesh, u, v, share)) for t, u, v, share in sorted(hits.values())]


def corner_or_new(mesh: Mesh, u: int, v: int, share: float) -> int:
    """Return the vertex at `share` of the way from u to v: a corner if one is near enough."""
    (ax, ay), (bx, by) = mesh.xy((u, v))
    length = math.hypot(bx - ax, by - ay)
    if share * length < SNAP:
        return u
    if (1 - share) * length < SNAP:
        return v
    return mesh.split_edge(u, v, (ax + share * (bx - ax), ay + share * (by - ay)))


def _face_between(mesh, start, end, path, t_middle):
    if start == end:
        return None
    i = min(int(t_middle), len(path) - 2)
    middle = path[i] + (t_middle - i) * (path[i + 1] - path[i])
    for face, ring in mesh.rings.items():
        if start in ring and end in ring and is_inside(mesh.xy(ring), middle):
            return face
    return None


def cut_across(mesh: Mesh, face: int, through, angle: float, bend: float) -> int | None:
    """
    Cut a face once, near the point `through`, in direction `angle` (radians).

    `bend` is how far the cut may stray sideways as a share of its length, to the left if
    positive. Returns the new face, or None where no clean cut is possible there.
    """
    ring = mesh.rings[face]
    met = line_crossings(mesh.xy(ring), through, angle)
    if not met or len(met) % 2:
        return None
    # Between the 1st and 2nd crossing the line is inside, between the 2nd and 3rd outside.
    inside = zip(met[::2], met[1::2], strict=True)
    (_, i, share0), (_, j, share1) = min(inside, key=lambda ab: abs(ab[0][0] + ab[1][0]))
    if i == j:
        return None
    u, v = ring[i], ring[(i + 1) % len(ring)]
    p, q = ring[j], ring[(j + 1) % len(ring)]
    start, end = corner_or_new(mesh, u, v, share0), corner_or_new(mesh, p, q, share1)
    ring = mesh.rings[face]
    gap = abs(ring.index(start) - ring.index(end))
    if start == end or gap in (1, len(ring) - 1):
        return None
    between = _bent(mesh, ring, start, end, bend)
    return mesh.split_face(face, start, end, between, mesh.new_line())


def _bent(mesh, ring, start, end, bend):
    """Points of a gentle curve between two corners, straightened until it meets no side."""
    a, b = np.array(mesh.xy((start, end)))
    length = math.hypot(*(b - a))
    if length < 120:
        return np.empty((0, 2))
    count = int(min(length / 160, 40)) + 1
    share = np.arange(1, count + 1)[:, None] / (count + 1)
    sideways = np.array([a[1] - b[1], b[0] - a[0]])
    shape = np.sin(np.pi * share) + 0.45 * np.sin(2 * np.pi * share + bend * 40)
    shape = shape * np.sin(np.pi * share) ** 0.5
    points = np.array(mesh.xy(ring))
    for strength in (bend, bend / 2, bend / 5):
        curve = a + share * (b - a) + strength * shape * sideways
        path = np.vstack([a, curve, b])
        inner = path.copy()
        inner[0], inner[-1] = a + (curve[0] - a) * 1e-3, b + (curve[-1] - b) * 1e-3
        if not crossings(inner, points):
            return curve
    return np.empty((0, 2))
