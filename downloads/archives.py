"""
Monthly archives: each holds a month and the 35 before it, as they were public then.

That of the latest month is made again whenever the public data changes; those of earlier months
stay as they are, unless a month in them is withdrawn.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from downloads import licence, stored, zips
from downloads.alone import alone
from downloads.models import PublicFile
from releases import queries as releases
from releases.availability import supplied_files
from releases.month import Month

# While months are being published one after another there is nothing worth keeping.
QUIET = timedelta(seconds=60)
# A worker does other things as well: what is still due is made a minute later.
SECONDS = 60


class OutOfDate(Exception):
    """The public data changed while an archive was being made from it."""


def public_archives() -> list[PublicFile]:
    """Return the archives that may be offered, newest first."""
    rows = PublicFile.objects.filter(kind=PublicFile.Kind.ARCHIVE).order_by("-last_month")
    return [row for row in rows if not is_withdrawn(row)]


def is_withdrawn(row: PublicFile) -> bool:
    """Tell whether a month in the archive has been taken back since it was made."""
    if row.first_month is None or row.last_month is None:
        return False
    return releases.is_withdrawn_since(row.release, row.first_month, row.last_month)


def make_due_when_quiet() -> None:
    """Make what is due, newest first, unless months have just been published."""
    changed_at = releases.made_at(releases.last_of_facts())
    if changed_at and changed_at < timezone.now() - QUIET:
        make_due()


def make_due() -> None:
    """Make the archives that are missing or out of date, for a minute at most."""
    with alone("archives") as is_ours:
        if not is_ours:
            return
        _clear_away()
        until = timezone.now() + timedelta(seconds=SECONDS)
        for month in _due():
            try:
                _make(month)
            except OutOfDate:
                return
            if timezone.now() > until:
                return


def _kept_months() -> list[Month]:
    return releases.published()[::-1][: settings.ARCHIVES_KEPT]


def _due() -> Iterator[Month]:
    there = {row.last_month: row for row in public_archives()}
    latest = releases.latest()
    for month in _kept_months():
        row = there.get(month)
        if row is None or (month == latest and row.release != releases.last_of_facts()):
            yield month


def _make(month: Month) -> None:
    release = releases.last_of_facts()
    first = month.plus(1 - settings.ARCHIVE_MONTHS)
    files = supplied_files(first, month)
    if not files:
        return
    first = files[0].month

    def after_step(_number: int) -> None:
        if releases.last_of_facts() != release:
            raise OutOfDate

    path = stored.workshop(f"archive-{month}.zip")
    zips.write(
        path,
        zips.steps(files),
        made_at=releases.made_at(release) or timezone.now(),
        comment=licence.words(first, month),
        after_step=after_step,
    )
    kept = stored.store(path, f"archive/{month}-r{release}.zip")
    stored.replace(
        PublicFile.Kind.ARCHIVE,
        f"{month}.zip",
        kept,
        release=release,
        first_month=first,
        last_month=month,
    )


def _clear_away() -> None:
    """Delete archives past their time, and those that hold what is withdrawn."""
    months = _kept_months()
    for row in PublicFile.objects.filter(kind=PublicFile.Kind.ARCHIVE):
        if row.last_month not in months or is_withdrawn(row):
            stored.storage().delete(row.stored_as)
            row.delete()
