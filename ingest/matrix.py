"""A month at a glance: what became of the file of each force and kind."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from forces.models import Force
from ingest import history
from ingest.models import Batch, SourceFile, SupplyNote
from ingest.usual import Usual, usual
from releases.kinds import Kind
from releases.month import Month

# A force that supplied a kind in one of so many months before is expected to do so again.
MONTHS_REMEMBERED = 3

WORDS = {
    "expected": "Expected",
    "not-expected": "Not expected",
    "received": "Received",
    "loading": "Loading",
    "refused": "Refused",
    "loaded": "Loaded",
    "published": "Published",
    "not-supplied": "Not supplied",
}


@dataclass
class Cell:
    """
    One force's file of one kind.

    rows: of the newest version that has it; public_rows: of what is public, where that differs.
    """

    force: Force
    kind: Kind
    state: str
    rows: int | None = None
    public_rows: int | None = None
    expected: Usual | None = None
    warnings: list[str] = field(default_factory=list)
    note: SupplyNote | None = None

    @property
    def word(self) -> str:
        return WORDS[self.state]

    @property
    def is_partly(self) -> bool:
        return self.note is not None and self.note.status == "partly" and self.rows is not None


@dataclass
class Glance:
    """A month: the versions that count, newest first, and a row of cells for each force."""

    month: Month
    under_way: Batch | None
    loaded: Batch | None
    public: Batch | None
    rows: list[tuple[Force, list[Cell]]]

    @property
    def counted(self) -> dict[str, int]:
        """How many files are in each state, by the word for it."""
        cells = [cell for _, row in self.rows for cell in row]
        return {
            word: number
            for state, word in WORDS.items()
            if (number := sum(cell.state == state for cell in cells))
        }


def glance(month: Month) -> Glance:
    """Put together what is known of `month`."""
    batches = Batch.objects.filter(month=month, dry_run=False).order_by("-id")
    under_way = batches.filter(state__in=Batch.UNFINISHED).first()
    loaded = batches.filter(state=Batch.State.LOADED).first()
    public = batches.filter(state=Batch.State.PUBLISHED).first()
    versions = [batch for batch in (under_way, loaded, public) if batch]
    files = {batch.id: _files(batch) for batch in versions}
    notes = {(note.force_id, note.kind): note for note in SupplyNote.objects.filter(month=month)}
    known = {kind: history.rows_by_force(kind, month) for kind in Kind}
    rows = []
    for force in Force.objects.defer("boundary"):
        cells = []
        for kind in Kind:
            rows_before = known[kind].get(force.slug, {})
            cell = Cell(force, kind, _absent(month, rows_before, bool(public)))
            cell.note = notes.get((force.id, kind))
            cell.expected = usual(rows_before, month)
            if cell.note and cell.note.status == "not-supplied":
                cell.state = "not-supplied"
            _fill(cell, versions, files)
            cells.append(cell)
        rows.append((force, cells))
    return Glance(month, under_way, loaded, public, rows)


def _files(batch: Batch) -> dict[tuple[int, str], SourceFile]:
    return {(file.force_id, file.kind): file for file in batch.files.all()}


def _absent(month: Month, rows_before: dict[Month, int], is_public: bool) -> str:
    if not any(month.plus(-back) in rows_before for back in range(1, MONTHS_REMEMBERED + 1)):
        return "not-expected"
    return "not-supplied" if is_public else "expected"


def _fill(cell: Cell, versions: Iterable[Batch], files: dict) -> None:
    """Take what the newest version with this file says, and what is public besides."""
    place = (cell.force.id, str(cell.kind))
    for batch in versions:
        file = files[batch.id].get(place)
        if file is None:
            continue
        if cell.rows is None and cell.state not in ("received", "refused"):
            cell.state = _state(batch, file)
            if file.state == SourceFile.State.LOADED:
                cell.rows = file.rows_loaded
            cell.warnings = [
                warning["text"]
                for warning in batch.warnings
                if (warning["force"], warning["kind"]) == (cell.force.slug, str(cell.kind))
            ]
        elif batch.state == Batch.State.PUBLISHED and file.rows_loaded != cell.rows:
            cell.public_rows = file.rows_loaded


def _state(batch: Batch, file: SourceFile) -> str:
    if batch.state == Batch.State.PUBLISHED:
        return "published"
    if batch.state == Batch.State.LOADED or file.taken_over:
        return "loaded"
    return {
        SourceFile.State.WAITING: "received",
        SourceFile.State.LOADED: "loading",
        SourceFile.State.REFUSED: "refused",
    }[SourceFile.State(file.state)]
