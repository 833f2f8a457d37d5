"""The crimes of a neighbourhood by SQL that anyone could write, from outline and points."""

from crimes.vocabulary import CRIME_CATEGORIES
from tests import databases

SLUGS = {category.id: category.slug for category in CRIME_CATEGORIES}


def crimes_of_haven_gate(database: str) -> dict[str, dict[tuple[str, int], int]]:
    """Return {"2026-09": {("burglary", id of a street point): crimes}} of doggerland/D01."""
    rows = databases.ask(
        database,
        """
        SELECT to_char(c.month, 'YYYY-MM'), c.category_id, p.id, count(*)
        FROM crimes_crime AS c
        JOIN places_streetpoint AS p ON p.id = c.street_point_id
        JOIN neighbourhoods_neighbourhood AS n ON ST_Covers(n.boundary, p.location)
        JOIN forces_force AS f ON f.id = n.force_id
        WHERE f.slug = 'doggerland' AND n.code = 'D01'
        GROUP BY 1, 2, 3
        """,
    )
    counted: dict[str, dict[tuple[str, int], int]] = {}
    for month, category, point, number in rows:
        counted.setdefault(month, {})[SLUGS[category], point] = number
    return counted
