"""
How the people of each LSOA are divided among neighbourhoods.

Neighbourhoods are drawn by forces and cut through LSOAs. An LSOA's people are divided as its
postcodes in use are, since about 15 homes share each: of its area or its streets, fields and
trading estates would get too much. An LSOA without postcodes counts where its middle lies.
Unlike street points, of which every month may bring new ones, postcodes and boundaries change
only when reference data is loaded; so a population never changes without a release.
"""

from typing import Any

# Of overlapping neighbourhoods the smallest has a home, as with street points
# (`ingest.reference.placing`). OFFSET 0 keeps the areas outside and the homes inside, found by
# their index: PostGIS then prepares each boundary once for all of them.
STATEMENTS = (
    "DROP TABLE IF EXISTS pg_temp.homes",
    """
    CREATE TEMPORARY TABLE homes ON COMMIT DROP AS
    SELECT row_number() OVER () AS id, lsoa_id, location
    FROM (
        SELECT p.lsoa_id, p.location
        FROM places_postcode p JOIN places_lsoa l ON l.id = p.lsoa_id
        WHERE p.terminated IS NULL AND l.in_2021
        UNION ALL
        SELECT l.id, ST_PointOnSurface(l.boundary)
        FROM places_lsoa l
        WHERE l.in_2021 AND l.boundary IS NOT NULL AND NOT EXISTS (
            SELECT FROM places_postcode p WHERE p.lsoa_id = l.id AND p.terminated IS NULL
        )
    ) both_sorts
    """,
    "CREATE INDEX ON homes USING gist (location)",
    "ANALYZE homes",
    "DELETE FROM levels_neighbourhoodshare",
    """
    INSERT INTO levels_neighbourhoodshare (lsoa_id, neighbourhood_id, share)
    WITH placed AS (
        SELECT DISTINCT ON (h.id) h.lsoa_id, n.id AS neighbourhood_id
        FROM (
            SELECT id, boundary, ST_Area(boundary) AS size
            FROM neighbourhoods_neighbourhood WHERE boundary IS NOT NULL
        ) n
        CROSS JOIN LATERAL (
            SELECT id, lsoa_id FROM homes WHERE ST_Covers(n.boundary, homes.location) OFFSET 0
        ) h
        ORDER BY h.id, n.size, n.id
    )
    SELECT placed.lsoa_id, placed.neighbourhood_id, count(*)::real / min(of_lsoa.homes)
    FROM placed
    JOIN (SELECT lsoa_id, count(*) AS homes FROM homes GROUP BY lsoa_id) of_lsoa USING (lsoa_id)
    GROUP BY placed.lsoa_id, placed.neighbourhood_id
    """,
)


def divide_lsoas(cursor: Any) -> int:
    """
    Divide every LSOA of 2021 anew, as part of the cursor's transaction; return how many shares.

    Needed whenever LSOAs, neighbourhoods or postcodes have changed.
    """
    for statement in STATEMENTS:
        cursor.execute(statement)
    return cursor.rowcount
