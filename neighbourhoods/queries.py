"""Questions about neighbourhoods."""

from collections.abc import Iterable

from django.contrib.gis.geos import GEOSGeometry, Point
from django.db import connection
from django.db.models import QuerySet

from forces.models import Force
from neighbourhoods.models import Neighbourhood

AT_POINTS = """
    SELECT (
        SELECT id FROM neighbourhoods_neighbourhood
        WHERE ST_Covers(boundary, point)
        ORDER BY ST_Area(boundary), id
        LIMIT 1
    )
    FROM unnest(%s::bytea[]) WITH ORDINALITY AS given (ewkb, number),
        LATERAL ST_GeomFromEWKB(ewkb) AS point
    ORDER BY number
"""


def at_point(point: Point) -> Neighbourhood | None:
    """Return the neighbourhood in which `point` lies, with its force, or None."""
    return at_points([point])[0]


def at_points(points: list[Point]) -> list[Neighbourhood | None]:
    """
    Return the neighbourhood of each point, with its force; None for a point outside them all.

    A point on an edge is inside. Where boundaries overlap the smallest area has it, as when
    street points are placed (`ingest.reference.placing`).
    """
    with connection.cursor() as cursor:
        cursor.execute(AT_POINTS, [[bytes(point.ewkb) for point in points]])
        ids = [id for (id,) in cursor.fetchall()]
    found = with_ids(ids)
    return [found.get(id) for id in ids]


def with_ids(ids: Iterable[int | None]) -> dict[int, Neighbourhood]:
    """Return neighbourhoods with their forces, by id."""
    return _named().in_bulk({id for id in ids if id})


def holding_one_of(points: GEOSGeometry) -> list[Neighbourhood]:
    """Return the neighbourhoods that hold at least one of `points` (a multipoint), by name."""
    return list(_named().filter(boundary__intersects=points).order_by("name", "id"))


def inside(outline: GEOSGeometry) -> list[Neighbourhood]:
    """Return the neighbourhoods whose centre is inside `outline`, by name."""
    # The first condition can use the index on boundaries; there is none on centres.
    crossing = _named().filter(boundary__bboverlaps=outline)
    return list(crossing.filter(centre__coveredby=outline).order_by("name", "id"))


def with_code(code: str) -> list[Neighbourhood]:
    """Return the neighbourhoods with this code, in any case; codes repeat between forces."""
    return list(_named().filter(code__iexact=code).order_by("force__position", "code"))


def of_street_point(point_id: int) -> Neighbourhood | None:
    """Return the neighbourhood in which a street point was placed, with its force, or None."""
    return _named().filter(placed_points__street_point=point_id).first()


def one(force_slug: str, code: str) -> Neighbourhood | None:
    """Return a neighbourhood with its force, by the force's slug and its own code."""
    return in_force(force_slug).filter(code=code).first()


def in_force(force_slug: str) -> QuerySet[Neighbourhood]:
    """Return the neighbourhoods of the force with this slug, without what only one page shows."""
    return _named().filter(force__slug=force_slug)


def paths() -> list[tuple[str, str]]:
    """Return (slug of the force, code) of every neighbourhood."""
    return list(Neighbourhood.objects.values_list("force__slug", "code").order_by("id"))


def of_force(force: Force) -> QuerySet[Neighbourhood]:
    """Return the neighbourhoods of `force` by name, without boundaries."""
    return _named().filter(force=force).order_by("name", "code")


def whole(force_slug: str) -> QuerySet[Neighbourhood]:
    """Return the neighbourhoods of a force with all but their boundaries."""
    found = Neighbourhood.objects.select_related("force").filter(force__slug=force_slug)
    return found.defer("boundary", "force__boundary")


def _named() -> QuerySet[Neighbourhood]:
    """Return neighbourhoods with their forces, without what is long or only one page shows."""
    return Neighbourhood.objects.select_related("force").only(
        "code",
        "name",
        "name_cy",
        "folded",
        "force__slug",
        "force__name",
        "force__name_cy",
        "force__position",
    )


def with_boundary() -> QuerySet[Neighbourhood]:
    """Return every neighbourhood that has a boundary, with its force, by force and code."""
    return (
        Neighbourhood.objects.filter(boundary__isnull=False)
        .select_related("force")
        .defer("force__boundary")
        .order_by("force__slug", "code")
    )
