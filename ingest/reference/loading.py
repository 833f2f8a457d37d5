"""Load one kind of reference data: all or nothing, one at a time."""

from collections.abc import Callable
from pathlib import Path

import psycopg
from django.db import DataError, connection, transaction

from ingest.reference import map_shapes
from ingest.reference.kinds import Kind
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.refusals import Refused
from releases.models import Release

# Any number will do, so long as it is the same for every loader of reference data.
LOCK = 2_009_1020


def load(kind: Kind, path: Path | None, options: Options, tell: Callable[[str], None]) -> Report:
    """
    Bring in the files at `path` as data of this kind, in one transaction.

    Where anything changed there is a new release, so that cached pages are made again.
    Raises Refused, with nothing changed, where the files cannot be used.
    """
    report = Report(tell)
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            kind.load(path, options, report)
            if report.changed:
                with connection.cursor() as cursor:
                    map_shapes.draw_what_changed(cursor, kind.name)
                Release.objects.create(
                    action=Release.Action.REFERENCE,
                    note=f"{kind.name}: {report.changed:,} changes",
                )
    except (DataError, psycopg.DataError) as error:
        # Too long, too large, or no text: only the wrong file has such values.
        reason = str(error).splitlines()[0]
        raise Refused(
            f"{path} holds a value that cannot be stored ({reason}). Check that it is the right "
            f"file for this kind."
        ) from error
    return report
