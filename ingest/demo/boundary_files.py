"""Boundaries: force areas, districts, LSOAs of two censuses, neighbourhoods."""

from pathlib import Path

import numpy as np

from ingest.demo import geojson
from ingest.demo.country import Country
from ingest.demo.lsoa_changes import Changes
from ingest.demo.policing import CITY, DISTRICTS, DOGGERLAND, FORCES, NEIGHBOURHOODS

SELF_CROSSING, OVERLAPPING = "D05", ("D07", "D08")  # neighbourhoods drawn badly on purpose
LOOP, BULGE = 60.0, 120.0  # metres that the bad lines stray


def write_areas(folder: Path, country: Country, changes: Changes) -> None:
    areas, blocks = country.areas, country.blocks
    force_of_block = np.array([hood.force for hood in NEIGHBOURHOODS])[areas.hood]
    geojson.write(
        folder / "police-areas.geojson",
        [
            geojson.polygon(
                {"PFA23CD": force.pfa_code, "PFA23NM": force.pfa_name},
                geojson.area(country, force_of_block == force.id),
                always_multi=True,
            )
            for force in FORCES
        ],
    )
    district_of_block = areas.district_of[areas.lsoa]
    geojson.write(
        folder / "districts.geojson",
        [
            geojson.polygon(
                {"LAD24CD": d.code, "LAD24NM": d.name},
                geojson.area(country, district_of_block == i),
            )
            for i, d in enumerate(DISTRICTS)
        ],
    )
    for year, number, codes, names in (
        ("21", areas.lsoa, areas.codes, areas.names),
        ("11", changes.lsoa11, changes.codes, changes.names),
    ):
        mesh_areas = sorted(set(number.tolist()), key=lambda n: codes[n])
        assert len(mesh_areas) <= len(codes) and len(blocks.faces) == len(number)
        geojson.write(
            folder / f"lsoas-20{year}.geojson",
            [
                geojson.polygon(
                    {f"LSOA{year}CD": codes[n], f"LSOA{year}NM": names[n]},
                    geojson.area(country, number == n),
                )
                for n in mesh_areas
            ],
        )


def write_neighbourhoods(folder: Path, country: Country) -> None:
    """One GeoJSON for the large force, one KML for each neighbourhood of the small one."""
    features = []
    for number, hood in enumerate(NEIGHBOURHOODS):
        parts = geojson.area(country, country.areas.hood == number)
        if hood.force == CITY.id:
            path = folder / CITY.id / f"{hood.id}.kml"
            geojson.write_kml(path, hood.name, parts, height=hood.id == "D02")
            continue
        if hood.id == SELF_CROSSING:
            parts[0][0] = _with_loop(parts[0][0])
        if hood.id == OVERLAPPING[0]:
            other = next(i for i, h in enumerate(NEIGHBOURHOODS) if h.id == OVERLAPPING[1])
            neighbour = geojson.area(country, country.areas.hood == other)[0][0]
            parts[0][0] = _with_bulge(parts[0][0], set(neighbour))
        features.append(
            geojson.polygon({"force": hood.force, "id": hood.id, "name": hood.name}, parts)
        )
    geojson.write(folder / f"{DOGGERLAND.id}.geojson", features)


def _with_loop(ring: geojson.Ring) -> geojson.Ring:
    """The ring, with a small loop in its longest side: it crosses itself once."""
    i = _longest(ring, range(len(ring) - 1))
    a, b = _aside(ring, i, 0.7, LOOP), _aside(ring, i, 0.3, LOOP)
    return [*ring[: i + 1], a, b, *ring[i + 1 :]]


def _with_bulge(ring: geojson.Ring, neighbour: set) -> geojson.Ring:
    """The ring, reaching a little over the longest side it shares with a neighbour."""
    shared = [i for i in range(len(ring) - 1) if {ring[i], ring[i + 1]} <= neighbour]
    i = _longest(ring, shared)
    return [*ring[: i + 1], _aside(ring, i, 0.5, -BULGE), *ring[i + 1 :]]


def _longest(ring, sides) -> int:
    return max(sides, key=lambda i: np.hypot(*np.subtract(_metres(ring[i + 1]), _metres(ring[i]))))


def _metres(place) -> tuple[float, float]:
    """A local plane: good enough to compare and to draw a few score metres."""
    lon, lat = place
    return lon * 111_320 * np.cos(np.radians(lat)), lat * 111_320


def _aside(ring, i, share, metres) -> tuple[float, float]:
    """A point beside side `i` of an anticlockwise ring; inside where `metres` is positive."""
    (x0, y0), (x1, y1) = _metres(ring[i]), _metres(ring[i + 1])
    length = np.hypot(x1 - x0, y1 - y0)
    x = x0 + share * (x1 - x0) - metres * (y1 - y0) / length
    y = y0 + share * (y1 - y0) + metres * (x1 - x0) / length
    lat = y / 111_320
    # At the latitude of the side itself, so that nothing is bent on the way back.
    scale = 111_320 * np.cos(np.radians(lat))
    return round(float(x / scale), 6), round(float(lat), 6)
