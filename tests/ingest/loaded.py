"""What the database holds after a load, in the words of `slow_but_obvious`."""

from collections import Counter

from django.db.models import Sum

from crimes import region_counts
from crimes.models import Crime, LsoaCount, Outcome
from crimes.vocabulary import CRIME_CATEGORIES
from ingest.models import Problem
from places.regions import Outline
from releases.queries import published
from stops.models import Stop


def crimes() -> list[dict]:
    rows = Crime.objects.select_related("force", "category", "street_point", "lsoa", "last_outcome")
    return [
        {
            "month": str(crime.month),
            "force": crime.force.slug,
            "crime_id": _hex(crime.persistent_id),
            "category": crime.category.slug,
            "position": _position(crime.street_point),
            "street": crime.street_point.name_key if crime.street_point else None,
            "lsoa": crime.lsoa.code if crime.lsoa else None,
            "last_outcome": (str(crime.last_outcome_month), crime.last_outcome.code)
            if crime.last_outcome
            else None,
            "context": crime.context or "",
        }
        for crime in rows
    ]


def outcomes() -> list[dict]:
    rows = Outcome.objects.select_related("force", "category", "street_point", "lsoa")
    return [
        {
            "month": str(row.month),
            "force": row.force.slug,
            "crime_id": _hex(row.persistent_id),
            "category": row.category.code,
            "position": _position(row.street_point),
            "lsoa": row.lsoa.code if row.lsoa else None,
        }
        for row in rows
    ]


def stops() -> list[dict]:
    rows = Stop.objects.select_related("force", "street_point", "legislation", "gender", "outcome")
    return [
        {
            "month": str(row.month),
            "force": row.force.slug,
            "happened_at": row.happened_at,
            "position": _position(row.street_point),
            "legislation": row.legislation and row.legislation.text,
            "gender": row.gender and row.gender.text,
            "outcome": row.outcome and row.outcome.text,
            "is_operation": row.is_operation,
            "operation_name": row.operation_name,
        }
        for row in rows
    ]


def lines_set_aside() -> Counter:
    return Counter(
        (problem.file.name.rpartition("/")[2], problem.line)
        for problem in Problem.objects.filter(line__isnull=False).select_related("file")
    )


def counts(model, *keys: str) -> Counter:
    """Return what a table of counts says, by these keys; empty LSOAs and the like are left out."""
    rows = model.objects.values_list(*keys).annotate(n=Sum("count"))
    return Counter({tuple(str(value) for value in row[:-1]): row[-1] for row in rows})


def by_month_and_category(model) -> Counter:
    return counts(model, "month", "category__slug")


def by_squares() -> Counter:
    """Return the public crimes by month and category, as the totals of squares have them."""
    everywhere = Outline([(-90, -180), (-90, 180), (90, 180), (90, -180)])
    counted = region_counts.by_category(everywhere, published())
    slugs = {category.id: category.slug for category in CRIME_CATEGORIES}
    return Counter(
        {
            (str(month), slugs[category]): crimes
            for month, of_month in counted.items()
            for category, crimes in of_month.items()
        }
    )


def by_lsoa() -> Counter:
    return counts(LsoaCount, "month", "lsoa__code", "category__slug")


def _position(point) -> tuple[int, int] | None:
    return (point.longitude_e6, point.latitude_e6) if point else None


def _hex(persistent_id) -> str:
    return bytes(persistent_id).hex() if persistent_id else ""
