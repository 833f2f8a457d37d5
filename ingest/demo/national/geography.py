"""Forty-four rectangular force areas in the North Sea, cut into ever smaller rectangles."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.names import FIRST
from ingest.demo.national.size import Size
from ingest.demo.randomness import generator

# Degrees: sea on all sides, and west of the end of the National Grid.
WEST, EAST, SOUTH, NORTH = -0.10, 1.94, 54.75, 58.10
COLUMNS = 4  # of forces
CROWDING = 1.5  # lines stand closer in the middle of each force: that is its city


@dataclass
class Layer:
    """
    One kind of area, all over the country; one entry for each.

    `box` is west, south, east, north in degrees; `force` numbers the force, 0 upwards.
    """

    codes: list[str]
    names: list[str]
    box: np.ndarray
    force: np.ndarray


@dataclass
class Geography:
    """`district_of` and `hood_of` number the district and neighbourhood of each LSOA."""

    size: Size
    forces: Layer
    districts: Layer
    hoods: Layer
    lsoas: Layer
    district_of: np.ndarray
    hood_of: np.ndarray
    residents: np.ndarray
    workers: np.ndarray

    @classmethod
    def of(cls, size: Size) -> "Geography":
        random = generator("national", size.forces, size.lsoas)
        boxes = _force_boxes(size.forces)
        weight = random.lognormal(0, 0.55, size.forces)
        wanted = weight / weight.sum()
        districts, hoods, lsoas = [], [], []
        for force, box in enumerate(boxes):
            count = wanted[force] * size.lsoas
            across = max(2, round(np.sqrt(count)))
            down = max(7, round(count / across))
            grid = _lines(box[0], box[2], across), _lines(box[1], box[3], down)
            # Half the forces have eight districts and half seven: 330 in all.
            split = (2, 4) if force % 2 == 0 else (1, 7)
            part = np.sqrt(size.lsoas / size.neighbourhoods)
            team = (max(1, round(across / part)), max(1, round(down / part)))
            lsoas.append(_cells(grid, (across, down)))
            districts.append(_cells(grid, split))
            hoods.append(_cells(grid, team))
        count = sum(len(part[0]) for part in lsoas)
        residents = random.normal(1650, 260, count).clip(950, 2950).astype(int)
        workers = (residents * random.lognormal(-0.25, 0.5, count)).astype(int)
        middles = [(part[0][:, :2] + part[0][:, 2:]) / 2 for part in lsoas]
        return cls(
            size=size,
            forces=_force_layer(boxes),
            districts=_layer(districts, "E0799{:04d}", "Hundred of {}"),
            hoods=_hood_layer(hoods),
            lsoas=_lsoa_layer(lsoas),
            district_of=_placed(middles, districts),
            hood_of=_placed(middles, hoods),
            residents=residents,
            workers=workers,
        )


def slug(force: int) -> str:
    """The id of a force: not one of the real ones, which no made-up crime is to be given."""
    return f"north-{force + 1:02d}"


def force_name(force: int) -> str:
    return f"North Doggerland {force + 1:02d} Police"


def _force_boxes(count: int) -> np.ndarray:
    rows = -(-count // COLUMNS)
    lon = np.linspace(WEST, EAST, COLUMNS + 1)
    lat = np.linspace(SOUTH, NORTH, rows + 1)
    return np.array(
        [(lon[i % COLUMNS], lat[i // COLUMNS], lon[i % COLUMNS + 1], lat[i // COLUMNS + 1])
         for i in range(count)]
    ).round(6)  # fmt: skip


def _lines(low: float, high: float, count: int) -> np.ndarray:
    u = np.linspace(-1, 1, count + 1)
    return np.round((low + high) / 2 + (high - low) / 2 * np.sign(u) * np.abs(u) ** CROWDING, 6)


def _cells(grid, split):
    """Boxes of `split` columns and rows of the grid's cells, and the lines between them."""
    lon, lat = (
        lines[np.round(np.linspace(0, len(lines) - 1, parts + 1)).astype(int)]
        for lines, parts in zip(grid, split, strict=True)
    )
    i, j = (index.ravel() for index in np.meshgrid(range(split[0]), range(split[1]), indexing="ij"))
    return np.column_stack([lon[i], lat[j], lon[i + 1], lat[j + 1]]), lon, lat


def _placed(places, layers) -> np.ndarray:
    """The number, counted over all forces, of the cell that each force's places are in."""
    found, before = [], 0
    for here, (boxes, lon, lat) in zip(places, layers, strict=True):
        i = np.searchsorted(lon, here[:, 0], side="right") - 1
        j = np.searchsorted(lat, here[:, 1], side="right") - 1
        found.append(before + i * (len(lat) - 1) + j)
        before += len(boxes)
    return np.concatenate(found)


def _force_layer(boxes) -> Layer:
    codes = [f"E2391{i + 1:04d}" for i in range(len(boxes))]
    names = [f"Doggerland North {i + 1:02d}" for i in range(len(boxes))]
    return Layer(codes, names, boxes, np.arange(len(boxes)))


def _layer(parts, code: str, name: str) -> Layer:
    box = np.vstack([part[0] for part in parts])
    return Layer(
        [code.format(i + 1) for i in range(len(box))],
        [name.format(_word(i)) for i in range(len(box))],
        box,
        np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts]),
    )


def _word(number: int) -> str:
    """A different name for every number: `Amber`, and later `Amber and Jet`."""
    first, rest = FIRST[number % len(FIRST)], number // len(FIRST)
    return first if rest == 0 else f"{first} and {FIRST[(number + rest) % len(FIRST)]}"


def _hood_layer(parts) -> Layer:
    layer = _layer(parts, "{}", "{}")
    layer.codes = [f"N{force + 1:02d}{within + 1:03d}" for force, within in _numbered(parts)]
    return layer


def _lsoa_layer(parts) -> Layer:
    layer = _layer(parts, "E019{:05d}", "{}")
    layer.names = [
        f"Doggerland North {force + 1:02d} {within // 5 + 1:03d}{'ABCDE'[within % 5]}"
        for force, within in _numbered(parts)
    ]
    return layer


def _numbered(parts):
    """Force number and number within the force, one pair for each cell."""
    return [(force, within) for force, part in enumerate(parts) for within in range(len(part[0]))]
