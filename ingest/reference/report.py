"""What a loader says of its work: what it did, mended, skipped and found overlapping."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.reference.staging import Merged

EXAMPLES = 5


@dataclass
class Note:
    """One finding that many rows may share, with the first few of them."""

    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Report:
    """
    Collects what is to be said at the end; `tell` prints a line at once (progress).

    `changed` counts rows that were added, changed or removed: none means that the public data
    is what it was.
    """

    tell: Callable[[str], None]
    changed: int = 0
    done: list[str] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)

    def merged(self, what: str, merged: Merged) -> None:
        """Record rows brought in: "districts: 3 added, 1 changed, 328 as before"."""
        self.changed += merged.added + merged.changed
        self.done.append(
            f"{what}: {merged.added:,} added, {merged.changed:,} changed, "
            f"{merged.unchanged:,} as before"
        )

    def did(self, sentence: str, rows: int) -> None:
        """Record other work on `rows` rows; work on none is not worth a line."""
        if rows:
            self.changed += rows
            self.done.append(sentence)

    def rewritten(self, what: str, rows: int) -> None:
        """Record rows of something that were written anew because they differed."""
        self.changed += max(rows, 1)
        self.written[what] += rows

    def mended(self, name: str, faults: list[str]) -> None:
        """Record what was wrong with the boundary called `name`."""
        for fault in faults:
            reason, _, place = fault.partition("[")
            self.note("mended", reason, f"{name} at {place.rstrip(']')}" if place else name)

    def skipped(self, reason: str, example: str, count: int = 1) -> None:
        """Record what was left out, and why."""
        self.note("skipped", reason, example, count)

    def note(self, heading: str, reason: str, example: str, count: int = 1) -> None:
        """Record `count` findings of one sort; the report shows the first few examples."""
        if not count:
            return
        note = self.notes.setdefault((heading, reason), Note())
        note.count += count
        if len(note.examples) < EXAMPLES and example not in note.examples:
            note.examples.append(example)

    def lines(self) -> list[str]:
        """Return the whole report, a sentence a line, the work first."""
        lines = list(self.done)
        lines += [f"{what}: {rows:,} written" for what, rows in sorted(self.written.items())]
        for (heading, reason), note in sorted(self.notes.items()):
            more = "; ..." if note.count > len(note.examples) else ""
            lines.append(f"{heading} {note.count:,}: {reason} ({'; '.join(note.examples)}{more})")
        return lines
