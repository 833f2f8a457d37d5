"""Which reference data there is, by kind and edition; asked by the operators' pages."""

from collections.abc import Callable

from django.db.models import Count, F, Q, QuerySet

from forces.models import Force
from levels.models import LsoaMeasure
from neighbourhoods.models import Meeting, Neighbourhood, Priority, TeamMember
from places.models import (
    Backdrop,
    District,
    DistrictPopulation,
    Lsoa,
    LsoaChange,
    LsoaPopulation,
    PlaceName,
    Postcode,
)

# What is there, and how many rows of it.
Present = list[tuple[str, int]]


def of(kind: str) -> Present:
    """Return what there is of a kind: [("LSOAs of 2021", 35672), ("without a boundary", 3)]."""
    return [(what, rows) for what, rows in KINDS[kind]() if rows]


def _with_boundaries(what: str, rows: QuerySet) -> Present:
    return [(what, rows.count()), ("without a boundary", rows.filter(boundary=None).count())]


def _lsoas() -> Present:
    return [
        *_with_boundaries("LSOAs of 2021", Lsoa.objects.filter(in_2021=True)),
        ("LSOAs of 2011", Lsoa.objects.filter(in_2011=True).count()),
        (
            "known from police files alone",
            Lsoa.objects.filter(in_2011=False, in_2021=False).count(),
        ),
    ]


def _people(rows: QuerySet) -> Present:
    found = rows.values("kind", "year", "source").annotate(rows=Count("id"))
    return [
        (f"{row['kind']} {row['year']}, {row['source']}", row["rows"])
        for row in found.order_by("kind", "-year", "source")
    ]


def _measures() -> Present:
    found = LsoaMeasure.objects.values("slug", "year", "source").annotate(rows=Count("id"))
    return [
        (f"{row['slug']} {row['year']}, {row['source']}", row["rows"])
        for row in found.order_by("slug", "-year")
    ]


def _postcodes() -> Present:
    counted = Postcode.objects.aggregate(
        used=Count("key", filter=Q(terminated=None)), ended=Count("key", filter=~Q(terminated=None))
    )
    return [("in use", counted["used"]), ("ended", counted["ended"])]


def _place_names() -> Present:
    found = PlaceName.objects.values(called=F("kind")).annotate(rows=Count("id"))
    labels = dict(PlaceName.Kind.choices)
    return [(labels[row["called"]], row["rows"]) for row in found.order_by("-rows")]


def _details() -> Present:
    return [
        ("members of teams", TeamMember.objects.count()),
        ("priorities", Priority.objects.count()),
        ("meetings", Meeting.objects.count()),
    ]


KINDS: dict[str, Callable[[], Present]] = {
    "forces": lambda: [("forces", Force.objects.count())],
    "police-areas": lambda: [("areas", Force.objects.exclude(boundary=None).count())],
    "districts": lambda: _with_boundaries("districts", District.objects.all()),
    "lsoas": _lsoas,
    "lsoa-changes": lambda: [("changes", LsoaChange.objects.count())],
    "populations": lambda: _people(LsoaPopulation.objects.all()),
    "district-populations": lambda: _people(DistrictPopulation.objects.all()),
    "measures": _measures,
    "neighbourhoods": lambda: _with_boundaries("neighbourhoods", Neighbourhood.objects.all()),
    "neighbourhood-details": _details,
    "postcodes": _postcodes,
    "place-names": _place_names,
    "backdrop": lambda: [("features", Backdrop.objects.count())],
    "mirror": _details,
}
