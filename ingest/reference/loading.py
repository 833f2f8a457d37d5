"""
Load one kind of reference data, or look at what a load would change, or undo one.

All or nothing, and one at a time: whoever comes second waits, and is told if that makes a
difference. The command and the console both come here.
"""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import psycopg
from django.db import DataError, connection, transaction
from django.utils import timezone

from ingest.models import ReferenceLoad
from ingest.reference import comparing, map_shapes, standing, suspicions, undoing
from ingest.reference.kinds import BY_NAME, Kind
from ingest.reference.options import Options, edition_of
from ingest.reference.report import Report
from ingest.refusals import NotNow, Refused
from releases.models import Release

# Any number will do, so long as it is the same for every loader of reference data.
LOCK = 2_009_1020

State = ReferenceLoad.State
Teller = Callable[[str], None]


def silent(line: str) -> None:
    """Take a line of progress that nobody reads."""


def load(
    kind: Kind, path: Path | None, options: Options, tell: Teller, *, dry_run: bool = False
) -> ReferenceLoad:
    """
    Bring in the files at `path` as data of this kind, in one transaction, and record it.

    Where anything changed there is a new release, so that cached pages are made again.
    Raises Refused, with nothing changed, where the files cannot be used.
    """
    loading = ReferenceLoad(
        kind=kind.about.name,
        path=str(path or ""),
        publisher=options.source or kind.about.publisher,
        options=asdict(options),
    )
    loading.edition = options.edition or edition_of(loading.files)
    with transaction.atomic():
        loading.save()
        (_look if dry_run else _apply)(loading, kind, tell)
    return loading


def look(loading: ReferenceLoad, tell: Teller = silent) -> None:
    """Do all of the load, write down what it would change, and go back."""
    with transaction.atomic():
        _look(loading, BY_NAME[loading.kind], tell)


def apply(loading: ReferenceLoad, tell: Teller = silent) -> None:
    """Do the load that somebody has looked at; NotNow where that look is out of date."""
    with transaction.atomic():
        _lock()
        loading.refresh_from_db()
        if loading.state != State.SEEN:
            raise NotNow(f"{loading} is not waiting to be loaded: {loading.get_state_display()}.")
        if loading.standing != standing.now():
            raise NotNow(
                "Other reference data was loaded or undone since you looked. Look again at what "
                "would change."
            )
        _apply(loading, BY_NAME[loading.kind], tell)


def undo(loading: ReferenceLoad, *, seen: str | None = None, tell: Teller = silent) -> Report:
    """
    Put back what `loading` changed; `seen` is the `standing.now` that the person saw.

    Raises NotNow where it is not the newest load of its kind, or what is needed is thrown away.
    """
    kind = BY_NAME[loading.kind]
    report = Report(tell)
    with transaction.atomic():
        _lock()
        loading.refresh_from_db()
        if seen not in (None, standing.now()):
            raise NotNow("Other reference data was loaded or undone since you looked. Look again.")
        if loading.state != State.APPLIED:
            raise NotNow(
                f"{loading} is not loaded any more ({loading.get_state_display().lower()}): "
                f"somebody else was quicker. Nothing was done."
            )
        newest = standing.newest_of(loading.kind)
        if newest != loading:
            raise NotNow(f"Only the newest load of {loading.kind} can be undone; that is {newest}.")
        if not loading.can_be_undone:
            raise NotNow(f"What {loading} changed is not kept any more. Load the earlier file.")
        undoing.undo(loading, kind.about.tables, report)
        with connection.cursor() as cursor:
            kind.put_right(cursor, report)
        _change(loading, State.UNDONE)
        _make_public(kind, report, f"{kind.about.name}: undone, {report.changed:,} changes")
    return report


def _look(loading: ReferenceLoad, kind: Kind, tell: Teller) -> None:
    loading.standing = standing.now()
    with transaction.atomic():
        _bring_in(loading, kind, tell)
        transaction.set_rollback(True)
    loading.state = State.SEEN
    loading.save()


def _apply(loading: ReferenceLoad, kind: Kind, tell: Teller) -> None:
    report = _bring_in(loading, kind, tell)
    loading.can_be_undone = True
    _change(loading, State.APPLIED)
    _make_public(kind, report, f"{kind.about.name}: {report.changed:,} changes")


def _bring_in(loading: ReferenceLoad, kind: Kind, tell: Teller) -> Report:
    report = Report(tell)
    path = Path(loading.path) if loading.path else None
    try:
        with connection.cursor() as cursor:
            _lock()
            comparing.watch(cursor, kind.about.tables)
            kind.load(path, Options(**loading.options), report)
            with comparing.whole_tables(cursor):
                loading.differences = comparing.keep(cursor, loading, kind.about.tables)
                loading.warnings = suspicions.found(cursor, kind.about.tables, loading.differences)
    except (DataError, psycopg.DataError) as error:
        # Too long, too large, or no text: only the wrong file has such values.
        reason = str(error).splitlines()[0]
        raise Refused(
            f"{path} holds a value that cannot be stored ({reason}). Check that it is the right "
            f"file for this kind."
        ) from error
    loading.lines = report.lines()
    return report


def _change(loading: ReferenceLoad, state: State) -> None:
    loading.state, loading.changed_at = state, timezone.now()
    loading.save()


def _make_public(kind: Kind, report: Report, note: str) -> None:
    if report.changed:
        with connection.cursor() as cursor:
            map_shapes.draw_what_changed(cursor, kind.about.name)
        Release.objects.create(action=Release.Action.REFERENCE, note=note)


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
