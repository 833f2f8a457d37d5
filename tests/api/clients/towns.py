"""
Places for real clients to ask about: of a few made rows, in Doggerland, in Bedfordshire.

What there is to ask for (a neighbourhood, a location, a crime) is found by asking.
"""

from dataclasses import dataclass
from functools import cached_property

import httpx

from tests.builders import (
    make_crime,
    make_force,
    make_meeting,
    make_member,
    make_neighbourhood,
    make_outcome,
    make_priority,
    make_stop,
    publish,
    square,
)


@dataclass
class Town:
    """A running site, and whom to ask it about."""

    address: str
    force: str
    # A month for which there are crimes, outcomes and stops.
    month: str

    def ask(self, path: str, **values):
        response = httpx.get(f"{self.address}/api/{path}", params=values, timeout=60)
        response.raise_for_status()
        return response.json()

    @cached_property
    def neighbourhood(self) -> dict:
        """The first that all clients can ask about: `uk-police` knows nothing east of 1.8."""
        for listed in self.ask(f"{self.force}/neighbourhoods"):
            area = self.ask(f"{self.force}/{listed['id']}")
            corners = self.ask(f"{self.force}/{listed['id']}/boundary")
            if all(float(corner["longitude"]) < 1.8 for corner in corners):
                return area
        raise AssertionError(f"All of {self.force} lies east of 1.8 degrees.")

    @property
    def has_nulls_in_its_neighbourhood(self) -> bool:
        """Whether a link or location says less than it could, as most of upstream's do."""
        parts = [*self.neighbourhood["links"], *self.neighbourhood["locations"]]
        return any(value is None for part in parts for value in part.values())

    @cached_property
    def ring(self) -> list[tuple[float, float]]:
        corners = self.ask(f"{self.force}/{self.neighbourhood['id']}/boundary")
        return [(float(c["latitude"]), float(c["longitude"])) for c in corners]

    @cached_property
    def crime(self) -> dict:
        """A crime with an id and a location in the neighbourhood."""
        poly = ":".join(f"{latitude},{longitude}" for latitude, longitude in self.ring)
        response = httpx.post(
            f"{self.address}/api/crimes-street/all-crime", data={"poly": poly, "date": self.month}
        )
        return next(c for c in response.json() if c["persistent_id"] and c["outcome_status"])

    @property
    def location_id(self) -> int:
        return self.crime["location"]["street"]["id"]

    @property
    def position(self) -> tuple[float, float]:
        location = self.crime["location"]
        return float(location["latitude"]), float(location["longitude"])


def make_town() -> None:
    """Make a force with a neighbourhood of everything, in the Thames Estuary."""
    at = (51.5, 1.0)
    force = make_force("testshire", description="<p>Words.</p>", url="https://example.org/")
    force.engagement_methods.create(position=1, kind="web", title="web", url="https://x.example/")
    force.senior_officers.create(position=1, name="A Chief", rank="Chief Constable")
    area = make_neighbourhood("Old Town", code="N1", force=force, boundary=square(*at))
    make_member(area)
    make_priority(area)
    make_meeting(area, starts_at="2999-07-01T18:00:00+00:00")
    area.links.create(position=1, title="Council", url="https://c.example/", description="Ours")
    for number in range(3):
        crime = make_crime(at=at, persistent_id=f"{number:02}" * 32, outcome="charged")
        make_outcome(crime, "charged")
    make_crime(at=None)
    make_stop(at=at, type="Person search", outcome="Arrest", force=force)
    make_stop(at=None, type="Vehicle search", force=force)
    publish("2024-01")
