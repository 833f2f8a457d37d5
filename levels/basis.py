"""What the levels of a period rest on: months, and the releases that made them what they are."""

import hashlib
import json
from dataclasses import dataclass, field

from levels.models import Computation
from levels.periods import Period, periods
from levels.vocabulary import Method
from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month


@dataclass(frozen=True)
class Basis:
    """
    months: the release that made each published month of the 36 what it is.
    reference: the last release of reference data; 0 before the first.
    coverage: (month, force, status) of each force's crimes in those months.
    """

    months: dict[str, int]
    reference: int
    coverage: list[tuple[str, str, str]] = field(repr=False)

    @property
    def digest(self) -> str:
        """A text that is the same only where everything is, methods included."""
        told = [self.months, self.reference, self.coverage, [method.slug for method in Method]]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def now() -> dict[Period, Basis]:
    """Return each period that has levels, with what they should rest on."""
    releases = dict(PublishedMonth.objects.values_list("month", "release_id"))
    changes = Release.objects.filter(action=Release.Action.REFERENCE)
    reference = changes.order_by("-id").values_list("id", flat=True).first() or 0
    coverage = list(
        Coverage.objects.filter(kind=Kind.STREET)
        .order_by("month", "force_slug")
        .values_list("month", "force_slug", "status")
    )
    return {
        period: _basis(set(period.pooled_months), releases, reference, coverage)
        for period in periods(releases)
    }


def due() -> dict[Period, Basis]:
    """Return the periods whose public levels rest on something else, or that have none."""
    public = dict(Computation.objects.filter(is_public=True).values_list("period", "digest"))
    return {
        period: basis
        for period, basis in now().items()
        if public.get(period.number) != basis.digest
    }


def gone() -> list[Computation]:
    """Return the public levels of periods that no longer have any, as when months are withdrawn."""
    numbers = [period.number for period in now()]
    return list(Computation.objects.filter(is_public=True).exclude(period__in=numbers))


def why(basis: Basis, before: Computation | None) -> str:
    """Say what has changed since the computation before, for the record."""
    if before is None:
        return "First computed."
    reasons = []
    months = sorted({month for month, _ in basis.months.items() ^ before.months.items()})
    if months:
        reasons.append(f"months new, changed or taken back: {', '.join(months)}")
    if basis.reference != before.reference:
        reasons.append(f"areas or populations changed (release {basis.reference})")
    if not reasons:
        reasons.append("what a force is said to have supplied, or a method, changed")
    sentence = "; ".join(reasons)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _basis(
    months: set[Month],
    releases: dict[Month, int],
    reference: int,
    coverage: list[tuple[Month, str, str]],
) -> Basis:
    return Basis(
        {str(month): release for month, release in sorted(releases.items()) if month in months},
        reference,
        [(str(month), force, status) for month, force, status in coverage if month in months],
    )
