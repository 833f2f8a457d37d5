"""
Tables as files: CSV and XLSX.

XLSX is read by calamine and written by XlsxWriter: the usual library for both loads NumPy,
which no web server here may.
"""

import datetime
import io
from collections.abc import Iterable, Sequence

import tablib
import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# The longest real force has 600 officers; a file a hundred times that is some other file.
MOST_ROWS = 5_000
MOST_BYTES = 5_000_000
LINE = "_line"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class NotATable(Exception):
    """The file cannot be read; the message says why, to the person who chose it."""


def read(name: str, content: bytes) -> tablib.Dataset:
    """
    Return the table in a file, all cells as text; the first row holds the columns' names.

    Empty rows are left out; a last column, LINE, says where each row stood in the file.
    """
    if len(content) > MOST_BYTES:
        raise NotATable(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        if name.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")):
            return _dataset(_sheet(content))
        return _csv(content)
    except (CalamineError, tablib.InvalidDimensions, tablib.UnsupportedFormat) as error:
        raise NotATable(f"The file cannot be read as a table: {error}") from error


def write(table: tablib.Dataset, ending: str) -> bytes:
    """Return the table as a file that spreadsheets open, with nothing in it that they run."""
    if ending == "csv":
        safe = tablib.Dataset(headers=table.headers)
        for row in table:
            safe.append([harmless(cell) for cell in row])
        # Excel takes a CSV for UTF-8 only with this mark.
        return ("\ufeff" + safe.export("csv")).encode()
    buffer = io.BytesIO()
    # Cells are text: "=1+1" stays what it is, and is not worked out.
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([table.headers, *table]):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, str(cell))
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def harmless(cell: object) -> str:
    """Keep a spreadsheet from taking a text of a CSV for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _csv(content: bytes) -> tablib.Dataset:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes on Windows unless told otherwise.
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise NotATable("This is neither a CSV nor an XLSX file.")
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    table = tablib.Dataset().load(text, format="csv", delimiter=delimiter)
    return _dataset([table.headers or [], *table])


def _sheet(content: bytes) -> Sequence[Sequence[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def _dataset(rows: Sequence[Iterable[object]]) -> tablib.Dataset:
    if len(rows) < 2:
        raise NotATable("There is no row below the names of the columns.")
    if len(rows) > MOST_ROWS:
        raise NotATable(f"The file has more than {MOST_ROWS:,} rows.")
    head, *body = rows
    table = tablib.Dataset(headers=[*(_text(cell).lower() for cell in head), LINE])
    for line, row in enumerate(body, start=2):
        cells = [_unquoted(_text(cell)) for cell in row]
        if any(cells):
            table.append([*cells, line])
    return table


def _text(cell: object) -> str:
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat(" ") if isinstance(cell, datetime.datetime) else cell.isoformat()
    # Spreadsheets have no whole numbers.
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _unquoted(text: str) -> str:
    """Take away what `harmless` has put before a text."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
