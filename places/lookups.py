"""Names of LSOAs and districts, found by id or code, and positions of postcodes."""

from collections.abc import Collection
from typing import NamedTuple

from django.contrib.gis.geos import Point
from django.db import connection

from places.models import District, Lsoa, Postcode

LSOAS = """
    SELECT l.id, l.code, l.name, d.code, d.name
    FROM places_lsoa l LEFT JOIN places_district d ON d.id = l.district_id
    WHERE l.id = ANY(%s)
"""


class NamedLsoa(NamedTuple):
    """An LSOA and its district; the district is None where it is not known."""

    code: str
    name: str
    district_code: str | None
    district_name: str | None


def lsoas(ids: Collection[int]) -> dict[int, NamedLsoa]:
    """Return the LSOAs with these ids, by id."""
    with connection.cursor() as cursor:
        # One array; thousands of parameters would take three times as long.
        cursor.execute(LSOAS, [list(ids)])
        return {id: NamedLsoa(*names) for id, *names in cursor.fetchall()}


def lsoa_with_code(code: str) -> Lsoa | None:
    """Return an LSOA of either census with its district and force, without boundaries."""
    return (
        Lsoa.objects.select_related("district__force")
        .defer("boundary", "district__boundary", "district__force__boundary")
        .filter(code=code)
        .first()
    )


def district_with_code(code: str) -> District | None:
    """Return a district with its force, without boundaries."""
    return (
        District.objects.select_related("force")
        .defer("boundary", "force__boundary")
        .filter(code=code)
        .first()
    )


def position_of_postcode(key: str) -> Point | None:
    """Return where a postcode is, ended ones included; None where there is no such postcode."""
    return Postcode.objects.filter(key=key).values_list("location", flat=True).first()
