"""What there is to say of a load once it has ended, a line each."""

from ingest.models import Batch

# Of each sort; the console has all of them.
MOST = 20


def lines(batch: Batch) -> list[str]:
    """Return warnings, and after them how the load differs from the version before."""
    return [*_some(warnings(batch)), *_some(differences(batch))]


def warnings(batch: Batch) -> list[str]:
    return [
        f"Warning: {warning['force']} {warning['kind']}: {warning['text']}"
        for warning in batch.warnings
    ]


def differences(batch: Batch) -> list[str]:
    """Say how each file differs from that of the version before, where it does."""
    return [
        f"Differs: {change['force']} {change['kind']}: {change['rows_before']:,} rows before, "
        f"{change['rows_after']:,} now; {change['added']:,} added, {change['removed']:,} removed, "
        f"{change['outcomes_changed']:,} outcomes changed."
        for change in batch.changes
        if change["added"] or change["removed"] or change["outcomes_changed"]
    ]


def _some(found: list[str]) -> list[str]:
    more = len(found) - MOST
    return [*found[:MOST], *([f"... and {more} more like these."] if more > 0 else [])]
