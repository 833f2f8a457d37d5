"""
Make what a test needs, with readable defaults: `make_crime(at=(51.5, -0.1), month="2024-01")`.

Positions are (latitude, longitude), as people say them. Months are written `2024-01`.
A crime goes straight into the month's table, which is made on demand; `publish` makes a month
public and counts its crimes, so make the crimes first.
"""

import datetime
import itertools

from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.db import connection

from crimes.models import Crime, Outcome
from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from forces.models import Force
from ingest.reference import map_shapes
from neighbourhoods.models import Meeting, Neighbourhood, PlacedPoint, Priority, TeamMember
from places.folding import fold
from places.models import District, Lsoa, PlaceName, Postcode, StreetName, StreetPoint
from places.models.map_shape import ShapeKind
from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month
from stops.models import Stop, Term
from tests import months

CATEGORY_IDS = {category.slug: category.id for category in CRIME_CATEGORIES}
OUTCOME_IDS = {outcome.code: outcome.id for outcome in OUTCOMES}

# Somewhere in the North Sea, where there is nothing that a test could meet by accident.
HERE = (54.5, 2.5)

serial = itertools.count(1)


def square(latitude=HERE[0], longitude=HERE[1], side=0.02) -> MultiPolygon:
    """Return a square of `side` degrees around a position."""
    half = side / 2
    box = (longitude - half, latitude - half, longitude + half, latitude + half)
    return MultiPolygon(Polygon.from_bbox(box), srid=4326)


def point(at) -> Point:
    latitude, longitude = at
    return Point(longitude, latitude, srid=4326)


def make_force(slug="testshire", **fields) -> Force:
    """Return the force with this slug, made if it is not there."""
    fields.setdefault("name", f"{slug.replace('-', ' ').title()} Police")
    fields.setdefault("position", next(serial))
    return Force.objects.get_or_create(slug=slug, defaults=fields)[0]


def make_neighbourhood(name="Old Town", *, force=None, boundary=None, **fields) -> Neighbourhood:
    """Make a neighbourhood; street points already there that lie in it are placed in it."""
    boundary = boundary or square()
    fields.setdefault("code", f"N{next(serial)}")
    area = Neighbourhood.objects.create(
        name=name,
        folded=fold(name),
        force=force or make_force(),
        boundary=boundary,
        centre=boundary.centroid,
        **fields,
    )
    for street_point in StreetPoint.objects.filter(location__coveredby=boundary, placed=None):
        PlacedPoint.objects.create(street_point=street_point, neighbourhood=area)
    return area


def make_district(name="Testford", **fields) -> District:
    fields.setdefault("code", f"E07{next(serial):06}")
    fields.setdefault("boundary", square())
    return District.objects.create(name=name, **fields)


def make_lsoa(code=None, *, boundary=None, **fields) -> Lsoa:
    code = code or f"E01{next(serial):06}"
    fields.setdefault("name", f"Testford {code[-3:]}A")
    return Lsoa.objects.create(code=code, boundary=boundary or square(), in_2021=True, **fields)


def make_postcode(written="ZD1 1AA", *, at=HERE, terminated=None) -> Postcode:
    return Postcode.objects.create(
        key=written.replace(" ", ""), location=point(at), terminated=terminated
    )


def make_place(name="Ampton", *, kind="town", at=HERE, **fields) -> PlaceName:
    fields.setdefault("source_id", f"place-{next(serial)}")
    folded = fold(f"{name} {fields.get('name_cy', '')}")
    if kind == "street":
        StreetName.objects.get_or_create(folded=folded)
    return PlaceName.objects.create(
        name=name, kind=kind, location=point(at), folded=folded, **fields
    )


def make_street_point(street="High Street", *, at=HERE, **fields) -> StreetPoint:
    """Return the street point of this street at this position, placed in its neighbourhood."""
    name = f"On or near {street}"
    latitude, longitude = at
    street_point, is_new = StreetPoint.objects.get_or_create(
        name_key=name.lower(),
        longitude_e6=round(longitude * 1_000_000),
        latitude_e6=round(latitude * 1_000_000),
        defaults={"name": name, "folded": fold(street), "location": point(at), **fields},
    )
    StreetName.objects.get_or_create(folded=fold(street))
    area = Neighbourhood.objects.filter(boundary__covers=street_point.location).first()
    if is_new and area:
        PlacedPoint.objects.create(street_point=street_point, neighbourhood=area)
    return street_point


