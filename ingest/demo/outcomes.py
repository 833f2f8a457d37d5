"""What became of each crime, and in which month that was recorded."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.crime_ids import crime_id
from ingest.demo.crime_rates import NAMES
from ingest.demo.crimes import Crimes
from ingest.demo.randomness import generator
from releases.month import Month

LONGEST = 12  # months from a crime to its last outcome

NO_SUSPECT = "Investigation complete; no suspect identified"
UNABLE = "Unable to prosecute suspect"
CHARGED = "Suspect charged"
RESOLVED = "Local resolution"
CAUTION = "Offender given a caution"
ELSEWHERE = "Action to be taken by another organisation"
FORMAL = "Formal action is not in the public interest"
FURTHER = "Further action is not in the public interest"
INVESTIGATION = "Further investigation is not in the public interest"
WARNING = "Offender given a drugs possession warning"
NOTICE = "Offender given penalty notice"
ANOTHER = "Suspect charged as part of another case"
SHARES = (NO_SUSPECT, UNABLE, CHARGED, RESOLVED, CAUTION, ELSEWHERE, FORMAL, FURTHER,
          INVESTIGATION, WARNING, NOTICE, ANOTHER)  # fmt: skip

# First outcomes per hundred crimes, in the order of SHARES; the rest never get one.
FIRST = {
    "Bicycle theft": (90, 8, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0.1),
    "Burglary": (79, 11.5, 5.5, 0.1, 0.2, 0.2, 0.1, 0, 0, 0, 0, 1.2),
    "Criminal damage and arson": (58, 32, 3.6, 2.3, 1, 0.6, 0.7, 0.3, 0, 0, 0.2, 0),
    "Drugs": (3.6, 15, 25, 33, 4, 1, 6.5, 1, 0, 3.5, 1, 0),
    "Other theft": (77, 19, 1, 0.8, 0.1, 0.2, 0.3, 0, 0, 0, 0, 0),
    "Possession of weapons": (4, 32, 34, 2.6, 4.5, 3.2, 16, 0.9, 0, 0, 0, 0),
    "Public order": (31, 57, 5.5, 2.1, 0.7, 0.9, 1.4, 0.2, 0, 0, 0.5, 0),
    "Robbery": (39, 49, 9, 0, 0, 0.7, 0, 0.1, 0, 0, 0, 0.2),
    "Shoplifting": (68, 15.5, 9, 3.8, 0.7, 0.1, 0.6, 0, 0, 0, 0.8, 0.3),
    "Theft from the person": (74, 22.5, 1.4, 0.6, 0, 0.1, 0, 0, 0, 0, 0, 0),
    "Vehicle crime": (86.5, 10, 2.2, 0.1, 0.2, 0.1, 0.1, 0, 0, 0, 0, 0.1),
    "Violence and sexual offences": (14, 70, 6, 1.8, 0.7, 4.2, 0.5, 1, 0, 0, 0, 0.1),
    "Other crime": (17, 43, 11, 1.8, 0.8, 7.6, 3, 0.8, 9.8, 0, 0, 0.1),
}
# Out of a hundred, recorded in the crime's own month, the next, and so on.
QUICK = (56, 25, 9, 4, 2, 1.5, 1, 0.6, 0.4, 0.2, 0.1, 0.1, 0.1)
MIDDLING = (36, 27, 13, 8, 5, 3.5, 2.5, 1.7, 1.2, 0.8, 0.6, 0.4, 0.3)
SLOW = (40, 20, 8, 6, 5, 5, 5, 4, 3, 2, 1, 0.6, 0.4)
DELAYS = {NO_SUSPECT: QUICK, CHARGED: SLOW, ANOTHER: SLOW}
AT_COURT = {
    "Offender given community sentence": 20,
    "Offender fined": 18,
    "Offender sent to prison": 14,
    "Offender given suspended prison sentence": 12,
    "Offender given conditional discharge": 8,
    "Defendant found not guilty": 7,
    "Court case unable to proceed": 6,
    "Offender otherwise dealt with": 4,
    "Offender ordered to pay compensation": 4,
    "Defendant sent to Crown Court": 3,
    "Offender deprived of property": 2,
    "Offender given absolute discharge": 2,
}
OUTCOMES = [*SHARES, *AT_COURT]
COURT_RESULT_KNOWN = 0.35  # of charges; of the others the court's word never arrives
REOPENED = 0.03
BEFORE_THE_CRIME = 0.0012
MANY_SUSPECTS = 0.0015
WRITTEN_TWICE = 0.02
OLD_CASES = 4  # records a month of crimes from before any file


@dataclass
class Records:
    """Outcome records: of which crime, at which point, in which month (Month.index), what."""

    ids: list[str]
    point: np.ndarray
    month: np.ndarray
    outcome: np.ndarray  # counts along OUTCOMES


def follow_up(crimes: Crimes) -> Records:
    """Return every record that a month's crimes will ever get, oldest first for each crime."""
    random = generator("outcomes", crimes.force, crimes.month)
    rows = np.flatnonzero(crimes.own)
    first = _first_outcomes(crimes.kind[rows], random)
    rows, first = rows[first >= 0], first[first >= 0]
    delay = _delays(first, random)
    delay[random.random(len(rows)) < BEFORE_THE_CRIME] = -1
    again, second, later = _second_outcomes(first, delay, random)
    many = np.flatnonzero(random.random(len(rows)) < MANY_SUSPECTS)
    many = np.repeat(many, random.integers(3, 9, len(many)))
    twice = np.flatnonzero(random.random(len(rows)) < WRITTEN_TWICE)
    row = np.concatenate([rows, rows[again], rows[many], rows[twice]])
    month = np.concatenate(
        [delay, later, np.minimum(delay[many] + random.integers(0, 4, len(many)), LONGEST),
         delay[twice]]
    )  # fmt: skip
    what = np.concatenate([first, second, random.integers(0, 6, len(many)), first[twice]])
    order = np.lexsort((np.arange(len(row)), month, row))
    row, month, what = row[order], month[order], what[order]
    return Records(
        [crimes.ids[r] for r in row], crimes.point[row], crimes.month.index + month, what
    )


