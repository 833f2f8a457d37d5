"""
The months' rows as the official CSV files: the same columns, values, order and line ends.

PostgreSQL writes the CSV (COPY); a row is never taken apart here. What a file says differently
from the one that was loaded is listed in docs/downloads.md.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from django.db import connection
from psycopg import sql

from releases.kinds import Kind
from releases.month import Month

HEADERS = {
    Kind.STREET: "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
    "LSOA name,Crime type,Last outcome category,Context",
    Kind.OUTCOMES: "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
    "LSOA name,Outcome type",
    Kind.STOPS: "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"
    "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
    "Object of search,Outcome,Outcome linked to object of search,"
    "Removal of more than just outer clothing",
}
QUESTIONS = {
    kind: sql.SQL((Path(__file__).parent / "sql" / f"{kind}.sql").read_text()) for kind in Kind
}
# Rows go on together in pieces of about this size: one at a time, compressing them costs twice.
PIECE = 64 << 10


def header(kind: Kind) -> bytes:
    """Return the first line of every file of this kind."""
    return f"{HEADERS[kind]}\r\n".encode()


def files(month: Month, kind: Kind, forces: list[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """
    Yield the slug of each force that has rows, in order, and the text of its rows in pieces.

    One question is asked for all forces, since the rows of a month are not sorted by force:
    44 would read the month 44 times. Each file must be read before the next is asked for.
    """
    question = QUESTIONS[kind].format(
        month=sql.Literal(month.first_day), forces=sql.Literal(sorted(forces))
    )
    copy_out = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(question)
    with connection.cursor() as cursor, cursor.copy(copy_out) as rows:
        # PostgreSQL hands over one row at a time: "bedfordshire,2e4d...,2021-05,...\n".
        parted = (bytes(row).partition(b",") for row in rows)
        for slug, of_force in groupby(parted, key=itemgetter(0)):
            yield slug.decode(), _pieces(row for _, _, row in of_force)


def one_file(month: Month, kind: Kind, force: str) -> Iterator[bytes]:
    """Yield the whole file of one force in pieces, its header first."""
    yield header(kind)
    for _slug, pieces in files(month, kind, [force]):
        yield from pieces


def _pieces(rows: Iterator[bytes]) -> Iterator[bytes]:
    piece = bytearray()
    for row in rows:
        # Official lines end with CR LF; only the last LF ends the row.
        piece += row[:-1]
        piece += b"\r\n"
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
