"""
Copy forces and neighbourhoods, with all that belongs to them, from answers of the API.

Where the answers come from is not known here: `ask("leicestershire", "NC04", "people")` gives
the JSON of that method, or None where there is no answer. A recorded folder and a live service
are copied the same way.
"""

from collections.abc import Callable

from django.contrib.gis.geos import Point
from django.db import connection
from django.db.models import Max

from forces.models import EngagementMethod, Force, SeniorOfficer
from ingest.reference import api_answers, boundaries
from ingest.reference.api_answers import Json
from ingest.reference.api_writing import write_force, write_neighbourhood, write_rows
from ingest.reference.forces import FIRST_POSITION_OF_OTHERS, SLUG
from ingest.reference.neighbourhood_rows import NeighbourhoodRow, finish, merge_neighbourhoods
from ingest.reference.report import Report
from ingest.refusals import Refused
from neighbourhoods.models import (
    Link,
    Meeting,
    Neighbourhood,
    PoliceLocation,
    Priority,
    TeamMember,
)
from places.geometry import DEGREES

Ask = Callable[..., Json | None]


def copy(
    ask: Ask, report: Report, *, replace_boundaries: bool, remove_others: bool = False
) -> None:
    """
    Bring in everything that `ask` has an answer for; what it has none for stays as it is.

    A boundary of the API is one ring, without holes or islands: unless `replace_boundaries`,
    it is taken only for a neighbourhood that has none. With `remove_others`, neighbourhoods of
    the copied forces that are not listed any more are removed. Raises Refused where there is
    nothing to copy, or an answer has another shape.
    """
    rows: list[NeighbourhoodRow] = []
    for force in _forces(ask, report):
        _copy_force(ask, force, report)
        rows += _neighbourhood_rows(ask, force, report)
    if not rows:
        raise Refused(
            "There are no answers to copy: FORCE/neighbourhoods is missing for every force."
        )
    if not replace_boundaries:
        rows = _without_known_boundaries(rows)
    with connection.cursor() as cursor:
        report.merged("neighbourhoods", merge_neighbourhoods(cursor, rows))
        _copy_details(ask, rows, report)
        finish(cursor, rows, report, remove_others=remove_others)


def _forces(ask: Ask, report: Report) -> list[Force]:
    """Return the forces that are answered for; those on its list that are not known are added."""
    answer = ask("forces")
    if answer is None:
        return list(Force.objects.defer("boundary"))
    known = {force.slug: force for force in Force.objects.defer("boundary")}
    listed = api_answers.references(answer, "forces")
    last = Force.objects.aggregate(last=Max("position"))["last"] or 0
    position = max(last, FIRST_POSITION_OF_OTHERS)
    for row in listed:
        if not SLUG.fullmatch(row["code"]):
            raise Refused(f"forces names a force {row['code']!r}, which is no id of a force.")
        if row["code"] not in known:
            position += 1
            known[row["code"]] = Force.objects.create(
                slug=row["code"],
                name=row["name"] or row["code"],
                name_cy=row["name_cy"],
                position=position,
            )
            report.did(f"force added: {row['code']}", 1)
    return [known[row["code"]] for row in listed]


def _copy_force(ask: Ask, force: Force, report: Report) -> None:
    name = f"forces/{force.slug}"
    answer = ask("forces", force.slug)
    if answer is not None:
        write_force(force, api_answers.force(answer, name), report)
        write_rows(EngagementMethod, force, api_answers.engagement_methods(answer, name), report)
    answer = ask("forces", force.slug, "people")
    if answer is not None:
        people = api_answers.people(answer, f"{name}/people", report.skipped)
        write_rows(SeniorOfficer, force, people, report)


def _neighbourhood_rows(ask: Ask, force: Force, report: Report) -> list[NeighbourhoodRow]:
    answer = ask(force.slug, "neighbourhoods")
    if answer is None:
        return []
    report.tell(f"reading {force.name}")
    rows = {}
    for listed in api_answers.references(answer, f"{force.slug}/neighbourhoods"):
        name = f"{force.slug}/{listed['code']}/boundary"
        corners = ask(force.slug, listed["code"], "boundary")
        boundary = None
        if corners:
            shape = api_answers.boundary(corners, name)
            boundary = boundaries.stored(shape, DEGREES, listed["code"], report)
        rows[listed["code"]] = NeighbourhoodRow(
            force.pk,
            listed["code"],
            name=listed["name"],
            name_cy=listed["name_cy"],
            boundary=boundary,
        )
    return list(rows.values())


def _without_known_boundaries(rows: list[NeighbourhoodRow]) -> list[NeighbourhoodRow]:
    known = set(
        Neighbourhood.objects.filter(boundary__isnull=False).values_list("force_id", "code")
    )
    return [
        row._replace(boundary=None) if (row.force_id, row.code) in known else row for row in rows
    ]


def _copy_details(ask: Ask, rows: list[NeighbourhoodRow], report: Report) -> None:
    areas = {
        (area.force_id, area.code): area
        for area in Neighbourhood.objects.defer("boundary").select_related("force")
    }
    for row in rows:
        _copy_neighbourhood(ask, areas[row.force_id, row.code], row, report)


def _copy_neighbourhood(
    ask: Ask, area: Neighbourhood, listed: NeighbourhoodRow, report: Report
) -> None:
    path = (area.force.slug, area.code)
    name = "/".join(path)
    answer = ask(*path)
    if answer is not None:
        row = api_answers.neighbourhood(answer, name)
        # The list of neighbourhoods has named it, and goes first.
        row["name"], row["name_cy"] = listed.name or row["name"], listed.name_cy or row["name_cy"]
        if row["centre"] and not _is_inside(row["centre"], area):
            report.note("left out", "a centre outside the neighbourhood's own boundary", name)
            row["centre"] = None
        write_neighbourhood(area, row, report)
        write_rows(Link, area, api_answers.links(answer, name, report.skipped), report)
        write_rows(PoliceLocation, area, api_answers.locations(answer, name), report)
    for model, method, read in (
        (TeamMember, "people", api_answers.people),
        (Priority, "priorities", api_answers.priorities),
        (Meeting, "events", api_answers.events),
    ):
        answer = ask(*path, method)
        if answer is not None:
            rows = read(answer, f"{name}/{method}", report.skipped)
            write_rows(model, area, rows, report)


def _is_inside(centre: tuple[float, float], area: Neighbourhood) -> bool:
    """Say whether the boundary holds the position; one without a boundary holds any."""
    point = Point(centre, srid=DEGREES)
    return not Neighbourhood.objects.filter(pk=area.pk, boundary__disjoint=point).exists()
