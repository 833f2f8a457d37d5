"""
Do what was asked for in the audit log, once, and write down what came of it.

The deed and its answer are one transaction: a worker that is killed has done nothing, and the
timetable asks again.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from ingest import moving_levels, publishing, queue, starting, supply_notes
from ingest.models import Answer, Batch, Deed, ReferenceLoad
from ingest.reference import loading
from ingest.refusals import NotNow, Refused
from releases.month import Month

log = logging.getLogger(__name__)

# A message that has not been acted upon for so long is taken for lost and sent again.
PATIENCE = timedelta(seconds=30)
# What nobody could do for so long is not done unexpectedly at last.
GIVEN_UP = timedelta(hours=1)


def do(deed_id: int) -> None:
    """Do it and answer; nothing where that has happened, or another worker is at it."""
    with transaction.atomic():
        deed = (
            Deed.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(id=deed_id, answer=None)
            .first()
        )
        if deed is None:
            return
        try:
            with transaction.atomic():
                text, is_done = DOERS[deed.action](deed), True
        except (Refused, NotNow) as reason:
            text, is_done = str(reason), False
        except (OperationalError, InterfaceError):
            # The database is away or has restarted; it is asked for again.
            raise
        except Exception as error:
            # A fault of ours. Without an answer, whoever asked would wait for ever.
            log.exception("Deed %s failed", deed_id)
            text, is_done = f"A fault in the program: {type(error).__name__}: {error}", False
        Answer.objects.create(deed=deed, done=is_done, text=text)


def continue_undone() -> None:
    """Send again what seems lost; say of what is too old that it was not done."""
    now = timezone.now()
    undone = Deed.objects.filter(answer=None, at__lt=now - PATIENCE)
    for deed in undone.filter(at__gte=now - GIVEN_UP):
        queue.do(deed.id)
    for deed in undone.filter(at__lt=now - GIVEN_UP).select_for_update(skip_locked=True):
        Answer.objects.create(deed=deed, done=False, text="No worker took it up within an hour.")


def _load(deed: Deed) -> str:
    batch = starting.start(
        _month(deed),
        deed.asked["source"],
        only_forces=deed.asked.get("forces", []),
        publish=deed.asked.get("publish", False),
        # Nobody will have looked at it.
        only_without_warnings=True,
        dry_run=deed.action == Deed.Action.DRY_RUN,
        go_on=False,
        started_by=deed.by,
    )
    return f"Load {batch.id} of {batch.month} has begun, with {batch.files.count()} files."


def _cancel(deed: Deed) -> str:
    batch = starting.discard(_month(deed), only=deed.asked["batch"])
    return f"Load {batch.id} of {batch.month} is given up. What is public stays as it is."


def _change_publication(deed: Deed) -> str:
    change = publishing.ACTIONS[deed.action]
    return change(_month(deed), note=deed.asked["note"], seen=deed.asked["seen"])


def _supply_note(deed: Deed) -> str:
    place = _month(deed), deed.asked["force"], deed.asked["kind"]
    if "status" not in deed.asked:
        return supply_notes.remove(*place)
    texts = {name: deed.asked[name] for name in ("status", "reason", "reason_cy")}
    return supply_notes.keep(*place, **texts)


def _levels(deed: Deed) -> str:
    return moving_levels.work_out(Batch.objects.get(id=deed.asked["batch"]))


def _look_at_reference(deed: Deed) -> str:
    load = _reference_load(deed)
    loading.look(load)
    return f"{load}: {_rows_of(load)} if it is loaded. Nothing is changed yet."


def _load_reference(deed: Deed) -> str:
    load = _reference_load(deed)
    loading.apply(load)
    return f"{load}: {_rows_of(load)}."


def _undo_reference(deed: Deed) -> str:
    load = _reference_load(deed)
    report = loading.undo(load, seen=deed.asked["seen"])
    return f"{load} is undone. {'. '.join(report.lines())}".strip()


def _reference_load(deed: Deed) -> ReferenceLoad:
    return ReferenceLoad.objects.select_related("upload").get(id=deed.asked["load"])


def _rows_of(load: ReferenceLoad) -> str:
    totals = load.totals
    return f"{totals['added']:,} rows added, {totals['changed']:,} changed, {totals['gone']:,} gone"


def _month(deed: Deed) -> Month:
    if deed.month is None:
        raise Refused(f"{deed} does not say of which month.")
    return deed.month


DOERS: dict[str, Callable[[Deed], str]] = {
    Deed.Action.LOAD: _load,
    Deed.Action.DRY_RUN: _load,
    Deed.Action.CANCEL: _cancel,
    Deed.Action.PUBLISH: _change_publication,
    Deed.Action.WITHDRAW: _change_publication,
    Deed.Action.RESTORE: _change_publication,
    Deed.Action.LEVELS: _levels,
    Deed.Action.SUPPLY_NOTE: _supply_note,
    Deed.Action.REFERENCE_DRY_RUN: _look_at_reference,
    Deed.Action.REFERENCE: _load_reference,
    Deed.Action.REFERENCE_UNDO: _undo_reference,
}