def make_crime(
    *,
    month="2024-01",
    category="burglary",
    at=HERE,
    street="High Street",
    outcome=None,
    outcome_month=None,
    persistent_id=None,
    force=None,
    lsoa=None,
    **fields,
) -> Crime:
    """
    Make one crime on or near a street; `at=None` makes one without a location.

    `persistent_id` is the published Crime ID, 64 hexadecimal digits.
    """
    month = Month.parse(month)
    months.attach("crimes_crime", month)
    fields.setdefault("id", next(serial))
    return Crime.objects.create(
        month=month,
        street_point=make_street_point(street, at=at) if at else None,
        lsoa=lsoa,
        force=force or Force.objects.first() or make_force(),
        category_id=CATEGORY_IDS[category],
        last_outcome_id=OUTCOME_IDS[outcome] if outcome else None,
        last_outcome_month=(outcome_month or month) if outcome else None,
        persistent_id=bytes.fromhex(persistent_id) if persistent_id else None,
        **fields,
    )


def make_outcome(crime, outcome="no-further-action", *, month=None) -> Outcome:
    """Make the record of an outcome of `crime`, which needs a persistent id."""
    month = Month.parse(month) if month else crime.month
    months.attach("crimes_outcome", month)
    return Outcome.objects.create(
        id=next(serial),
        month=month,
        street_point=crime.street_point,
        force=crime.force,
        category_id=OUTCOME_IDS[outcome],
        persistent_id=crime.persistent_id,
    )


def make_stop(
    *,
    month="2024-01",
    at=HERE,
    street="High Street",
    happened_at="2024-01-05T12:30:00+00:00",
    force=None,
    **fields,
) -> Stop:
    """Make one stop; words of the vocabulary are written out: `outcome="Arrest"`."""
    month = Month.parse(month)
    months.attach("stops_stop", month)
    for field in Term.Field:
        column = field.value.replace("-", "_")
        if fields.get(column):
            text = fields[column]
            fields[column] = Term.objects.get_or_create(field=field, text=text)[0]
    return Stop.objects.create(
        id=next(serial),
        month=month,
        happened_at=datetime.datetime.fromisoformat(happened_at),
        street_point=make_street_point(street, at=at) if at else None,
        force=force or Force.objects.first() or make_force(),
        **fields,
    )


def make_member(neighbourhood, name="PC Ann Field", *, rank="Constable", **fields) -> TeamMember:
    fields.setdefault("position", next(serial))
    return TeamMember.objects.create(neighbourhood=neighbourhood, name=name, rank=rank, **fields)


def make_priority(
    neighbourhood, issue="<p>Speeding on Mill Lane</p>", *, issued="2024-01-10", **fields
) -> Priority:
    return Priority.objects.create(
        neighbourhood=neighbourhood,
        issue=issue,
        issue_date=datetime.date.fromisoformat(issued),
        **fields,
    )


def make_meeting(neighbourhood, title="Street surgery", *, starts_at, **fields) -> Meeting:
    return Meeting.objects.create(
        neighbourhood=neighbourhood, title=title, starts_at=starts_at, **fields
    )


def publish(*written_months: str, not_supplied=(), partly=(), note="") -> Release:
    """
    Make months public: count their crimes, and say what each force supplied.

    Every force supplied street crimes, but for the slugs in `not_supplied` and `partly`.
    """
    for written in written_months:
        month = Month.parse(written)
        months.attach("crimes_crime", month)
        months.count(month)
        release = Release.objects.create(action=Release.Action.PUBLISH, month=month)
        PublishedMonth.objects.create(month=month, release=release)
        for force in Force.objects.all():
            status = Coverage.Status.SUPPLIED
            if force.slug in not_supplied:
                status = Coverage.Status.NOT_SUPPLIED
            elif force.slug in partly:
                status = Coverage.Status.PARTLY
            rows = Crime.objects.filter(month=month, force=force)
            Coverage.objects.create(
                month=month,
                force_slug=force.slug,
                kind=Kind.STREET,
                status=status,
                rows=rows.count(),
                rows_without_location=rows.filter(street_point=None).count(),
                note=note,
            )
    return release


def draw_maps() -> None:
    """Draw the areas made so far, as loading boundaries does: before that no map shows them."""
    with connection.cursor() as cursor:
        for kind in ShapeKind:
            map_shapes.draw(cursor, kind)
