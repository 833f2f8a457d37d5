"""The names of what records hold by key: forces, street points, LSOAs, neighbourhoods."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from forces.queries import slugs_by_id
from neighbourhoods import placed
from neighbourhoods.placed import NamedArea
from places import lookups, street_points
from places.lookups import NamedLsoa
from places.street_points import PublishedPoint

DEGREE = 1_000_000
NO_AREA = NamedArea(None, None)  # type: ignore[arg-type]
NO_LSOA = NamedLsoa(None, None, None, None)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Names:
    """What the records of one page need, by key."""

    forces: dict[int, str]
    points: dict[int, PublishedPoint]
    areas: dict[int, NamedArea]
    lsoas: dict[int, NamedLsoa]

    def place(self, point_id: int | None, lsoa_id: int | None) -> dict[str, Any]:
        """Return the fields that tell where a record is; all None where it has no location."""
        point = self.points.get(point_id) if point_id else None
        area = self.areas.get(point_id, NO_AREA) if point_id else NO_AREA
        lsoa = self.lsoas.get(lsoa_id, NO_LSOA) if lsoa_id else NO_LSOA
        return {
            "street_point": point_id,
            "street": point.name if point else None,
            "latitude": point.latitude_e6 / DEGREE if point else None,
            "longitude": point.longitude_e6 / DEGREE if point else None,
            "lsoa": lsoa.code,
            "lsoa_name": lsoa.name,
            "district": lsoa.district_code,
            "district_name": lsoa.district_name,
            "neighbourhood": area.id,
            "neighbourhood_name": area.name,
        }


def found(point_ids: Iterable[int | None], lsoa_ids: Iterable[int | None]) -> Names:
    """Look up street points and LSOAs, each in one query."""
    points, lsoas = {id for id in point_ids if id}, {id for id in lsoa_ids if id}
    return Names(
        forces=slugs_by_id(),
        points=street_points.with_ids(points),
        areas=placed.of_points(points) if points else {},
        lsoas=lookups.lsoas(lsoas) if lsoas else {},
    )
