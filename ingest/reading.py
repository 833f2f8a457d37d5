"""
Read a force file into columns of text: check before a row is read, keep every odd row.

Arrow parses (0.5 s for 500,000 rows), with the columns of few values as dictionaries.
"""

import csv
import difflib
import io
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from ingest.dataset import Dataset
from ingest.refusals import Refused

# The longest line of 4 million real ones has 420 bytes.
LONGEST_LINE = 10_000


@dataclass
class RawFile:
    """
    One file as columns of text.

    `rows` has a column for each of ours (text, or categories of text), and the row's line in
    the file as index; `ragged` says why, by line, a row could not be cut into fields and is
    not among them.
    """

    name: str
    rows: pd.DataFrame
    ragged: dict[int, str]
    content: bytes

    def texts(self, lines: list[int]) -> list[str]:
        """Return the text of these lines of the file, without their line ends."""
        ends = np.flatnonzero(np.frombuffer(self.content, np.uint8) == ord("\n"))
        starts = np.concatenate(([0], ends + 1, [len(self.content)]))
        return [
            self.content[starts[line - 1] : starts[line]].decode().rstrip("\r\n") for line in lines
        ]


def raw_file(content: bytes, name: str, dataset: Dataset) -> RawFile:
    """Read `content`, the bytes of the file `name`; Refused where it is not such a file."""
    _check_bytes(content, name)
    header, layout = _check_header(content, name, dataset)
    ragged: dict[int, str] = {}

    def set_aside(row: pyarrow.csv.InvalidRow) -> str:
        # Arrow numbers rows from 1 with the header first, as lines are counted here.
        ragged[row.number] = (
            f"The row has {row.actual_columns} fields; the header has {row.expected_columns}."
        )
        return "skip"

    ours = [layout[column] for column in header]
    dictionary = pa.dictionary(pa.int32(), pa.string())
    try:
        parsed = pyarrow.csv.read_csv(
            io.BytesIO(content),
            # One thread: only so does Arrow tell a bad row's number, and the files of 44
            # forces are spread over the workers anyway.
            read_options=pyarrow.csv.ReadOptions(
                use_threads=False, column_names=ours, skip_rows=1, block_size=4 << 20
            ),
            parse_options=pyarrow.csv.ParseOptions(
                newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=set_aside
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={c: dictionary if c in dataset.codes else pa.string() for c in ours},
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise Refused(f"{name} cannot be read as a CSV file: {error}.") from error
    rows = parsed.to_pandas()
    rows.index = pd.Index(_line_numbers(content, parsed, list(ragged)))
    return RawFile(name, rows, ragged, content)


def _check_bytes(content: bytes, name: str) -> None:
    if not content.strip():
        raise Refused(f"{name} is empty; fetch it again, or leave it out if the force sent none.")
    if content.lstrip()[:1] == b"<":
        raise Refused(
            f"{name} is a web page or XML, not a CSV file (an error page of the download, "
            f"perhaps); fetch it again."
        )
    newlines = np.flatnonzero(np.frombuffer(content, np.uint8) == ord("\n"))
    lengths = np.diff(newlines, prepend=-1, append=len(content))
    if lengths.max() > LONGEST_LINE:
        raise Refused(
            f"{name} line {int(lengths.argmax()) + 1} has {int(lengths.max()):,} bytes; no genuine "
            f"line has more than {LONGEST_LINE:,}. Look at the file, or ask the force for it again."
        )
    nul = content.find(b"\0")
    if nul >= 0:
        line = content.count(b"\n", 0, nul) + 1
        raise Refused(
            f"{name} line {line} holds a NUL byte; the file is damaged. Ask the force for it again."
        )
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Refused(
            f"{name} line {line} is not UTF-8 text; save the file as UTF-8, or ask the force for "
            f"it again."
        ) from error


def _check_header(content: bytes, name: str, dataset: Dataset) -> tuple[list[str], dict[str, str]]:
    """Return the header and the layout it belongs to: that of today or that of 2012."""
    first = content.split(b"\n", 1)[0].decode("utf-8-sig").rstrip("\r")
    header = next(csv.reader([first]))
    for layout in (dataset.columns, dataset.earlier_columns):
        if layout and sorted(header) == sorted(layout):
            return header, layout
    expected = list(dataset.columns)
    difference = " ".join(
        line for line in difflib.ndiff(expected, header) if line.startswith(("- ", "+ "))
    )
    raise Refused(
        f"{name} has another header than a {dataset.kind} file (- missing, + new): {difference}. "
        f"If the publisher has renamed a column, change `columns` in {dataset.module_path}."
    )


def _line_numbers(content: bytes, parsed: pa.Table, ragged: list[int]) -> np.ndarray:
    """
    Return each row's line in the file.

    A quoted field may hold line ends, though no published file has had any: then lines
    are counted through the text of every column.
    """
    total = parsed.num_rows + len(ragged)
    lines = np.setdiff1d(np.arange(2, total + 2), ragged)
    if content.count(b"\n") <= total + 1:
        return lines
    breaks = np.zeros(parsed.num_rows, dtype=int)
    for column in parsed.columns:
        breaks += pc.count_substring(column.cast(pa.string()), "\n").to_numpy()
    return lines + np.concatenate(([0], np.cumsum(breaks)[:-1]))
