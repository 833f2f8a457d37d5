"""Street points with counts: what a map of one month draws."""

from dataclasses import dataclass

from django.db.models import Sum

from crimes.models import PointCount
from crimes.vocabulary import Category
from neighbourhoods.models import Neighbourhood
from releases.month import Month

DEGREE = 1_000_000


@dataclass(frozen=True)
class MapPoint:
    """A street point where at least one crime was placed. Positions are WGS84 degrees."""

    id: int
    # As published: "On or near High Street", or "On or near " with no street.
    name: str
    latitude: float
    longitude: float
    count: int


def in_area(
    *, area: Neighbourhood, month: Month, category: Category | None = None
) -> list[MapPoint]:
    """
    Return the street points in `area` with crimes in `month`, the most crimes first.

    Counts cover every force that reported, and all categories unless one is given.
    """
    rows = PointCount.objects.filter(month=month, street_point__placed__neighbourhood=area)
    if category:
        rows = rows.filter(category=category.id)
    points = rows.values_list(
        "street_point_id",
        "street_point__name",
        "street_point__latitude_e6",
        "street_point__longitude_e6",
    ).annotate(total=Sum("count"))
    return [
        MapPoint(id, name, latitude / DEGREE, longitude / DEGREE, total)
        for id, name, latitude, longitude, total in points.order_by(
            "-total", "street_point__name_key", "street_point_id"
        )
    ]
