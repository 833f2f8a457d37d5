"""Load one file: read, clean, key, copy to staging."""

import hashlib

import pandas as pd
from django.db import connection

from ingest import reading, row_ids
from ingest.copying import copy_frame
from ingest.datasets import DATASETS
from ingest.keys.lsoas import lsoa_keys
from ingest.keys.terms import with_term_keys
from ingest.models import Problem, SourceFile
from ingest.partitions import staging_table
from ingest.set_aside import SetAside
from releases.kinds import Kind


def copy_file(file: SourceFile, content: bytes) -> None:
    """
    Copy the rows of `content` to staging and fill the figures of `file` (not saved here).

    Must run in a transaction. Raises Refused before anything is written.
    """
    dataset = DATASETS[Kind(file.kind)]
    raw = reading.raw_file(content, file.name, dataset)
    row_ids.check_size(len(raw.rows) + len(raw.ragged), file.name)
    aside = SetAside(raw)
    cleaned = dataset.clean(raw.rows, file.batch.month, aside)
    cleaned["id"] = row_ids.first_id(file.batch.month, file.force_id) + (raw.rows.index - 2)
    cleaned["force_id"] = file.force_id
    rows = cleaned[aside.good]

    remarks = _remarks(file, raw.rows)
    if dataset.kind is Kind.STOPS:
        rows, new_terms = with_term_keys(rows)
        remarks += new_terms
    else:
        rows = rows.assign(name_key=rows["name"].str.lower())
        if "lsoa_code" in rows:
            rows = rows.assign(lsoa_id=lsoa_keys(rows))
    columns = [column for column in dataset.staging if column in rows]
    with connection.cursor() as cursor:
        copy_frame(cursor, staging_table(dataset.kind, file.batch), rows[columns])
    _record(file, content, rows, aside, remarks)


def _remarks(file: SourceFile, rows: pd.DataFrame) -> list[str]:
    """Say what is odd about the file as a whole, without refusing it."""
    if "reported_by" not in rows:
        return []
    others = sorted(
        name
        for name in rows["reported_by"].cat.categories
        if name.casefold() != file.force.name.casefold()
    )
    return [
        f"Reported by {name!r}; the file's name says {file.force.name}. Counted for "
        f"{file.force.name}."
        for name in others
    ]


def _record(
    file: SourceFile, content: bytes, rows: pd.DataFrame, aside: SetAside, remarks: list[str]
) -> None:
    set_aside = aside.listed()
    file.sha256 = hashlib.sha256(content).hexdigest()
    file.rows_read = len(aside.raw.rows) + len(aside.raw.ragged)
    file.rows_loaded = len(rows)
    file.rows_set_aside = len(set_aside)
    file.rows_without_location = int(rows["longitude_e6"].isna().sum())
    Problem.objects.bulk_create(
        [
            *(Problem(file=file, reason=remark) for remark in remarks),
            *(
                Problem(file=file, line=line, reason=reason, row=text)
                for line, reason, text in set_aside
            ),
        ]
    )
