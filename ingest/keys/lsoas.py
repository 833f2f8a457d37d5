"""LSOA codes to keys."""

import pandas as pd
from django.db import connection

ADD_UNKNOWN = """
    INSERT INTO places_lsoa (code, name, in_2011, in_2021)
    SELECT code, name, false, false
    FROM unnest(%s::text[], %s::text[]) AS met (code, name)
    ORDER BY code
    ON CONFLICT (code) DO NOTHING
"""
KNOWN = "SELECT code, id FROM places_lsoa WHERE code = ANY(%s)"


def lsoa_keys(rows: pd.DataFrame) -> pd.Series:
    """
    Return the key of each row's `lsoa_code`, None where blank.

    A code that no reference data has brought is taken up with the name that the file gives,
    so that its crimes are counted; it has no boundary until the reference data is loaded.
    """
    pairs = rows[["lsoa_code", "lsoa_name"]].dropna().drop_duplicates("lsoa_code")
    with connection.cursor() as cursor:
        known = _known(cursor, pairs["lsoa_code"].tolist())
        unknown = pairs[~pairs["lsoa_code"].isin(known)]
        if len(unknown):
            names = unknown["lsoa_name"].astype(str).tolist()
            cursor.execute(ADD_UNKNOWN, [unknown["lsoa_code"].tolist(), names])
            known |= _known(cursor, unknown["lsoa_code"].tolist())
    return rows["lsoa_code"].map(known).astype("Int32")


def _known(cursor, codes: list[str]) -> dict[str, int]:
    cursor.execute(KNOWN, [codes])
    return dict(cursor.fetchall())
