"""The whole made-up country, built once from the coast inwards."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ingest.demo import (
    addresses,
    areas,
    blocks,
    national_grid,
    postcodes,
    roads,
    street_points,
    streets,
)


@dataclass
class Country:
    network: roads.Network
    points: np.ndarray  # of the mesh's vertices, metres
    lon: np.ndarray  # of the mesh's vertices, degrees, six decimals (0.1 m)
    lat: np.ndarray
    blocks: blocks.Blocks
    areas: areas.Areas
    streets: list[streets.Street]
    addresses: addresses.Addresses
    postcodes: postcodes.Postcodes
    street_points: street_points.StreetPoints


@lru_cache(maxsize=1)
def build() -> Country:
    """Return the country; the same every time, a few seconds the first time."""
    network = roads.build()
    points = np.array(network.mesh.points)
    lon, lat = national_grid.to_lon_lat(*points.T)
    land = blocks.lay_out(network)
    parts = areas.draw(network.mesh, land)
    named = streets.lay_out(network, land)
    doors = addresses.put_doors(points, land, named)
    return Country(
        network=network,
        points=points,
        lon=np.round(lon, 6),
        lat=np.round(lat, 6),
        blocks=land,
        areas=parts,
        streets=named,
        addresses=doors,
        postcodes=postcodes.deliver(doors, parts, land),
        street_points=street_points.put(points, land, parts, named, doors),
    )
