"""Outcomes: what became of crimes, by the month in which it was recorded."""

import pandas as pd

from ingest import columns, grid
from ingest.dataset import Dataset
from ingest.datasets.street_crimes import OUTCOME_KEYS
from ingest.set_aside import SetAside
from releases.kinds import Kind
from releases.month import Month


def clean(rows: pd.DataFrame, month: Month, aside: SetAside) -> pd.DataFrame:
    columns.check_month(rows["month"], month, aside)
    rows = grid.with_degrees(rows)
    cleaned = columns.position(rows["longitude"], rows["latitude"], aside)
    cleaned["name"] = columns.street_name(rows["location"])
    cleaned["category_id"] = columns.code(
        rows["outcome"], OUTCOME_KEYS, "outcome", aside, may_be_blank=False
    )
    if "crime_id" in rows:
        cleaned["persistent_id"] = columns.crime_id(rows["crime_id"], aside)
        cleaned["lsoa_code"] = columns.lsoa_code(rows["lsoa_code"], aside)
        cleaned["lsoa_name"] = rows["lsoa_name"]
    return cleaned


OUTCOME_RECORDS = Dataset(
    kind=Kind.OUTCOMES,
    table="crimes_outcome",
    columns={
        "Crime ID": "crime_id",
        "Month": "month",
        "Reported by": "reported_by",
        "Falls within": "falls_within",
        "Longitude": "longitude",
        "Latitude": "latitude",
        "Location": "location",
        "LSOA code": "lsoa_code",
        "LSOA name": "lsoa_name",
        "Outcome type": "outcome",
    },
    earlier_columns={
        "Month": "month",
        "Reported by": "reported_by",
        "Falls within": "falls_within",
        "Easting": "easting",
        "Northing": "northing",
        "Location": "location",
        "Outcome type": "outcome",
    },
    codes=frozenset({"month", "reported_by", "falls_within", "lsoa_code", "lsoa_name", "outcome"}),
    clean=clean,
    staging={
        "id": "bigint",
        "force_id": "smallint",
        "longitude_e6": "integer",
        "latitude_e6": "integer",
        "name": "text",
        "name_key": "text",
        "lsoa_id": "integer",
        "category_id": "smallint",
        "persistent_id": "bytea",
    },
    module_path="ingest/datasets/outcomes.py",
)
