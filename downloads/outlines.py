"""The areas of forces and of neighbourhoods, one at a time, with their outlines as text."""

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.gis.db.models.functions import AsGeoJSON, AsKML

from forces import queries as forces
from neighbourhoods import queries as neighbourhoods

# As many decimals as boundaries of the API have: a hundredth of a millimetre.
DECIMALS = 10
# A boundary has up to 200 kB; a few at a time keep memory small.
AT_A_TIME = 50


class Outline(NamedTuple):
    """A force (its code is its slug) or a neighbourhood; the outline in the form asked for."""

    force: str
    code: str
    name: str
    population: int | None
    outline: str


def of_forces(form: type[AsKML] | type[AsGeoJSON]) -> Iterator[Outline]:
    """Yield every force whose area is known."""
    rows = forces.with_boundary().annotate(outline=form("boundary", precision=DECIMALS))
    named = rows.values_list("slug", "name", "outline")
    for slug, name, outline in named.iterator(chunk_size=AT_A_TIME):
        yield Outline(slug, slug, name, None, outline)


def of_neighbourhoods(form: type[AsKML] | type[AsGeoJSON]) -> Iterator[Outline]:
    """Yield every neighbourhood whose boundary is known, by force and code."""
    rows = neighbourhoods.with_boundary().annotate(outline=form("boundary", precision=DECIMALS))
    named = rows.values_list("force__slug", "code", "name", "population", "outline")
    for row in named.iterator(chunk_size=AT_A_TIME):
        yield Outline(*row)
