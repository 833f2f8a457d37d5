"""Areas made of blocks are outlined whole: their holes, and corners where parts touch."""

import numpy as np

from ingest.demo.cutting import cut_along
from ingest.demo.mesh import Mesh
from ingest.demo.outlines import outline


def grid(side: int) -> Mesh:
    """A square of `side` by `side` faces of a hundred metres."""
    mesh = Mesh()
    edge = 100.0 * side
    mesh.add_island(np.array([(0, 0), (edge, 0), (edge, edge), (0, edge)], float))
    for line in np.arange(100.0, edge, 100.0):
        cut_along(mesh, np.array([(line, -50.0), (line, edge + 50)]))
        cut_along(mesh, np.array([(-50.0, line), (edge + 50, line)]))
    return mesh


def face_at(mesh: Mesh, east: float, north: float) -> int:
    middles = {face: np.mean(mesh.xy(ring), axis=0) for face, ring in mesh.rings.items()}
    return min(middles, key=lambda face: np.hypot(*(middles[face] - (east, north))))


def test_cuts_leave_no_land_out():
    mesh = grid(3)

    assert len(mesh.rings) == 9
    [[ring]] = outline(mesh, set(mesh.rings))
    assert {tuple(mesh.points[v]) for v in ring} >= {(0, 0), (300, 0), (300, 300), (0, 300)}


def test_a_missing_face_in_the_middle_is_a_hole():
    mesh = grid(3)
    around = set(mesh.rings) - {face_at(mesh, 150, 150)}

    [[outer, hole]] = outline(mesh, around)

    assert len(outer) > len(hole)
    assert {tuple(mesh.points[v]) for v in hole} == {
        (100, 100),
        (200, 100),
        (200, 200),
        (100, 200),
    }


def test_two_faces_that_touch_in_a_corner_are_two_parts():
    mesh = grid(2)
    opposite = {face_at(mesh, 50, 50), face_at(mesh, 150, 150)}

    parts = outline(mesh, opposite)

    assert [len(part) for part in parts] == [1, 1]
    assert [len(part[0]) for part in parts] == [4, 4]
