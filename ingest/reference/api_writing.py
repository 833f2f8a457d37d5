"""Store what the answers of the API say: of a force, and of a neighbourhood."""

from collections.abc import Sequence
from typing import Any

from django.contrib.gis.geos import Point
from django.db import models

from forces import publishing
from forces.drafts import HasDraft, Publishable
from forces.models import EngagementMethod, Force, SeniorOfficer
from ingest.reference.report import Report
from neighbourhoods.models import (
    Link,
    Meeting,
    Neighbourhood,
    PoliceLocation,
    Priority,
    TeamMember,
)
from places.geometry import DEGREES

Row = dict[str, Any]
# A row that has no place of its own is compared in this order.
ORDER: dict[type[models.Model], list[str]] = {
    EngagementMethod: ["position"],
    SeniorOfficer: ["position"],
    TeamMember: ["position"],
    Link: ["position"],
    PoliceLocation: ["position"],
    Priority: ["id"],
    Meeting: ["id"],
}


def write_force(force: Force, row: Row, report: Report) -> None:
    """Store fields of a force; what the answer leaves blank stays as it is."""
    _write(force, {name: value for name, value in row.items() if value}, report)


def write_neighbourhood(area: Neighbourhood, row: Row, report: Report) -> None:
    """Store fields of a neighbourhood; blank texts are taken, but name and centre are kept."""
    kept = ("name", "name_cy", "centre")
    row = {name: value for name, value in row.items() if value or name not in kept}
    if row.get("centre"):
        row["centre"] = Point(row["centre"], srid=DEGREES)
    _write(area, row, report)


def write_rows(
    model: type[Publishable], owner: Force | Neighbourhood, rows: Sequence[Row], report: Report
) -> None:
    """
    Make `rows` the ones of `model` that belong to `owner`, in this order.

    Where they are the same already nothing is written, so that ids stay. Where staff have
    written or deleted any of them here, all are left as they are, drafts included.
    """
    field = "force" if isinstance(owner, Force) else "neighbourhood"
    if _is_kept_by_staff(model, {field: owner}):
        report.note("left as staff wrote them", str(model._meta.verbose_name_plural), str(owner))
        return
    rows = [_fitted(model, _with_points(row), str(owner), report) for row in rows]
    there = model._default_manager.filter(**{field: owner}).order_by(*ORDER[model])
    if rows == (list(there.values(*rows[0])) if rows else list(there.values("pk"))):
        return
    there.delete()
    model._default_manager.bulk_create(model(**{field: owner}, **row) for row in rows)
    report.rewritten(str(model._meta.verbose_name_plural), len(rows))


def _is_kept_by_staff(model: type[Publishable], of_owner: dict[str, models.Model]) -> bool:
    deleted = model.history.filter(**of_owner, history_change_reason=publishing.DELETED)
    edited = model._base_manager.filter(**of_owner, edited_at__isnull=False)
    return edited.exists() or deleted.exists()


def _write(owner: HasDraft, row: Row, report: Report) -> None:
    row = _fitted(type(owner), row, str(owner), report)
    if owner.edited_at:
        row = {name: value for name, value in row.items() if name not in owner.WRITTEN}
    if any(getattr(owner, name) != value for name, value in row.items()):
        for name, value in row.items():
            setattr(owner, name, value)
        owner.save(update_fields=[*row, *_timestamps(owner)])
        report.rewritten(str(owner._meta.verbose_name_plural), 1)


def _timestamps(owner: models.Model) -> list[str]:
    return ["updated_at"] if isinstance(owner, Neighbourhood) else []


def _with_points(row: Row) -> Row:
    if not row.get("location"):
        return row
    return row | {"location": Point(row["location"], srid=DEGREES)}


def _fitted(model: type[models.Model], row: Row, owner: str, report: Report) -> Row:
    """Cut texts that are longer than their column, which no published one has been."""
    fitted = dict(row)
    for name, value in row.items():
        longest = getattr(model._meta.get_field(name), "max_length", None)
        if longest and isinstance(value, str) and len(value) > longest:
            fitted[name] = value[:longest].rstrip()
            report.note("cut short", f"{name} longer than {longest} letters", owner)
    return fitted
