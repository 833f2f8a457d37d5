"""Addresses all over the country that bench/page_times.py asks for, drawn by chance."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import LiteralString
from urllib.parse import quote, urlencode

from django.db import connection

from neighbourhoods.matching import ON_OR_NEAR
from releases.queries import public
from tests.tiles import tile_at

PLACES = 20
ZOOMS = range(5, 18)
# Tiles are drawn for fewer places: there are three kinds of them at every zoom.
TILE_PLACES = 8

NEIGHBOURHOODS = """
    SELECT force.slug, area.code, ST_Y(area.centre), ST_X(area.centre)
    FROM neighbourhoods_neighbourhood AS area JOIN forces_force AS force ON force.id = area.force_id
    ORDER BY area.id
"""
POSTCODES = "SELECT key FROM places_postcode WHERE terminated IS NULL ORDER BY key LIMIT 100000"
TOWNS = "SELECT name FROM places_placename WHERE kind <> 'street' ORDER BY id"
# A street of those near each town's middle.
STREETS = """
    SELECT (
        SELECT name FROM places_streetpoint
        WHERE location && ST_Expand(town.location, 0.02) AND name ~ '[a-z] (Street|Road|Lane|Row)$'
        ORDER BY id LIMIT 1
    ), name
    FROM places_placename AS town WHERE kind <> 'street' ORDER BY id
"""


@dataclass(frozen=True)
class Kind:
    """Addresses of one kind, and the seconds that half of them may take."""

    name: str
    limit: float
    addresses: Callable[[Random], list[str]]


def neighbourhoods(chance: Random) -> list[str]:
    drawn = chance.sample(rows(NEIGHBOURHOODS), PLACES)
    return [f"/forces/{slug}/{quote(code)}/" for slug, code, *_ in drawn]


def postcodes(chance: Random) -> list[str]:
    return [search(key) for (key,) in chance.sample(rows(POSTCODES), PLACES)]


def towns(chance: Random) -> list[str]:
    return [search(name) for (name,) in chance.sample(rows(TOWNS), PLACES)]


def streets_with_towns(chance: Random) -> list[str]:
    return [search(f"{street}, {town}") for street, town in drawn_streets(chance)]


def misspelt(chance: Random) -> list[str]:
    """A street, its town, and both, with two letters swapped or one left out."""
    found = drawn_streets(chance)
    streets = [wrong(street, chance) for street, _ in found]
    towns = [wrong(town, chance) for _, town in found]
    both = [f"{street}, {town}" for street, town in zip(streets, towns, strict=True)]
    return [search(text) for text in [*streets, *towns, *both]]


def suggestions(chance: Random) -> list[str]:
    """What a box asks while names, streets with towns, and postcodes are being typed."""
    streets = drawn_streets(chance)
    names = [street for street, _ in streets] + [town for _, town in streets]
    typed = [name[: chance.randint(2, len(name))] for name in names]
    typed += [f"{street}, {town[:2]}" for street, town in streets]
    typed += [key[: chance.randint(4, 7)] for (key,) in chance.sample(rows(POSTCODES), PLACES)]
    return [f"/search/suggestions/?{urlencode({'q': text})}" for text in typed]


def tiles(zoom: int, chance: Random) -> list[str]:
    """Areas, small areas and numbers of crimes of the latest month around neighbourhoods."""
    now = public()
    start = f"/map/{now.stamp}/{now.latest}/all-crime"
    return [
        f"{start}/{what}/{zoom}/{at.x}/{at.y}.{ending}"
        for *_, latitude, longitude in chance.sample(rows(NEIGHBOURHOODS), TILE_PLACES)
        for at in [tile_at(latitude, longitude, zoom)]
        for what, ending in (("areas", "mvt"), ("small-areas", "mvt"), ("counts", "json"))
    ]


ADDRESSES = [
    Kind("neighbourhood", 0.06, neighbourhoods),
    Kind("search: postcode", 0.03, postcodes),
    Kind("search: town", 0.03, towns),
    Kind("search: street with town", 0.03, streets_with_towns),
    Kind("search: misspelt", 0.03, misspelt),
    Kind("suggestions", 0.02, suggestions),
    *(Kind(f"map tile, zoom {zoom}", 0.06, partial(tiles, zoom)) for zoom in ZOOMS),
]


def drawn_streets(chance: Random) -> list[tuple[str, str]]:
    found = [(street, town) for street, town in rows(STREETS) if street]
    return [
        (street.removeprefix(ON_OR_NEAR), town) for street, town in chance.sample(found, PLACES)
    ]


def wrong(name: str, chance: Random) -> str:
    """Return `name` as a hand slips: two letters swapped, or one left out."""
    at = chance.randint(1, len(name) - 2)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return chance.choice([swapped, name[:at] + name[at + 1 :]])


def search(text: str) -> str:
    return f"/search/?{urlencode({'q': text})}"


def rows(question: LiteralString) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()
