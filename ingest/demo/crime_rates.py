"""How often each kind of crime happens, when in the year, and near what."""

from dataclasses import dataclass, field

import numpy as np

MIDDLE_YEAR = 2024.75  # trends pass through 1 here, so they do not depend on the months asked for
LARGE_FORCE, OLD_CITY = 1360.0, 140.0  # crimes a month


@dataclass(frozen=True)
class Rate:
    """
    `large` and `city` are shares of the two forces' crimes.

    Of those, `homes` go by where people live, `work` by where they work and shop, the
    rest to the named places by weight. `swing` is the seasonal rise at `peak` (month)
    over the average; `trend` the change a year.
    """

    name: str
    large: float
    city: float
    homes: float
    work: float
    places: dict[str, float] = field(default_factory=dict)
    swing: float = 0.0
    peak: int = 7
    trend: float = 0.0


# Shares near those of a real county force and of a real small city force in 2021-23.
RATES = (
    Rate("Anti-social behaviour", 0.200, 0.100, 0.50, 0.20,
         {"Park/Open Space": 3, "Shopping Area": 3, "Parking Area": 1, "Supermarket": 1,
          "Bus/Coach Station": 3, "Pedestrian Subway": 2, "Sports/Recreation Area": 1},
         0.32, 7, -0.05),
    Rate("Bicycle theft", 0.012, 0.045, 0.30, 0.35,
         {"Bus/Coach Station": 6, "Further/Higher Educational Building": 4, "Hospital": 2,
          "Shopping Area": 1}, 0.40, 8, -0.10),
    Rate("Burglary", 0.042, 0.040, 0.80, 0.20, {}, 0.20, 12, -0.09),
    Rate("Criminal damage and arson", 0.073, 0.035, 0.72, 0.16,
         {"Park/Open Space": 1, "Parking Area": 1, "Sports/Recreation Area": 1}, 0.08, 6, -0.03),
    Rate("Drugs", 0.028, 0.060, 0.48, 0.27,
         {"Nightclub": 4, "Bus/Coach Station": 3, "Park/Open Space": 1, "Police Station": 2},
         0.04, 5, 0.04),
    Rate("Other theft", 0.073, 0.230, 0.42, 0.40,
         {"Petrol Station": 3, "Nightclub": 2, "Shopping Area": 2, "Hospital": 1}, 0.05, 10, 0.0),
    Rate("Possession of weapons", 0.008, 0.010, 0.50, 0.25,
         {"Nightclub": 2, "Police Station": 3, "Shopping Area": 1}, 0.03, 7, 0.05),
    Rate("Public order", 0.085, 0.105, 0.52, 0.24,
         {"Shopping Area": 3, "Nightclub": 4, "Hospital": 3, "Supermarket": 1,
          "Bus/Coach Station": 2}, 0.15, 7, 0.01),
    Rate("Robbery", 0.009, 0.013, 0.45, 0.30,
         {"Park/Open Space": 1, "Shopping Area": 1, "Pedestrian Subway": 3}, 0.06, 11, 0.0),
    Rate("Shoplifting", 0.057, 0.080, 0.05, 0.20,
         {"Supermarket": 6, "Shopping Area": 10, "Petrol Station": 2}, 0.08, 11, 0.12),
    Rate("Theft from the person", 0.007, 0.110, 0.25, 0.35,
         {"Nightclub": 8, "Shopping Area": 4, "Bus/Coach Station": 3, "Theatre/Concert Hall": 2},
         0.10, 12, 0.06),
    Rate("Vehicle crime", 0.080, 0.030, 0.70, 0.10,
         {"Parking Area": 5, "Hospital": 1, "Sports/Recreation Area": 1}, 0.08, 11, -0.07),
    Rate("Violence and sexual offences", 0.310, 0.125, 0.74, 0.13,
         {"Nightclub": 8, "Shopping Area": 2, "Hospital": 3, "Police Station": 1, "Prison": 5,
          "Bus/Coach Station": 1}, 0.08, 7, 0.02),
    Rate("Other crime", 0.016, 0.017, 0.75, 0.15, {"Prison": 4, "Police Station": 2}, 0.0, 1, 0.0),
)  # fmt: skip
NAMES = [rate.name for rate in RATES]
NO_ID = NAMES.index("Anti-social behaviour")  # incidents, not recorded crimes: no id, no outcome


def expected(force: str, year: int, month: int) -> np.ndarray:
    """Expected number of each kind of crime in one month, in the order of RATES."""
    city = force == "city-of-dogger"
    total = OLD_CITY if city else LARGE_FORCE
    years = year + (month - 0.5) / 12 - MIDDLE_YEAR
    days = 30 if month in (4, 6, 9, 11) else 28 if month == 2 else 31
    return np.array(
        [
            total
            * (rate.city if city else rate.large)
            * (1 + rate.swing * np.cos(2 * np.pi * (month - rate.peak) / 12))
            * (1 + rate.trend) ** years
            * (days / 30.4)
            for rate in RATES
        ]
    )
