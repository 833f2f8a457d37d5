"""Postcodes and place names of the large country, on the National Grid."""

from pathlib import Path

import numpy as np

from ingest.demo.national.geography import Geography
from ingest.demo.national_grid import to_lon_lat
from ingest.demo.postcodes import LETTERS
from ingest.demo.randomness import generator

# Two letters for each force, none of them in use: ZD is the first, ZE is Shetland's.
AREAS = [
    "ZD",
    *(f"Z{letter}" for letter in "ABCFGHIJKLMNOPQRSTUVWXYZ"),
    *(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRST"),
]
UNITS, SECTORS = 400, 9
VILLAGES_A_LSOA = 0.15


def write(folder: Path, geography: Geography) -> None:
    """One file in Code-Point Open's layout for each postcode area."""
    folder.mkdir(parents=True, exist_ok=True)
    count, lsoas = geography.size.postcodes, geography.lsoas
    lsoa = np.arange(count) * len(lsoas.codes) // count
    east, north = _spots(geography, lsoa, "postcodes")
    district = geography.district_of[lsoa]
    hood = geography.hood_of[lsoa]
    for force, area in zip(range(geography.size.forces), AREAS, strict=False):
        lines = [
            f'"{_code(area, n)}",10,{east[i]},{north[i]},"E92000001","E19999901","E18999901","",'
            f'"{geography.districts.codes[district[i]]}","E05{900000 + hood[i]}"'
            for n, i in enumerate(np.flatnonzero(lsoas.force[lsoa] == force))
        ]
        path = folder / f"{area.lower()}.csv"
        path.write_text("\r\n".join([*lines, ""]), encoding="ascii", newline="")


def _code(area: str, number: int) -> str:
    """`ZD1 1AA` for the first; always seven characters."""
    rest, unit = divmod(number, UNITS)
    outward, sector = divmod(rest, SECTORS)
    half = f"{area}{outward + 1}"
    return f"{half:<4}{sector + 1}{LETTERS[unit // 20]}{LETTERS[unit % 20]}"


def _spots(geography: Geography, lsoa: np.ndarray, subject: str):
    """Whole metres of a place inside each of the LSOAs."""
    random = generator("national", subject)
    box = geography.lsoas.box[lsoa]
    share = 0.1 + 0.8 * random.random((len(lsoa), 2))
    east, north = from_lon_lat(*(box[:, :2] + share * (box[:, 2:] - box[:, :2])).T)
    return np.round(east).astype(int).tolist(), np.round(north).astype(int).tolist()


def from_lon_lat(lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Grid positions in metres, by asking the way back until the answer fits to a centimetre."""
    east, north = np.full(len(lon), 590_000.0), np.full(len(lat), 720_000.0)
    for _ in range(12):
        x, y = to_lon_lat(east, north)
        east = east + (lon - x) * 111_320 * np.cos(np.radians(lat))
        north = north + (lat - y) * 111_320
    return east, north


def write_place_names(path: Path, geography: Geography) -> None:
    """A village to every few LSOAs and a road to each, in the layout of OS Open Names."""
    lsoas = geography.lsoas
    lsoa = np.arange(len(lsoas.codes))
    east, north = _spots(geography, lsoa, "place names")
    lines = []
    every = round(1 / VILLAGES_A_LSOA)
    for i in lsoa:
        village = geography.hoods.names[geography.hood_of[i]]
        is_village = i % every == 0
        name = village if is_village else f"{village} Road {i % every}"
        kind = "populatedPlace,Village" if is_village else "transportNetwork,Named Road"
        x, y = east[i], north[i]
        lines.append(
            f"osgb5{i:012d},,{name},,,,{kind},{x},{y},18000,100000,{x - 300},{y - 300},{x + 300},"
            f"{y + 300},{AREAS[lsoas.force[i]]}1,,{'' if is_village else village},,Village,"
            f"{geography.districts.names[geography.district_of[i]]},,District,"
            f"{geography.forces.names[lsoas.force[i]]},,County,North Sea,,Doggerland,,,,"
        )
    path.write_text("\r\n".join([*lines, ""]), encoding="utf-8", newline="")
