"""Place street points: each in a neighbourhood and, where no file has said, an LSOA, by polygon."""

from typing import Any

PLACE_IN_NEIGHBOURHOODS = """
    INSERT INTO neighbourhoods_placedpoint (street_point_id, neighbourhood_id)
    SELECT p.id, area.id
    FROM places_streetpoint p
    CROSS JOIN LATERAL (
        SELECT n.id FROM neighbourhoods_neighbourhood n
        WHERE ST_Covers(n.boundary, p.location)
        ORDER BY ST_Area(n.boundary), n.id
        LIMIT 1
    ) AS area
    WHERE p.id = ANY(%s)
"""
PLACE_IN_LSOAS = """
    UPDATE places_streetpoint p SET lsoa_id = area.id
    FROM places_streetpoint q
    CROSS JOIN LATERAL (
        SELECT l.id FROM places_lsoa l
        WHERE ST_Covers(l.boundary, q.location)
        ORDER BY l.in_2021 DESC, l.id
        LIMIT 1
    ) AS area
    WHERE q.id = p.id AND p.lsoa_id IS NULL AND p.id = ANY(%s)
"""


def place_new_points(cursor: Any, ids: list[int]) -> None:
    """Place the street points with these ids, which have just been made."""
    cursor.execute(PLACE_IN_NEIGHBOURHOODS, [ids])
    cursor.execute(PLACE_IN_LSOAS, [ids])
