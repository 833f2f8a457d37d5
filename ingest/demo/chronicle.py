"""Everything that happened in the months asked for, and what is known of it at the release."""

from collections import defaultdict

import numpy as np

from ingest.demo import outcomes
from ingest.demo.country import Country
from ingest.demo.crimes import Crimes, commit
from ingest.demo.hot_spots import HotSpots
from ingest.demo.outcomes import LONGEST, OUTCOMES, Records
from ingest.demo.policing import FORCES
from ingest.demo.randomness import generator
from releases.month import Month


class Chronicle:
    """
    The crimes of every force and month, and their outcomes by the month recorded.

    Crimes from a year before the first month are made up too: their outcomes arrive in the
    first files, and belong to no crime in any file.
    """

    def __init__(self, country: Country, first: Month, last: Month):
        self.country, self.first, self.last = country, first, last
        self.spots = {force.id: HotSpots(country, force.id) for force in FORCES}
        self.crimes: dict[tuple[str, Month], Crimes] = {}
        self._records: dict[tuple[str, int], list[Records]] = defaultdict(list)
        self._last_known: dict[str, tuple[int, str]] = {}
        for force, spots in self.spots.items():
            for month in first.plus(-LONGEST).until(last):
                crimes = commit(spots, month)
                self.crimes[force, month] = crimes
                self._keep(force, outcomes.follow_up(crimes))

    def _keep(self, force: str, records: Records) -> None:
        known = records.month <= self.last.index
        # Those of one crime are in order, so the last one stays.
        for i in np.flatnonzero(known):
            what = OUTCOMES[records.outcome[i]]
            self._last_known[records.ids[i]] = (int(records.month[i]), what)
        for month in np.unique(records.month[known]):
            here = np.flatnonzero(records.month == month)
            part = Records(
                [records.ids[i] for i in here],
                records.point[here],
                records.month[here],
                records.outcome[here],
            )
            self._records[force, int(month)].append(part)

    def last_outcomes(self, crimes: Crimes) -> list[str]:
        """What a street file of this release says of each crime; "" where it has no id."""
        return [self._state(one, crimes.month) if one else "" for one in crimes.ids]

    def _state(self, one: str, month: Month) -> str:
        recorded, outcome = self._last_known.get(one, (self.last.index, None))
        return outcomes.state_in_street_file(
            outcome, self.last.index - recorded, self.last.index - month.index
        )

    def records(self, force: str, month: Month) -> Records:
        """
        Return the outcomes recorded in a month, in the order of its file.

        The order is arbitrary, except that those of one crime stand oldest first.
        """
        spots = self.spots[force]
        parts = [
            *self._records[force, month.index],
            outcomes.old_cases(force, month, spots.points),
        ]
        ids = [one for part in parts for one in part.ids]
        random = generator("order of outcomes", force, month)
        place: dict[str, float] = {}
        key = [place.setdefault(one, random.random()) for one in ids]
        order = np.argsort(key, kind="stable")
        return Records(
            [ids[i] for i in order],
            np.concatenate([part.point for part in parts])[order],
            np.concatenate([part.month for part in parts])[order],
            np.concatenate([part.outcome for part in parts])[order],
        )
