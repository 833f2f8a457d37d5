"""Read CSV files of reference data as columns of text."""

import csv
from collections.abc import Iterator, Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.csv

from ingest.reference.files import DAMAGED, ReferenceFile, refuse_web_page
from ingest.refusals import Refused

# About 300,000 postcodes at a time.
BYTES_AT_A_TIME = 16 << 20
NO_ROWS = "{} holds a header and no rows; fetch it again, with all rows."


def first_row(file: ReferenceFile) -> list[str]:
    """Return the fields of the first line; Refused where the file is not a table."""
    beginning = file.beginning(1 << 16)
    refuse_web_page(beginning, file.name, "a CSV file")
    # The end may cut a letter in two; only the first line is looked at. Some have a
    # byte-order mark.
    text = beginning.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace").rstrip("\r")
    if "\x00" in text:
        raise Refused(f"{file.name} is not text, where a CSV file was expected. Fetch it again.")
    return next(csv.reader([text]))


def rows(file: ReferenceFile, columns: Mapping[str, str]) -> pd.DataFrame:
    """
    Return the columns of `file` that `columns` names (theirs to ours) as trimmed text.

    The file has a header. Blank cells are "". Refused where the file cannot be read, holds no
    rows, or a row has more or fewer fields than the header.
    """
    return pd.concat(in_parts(file, columns), ignore_index=True)


def records(file: ReferenceFile, columns: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the same as one dictionary for each row, for tables of at most some 40,000."""
    return [
        {str(name): value for name, value in row.items()}
        for row in rows(file, columns).to_dict("records")
    ]


def in_parts(file: ReferenceFile, columns: Mapping[str, str]) -> Iterator[pd.DataFrame]:
    """Yield the same in parts, for files that are larger than memory should hold."""
    header = first_row(file)
    numbered = {header.index(theirs): ours for theirs, ours in columns.items()}
    yield from _parts(file, numbered, len(header), lines_before=1)


def in_parts_without_header(
    file: ReferenceFile, columns: Mapping[int, str]
) -> Iterator[pd.DataFrame]:
    """Yield the columns of a file without header; `columns` are numbers, from 0, to names."""
    yield from _parts(file, columns, len(first_row(file)), lines_before=0)


def _parts(
    file: ReferenceFile, columns: Mapping[int, str], width: int, *, lines_before: int
) -> Iterator[pd.DataFrame]:
    names = {str(number): ours for number, ours in columns.items()}
    is_empty = True
    try:
        with file.open() as stream:
            reader = pyarrow.csv.open_csv(
                stream,
                read_options=pyarrow.csv.ReadOptions(
                    # Named here, since Arrow cannot tell the names of a file of one line.
                    column_names=[str(number) for number in range(width)],
                    skip_rows=lines_before,
                    block_size=BYTES_AT_A_TIME,
                ),
                parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
                convert_options=pyarrow.csv.ConvertOptions(
                    include_columns=list(names),
                    column_types={name: pa.string() for name in names},
                    strings_can_be_null=False,
                ),
            )
            for batch in reader:
                part = batch.to_pandas().rename(columns=names)
                is_empty = is_empty and part.empty
                yield part.apply(lambda column: column.str.strip())
    except pa.ArrowException as error:
        if "UTF8" in str(error):
            raise Refused(f"{file.name} is not UTF-8 text; save it as UTF-8.") from error
        if "too short" in str(error):
            raise Refused(NO_ROWS.format(file.name)) from error
        reason = " ".join(str(error).split()).rstrip(".")
        raise Refused(f"{file.name} cannot be read as a CSV file: {reason}.") from error
    except DAMAGED as error:
        raise Refused(f"{file.name} is damaged ({error}); fetch it again.") from error
    if is_empty:
        raise Refused(NO_ROWS.format(file.name))
