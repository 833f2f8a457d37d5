"""
Do the levels do what was promised of them? A made-up country with known risks, many times over.

Prints, beside what the domain notes (section 1.5) report, the shares of the five levels under
both methods, how often a level changes from one year to the next though nothing else does, and
how often an area is put on the wrong side of average: shown above average though it is truly
below (under 0.8 times the typical area), or the reverse. `python -m bench.levels_simulation`
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from levels.bands import NO_BAND, Band
from levels.methods.inputs import Areas, Bools, Counts, Floats, Ints
from levels.methods.ratio_eb_1 import ratio_eb_1
from levels.methods.sd_1 import sd_1

FORCES, AREAS = 200, 600

# The risks: log-normal, with a few town centres. The notes say no more; the spread is the one
# that gives 10 % of areas half the typical risk or less, ln(2) / 1.28 = 0.54; town centres with
# eight times the typical crime for each resident give the shares reported for `sd-1`. Three
# times as many people are there on a working day, so the rules make them visitor areas.
SPREAD = 0.54
TOWN_CENTRES, TOWN_CENTRE_TIMES, TOWN_CENTRE_WORKDAY = 0.03, 8.0, 3.0

# Small areas of the census: 1,650 people, two in three between 1,350 and 2,020.
PEOPLE, PEOPLE_SPREAD = 1650, 0.2

# Crimes in a year for each 1,000 residents outside the town centres.
ALL_CRIME, BURGLARY, ROBBERY = 80.0, 4.0, 0.6

AVERAGE = Band.AVERAGE


class Force:
    """The areas of one made-up force, their true risks, and counts drawn year after year."""

    def __init__(self, random: np.random.Generator):
        self.random = random
        self.people = random.lognormal(np.log(PEOPLE), PEOPLE_SPREAD, AREAS).round()
        self.town = town = random.random(AREAS) < TOWN_CENTRES
        self.workday = self.people * np.where(town, TOWN_CENTRE_WORKDAY, 1)
        self.risk = random.lognormal(0, SPREAD, AREAS) * np.where(town, TOWN_CENTRE_TIMES, 1)
        # The ratio to the typical area that the method is after, for those it compares.
        self.truth = self.risk * self.people / self.workday / np.median(self.risk[~town])

    def years(self, per_1000: float, how_many: int) -> Ints:
        """Draw counts, years by areas, at a rate of `per_1000` outside the town centres."""
        mean_risk = np.average(self.risk, weights=self.people * ~self.town)
        mean = self.people * self.risk / mean_risk * per_1000 / 1000
        return self.random.poisson(mean, (how_many, AREAS))

    def levels(self, year: Ints, last: Ints | int = NO_BAND, pooled: Ints | None = None) -> Ints:
        areas = Areas.of(self.people, workday=self.workday, last_band=last)
        if pooled is None:
            return ratio_eb_1(areas, Counts.of(year)).band
        return ratio_eb_1(areas, Counts.of(year), lambda: Counts.of(pooled, length=36)).band

    def wrong_side(self, band: Ints, margin: float = 1.0) -> Bools:
        """Whether a level is above average and the truth under 1 / margin, or the reverse."""
        high, low = band > AVERAGE, (band != NO_BAND) & (band < AVERAGE)
        wrong = high & (self.truth < 1 / margin) | low & (self.truth > margin)
        return wrong[band != NO_BAND]


def one_force(force: Force) -> Iterator[tuple[str, Bools]]:
    """Yield figures of one force: a name, and one entry for each area that it is the mean of."""
    crimes = force.years(ALL_CRIME, 2)
    as_in_2009 = sd_1(Areas.of(force.people), Counts.of(crimes[0])).band
    first = force.levels(crimes[0])
    for band in Band:
        yield f"sd-1, all crime: {band.label}", as_in_2009 == band
        yield f"ratio-eb-1, all crime: {band.label}", first == band
    second = force.levels(crimes[1], last=first)
    yield "all crime, level changed in a year", first != second
    yield "all crime, changed by two levels or more", abs(first - second) > 1
    yield "all crime, wrong side of average", force.wrong_side(first, margin=1.25)
    yield "all crime, wrong side of the typical area", force.wrong_side(first)

    burglaries = force.years(BURGLARY, 4)
    yield "burglary, no level from 12 months", force.levels(burglaries[0]) == NO_BAND
    first = force.levels(burglaries[2], pooled=burglaries[:3].sum(axis=0))
    second = force.levels(burglaries[3], last=first, pooled=burglaries[1:].sum(axis=0))
    both = (first != NO_BAND) & (second != NO_BAND)
    yield "burglary, 36 months, level changed in a year", (first != second)[both]
    yield "burglary, 36 months, changed by two or more", (abs(first - second) > 1)[both]
    yield "burglary, 36 months, wrong side of average", force.wrong_side(first, margin=1.25)
    yield "burglary, 36 months, wrong side of the typical area", force.wrong_side(first)

    robberies = force.years(ROBBERY, 3)
    level = force.levels(robberies[2], pooled=robberies.sum(axis=0))
    yield "robbery, no level even from 36 months", level == NO_BAND

    fifths = [quintile(burglaries[year] / force.people) for year in (0, 1)]
    yield "fifths of raw burglary rates, changed in a year", fifths[0] != fifths[1]
    yield "fifths, changed by two or more", abs(fifths[0] - fifths[1]) > 1


def quintile(rate: Floats) -> Ints:
    """Return the fifth, 0 to 4, that each rate is in."""
    return 5 * rate.argsort(kind="stable").argsort() // len(rate)


# What the domain notes report, in per cent; for the wrong side, "0.0-0.3 %".
REPORTED = {
    **dict(zip([f"sd-1, all crime: {b.label}" for b in Band], (0, 0, 95, 2.5, 2.5), strict=True)),
    **dict(
        zip([f"ratio-eb-1, all crime: {b.label}" for b in Band], (10, 23, 31, 23, 12), strict=True)
    ),
    "all crime, level changed in a year": 10,
    "all crime, changed by two levels or more": 0.1,
    "all crime, wrong side of average": 0.3,
    "all crime, wrong side of the typical area": None,
    "burglary, no level from 12 months": 97,
    "burglary, 36 months, level changed in a year": 5,
    "burglary, 36 months, changed by two or more": 0.2,
    "burglary, 36 months, wrong side of average": 0.3,
    "burglary, 36 months, wrong side of the typical area": None,
    "robbery, no level even from 36 months": 100,
    "fifths of raw burglary rates, changed in a year": 60,
    "fifths, changed by two or more": 22,
}


def main(forces: int = FORCES) -> list[dict[str, Any]]:
    """Return each figure in per cent, as {"name", "value", "unit", "reported"}."""
    figures: dict[str, list[Bools]] = {name: [] for name in REPORTED}
    random = np.random.default_rng(2009)
    for _ in range(forces):
        for name, entries in one_force(Force(random)):
            figures[name].append(entries)
    return [
        {
            "name": name,
            "value": round(100 * float(np.concatenate(figures[name]).mean()), 2),
            "unit": "%",
            "reported": reported,
        }
        for name, reported in REPORTED.items()
    ]


if __name__ == "__main__":
    for figure in main():
        reported = "not reported" if figure["reported"] is None else f"{figure['reported']:5} %"
        print(f"{figure['name']:53}{figure['value']:7.2f} %{reported:>15}")
