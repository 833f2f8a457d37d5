"""Read single values out of the JSON of the data.police.uk API, whatever state they are in."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from forces import markup
from ingest.refusals import Refused

Json = Any

# Times are local, without a zone.
LOCAL = ZoneInfo("Europe/London")
UNSAFE_SCHEME = re.compile(r"\s*(javascript|data|vbscript|file|blob)\s*:", re.IGNORECASE)


def one(answer: Json, name: str) -> dict[str, Any]:
    """Return an answer that must be an object; `name` is what the message calls it."""
    if not isinstance(answer, dict):
        raise Refused(f"{name} is not what the API answers there: an object was expected.")
    return answer


def several(answer: Json, name: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of an answer that must be a list of them."""
    if not isinstance(answer, list):
        raise Refused(f"{name} is not what the API answers there: a list was expected.")
    for item in answer:
        yield one(item, name)


def text(item: dict[str, Any], key: str) -> str:
    """Return a field as text, "" where it is missing or null."""
    value = item.get(key)
    # PostgreSQL cannot store the character 0.
    return "" if value is None else str(value).replace("\x00", "")


def line(item: dict[str, Any], key: str) -> str:
    """Return a field as plain text on one line."""
    return markup.line(text(item, key))


def lines(item: dict[str, Any], key: str) -> str:
    """Return a field as plain text, line by line."""
    return markup.lines(text(item, key))


def markup_of(item: dict[str, Any], key: str) -> str:
    """Return a field as safe HTML."""
    return markup.clean(text(item, key))


def web_address(item: dict[str, Any], key: str) -> str:
    """Return a field that is an address of the web, "" where it is none."""
    address = line(item, key)
    return address if re.fullmatch(r"https?://\S+", address, re.IGNORECASE) else ""


def people_count(item: dict[str, Any], key: str) -> int | None:
    """Return a number of people; "0" is what forces write that do not know."""
    digits = text(item, key).replace(",", "").strip()
    return int(digits) or None if digits.isascii() and digits.isdigit() else None


def time(item: dict[str, Any], key: str) -> datetime.datetime | None:
    """Return a time with its zone, or None where the field is no time."""
    try:
        found = datetime.datetime.fromisoformat(text(item, key))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=LOCAL)


def day(item: dict[str, Any], key: str) -> datetime.date | None:
    """Return the day of a time, as it is written there."""
    found = time(item, key)
    return found.date() if found else None


def contact_details(answer: Json) -> dict[str, str]:
    """Keep the ways to make contact that say something and are safe to show, keys as given."""
    if not isinstance(answer, dict):
        return {}
    found = {str(key): lines(answer, key) for key in answer}
    return {key: value for key, value in found.items() if value and not UNSAFE_SCHEME.match(value)}


def position(answer: Json) -> tuple[float, float] | None:
    """Return (longitude, latitude), or None where they are null, no numbers, or both 0."""
    if not isinstance(answer, dict):
        return None
    try:
        longitude, latitude = float(answer["longitude"]), float(answer["latitude"])
    except (TypeError, KeyError, ValueError):
        return None
    known = -180 <= longitude <= 180 and -90 <= latitude <= 90 and (longitude or latitude)
    return (longitude, latitude) if known else None
