"""Crimes by number: what, where and what came of it, worked out from month and number alone."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.crime_rates import NO_ID, RATES
from ingest.demo.national import dice
from ingest.demo.outcomes import (
    CHARGED,
    DELAYS,
    FIRST,
    LONGEST,
    MIDDLING,
    OUTCOMES,
    SHARES,
)
from releases.month import Month

SECOND = 0.10  # of crimes with an outcome get another
NEVER = 99  # months until an outcome that does not come
NO_LOCATION = 0.035

# What a street file may say: an outcome, or what stands in for one.
STATES = [
    *OUTCOMES,
    "Under investigation",
    "Awaiting court outcome",
    "Court result unavailable",
]
UNDER_INVESTIGATION, AWAITING, NO_RESULT = range(len(OUTCOMES), len(STATES))

_KINDS = np.cumsum([rate.large for rate in RATES]) / sum(rate.large for rate in RATES)
_FIRST = np.cumsum([FIRST.get(rate.name, (0,) * len(SHARES)) for rate in RATES], axis=1) / 100
_DELAY = np.cumsum([DELAYS.get(name, MIDDLING) for name in SHARES], axis=1)
_DELAY = _DELAY / _DELAY[:, -1:]


@dataclass
class Fates:
    """
    What came of each crime: the outcome's number in OUTCOMES and the months it took.

    `delay` and `later` are NEVER where there is no first or second outcome.
    """

    first: np.ndarray
    delay: np.ndarray
    second: np.ndarray
    later: np.ndarray


def how_many(month: Month, average: int) -> int:
    """Crimes of a month: the average, and a few per cent up or down."""
    return int(average * (0.95 + 0.1 * dice.share(month.index, 0, np.arange(1))[0]))


def kinds(month: Month, numbers: np.ndarray) -> np.ndarray:
    return np.searchsorted(_KINDS, dice.share(month.index, 1, numbers), side="right")


def places(month: Month, numbers: np.ndarray, upto: np.ndarray) -> np.ndarray:
    """A street point for each crime by the running sum of chances."""
    return np.searchsorted(upto, dice.share(month.index, 2, numbers) * upto[-1], side="right")


def unplaced(month: Month, numbers: np.ndarray) -> np.ndarray:
    return dice.share(month.index, 3, numbers) < NO_LOCATION


def ids(month: Month, numbers: np.ndarray) -> list[str]:
    """64 hexadecimal digits for each crime."""
    words = np.column_stack([dice.throw(month.index, 4 + part, numbers) for part in range(4)])
    digits = words.astype(">u8").tobytes().hex()
    return [digits[i : i + 64] for i in range(0, len(digits), 64)]


def fates(month: Month, numbers: np.ndarray, kind: np.ndarray) -> Fates:
    roll = dice.share(month.index, 8, numbers)
    first = np.full(len(numbers), len(SHARES))
    for one in range(len(RATES)):
        of_kind = kind == one
        first[of_kind] = np.searchsorted(_FIRST[one], roll[of_kind], side="right")
    roll = dice.share(month.index, 9, numbers)
    delay = np.full(len(numbers), NEVER)
    for one in range(len(SHARES)):
        with_it = first == one
        delay[with_it] = np.searchsorted(_DELAY[one], roll[with_it], side="right")
    bits = dice.throw(month.index, 10, numbers)
    second = (bits % np.uint64(len(OUTCOMES))).astype(int)
    later = delay + 1 + ((bits >> np.uint64(8)) % np.uint64(4)).astype(int)
    twice = dice.share(month.index, 11, numbers) < SECOND
    later[~twice | (later > LONGEST) | (kind == NO_ID)] = NEVER
    return Fates(first, delay, second, later)


def last_known(fate: Fates, age: int) -> np.ndarray:
    """
    The text for the last outcome known `age` months after the crimes' month, by number.

    Returns numbers along STATES: an outcome, or what stands in for one.
    """
    known = np.where(fate.delay <= age, fate.first, UNDER_INVESTIGATION)
    known = np.where(fate.later <= age, fate.second, known)
    known[known == OUTCOMES.index(CHARGED)] = AWAITING if age <= 6 else NO_RESULT
    return known
