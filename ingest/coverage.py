"""What each force supplied, as a load has it: written when it is published."""

from forces.models import Force
from ingest.models import Batch, SupplyNote
from releases.kinds import Kind
from releases.models import Coverage


def of(batch: Batch) -> list[Coverage]:
    """
    Return a row for each force and kind, operators' notes included; not saved.

    Forces without an area (the British Transport Police) are only there if they supplied.
    """
    notes = {
        (note.force_id, note.kind): note for note in SupplyNote.objects.filter(month=batch.month)
    }
    files = {(file.force_id, file.kind): file for file in batch.files.all()}
    rows = []
    for force in Force.objects.defer("boundary"):
        for kind in Kind:
            file = files.get((force.id, kind))
            if file is None and not force.is_territorial:
                continue
            row = Coverage(month=batch.month, force_slug=force.slug, kind=kind)
            row.status = Coverage.Status.SUPPLIED if file else Coverage.Status.NOT_SUPPLIED
            _apply(notes.get((force.id, kind)), row)
            if file:
                row.rows = file.rows_loaded
                row.rows_without_location = file.rows_without_location
                row.rows_set_aside = file.rows_set_aside
            rows.append(row)
    return rows


def _apply(note: SupplyNote | None, row: Coverage) -> None:
    """
    Put what an operator says into `row`, whose status says whether there is a file.

    A file that has come since makes "not supplied" untrue; the note is then not shown.
    """
    has_file = row.status != Coverage.Status.NOT_SUPPLIED
    if note is None or has_file != (note.status == Coverage.Status.PARTLY):
        return
    row.status = note.status
    row.note, row.note_cy = note.reason, note.reason_cy
