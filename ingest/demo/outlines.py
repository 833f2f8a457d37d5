"""Outlines of areas made of blocks: the edges that only one of the two sides has."""

import math

from ingest.demo.mesh import Mesh, area_and_centre, is_inside

Ring = list[int]  # vertex numbers, not closed
Part = list[Ring]  # an outer ring, anticlockwise, then its holes


def outline(mesh: Mesh, faces: set[int]) -> list[Part]:
    """
    Return the parts of the area that these faces cover together, largest first.

    Two areas that touch share the very same vertices, so nothing overlaps or gapes.
    """
    onward: dict[int, list[int]] = {}
    for face in sorted(faces):
        ring = mesh.rings[face]
        for u, v in zip(ring, ring[1:] + ring[:1], strict=True):
            if mesh.side.get((v, u)) not in faces:
                onward.setdefault(u, []).append(v)
    rings = []
    for start in sorted(onward):
        while onward[start]:
            rings.append(_walk(mesh, onward, start))
    return _with_holes(mesh, rings)


def _walk(mesh, onward, start) -> Ring:
    ring, here = [start], onward[start].pop()
    while here != start:
        choices = onward[here]
        # Where two corners of the area touch in a point, turn so as to stay round this one.
        pick = 0 if len(choices) == 1 else _sharpest(mesh, ring[-1], here, choices)
        ring.append(here)
        here = choices.pop(pick)
    return ring


def _sharpest(mesh, before, here, choices) -> int:
    """The choice first met when turning clockwise from the way one came."""
    x, y = mesh.points[here]

    def bearing(vertex):
        px, py = mesh.points[vertex]
        return math.atan2(py - y, px - x)

    back = bearing(before)
    return min(range(len(choices)), key=lambda i: (back - bearing(choices[i])) % (2 * math.pi))


def _with_holes(mesh, rings) -> list[Part]:
    sized = [(area_and_centre(mesh.xy(ring))[0], ring) for ring in rings]
    parts = [[ring] for area, ring in sorted(sized, key=lambda s: -s[0]) if area > 0]
    for area, hole in sized:
        if area < 0:
            inside = [part for part in parts if _holds(mesh, part[0], hole)]
            inside[-1].append(hole)  # the smallest that holds it
    return parts


def _holds(mesh, outer: Ring, inner: Ring) -> bool:
    """Rings may touch in a corner but never cross, so one corner of its own decides."""
    own = next(vertex for vertex in inner if vertex not in outer)
    return is_inside(mesh.xy(outer), mesh.points[own])
