"""
A dry run: join, index, count and check a month whose files are read, and undo all but the report.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from ingest import checks, finishing, partitions, street_points
from ingest.datasets import DATASETS
from ingest.models import Batch


def rehearse(cursor: Any, batch: Batch) -> None:
    """
    Fill `batch.changes` and `batch.warnings` as a load would, and end the batch.

    Must run in a transaction, in which the batch is locked. Its tables are gone afterwards, and
    so are the street points that it would have added.
    """
    changes, warnings = list(batch.changes), list(batch.warnings)
    with transaction.atomic():
        street_points.take_up_new(batch)
        for kind in DATASETS:
            changes += finishing.finish(cursor, batch, kind)
            warnings += checks.of_kind(cursor, batch, kind)
        transaction.set_rollback(True)
    partitions.drop_staging(cursor, batch)
    batch.changes = changes
    batch.warnings = [*warnings, *checks.missing(batch)]
    batch.state = Batch.State.REHEARSED
    batch.finished_at = timezone.now()
    batch.save()