def old_cases(force: str, month: Month, points: np.ndarray) -> Records:
    """Records of crimes from before every file: nothing in the street files matches them."""
    random = generator("old cases", force, month)
    long_ago = month.plus(-60)
    return Records(
        [crime_id(force, long_ago, 10**6 + n) for n in range(OLD_CASES)],
        random.choice(points, OLD_CASES),
        np.full(OLD_CASES, month.index),
        random.integers(0, 3, OLD_CASES),
    )


def _first_outcomes(kind: np.ndarray, random) -> np.ndarray:
    """An outcome for each crime by its kind, or -1 for none ever."""
    table = np.cumsum([FIRST.get(name, (0,) * len(SHARES)) for name in NAMES], axis=1)
    roll = random.random(len(kind)) * 100
    first = (roll[:, None] >= table[kind]).sum(axis=1)
    return np.where(first < len(SHARES), first, -1)


def _delays(first: np.ndarray, random) -> np.ndarray:
    table = np.cumsum([DELAYS.get(name, MIDDLING) for name in SHARES], axis=1)
    roll = random.random(len(first)) * table[first, -1]
    return (roll[:, None] >= table[first]).sum(axis=1)


def _second_outcomes(first, delay, random):
    """What a court said, or a case opened again: (which, what, months after the crime)."""
    later = delay + random.integers(1, 8, len(first))
    charged = (first == SHARES.index(CHARGED)) & (random.random(len(first)) < COURT_RESULT_KNOWN)
    closed = np.isin(first, [SHARES.index(NO_SUSPECT), SHARES.index(UNABLE)])
    closed &= random.random(len(first)) < REOPENED
    share = np.array(list(AT_COURT.values()), float)
    court = len(SHARES) + random.choice(len(share), len(first), p=share / share.sum())
    second = np.where(charged, court, random.choice([2, 3, 1, 0], len(first)))
    which = np.flatnonzero((charged | closed) & (later <= LONGEST))
    return which, second[which], later[which]


def state_in_street_file(outcome: str | None, age: int, release_age: int) -> str:
    """
    The words a street file uses for the last outcome known at the release.

    A charge is a state there, not an outcome. `age` is how many months before the release
    the outcome was recorded, `release_age` how many before it the crime was.
    """
    if outcome is None:
        return "Under investigation" if release_age <= 9 else "Status update unavailable"
    if outcome == CHARGED:
        return "Awaiting court outcome" if age <= 6 else "Court result unavailable"
    return outcome
