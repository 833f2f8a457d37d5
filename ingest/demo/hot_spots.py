"""How likely each kind of crime is at each street point."""

import numpy as np

from ingest.demo.country import Country
from ingest.demo.crime_rates import MIDDLE_YEAR, RATES
from ingest.demo.policing import CITY, NEIGHBOURHOODS
from ingest.demo.randomness import generator

# Some neighbourhoods get steadily better or worse than the country: change a year.
LOCAL_TRENDS = {("doggerland", "D10"): 0.11, ("doggerland", "D03"): -0.11,
                ("doggerland", "D07"): 0.05, ("doggerland", "gw"): -0.06}  # fmt: skip


class HotSpots:
    """The street points of one force, and a chance for each, kind by kind."""

    def __init__(self, country: Country, force: str):
        self.country, self.force = country, force
        points = country.street_points
        of_force = np.array([hood.force == force for hood in NEIGHBOURHOODS])[points.hood]
        self.points = np.flatnonzero(of_force)
        self.chance = _chances(country, self.points)
        trend = np.array([LOCAL_TRENDS.get((h.force, h.id), 0.0) for h in NEIGHBOURHOODS])
        self.trend = trend[points.hood[self.points]]

    def pick(self, kind: int, count: int, years: float, random) -> np.ndarray:
        """Return `count` point numbers for the kind of crime, `years` after the middle."""
        weight = self.chance[kind] * (1 + self.trend) ** years
        upto = np.cumsum(weight)
        return self.points[np.searchsorted(upto, random.random(count) * upto[-1], side="right")]


def years_from_middle(year: int, month: int) -> float:
    return year + (month - 0.5) / 12 - MIDDLE_YEAR


def _chances(country: Country, mine: np.ndarray) -> np.ndarray:
    points, areas = country.street_points, country.areas
    random = generator("risk")
    # A few streets and a few areas have far more than their share, most a little less.
    of_area = random.lognormal(0, 0.48, len(areas.codes))
    of_point = random.lognormal(0, 0.75, len(points.location))
    risk = (of_area[points.true_lsoa] * of_point)[mine]
    homes = points.homes[mine] / max(points.homes[mine].sum(), 1)
    work = points.work[mine] / max(points.work[mine].sum(), 1)
    work = work**1.25 / (work**1.25).sum()  # the busiest corners draw more than their share
    city = NEIGHBOURHOODS[int(points.hood[mine[0]])].force == CITY.id
    rows = []
    for rate in RATES:
        at_place = np.zeros(len(mine))
        for place, weight in rate.places.items():
            at_place[points.place[mine] == place] = weight
        of_place = 1 - rate.homes - rate.work if at_place.any() else 0.0
        # Few live in the old city, so what homes would have goes to the offices there.
        near = rate.homes * (0.25 * homes + 0.75 * work if city else homes) + rate.work * work
        near = near * risk / (near * risk).sum()
        spots = at_place * np.sqrt(risk)
        if spots.any():
            spots = spots / spots.sum()
        rows.append((1 - of_place) * near + of_place * spots)
    return np.array(rows)
