"""Eastings and northings of the National Grid, as files of 2012 and before have them."""

import pandas as pd
from django.db import connection

TO_DEGREES = """
    SELECT ST_X(point), ST_Y(point)
    FROM unnest(%s::float8[], %s::float8[]) WITH ORDINALITY AS place (easting, northing, position),
         ST_Transform(ST_SetSRID(ST_MakePoint(easting, northing), 27700), 4326) AS point
    ORDER BY position
"""


def with_degrees(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Return `rows` with `longitude` and `latitude` as text of six decimals.

    Rows that already have them are returned as they are. A value that is not a number stays
    as it is, to be set aside with the others.
    """
    if "longitude" in rows:
        return rows
    places = rows[["easting", "northing"]].drop_duplicates()
    numbers = places.apply(pd.to_numeric, errors="coerce").dropna()
    places = places.assign(longitude=places["easting"], latitude=places["northing"])
    if len(numbers):
        with connection.cursor() as cursor:
            cursor.execute(TO_DEGREES, [numbers[c].tolist() for c in ("easting", "northing")])
            degrees = pd.DataFrame(cursor.fetchall(), index=numbers.index).map("{:.6f}".format)
        places.loc[numbers.index, ["longitude", "latitude"]] = degrees.to_numpy()
    return rows.merge(places, on=["easting", "northing"], how="left").set_axis(rows.index)
