"""The Celery tasks of the downloads: doorbells, as `ingest.tasks`."""

from celery import shared_task


@shared_task
def make_export(*, export_id: str) -> None:
    from downloads import exports

    exports.make(export_id)


@shared_task
def look_after_exports() -> None:
    from downloads import exports

    exports.continue_unfinished()
    exports.clear_away()


@shared_task
def make_archives() -> None:
    from downloads import archives

    archives.make_due_when_quiet()


@shared_task
def make_boundaries() -> None:
    from downloads import boundaries

    boundaries.make_due()
