"""
Turn answers of the data.police.uk API into rows of ours. Pure: it neither fetches nor stores.

Each function takes the JSON of one method and a name for it in messages, and returns fields
of our models. Texts are cleaned here. Welsh texts may stand beside the English ones under the
same key with `_cy`. A part that cannot be used (an event without a date, a person without a
name) is left out; `left_out` is called with a sentence and where it was.
"""

from collections.abc import Callable
from typing import Any

from ingest.reference import api_values as values
from ingest.reference.api_values import Json
from ingest.refusals import Refused

Row = dict[str, Any]
LeftOut = Callable[[str, str], None]


def references(answer: Json, name: str) -> list[Row]:
    """Read a list of forces or neighbourhoods: `id` becomes `code`."""
    return [
        {
            "code": str(item["id"]),
            "name": values.line(item, "name"),
            "name_cy": values.line(item, "name_cy"),
        }
        for item in values.several(answer, name)
        if item.get("id")
    ]


def force(answer: Json, name: str) -> Row:
    """Read `forces/{force}`: the fields of Force that the force has a word in."""
    answer = values.one(answer, name)
    row = {
        "name": values.line(answer, "name"),
        "name_cy": values.line(answer, "name_cy"),
        "url": values.web_address(answer, "url"),
        "telephone": values.line(answer, "telephone"),
    }
    for field in ("description", "commentary", "promise"):
        row[field] = values.markup_of(answer, field)
        row[f"{field}_cy"] = values.markup_of(answer, f"{field}_cy")
    return row


def engagement_methods(answer: Json, name: str) -> list[Row]:
    """Read the `engagement_methods` of `forces/{force}`; older answers have none, or no type."""
    methods = values.one(answer, name).get("engagement_methods") or []
    return [
        {
            "position": position,
            "kind": values.line(item, "type") or values.line(item, "title").lower(),
            "title": values.line(item, "title"),
            "title_cy": values.line(item, "title_cy"),
            "url": values.web_address(item, "url"),
            "description": values.markup_of(item, "description"),
            "description_cy": values.markup_of(item, "description_cy"),
        }
        for position, item in enumerate(values.several(methods, name), start=1)
    ]


def people(answer: Json, name: str, left_out: LeftOut) -> list[Row]:
    """Read `people` of a force or a neighbourhood, in the order given."""
    rows: list[Row] = []
    for item in values.several(answer, name):
        who = values.line(item, "name")
        if not who:
            left_out("a person without a name", name)
            continue
        rows.append(
            {
                "position": len(rows) + 1,
                "name": who,
                "rank": values.line(item, "rank"),
                "rank_cy": values.line(item, "rank_cy"),
                "bio": values.markup_of(item, "bio"),
                "bio_cy": values.markup_of(item, "bio_cy"),
                "contact_details": values.contact_details(item.get("contact_details")),
            }
        )
    return rows


def neighbourhood(answer: Json, name: str) -> Row:
    """Read `{force}/{neighbourhood}`. `centre` is (longitude, latitude) or None."""
    answer = values.one(answer, name)
    return {
        "name": values.line(answer, "name"),
        "name_cy": values.line(answer, "name_cy"),
        "description": values.markup_of(answer, "description"),
        "description_cy": values.markup_of(answer, "description_cy"),
        "force_url": values.web_address(answer, "url_force"),
        "population": values.people_count(answer, "population"),
        "centre": values.position(answer.get("centre")),
        "contact_details": values.contact_details(answer.get("contact_details")),
    }


def links(answer: Json, name: str, left_out: LeftOut) -> list[Row]:
    """Read the `links` of a neighbourhood."""
    rows: list[Row] = []
    for item in values.several(values.one(answer, name).get("links") or [], name):
        url = values.web_address(item, "url")
        if not url:
            left_out("a link without a usable address", name)
            continue
        rows.append(
            {
                "position": len(rows) + 1,
                "title": values.line(item, "title") or url,
                "title_cy": values.line(item, "title_cy"),
                "url": url,
                "description": values.markup_of(item, "description"),
            }
        )
    return rows


def locations(answer: Json, name: str) -> list[Row]:
    """Read the `locations` of a neighbourhood: police stations and the like."""
    places = values.one(answer, name).get("locations") or []
    return [
        {
            "position": number,
            "name": values.line(item, "name"),
            "name_cy": values.line(item, "name_cy"),
            "kind": values.line(item, "type"),
            "description": values.markup_of(item, "description"),
            "address": values.lines(item, "address"),
            "postcode": values.line(item, "postcode").upper(),
            "telephone": values.line(item, "telephone"),
            "location": values.position(item),
        }
        for number, item in enumerate(values.several(places, name), start=1)
    ]


def priorities(answer: Json, name: str, left_out: LeftOut) -> list[Row]:
    """Read `priorities`; one without an issue, or without any date, is left out."""
    rows = []
    for item in values.several(answer, name):
        issue = values.markup_of(item, "issue")
        action_date = values.day(item, "action-date")
        issue_date = values.day(item, "issue-date") or action_date
        if not issue or issue_date is None:
            left_out("a priority without a text or a date", name)
            continue
        rows.append(
            {
                "issue": issue,
                "issue_cy": values.markup_of(item, "issue_cy"),
                "issue_date": issue_date,
                "action": values.markup_of(item, "action"),
                "action_cy": values.markup_of(item, "action_cy"),
                "action_date": action_date,
            }
        )
    return rows


def events(answer: Json, name: str, left_out: LeftOut) -> list[Row]:
    """Read `events`; times without a zone are local."""
    rows = []
    for item in values.several(answer, name):
        starts_at = values.time(item, "start_date")
        title = values.line(item, "title")
        if starts_at is None or not title:
            left_out("an event without a title or a start", name)
            continue
        rows.append(
            {
                "title": title,
                "title_cy": values.line(item, "title_cy"),
                "kind": values.line(item, "type") or "meeting",
                "description": values.markup_of(item, "description"),
                "description_cy": values.markup_of(item, "description_cy"),
                "address": values.lines(item, "address"),
                "starts_at": starts_at,
                "ends_at": values.time(item, "end_date"),
                "contact_details": values.contact_details(item.get("contact_details")),
            }
        )
    return rows


def boundary(answer: Json, name: str) -> Row:
    """Read `{force}/{neighbourhood}/boundary` as a GeoJSON polygon."""
    try:
        ring = [[float(corner["longitude"]), float(corner["latitude"])] for corner in answer]
    except (TypeError, KeyError, ValueError) as error:
        raise Refused(
            f"{name} is not a boundary of the API, a list of latitudes and longitudes."
        ) from error
    return {"type": "Polygon", "coordinates": [ring]}
