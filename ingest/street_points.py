"""
The street points of a load: new ones are taken up and placed, once for all its files.

One statement over all rows hashes the 750,000 known points once; asking file by file took
four times as long.
"""

from typing import Any

import pandas as pd
from django.db import connection
from psycopg import sql

from ingest.copying import copy_frame
from ingest.models import Batch
from ingest.partitions import staging_table
from ingest.reference.placing import place_new_points
from places.folding import fold
from releases.kinds import Kind

PREFIX = "on or near "

# Two loads at once must not take up the same point twice, nor wait for each other in a circle.
LOCK = "SELECT pg_advisory_xact_lock(2011)"

# Names are one regardless of case: older outcomes files are in upper case, so the street
# file's writing goes first. A code that one file gives to a point and another does not is kept.
MAKE_NEW = sql.SQL("""
    CREATE TEMP TABLE new_point ON COMMIT DROP AS
    SELECT DISTINCT ON (longitude_e6, latitude_e6, name_key)
           longitude_e6, latitude_e6, name_key, name, lsoa_id
    FROM (
        SELECT longitude_e6, latitude_e6, name_key, name, lsoa_id, 1 AS place FROM {street}
        UNION ALL
        SELECT longitude_e6, latitude_e6, name_key, name, lsoa_id, 2 FROM {outcomes}
    ) AS seen
    WHERE longitude_e6 IS NOT NULL
      AND NOT EXISTS (
          SELECT FROM places_streetpoint p
          WHERE (p.longitude_e6, p.latitude_e6, p.name_key)
              = (seen.longitude_e6, seen.latitude_e6, seen.name_key)
      )
    ORDER BY longitude_e6, latitude_e6, name_key, place, name DESC, lsoa_id
""")
# A stop is published with a position and no street: a point is made where there is none.
# NOT IN would be one hash table only where PostgreSQL expects it to be small; before the first
# ANALYZE it looks through all points for every stop, which takes hours.
ADD_FOR_STOPS = sql.SQL("""
    INSERT INTO new_point (longitude_e6, latitude_e6, name_key, name)
    SELECT DISTINCT longitude_e6, latitude_e6, {name_key}, {name} FROM {stops} AS stop
    WHERE longitude_e6 IS NOT NULL
      AND NOT EXISTS (
          SELECT FROM new_point n
          WHERE (n.longitude_e6, n.latitude_e6) = (stop.longitude_e6, stop.latitude_e6)
      )
      AND NOT EXISTS (
          SELECT FROM places_streetpoint p
          WHERE (p.longitude_e6, p.latitude_e6) = (stop.longitude_e6, stop.latitude_e6)
      )
""")
MAKE_STREETS = "CREATE TEMP TABLE street_of (name_key text, folded text) ON COMMIT DROP"
# Ids follow the lie of the land (geohash), so that crimes sorted by point lie together on
# disk as they do on the map.
ADD_NEW = """
    INSERT INTO places_streetpoint
        (name, name_key, folded, longitude_e6, latitude_e6, location, lsoa_id)
    SELECT name, name_key, folded, longitude_e6, latitude_e6, point, lsoa_id
    FROM new_point JOIN street_of USING (name_key),
         ST_SetSRID(ST_MakePoint(longitude_e6 / 1e6, latitude_e6 / 1e6), 4326) AS point
    ORDER BY ST_GeoHash(point), name_key
    RETURNING id
"""

# Where several points share a stop's position, the oldest counts, so that a reload gives the
# same answer.
POINT_AT_POSITION = sql.SQL("""
    SELECT DISTINCT ON (longitude_e6, latitude_e6) longitude_e6, latitude_e6, id
    FROM places_streetpoint
    WHERE (longitude_e6, latitude_e6) IN (SELECT longitude_e6, latitude_e6 FROM {stops})
    ORDER BY longitude_e6, latitude_e6, id
""")


def take_up_new(batch: Batch) -> int:
    """Add the points of the batch's staged rows that are not known; return how many."""
    tables = {kind.name.lower(): staging_table(kind, batch) for kind in Kind}
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
        cursor.execute(MAKE_NEW.format(**tables))
        names = {"name": sql.Literal(PREFIX.capitalize()), "name_key": sql.Literal(PREFIX)}
        cursor.execute(ADD_FOR_STOPS.format(**tables, **names))
        _fold_streets(cursor)
        cursor.execute(ADD_NEW)
        ids = [key for (key,) in cursor.fetchall()]
        if ids:
            cursor.execute("ANALYZE places_streetpoint")
            place_new_points(cursor, ids)
    return len(ids)


def _fold_streets(cursor: Any) -> None:
    """Fold the street of each new name for search; empty for a bare "On or near "."""
    cursor.execute(MAKE_STREETS)
    cursor.execute("SELECT DISTINCT name_key FROM new_point")
    names = [name for (name,) in cursor.fetchall()]
    folded = [fold(name.removeprefix(PREFIX)) for name in names]
    frame = pd.DataFrame({"name_key": names, "folded": folded}, dtype="str")
    copy_frame(cursor, sql.Identifier("street_of"), frame)
