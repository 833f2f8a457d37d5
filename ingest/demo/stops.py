"""Stop and search: one force and month, with the gaps and habits of real records."""

import datetime
from calendar import monthrange
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np

from ingest.demo.crime_rates import NAMES
from ingest.demo.hot_spots import HotSpots
from ingest.demo.randomness import generator
from releases.month import Month

A_MONTH = {"doggerland": 68.0, "city-of-dogger": 24.0}
NO_COORDINATES = 0.20
LONDON = ZoneInfo("Europe/London")
# Searches in each hour of the local day, per thousand, as in real files.
HOURS = (34, 34, 24, 18, 12, 5, 6, 7, 12, 23, 38, 47,
         48, 53, 81, 73, 69, 56, 61, 60, 68, 68, 59, 44)  # fmt: skip

DRUGS = "Misuse of Drugs Act 1971 (section 23)"
PACE = "Police and Criminal Evidence Act 1984 (section 1)"
GROUNDS = [  # legislation, object of search, share
    (DRUGS, "Controlled drugs", 0.62),
    (PACE, "Offensive weapons", 0.15),
    (PACE, "Article for use in theft", 0.10),
    (PACE, "Stolen goods", 0.05),
    (PACE, "Articles for use in criminal damage", 0.015),
    (PACE, "Fireworks", 0.005),
    ("Firearms Act 1968 (section 47)", "Firearms", 0.01),
    ("Psychoactive Substances Act 2016 (s36(2))", "Psychoactive substances", 0.01),
    ("Criminal Justice and Public Order Act 1994 (section 60)",
     "Anything to threaten or harm anyone", 0.015),
    ("Poaching Prevention Act 1862 (section 2)", "Game or poaching equipment", 0.01),
    ("Environmental Protection Act 1990 (section 34B )",
     "Evidence of offences under the Act", 0.005),
    ("", "", 0.01),
]  # fmt: skip
OUTCOMES = {
    "A no further action disposal": 0.72,
    "Community resolution": 0.12,
    "Arrest": 0.09,
    "Summons / charged by post": 0.03,
    "Khat or Cannabis warning": 0.015,
    "Caution (simple or conditional)": 0.01,
    "Penalty Notice for Disorder": 0.005,
    "": 0.01,
}
TYPES = {"Person search": 0.76, "Person and Vehicle search": 0.19, "Vehicle search": 0.05}
GENDERS = {"Male": 0.84, "Female": 0.11, "Other": 0.005, "": 0.045}
AGES = {"18-24": 0.27, "25-34": 0.21, "over 34": 0.25, "10-17": 0.155, "under 10": 0.001, "": 0.114}
# As officers see people, and what those say of themselves.
ETHNICITIES = [
    ("White", "White - English/Welsh/Scottish/Northern Irish/British", 0.55),
    ("White", "White - Any other White background", 0.12),
    ("White", "White - Irish", 0.01),
    ("White", "White - Gypsy or Irish Traveller", 0.01),
    ("White", "Other ethnic group - Not stated", 0.06),
    ("Asian", "Asian/Asian British - Indian", 0.02),
    ("Asian", "Asian/Asian British - Pakistani", 0.02),
    ("Asian", "Asian/Asian British - Bangladeshi", 0.01),
    ("Asian", "Asian/Asian British - Chinese", 0.003),
    ("Asian", "Asian/Asian British - Any other Asian background", 0.02),
    ("Black", "Black/African/Caribbean/Black British - African", 0.02),
    ("Black", "Black/African/Caribbean/Black British - Caribbean", 0.02),
    ("Black",
     "Black/African/Caribbean/Black British - Any other Black/African/Caribbean background", 0.012),
    ("Black", "Mixed/Multiple ethnic groups - White and Black Caribbean", 0.01),
    ("Black", "Mixed/Multiple ethnic groups - White and Black African", 0.004),
    ("Other", "Mixed/Multiple ethnic groups - White and Asian", 0.004),
    ("Other", "Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background", 0.007),
    ("Other", "Other ethnic group - Arab", 0.005),
    ("Other", "Other ethnic group - Any other ethnic group", 0.01),
    ("", "Other ethnic group - Not stated", 0.05),
    ("", "", 0.035),
]  # fmt: skip


@dataclass
class Stops:
    """The columns of a stop-and-search file, in the official order, without coordinates."""

    rows: list[tuple[str, ...]]  # 13 texts each: all but latitude and longitude
    point: np.ndarray  # street point of each row, or -1


def search(spots: HotSpots, month: Month) -> Stops:
    random = generator("stops", spots.force, month)
    count = int(random.poisson(A_MONTH[spots.force])) + 1
    kinds = [NAMES.index("Drugs"), NAMES.index("Violence and sexual offences")]
    point = np.concatenate([spots.pick(kind, count, 0.0, random) for kind in kinds])
    point = random.choice(point, count)
    point[random.random(count) < NO_COORDINATES] = -1
    rows = patterns(month, count, random)
    repeated = int(random.integers(count))  # one record entered twice
    return Stops([*rows, rows[repeated]], np.append(point, point[repeated]))


def patterns(month: Month, count: int, random) -> list[tuple[str, ...]]:
    """Return `count` searches of a month by time: every column but the coordinates."""
    return [_row(time, random) for time in sorted(_times(month, count, random))]


def _times(month: Month, count: int, random) -> list[str]:
    """Times of the local month, written in UTC: in summer one falls in the month before."""
    share = np.array(HOURS) / sum(HOURS)
    days = monthrange(month.year, month.number)[1]
    local = [
        datetime.datetime(month.year, month.number, int(day), int(hour), int(minute), tzinfo=LONDON)
        for day, hour, minute in zip(
            random.integers(1, days + 1, count - 1),
            random.choice(24, count - 1, p=share),
            random.integers(0, 60, count - 1),
            strict=True,
        )
    ]
    first_hour = datetime.datetime(month.year, month.number, 1, 0, 25, tzinfo=LONDON)
    return [
        time.astimezone(datetime.UTC).isoformat(timespec="seconds") for time in [first_hour, *local]
    ]


def _row(time: str, random) -> tuple[str, ...]:
    legislation, wanted, _ = GROUNDS[_one_of([share for *_, share in GROUNDS], random)]
    seen, said, _ = ETHNICITIES[_one_of([share for *_, share in ETHNICITIES], random)]
    kind, outcome = _drawn(TYPES, random), _drawn(OUTCOMES, random)
    gender, age = _drawn(GENDERS, random), _drawn(AGES, random)
    if kind == "Vehicle search":
        gender = age = said = seen = ""
    in_operation = random.random() < 0.06
    # Most forces leave this blank when nothing was found.
    linked = "" if outcome == "A no further action disposal" else _flag(random.random() < 0.76)
    return (
        kind,
        time,
        "" if random.random() < 0.05 else _flag(in_operation),
        "Operation Spindrift" if in_operation and random.random() < 0.5 else "",
        gender,
        age,
        said,
        seen,
        legislation,
        wanted,
        outcome,
        linked if random.random() < 0.97 else "",
        "" if random.random() < 0.02 else _flag(random.random() < 0.03),
    )


def _flag(value: bool) -> str:
    return "True" if value else "False"


def _drawn(shares: dict[str, float], random) -> str:
    return list(shares)[_one_of(list(shares.values()), random)]


def _one_of(shares, random) -> int:
    upto = np.cumsum(shares)
    return int(np.searchsorted(upto, random.random() * upto[-1], side="right"))
