"""Rivers and a mere: drawn on the map, and of no consequence otherwise."""

import numpy as np

from ingest.demo.coast import at
from ingest.demo.randomness import generator

# Name, width at the mouth in metres, and kilometres of the coast's drawing from the source.
RIVERS = [
    ("River Dogg", 46.0, [(17.6, 21.6), (20.2, 21.2), (22.6, 20.0), (25.2, 19.8), (27.4, 18.7),
                          (29.2, 18.5), (30.3, 17.9), (31.1, 17.5)]),
    ("River Wrak", 30.0, [(23.8, 15.4), (25.0, 13.2), (27.2, 12.2), (27.6, 10.4), (27.3, 8.2)]),
    ("Fen Water", 34.0, [(13.2, 16.8), (11.4, 14.2), (8.6, 13.2), (6.6, 11.2), (4.0, 10.2)]),
    ("Tarn Beck", 24.0, [(25.4, 21.6), (26.6, 23.2), (25.6, 24.8), (24.6, 27.4)]),
    ("Ness Water", 22.0, [(35.2, 25.6), (36.6, 27.0), (38.2, 28.8), (39.4, 30.6)]),
]  # fmt: skip
MERE = ("Aurochs Mere", (22.6, 16.9), 0.62)


def rivers() -> list[tuple[str, np.ndarray]]:
    """Each river as a ring in metres, narrow at the source and wide at the mouth."""
    return [(name, _banks(_bends(name, path), width)) for name, width, path in RIVERS]


def mere() -> tuple[str, np.ndarray]:
    name, centre, radius = MERE
    random = generator("mere")
    turn = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    size = np.ones(len(turn))
    for waves in range(1, 6):
        size += random.normal(0, 0.14 / waves) * np.sin(waves * turn + random.uniform(0, 6))
    out = 1000 * radius * size[:, None] * np.column_stack([1.4 * np.cos(turn), np.sin(turn)])
    return name, at(*centre) + out


def _bends(name, path) -> np.ndarray:
    random = generator("river", name)
    line = np.array([at(*km) for km in path])
    for _ in range(4):
        step = np.diff(line, axis=0)
        push = random.normal(0, 0.11, len(step)).clip(-0.2, 0.2)[:, None]
        middle = line[:-1] + step / 2 + push * np.column_stack([-step[:, 1], step[:, 0]])
        woven = np.empty((2 * len(line) - 1, 2))
        woven[::2], woven[1::2] = line, middle
        line = woven
    return line


def _banks(line, width) -> np.ndarray:
    way = np.gradient(line, axis=0)
    normal = np.column_stack([-way[:, 1], way[:, 0]]) / np.hypot(*way.T)[:, None]
    half = np.linspace(3.0, width / 2, len(line))[:, None]
    return np.vstack([line - half * normal, (line + half * normal)[::-1]])
