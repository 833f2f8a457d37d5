"""Values that are in the data at this moment, so that every example runs here."""

from typing import Any

from crimes.queries import pages
from crimes.queries.pages import CrimeRow, Wanted
from forces.queries import in_official_order
from neighbourhoods import listing
from neighbourhoods.whereabouts import Whereabouts
from releases.month import Month

# Where there is no data yet: Leicester, as the official pages have it.
NO_DATA = {
    "force": "leicestershire",
    "neighbourhood": "NC04",
    "lat": "52.629729",
    "lng": "-1.131592",
    "month": "2024-01",
    "location_id": "1",
    "persistent_id": "0" * 64,
    "q": "52.629729,-1.131592",
}
# Of so many crimes nearly always one has an id.
CRIMES = 50


def examples(month: Month | None) -> dict[str, str]:
    """Return an example of each parameter: a neighbourhood, and crimes of `month` in it."""
    force = in_official_order().filter(neighbourhoods__centre__isnull=False).first()
    if force is None or month is None:
        return NO_DATA
    area, centre = next(
        (area, area.centre) for area in listing.after(force, None, 1000) if area.centre
    )
    latitude, longitude = f"{centre.y:.6f}", f"{centre.x:.6f}"
    found = {
        "force": force.slug,
        "neighbourhood": area.code,
        "lat": latitude,
        "lng": longitude,
        "month": str(month),
        "q": f"{latitude},{longitude}",
    }
    wanted = Wanted([month], Whereabouts(neighbourhood=area))
    return NO_DATA | found | _of_crimes(pages.crimes(wanted, after=None, limit=CRIMES))


def _of_crimes(rows: list[CrimeRow]) -> dict[str, Any]:
    found = {}
    for row in rows:
        found["location_id"] = str(row.street_point_id)
        if row.persistent_id:
            found["persistent_id"] = row.persistent_id.hex()
    return found
