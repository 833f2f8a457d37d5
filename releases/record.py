"""Coverage, revisions and releases, page by page."""

from collections.abc import Collection, Sequence

from django.db.models import Q

from releases.models import Coverage, Release, Revision
from releases.month import Month


def covered(
    months: Collection[Month],
    *,
    force: str | None,
    kind: str | None,
    after: Sequence | None,
    limit: int,
) -> list[Coverage]:
    """Return up to `limit` rows by month, force and kind, from the one after that key."""
    rows = Coverage.objects.filter(month__in=list(months))
    if force:
        rows = rows.filter(force_slug=force)
    if kind:
        rows = rows.filter(kind=kind)
    if after:
        month, slug, last_kind = after
        rows = rows.filter(
            Q(month__gt=month)
            | Q(month=month, force_slug__gt=slug)
            | Q(month=month, force_slug=slug, kind__gt=last_kind)
        )
    return list(rows.order_by("month", "force_slug", "kind")[:limit])


def revisions(
    *, force: str | None, kind: str | None, month: Month | None, before: int | None, limit: int
) -> list[Revision]:
    """Return up to `limit` revisions with their releases, the newest first, older than `before`."""
    rows = Revision.objects.select_related("release").order_by("-id")
    if force:
        rows = rows.filter(force_slug=force)
    if kind:
        rows = rows.filter(kind=kind)
    if month:
        rows = rows.filter(month=month)
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows[:limit])


def releases(*, before: int | None, limit: int) -> list[Release]:
    """Return up to `limit` releases, the newest first, older than `before`."""
    rows = Release.objects.order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    return list(rows[:limit])
