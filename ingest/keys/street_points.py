"""Street points (a name and a position) to keys; new ones are taken up and placed."""

from typing import Any

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.reference.placing import place_new_points
from places.folding import fold

PREFIX = "on or near "

MAKE_WANTED = """
    CREATE TEMP TABLE wanted_point (
        n integer, longitude_e6 integer, latitude_e6 integer, name text, name_key text
    ) ON COMMIT DROP
"""
FIND = """
    SELECT w.n, p.id
    FROM wanted_point w
    JOIN places_streetpoint p USING (longitude_e6, latitude_e6, name_key)
"""
MAKE_NEW = """
    CREATE TEMP TABLE new_point (
        longitude_e6 integer, latitude_e6 integer, name text, name_key text, folded text,
        lsoa_id integer
    ) ON COMMIT DROP
"""
# Ids follow the lie of the land (geohash), so that crimes sorted by point lie together on
# disk as they do on the map. One order for every worker also keeps two that meet at a border
# from waiting for each other in a circle.
ADD_NEW = """
    INSERT INTO places_streetpoint
        (name, name_key, folded, longitude_e6, latitude_e6, location, lsoa_id)
    SELECT name, name_key, folded, longitude_e6, latitude_e6, point, lsoa_id
    FROM new_point,
         ST_SetSRID(ST_MakePoint(longitude_e6 / 1e6, latitude_e6 / 1e6), 4326) AS point
    ORDER BY ST_GeoHash(point), name_key
    ON CONFLICT DO NOTHING
    RETURNING id
"""


def street_point_keys(rows: pd.DataFrame) -> pd.Series:
    """
    Return the key of each row's street point, None where the row has no position.

    `rows` has `longitude_e6`, `latitude_e6`, `name` and perhaps `lsoa_id`. Names are one
    regardless of case: older outcomes files are in upper case. Must run in a transaction.
    """
    located = rows[rows["longitude_e6"].notna()]
    points = pd.DataFrame(
        {
            "longitude_e6": located["longitude_e6"],
            "latitude_e6": located["latitude_e6"],
            "name_key": located["name"].str.lower(),
        }
    )
    number = points.groupby(list(points.columns), sort=False).ngroup()
    first = ~number.duplicated()
    wanted = points[first].assign(
        n=number[first], name=located["name"][first], lsoa_id=_lsoas(located)[first]
    )
    keys = _keys(wanted)
    found = pd.Series(keys.reindex(number).to_numpy(), index=located.index, dtype="Int32")
    return found.reindex(rows.index)


def _lsoas(located: pd.DataFrame) -> pd.Series:
    if "lsoa_id" in located:
        return located["lsoa_id"]
    return pd.Series(pd.NA, index=located.index, dtype="Int32")


def _keys(wanted: pd.DataFrame) -> pd.Series:
    """Return the key of each wanted point, indexed by its number `n`."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE_WANTED)
        columns = ["n", "longitude_e6", "latitude_e6", "name", "name_key"]
        copy_frame(cursor, sql.Identifier("wanted_point"), wanted[columns])
        found = _find(cursor)
        missing = wanted[~wanted["n"].isin(found.index)]
        if len(missing):
            _add(cursor, missing)
            found = _find(cursor)
        cursor.execute("DROP TABLE wanted_point")
    return found


def _find(cursor) -> pd.Series:
    cursor.execute(FIND)
    found = pd.DataFrame(cursor.fetchall(), columns=["n", "id"])
    return found.set_index("n")["id"]


def _add(cursor, missing: pd.DataFrame) -> None:
    cursor.execute(MAKE_NEW)
    columns = ["longitude_e6", "latitude_e6", "name", "name_key", "lsoa_id"]
    copy_frame(
        cursor,
        sql.Identifier("new_point"),
        missing[columns].assign(folded=_folded(missing["name_key"])),
    )
    cursor.execute(ADD_NEW)
    place_new_points(cursor, [key for (key,) in cursor.fetchall()])
    cursor.execute("DROP TABLE new_point")


def _folded(names: pd.Series) -> pd.Series:
    """Return the street of each name, folded for search; empty for a bare "On or near "."""
    return names.map({name: fold(name.removeprefix(PREFIX)) for name in names.unique()})


# A stop is published with a position and no street. Where several points share the position,
# the oldest counts, so that a reload gives the same answer.
POINT_AT_POSITION = sql.SQL("""
    SELECT DISTINCT ON (longitude_e6, latitude_e6) longitude_e6, latitude_e6, id
    FROM places_streetpoint
    WHERE (longitude_e6, latitude_e6) IN (SELECT longitude_e6, latitude_e6 FROM {staged})
    ORDER BY longitude_e6, latitude_e6, id
""")


def make_points_for_stops(cursor: Any, staged: sql.Composable) -> None:
    """Make a point without a street for each position in `staged` that has no point yet."""
    cursor.execute(
        sql.SQL("""
            SELECT DISTINCT longitude_e6, latitude_e6 FROM {staged}
            WHERE longitude_e6 IS NOT NULL
            EXCEPT SELECT longitude_e6, latitude_e6 FROM places_streetpoint
        """).format(staged=staged)
    )
    positions = pd.DataFrame(cursor.fetchall(), columns=["longitude_e6", "latitude_e6"])
    if len(positions):
        name = PREFIX.capitalize()
        _add(cursor, positions.assign(name=name, name_key=PREFIX, lsoa_id=None))
