"""
Read the parameters of the compatible API from text, and say why where that cannot be done.

What the official API answers to each mistake is fixed (a malformed month is not found, a
malformed latitude is a bad request), and kept here.
"""

import re
from collections.abc import Mapping, Sequence

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from api.refusals import not_there, not_understood
from crimes.vocabulary import CRIME_CATEGORIES, Category
from places import street_points
from places.regions import Circle, Outline, Region, Spots
from releases.month import Month, NotAMonth

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

# A widely used client writes what it has not been given into the address.
NOT_GIVEN = ("", "undefined", "null")

NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)
WHOLE = re.compile(r"\s*\d+\s*", re.ASCII)

CATEGORIES = {category.slug: category for category in CRIME_CATEGORIES}

# The most detailed neighbourhood boundary seen has 2,079 corners. Each is looked at for every
# street point around, so ten thousand times as many would keep the database busy for hours.
MOST_CORNERS = 5_000


def given(request: HttpRequest) -> Mapping[str, str]:
    """Return query and form as one, the form's word counting where both have one."""
    try:
        if request.method == "POST" and request.content_type not in FORMS and request.body:
            raise not_understood("Send parameters in the query or as a form, not as another type.")
        values = {**request.GET.dict(), **request.POST.dict()}
    except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError) as error:
        raise not_understood("The parameters cannot be read.") from error
    if any("\0" in value for value in values.values()):
        raise not_understood("A parameter holds a NUL, which no text can.")
    return values


def month(values: Mapping[str, str], published: Sequence[Month]) -> Month:
    """
    Return the month asked for, or the latest of `published`.

    A month after the latest is answered with nothing, so it is returned. One before the first,
    one in between that is not published, and what is not a month are not found.
    """
    text = values.get("date", "")
    if not published:
        raise not_there("No month is published yet.")
    if text in NOT_GIVEN:
        return published[-1]
    try:
        asked = Month.parse(text)
    except NotAMonth as error:
        raise not_there("date is not a month; write it as 2024-01.") from error
    if asked not in published and asked <= published[-1]:
        raise not_there("That month is not published; see crimes-street-dates.")
    return asked


def category(slug: str) -> Category | None:
    """Return the category with this slug; any other text stands for all crime, as upstream."""
    return CATEGORIES.get(slug)


def required(values: Mapping[str, str], name: str) -> str:
    """Return a parameter that must be given."""
    value = values.get(name, "")
    if value in NOT_GIVEN:
        raise not_understood(f"{name} is missing.")
    return value


def region(values: Mapping[str, str]) -> Region:
    """Return where is asked for: at a known location, in a polygon, or a mile round a point."""
    if values.get("location_id", "") not in NOT_GIVEN:
        return known_location(values)
    if values.get("poly", "") not in NOT_GIVEN:
        return outline(values["poly"])
    return Circle(*position(values))


def known_location(values: Mapping[str, str]) -> Spots:
    """Return the street point with the id `location_id`, which must be there."""
    id = location_id(values)
    if not street_points.exists(id):
        raise not_there("There is no location with that location_id.")
    return Spots([id])


def location_id(values: Mapping[str, str]) -> int:
    text = required(values, "location_id")
    if not WHOLE.fullmatch(text):
        raise not_understood("location_id is not a whole number.")
    # Longer ones are nobody's, and Python refuses to read the longest.
    return int(text) if len(text.strip()) < 20 else street_points.LARGEST_ID + 1


def position(values: Mapping[str, str]) -> tuple[float, float]:
    """Return `lat` and `lng`."""
    return number(required(values, "lat"), "lat"), number(required(values, "lng"), "lng")


def number(text: str, name: str) -> float:
    # float() alone would also take "nan", "infinity" and "1_0".
    if len(text) > 100 or not NUMBER.fullmatch(text):
        raise not_understood(f"{name} is not a number.")
    return float(text)


def outline(text: str) -> Outline:
    """Read `lat,lng:lat,lng:...`; the ring need not be closed."""
    if text.count(":") >= MOST_CORNERS:
        raise not_understood(f"poly has more than {MOST_CORNERS} corners.")
    corners = [_corner(corner) for corner in text.split(":")]
    if len(corners) < 3:
        raise not_understood("poly needs three corners or more.")
    return Outline(corners)


def _corner(text: str) -> tuple[float, float]:
    numbers = text.split(",")
    if len(numbers) == 2 and all(len(n) <= 100 and NUMBER.fullmatch(n) for n in numbers):
        latitude, longitude = map(float, numbers)
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
    raise not_there("poly is not written as lat,lng:lat,lng:lat,lng in degrees.")
