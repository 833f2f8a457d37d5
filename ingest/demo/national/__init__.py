"""
A country of the real one's size, for benchmarks: plain in its shapes, true in its numbers.

Forces, districts, neighbourhoods and LSOAs are rectangles between meridians and parallels,
so that they fit exactly at every level. Crimes are numbered, and everything about a crime
follows from its month and number: a month is written without keeping any other.
"""

from pathlib import Path

from ingest.demo.national import months, reference
from ingest.demo.national.geography import Geography
from ingest.demo.national.points import Points
from ingest.demo.national.size import FULL, Size
from releases.month import Month

MONTHS = 1


def write(
    folder: Path, last: Month, count: int = MONTHS, say=lambda line: None, size: Size = FULL
) -> None:
    """Write `count` months up to `last`, and the reference data, below `folder`."""
    geography = Geography.of(size)
    reference.write(folder / "reference", geography)
    say("wrote boundaries, look-up tables, postcodes and place names")
    points = Points.of(geography)
    say(f"put {len(points.place):,} street points")
    for month in last.plus(1 - count).until(last):
        written = months.write(folder / "police-csv", geography, points, month, last)
        say(f"wrote {month}: " + ", ".join(f"{n:,} {kind}" for kind, n in written.items()))
