"""
The recorded answers of the official API, and how to make the rows that they were made from.

Loading a recorded answer and asking the same question again must give the same answer.
"""

import datetime
import json

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from crimes.models import Crime, Outcome
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from forces.models import Force
from neighbourhoods.models import Link, Neighbourhood, PoliceLocation
from places.models import StreetPoint
from releases.month import Month
from stops.models import Stop, Term
from tests import builders, months
from tests.ingest.reference.real_files import real

CATEGORIES = {category.slug: category.id for category in CRIME_CATEGORIES}
OUTCOME_NAMES = {
    name: outcome.id
    for outcome in OUTCOMES
    for name in (outcome.name, outcome.name_in_files)
    if name
}
TERMS = {
    "type": Term.Field.TYPE,
    "gender": Term.Field.GENDER,
    "age_range": Term.Field.AGE_RANGE,
    "self_defined_ethnicity": Term.Field.SELF_DEFINED_ETHNICITY,
    "officer_defined_ethnicity": Term.Field.OFFICER_DEFINED_ETHNICITY,
    "legislation": Term.Field.LEGISLATION,
    "object_of_search": Term.Field.OBJECT,
    "outcome": Term.Field.OUTCOME,
}


def text(name: str) -> str:
    """Return a recorded answer as it was received, without the line end that editors add."""
    return real(name).read_text(encoding="utf-8").rstrip("\n")


def answer(name: str):
    """Return a recorded answer, read."""
    return json.loads(text(name))


def load_crimes(records: list[dict]) -> None:
    for record in records:
        load_crime(record)


def load_crime(record: dict, *, force: Force | None = None) -> Crime:
    month = Month.parse(record["month"])
    months.attach("crimes_crime", month)
    status = record.get("outcome_status") or {}
    return Crime.objects.create(
        id=record["id"],
        month=month,
        street_point=load_point(record["location"]),
        force=force or _force(record["location_type"]),
        category_id=CATEGORIES[record["category"]],
        last_outcome_id=OUTCOME_NAMES[status["category"]] if status else None,
        last_outcome_month=status.get("date"),
        persistent_id=bytes.fromhex(record["persistent_id"]) or None,
        context=record["context"] or None,
    )


def load_outcome(record: dict, crime: Crime) -> None:
    month = Month.parse(record["date"])
    months.attach("crimes_outcome", month)
    Outcome.objects.create(
        id=Outcome.objects.count() + 1,
        month=month,
        street_point=crime.street_point,
        force=crime.force,
        category_id=next(o.id for o in OUTCOMES if o.code == record["category"]["code"]),
        persistent_id=crime.persistent_id,
    )


def load_stops(records: list[dict], *, force: Force, month: str) -> None:
    """Make stops of `month`; a recorded time may lie in the last hour of the month before."""
    months.attach("stops_stop", Month.parse(month))
    for place, record in enumerate(records):
        words = {name: record.get(name) for name in TERMS}
        if record["outcome"] is False:
            words["outcome"] = "Nothing found - no further action"
        Stop.objects.create(
            id=place,
            month=Month.parse(month),
            happened_at=datetime.datetime.fromisoformat(record["datetime"]),
            street_point=load_point(record["location"]),
            force=force,
            is_operation=record["operation"],
            operation_name=record["operation_name"],
            outcome_linked_to_object=record["outcome_linked_to_object_of_search"],
            more_than_outer_clothing=record["removal_of_more_than_outer_clothing"],
            **{name: _term(name, word) for name, word in words.items()},
        )


def load_point(location: dict | None) -> StreetPoint | None:
    if location is None:
        return None
    latitude, longitude = float(location["latitude"]), float(location["longitude"])
    return StreetPoint.objects.get_or_create(
        id=location["street"]["id"],
        defaults={
            "name": location["street"]["name"],
            "name_key": location["street"]["name"].lower(),
            "latitude_e6": round(latitude * 1_000_000),
            "longitude_e6": round(longitude * 1_000_000),
            "location": Point(longitude, latitude, srid=4326),
        },
    )[0]


def load_force(record: dict) -> Force:
    force = builders.make_force(
        record["id"],
        name=record["name"],
        description=record["description"] or "",
        url=record["url"],
        telephone=record["telephone"],
    )
    for place, method in enumerate(record["engagement_methods"]):
        force.engagement_methods.create(
            position=place,
            kind=method.get("type", ""),
            title=method["title"],
            url=method["url"],
            description=method["description"] or "",
        )
    return force


def load_neighbourhood(record: dict, force: Force) -> Neighbourhood:
    centre = record["centre"]
    area = Neighbourhood.objects.create(
        force=force,
        code=record["id"],
        name=record["name"],
        force_url=record["url_force"],
        population=int(record["population"]),
        centre=Point(float(centre["longitude"]), float(centre["latitude"]), srid=4326),
        contact_details=record["contact_details"],
        description=record.get("description") or "",
    )
    for place, link in enumerate(record["links"]):
        Link.objects.create(
            neighbourhood=area, position=place, **link | {"description": link["description"] or ""}
        )
    for place, location in enumerate(record["locations"]):
        load_police_location(location, area, place)
    return area


def load_police_location(record: dict, area: Neighbourhood, place: int) -> None:
    point = None
    if record["latitude"] is not None:
        point = Point(float(record["longitude"]), float(record["latitude"]), srid=4326)
    PoliceLocation.objects.create(
        neighbourhood=area,
        position=place,
        name=record["name"],
        kind=record["type"] or "",
        description=record["description"] or "",
        address=record["address"],
        postcode=record["postcode"],
        location=point,
    )


def load_boundary(corners: list[dict], area: Neighbourhood) -> None:
    ring = [(float(corner["longitude"]), float(corner["latitude"])) for corner in corners]
    area.boundary = MultiPolygon(Polygon(ring), srid=4326)
    area.save()


def _force(location_type: str | None) -> Force:
    if location_type == "BTP":
        return builders.make_force("btp", is_territorial=False)
    return builders.make_force("testshire")


def _term(name: str, word: str | None) -> Term | None:
    if not word:
        return None
    return Term.objects.get_or_create(field=TERMS[name], text=word)[0]


def in_order(value) -> str:
    """Return a value with its keys in the order in which they came."""
    return json.dumps(value, indent=1)


def ask(program, path, **values):
    response = program.get(f"/api/{path}", values)
    assert response.status_code == 200
    return response.json()
