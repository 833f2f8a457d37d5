"""Areas to choose for a comparison, by what a visitor types."""

from dataclasses import dataclass

from neighbourhoods.search import search
from places.queries import districts_called, lsoas_called

MOST_LISTED = 20


@dataclass(frozen=True)
class Choice:
    """An area to choose: how it is called, what it is part of, and how addresses name it."""

    name: str
    within: str
    query: str


def choices(text: str) -> list[Choice]:
    """Return the areas that `text` may stand for, neighbourhoods first; at most 20."""
    if not text.strip():
        return []
    found = [
        Choice(
            match.neighbourhood.name,
            match.neighbourhood.force.name,
            f"{match.neighbourhood.force.slug}/{match.neighbourhood.code}",
        )
        for match in search(text).matches.found
        if match.neighbourhood
    ]
    found += [
        Choice(district.name, district.force.name if district.force else "", district.code)
        for district in districts_called(text)
    ]
    found += [
        Choice(lsoa.name, lsoa.district.name if lsoa.district else "", lsoa.code)
        for lsoa in lsoas_called(text)
    ]
    return list({choice.query: choice for choice in found}.values())[:MOST_LISTED]
