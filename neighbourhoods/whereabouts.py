"""Where records are asked for: in a named area, in a region, or anywhere."""

from dataclasses import dataclass

from django.db.models import Q

from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa
from places.regions import Region


@dataclass(frozen=True)
class Whereabouts:
    """At most one of an area and a region; none of them is anywhere, unplaced records too."""

    neighbourhood: Neighbourhood | None = None
    district: District | None = None
    lsoa: Lsoa | None = None
    region: Region | None = None

    def condition(self, *, lsoa_path: str) -> Q:
        """
        Return the condition by which records there are found.

        A record leads to its street point by `street_point`, and to its LSOA by `lsoa_path`:
        crimes have one of their own, stops that of their street point.
        """
        if self.neighbourhood:
            return Q(street_point__placed__neighbourhood=self.neighbourhood)
        if self.district:
            return Q(**{f"{lsoa_path}__district": self.district})
        if self.lsoa:
            return Q(**{lsoa_path: self.lsoa})
        if self.region:
            return self.region.holds("street_point__")
        return Q()


ANYWHERE = Whereabouts()
