"""Words of the stop and search files to keys."""

import pandas as pd
from django.db import connection

from ingest.datasets.stop_searches import TERM_FIELDS
from stops.vocabulary import OFFICIAL_TERMS

ADD_NEW = """
    INSERT INTO stops_term (field, text, official)
    SELECT %s, text, official FROM unnest(%s::text[], %s::bool[]) AS met (text, official)
    ORDER BY text
    ON CONFLICT (field, text) DO NOTHING
"""
KNOWN = "SELECT text, id FROM stops_term WHERE field = %s AND text = ANY(%s)"


def with_term_keys(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """
    Replace each vocabulary column by the keys of its terms, None where blank.

    Returns the rows and a remark for each term that was met for the first time and is not in
    the documented vocabulary. Such a term is taken up as it stands, never dropped.
    """
    remarks = []
    rows = rows.copy()
    with connection.cursor() as cursor:
        for column, field in TERM_FIELDS.items():
            texts = [text for text in rows[column].cat.categories if text]
            known = _known(cursor, field, texts)
            new = [text for text in texts if text not in known]
            if new:
                official = [text in OFFICIAL_TERMS[field] for text in new]
                cursor.execute(ADD_NEW, [field, new, official])
                known |= _known(cursor, field, new)
                remarks += [
                    f"New {field}: {text!r} is not in the documented vocabulary; kept as it is."
                    for text, is_official in zip(new, official, strict=True)
                    if not is_official
                ]
            keys = rows.pop(column).astype(object).map(known)
            rows[f"{column}_id"] = keys.astype("Int16")
    return rows, remarks


def _known(cursor, field: str, texts: list[str]) -> dict[str, int]:
    cursor.execute(KNOWN, [field, texts])
    return dict(cursor.fetchall())
