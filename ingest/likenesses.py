"""Write which areas are similar, whenever areas or what is known of them have changed."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from levels.areas import AreaTable
from levels.likening import Likened, liken
from levels.models import Likeness, SimilarAreas
from levels.vocabulary import AreaKind
from releases.models import Release

# The last release of reference data, and what was found with it.
Found = tuple[int, dict[AreaKind, Likened]]


def are_due() -> bool:
    """Whether reference data has changed since areas were last likened."""
    return set(Likeness.objects.values_list("reference", flat=True)) != {_reference()}


def find(areas: Mapping[AreaKind, AreaTable]) -> Found | None:
    """Liken the areas anew where that is due."""
    reference = _reference()
    return (reference, liken(areas)) if are_due() else None


def write(found: Found) -> str:
    """Replace all that was found before; return a line that says so."""
    reference, of_kinds = found
    SimilarAreas.objects.all().delete()
    Likeness.objects.all().delete()
    Likeness.objects.bulk_create(
        Likeness(kind=kind, reference=reference, measures=likened.measures)
        for kind, likened in of_kinds.items()
    )
    with connection.cursor() as cursor:
        for kind, likened in of_kinds.items():
            _copy(cursor, kind, likened)
    return f"Similar areas of {sum(len(one.ids) for one in of_kinds.values()):,} areas found."


def _reference() -> int:
    changes = Release.objects.filter(action=Release.Action.REFERENCE)
    return changes.order_by("-id").values_list("id", flat=True).first() or 0


def _copy(cursor: Any, kind: AreaKind, likened: Likened) -> None:
    statement = f"COPY {SimilarAreas._meta.db_table} (kind, area_id, others) FROM STDIN"
    with cursor.copy(statement) as copy:
        for area, others in zip(likened.ids.tolist(), likened.others.tolist(), strict=True):
            copy.write_row((int(kind), area, others))
