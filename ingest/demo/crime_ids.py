"""Crime ids: 64 hexadecimal digits, as the real ones."""

import hashlib

from ingest.demo.randomness import SEED
from releases.month import Month


def crime_id(force: str, month: Month, number: int) -> str:
    """The id of the `number`th crime of a month that has one."""
    return hashlib.sha256(f"{SEED}/{force}/{month}/{number}".encode()).hexdigest()
