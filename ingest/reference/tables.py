"""Read CSV files of reference data as columns of text."""

import csv
import io
from collections.abc import Iterator

import pandas as pd

from ingest.reference.files import DAMAGED, ReferenceFile, refuse_web_page
from ingest.refusals import Refused

ROWS_AT_A_TIME = 200_000
# An official table is UTF-8, some with a byte-order mark.
ENCODING = "utf-8-sig"


def first_row(file: ReferenceFile) -> list[str]:
    """Return the fields of the first line; Refused where the file is not a table."""
    beginning = file.beginning(1 << 16)
    refuse_web_page(beginning, file.name, "a CSV file")
    # The end may cut a letter in two; only the first line is looked at.
    text = beginning.split(b"\n", 1)[0].decode(ENCODING, errors="replace").rstrip("\r")
    if "\x00" in text:
        raise Refused(f"{file.name} is not text, where a CSV file was expected. Fetch it again.")
    return next(csv.reader([text]))


def rows(file: ReferenceFile, columns: dict[str, str]) -> pd.DataFrame:
    """
    Return the columns of `file` that `columns` names (theirs to ours) as trimmed text.

    The file has a header. Blank cells are "". Refused where the file cannot be read.
    """
    first_row(file)
    return pd.concat(in_parts(file, columns), ignore_index=True)


def in_parts(
    file: ReferenceFile, columns: dict[str, str] | dict[int, str], *, header: bool = True
) -> Iterator[pd.DataFrame]:
    """Yield the same in parts of at most 200,000 rows; without a header, columns are numbers."""
    try:
        with file.open() as stream:
            parts = pd.read_csv(
                io.TextIOWrapper(stream, encoding=ENCODING, newline=""),
                header=0 if header else None,
                usecols=list(columns),
                dtype=str,
                keep_default_na=False,
                chunksize=ROWS_AT_A_TIME,
            )
            for part in parts:
                part = part.rename(columns=columns)
                yield part.fillna("").apply(lambda column: column.str.strip())
    except UnicodeDecodeError as error:
        raise Refused(f"{file.name} is not UTF-8 text; save it as UTF-8.") from error
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise Refused(f"{file.name} cannot be read as a CSV file: {one_line(error)}.") from error
    except DAMAGED as error:
        raise Refused(f"{file.name} is damaged ({error}); fetch it again.") from error


def one_line(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".")
