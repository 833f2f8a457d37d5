"""Where people live: three towns with their suburbs, villages, and how dense each is."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.coast import at

COUNTRYSIDE = 9.0  # residents per square kilometre outside any settlement


@dataclass(frozen=True)
class Settlement:
    """A named place. `people` and `radius` (metres, of the dense part) make its density."""

    name: str
    kind: str  # LOCAL_TYPE of OS Open Names
    km: tuple[float, float]
    people: int = 0
    radius: float = 0.0
    other_name: str = ""  # in the island's second language

    @property
    def centre(self) -> np.ndarray:
        return at(*self.km)


DOGGER = Settlement("Dogger", "City", (30.0, 17.2), 112_000, 2700.0, "Dinas Dogger")
NESS_HARBOUR = Settlement("Ness Harbour", "Town", (39.9, 28.4), 38_000, 1600.0, "Porth y Trwyn")
SILVERPIT = Settlement("Silverpit", "Town", (14.0, 7.6), 27_000, 1400.0, "Pwll Arian")

VILLAGES = (
    Settlement("Grimsand", "Village", (16.2, 24.6), 2100, 480),
    Settlement("Holmsand", "Village", (36.4, 8.8), 2600, 520, "Ynys Dywod"),
    Settlement("Tarnhythe", "Village", (28.0, 24.2), 1900, 460),
    Settlement("Brackhaven", "Village", (41.3, 24.2), 1500, 400),
    Settlement("Fennegat", "Village", (9.6, 15.4), 1700, 430, "Porth y Ffen"),
    Settlement("Ulfsea", "Village", (30.6, 31.4), 1300, 390),
    Settlement("Wrakby", "Village", (26.2, 10.6), 1400, 400),
    Settlement("Skarnwick", "Village", (20.8, 18.8), 1600, 420),
    Settlement("Eelwick", "Village", (13.0, 19.6), 900, 330),
    Settlement("Thursholme", "Village", (34.2, 22.8), 1200, 370),
    Settlement("Kittiwold", "Village", (20.2, 26.5), 800, 320),
    Settlement("Aldermaar", "Village", (22.6, 12.2), 900, 330),
    Settlement("Outer Ness", "Village", (44.0, 30.6), 600, 300, "Y Trwyn Pellaf"),
    Settlement("Cromsluice", "Village", (5.2, 12.4), 700, 300),
    Settlement("Ravensey", "Village", (38.8, 20.6), 900, 330),
    Settlement("Oosterby", "Village", (40.2, 10.9), 800, 320),
    Settlement("Mosshythe", "Village", (19.9, 5.8), 700, 310),
    Settlement("Ketelsand", "Village", (10.2, 25.9), 600, 300),
    Settlement("Stellingwold", "Hamlet", (24.6, 21.4), 260, 240),
    Settlement("Duinby", "Hamlet", (5.6, 7.0), 240, 240),
    Settlement("Zandhoe", "Hamlet", (35.2, 32.0), 200, 230),
    Settlement("Maarend", "Hamlet", (17.4, 14.6), 220, 230),
    Settlement("Little Wrak", "Hamlet", (29.8, 12.8), 180, 220),
    Settlement("Yttergate", "Hamlet", (23.2, 4.6), 160, 220),
    Settlement("Brood Holm", "Hamlet", (47.3, 26.0), 90, 260),
)
SUBURBS = (
    Settlement("Haven Gate", "Suburban Area", (29.6, 17.4)),
    Settlement("Ropewalk", "Suburban Area", (31.6, 15.4)),
    Settlement("Kelder", "Suburban Area", (30.2, 15.2)),
    Settlement("Marram Hill", "Suburban Area", (30.4, 19.4)),
    Settlement("St Wulf's", "Suburban Area", (28.2, 17.0)),
    Settlement("Oxmere", "Suburban Area", (28.4, 18.8)),
    Settlement("Eastwharf", "Suburban Area", (32.9, 19.0)),
    Settlement("Lantern Hill", "Suburban Area", (38.8, 27.2)),
    Settlement("Fishdock", "Suburban Area", (40.8, 28.8)),
    Settlement("Saltings", "Suburban Area", (12.9, 6.9)),
    Settlement("Cinder Bank", "Suburban Area", (15.0, 8.6)),
)
TOWNS = (DOGGER, NESS_HARBOUR, SILVERPIT)
SETTLEMENTS = TOWNS + VILLAGES
ALL_PLACES = SETTLEMENTS + SUBURBS


def density(points: np.ndarray) -> np.ndarray:
    """
    Residents per square kilometre at `points` (n x 2, metres), before water is taken off.

    Each settlement is a bell of `radius` metres; the towns get a second, wider and
    lower one for their suburbs.
    """
    total = np.full(len(points), COUNTRYSIDE)
    for place in SETTLEMENTS:
        square = ((points - place.centre) ** 2).sum(axis=1)
        peak = place.people / (np.pi * (place.radius / 1000) ** 2)
        total += peak * np.exp(-((square / place.radius**2) ** 1.5))
    return total


def nearest(points: np.ndarray, places) -> np.ndarray:
    """Number of the nearest of `places` to each of the points (n x 2, metres)."""
    centres = np.array([place.centre for place in places])
    gaps = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
    return gaps.argmin(axis=1)
