"""Stop and search. The force is only in the file's name; there is no id and no street."""

import pandas as pd

from ingest import columns
from ingest.dataset import Dataset
from ingest.set_aside import SetAside
from releases.kinds import Kind
from releases.month import Month

# Our column for each vocabulary column of the file, and the `stops.Term` field it belongs to.
TERM_FIELDS = {
    "type": "type",
    "gender": "gender",
    "age_range": "age-range",
    "self_defined_ethnicity": "self-defined-ethnicity",
    "officer_defined_ethnicity": "officer-defined-ethnicity",
    "legislation": "legislation",
    "object_of_search": "object-of-search",
    "outcome": "outcome",
}
YES_NO = {"true": "true", "false": "false", "": None}


def clean(rows: pd.DataFrame, month: Month, aside: SetAside) -> pd.DataFrame:
    cleaned = columns.position(rows["longitude"], rows["latitude"], aside)
    cleaned["happened_at"] = _time(rows["date"], month, aside)
    for column in TERM_FIELDS:
        cleaned[column] = rows[column]
    for column in ("is_operation", "outcome_linked_to_object", "more_than_outer_clothing"):
        cleaned[column] = _yes_no(rows[column], aside)
    cleaned["operation_name"] = rows["operation_name"].where(rows["operation_name"] != "", None)
    return cleaned


def _time(column: pd.Series, month: Month, aside: SetAside) -> pd.Series:
    """
    Return the time as ISO text in UTC.

    Times are published in UTC while the month is that of the clock on the wall, so the first
    hour of a summer month is dated in the month before.
    """
    times = pd.to_datetime(column, errors="coerce", utc=True, format="ISO8601")
    aside.add(times.isna(), "{} is not a date and time.", column)
    local = times.dt.tz_convert("Europe/London")
    other = (local.dt.year != month.year) | (local.dt.month != month.number)
    aside.add(other & times.notna(), f"The date is {{}}; the file is for {month}.", column)
    return times.dt.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _yes_no(column: pd.Series, aside: SetAside) -> pd.Series:
    texts = column.cat.categories
    unknown = [text for text in texts if text.strip().lower() not in YES_NO]
    if unknown:
        aside.add(column.isin(unknown), "{} is neither True nor False.", column)
    meanings = {text: YES_NO.get(text.strip().lower()) for text in texts}
    return column.astype(object).map(meanings)


STOP_SEARCHES = Dataset(
    kind=Kind.STOPS,
    table="stops_stop",
    columns={
        "Type": "type",
        "Date": "date",
        "Part of a policing operation": "is_operation",
        "Policing operation": "operation_name",
        "Latitude": "latitude",
        "Longitude": "longitude",
        "Gender": "gender",
        "Age range": "age_range",
        "Self-defined ethnicity": "self_defined_ethnicity",
        "Officer-defined ethnicity": "officer_defined_ethnicity",
        "Legislation": "legislation",
        "Object of search": "object_of_search",
        "Outcome": "outcome",
        "Outcome linked to object of search": "outcome_linked_to_object",
        "Removal of more than just outer clothing": "more_than_outer_clothing",
    },
    codes=frozenset(
        {*TERM_FIELDS, "is_operation", "outcome_linked_to_object", "more_than_outer_clothing"}
    ),
    clean=clean,
    staging={
        "id": "bigint",
        "force_id": "smallint",
        "longitude_e6": "integer",
        "latitude_e6": "integer",
        "happened_at": "timestamptz",
        **{f"{column}_id": "smallint" for column in TERM_FIELDS},
        "is_operation": "boolean",
        "outcome_linked_to_object": "boolean",
        "more_than_outer_clothing": "boolean",
        "operation_name": "text",
    },
    module_path="ingest/datasets/stop_searches.py",
)
