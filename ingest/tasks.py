"""
The Celery tasks of the load: doorbells that say which row to work on.

Every task may be rung twice, or late, or by a worker that is then killed: the rows of
`Batch` and `SourceFile` say what is still to do, and the work of a task is one transaction.
"""

import logging

from celery import shared_task
from django.db import InterfaceError, OperationalError

log = logging.getLogger(__name__)


@shared_task
def load_file(*, file_id: int) -> None:
    from ingest import pipeline

    try:
        pipeline.load_file(file_id)
    except (OperationalError, InterfaceError):
        # The database is away or has restarted; the file still waits and is sent again.
        raise
    except Exception as error:
        if not pipeline.is_wanted(file_id):
            # An operator has given up the load meanwhile, and its tables are gone.
            log.info("File %s is not wanted any more", file_id)
            return
        # A fault of ours. Without an end, the file would be tried for ever and nobody told.
        log.exception("Loading file %s failed", file_id)
        pipeline.give_up(file_id, f"{type(error).__name__}: {error}")


@shared_task
def take_up_street_points(*, batch_id: int) -> None:
    from ingest import pipeline

    pipeline.take_up_street_points(batch_id)


@shared_task
def finish_kind(*, batch_id: int, kind: str) -> None:
    from ingest import pipeline

    pipeline.finish_kind(batch_id, kind)


@shared_task
def publish(*, batch_id: int) -> None:
    from ingest import pipeline

    pipeline.publish(batch_id)


@shared_task(ignore_result=False)
def change_publication(*, action: str, month: str, note: str = "", seen: str | None = None) -> str:
    """Publish, withdraw or restore a month; returns the line to show to the operator."""
    from ingest import publishing
    from releases.month import Month

    return publishing.ACTIONS[action](Month.parse(month), note=note, seen=seen)


@shared_task
def do(*, deed_id: int) -> None:
    from ingest import doing

    doing.do(deed_id)


# The whole archive of 1.6 GB comes in a few minutes; headers that trickle in end here.
@shared_task(soft_time_limit=2 * 3600)
def look() -> None:
    from ingest import looking

    looking.look()


@shared_task
def throw_away_old_files() -> None:
    from ingest import clearing

    clearing.throw_away_old()


@shared_task
def compute_levels() -> None:
    from ingest import levelling

    levelling.bring_up_to_date_when_quiet()


@shared_task
def continue_unfinished() -> None:
    from ingest import doing, health, looking, pipeline

    health.note_timetable()
    pipeline.continue_unfinished()
    doing.continue_undone()
    looking.tell_of_loads()
