"""What operators say of a file that did not come, or did not come whole."""

from ingest.models import SupplyNote
from releases.models import Coverage


def apply(note: SupplyNote | None, row: Coverage) -> None:
    """
    Put what an operator says into `row`, whose status says whether there is a file.

    A file that has come since makes "not supplied" untrue; the note is then not shown.
    """
    has_file = row.status != Coverage.Status.NOT_SUPPLIED
    if note is None or has_file != (note.status == Coverage.Status.PARTLY):
        return
    row.status = note.status
    row.note, row.note_cy = note.reason, note.reason_cy
