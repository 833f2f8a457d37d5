"""
What the official site says otherwise than we do of months that are here already.

Its zip of a month holds the three years before as well. Forces send files late, and send some
again; the latest outcomes in all of them change every month, which says nothing. So the numbers of
rows are compared: about 40 seconds for a year of national files. Of the newest month itself every
byte counts: its own zip is only put there again because something in it was wrong.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator

from ingest import sources
from ingest.models import Batch, SourceFile
from releases.month import Month

MONTHS = 12
CURRENT = (Batch.State.LOADED, Batch.State.PUBLISHED)


def found(source: str, before: Month) -> dict[str, list[str]]:
    """
    Return what differs, by month: {"2022-03": ["kent street: 5,812 rows here, 5,900 there"]}.

    Looks at the newest months before `before` that are here, and at forces that have supplied
    anything at all.
    """
    known = dict(_newest(before))
    forces = _supplying()
    entries = [
        entry
        for entry in sources.entries(source)
        if entry.month in known and entry.force_slug in forces
    ]
    differences: dict[str, list[str]] = {}
    try:
        for entry, rows in sources.rows(source, entries):
            here = known[entry.month].get((entry.force_slug, entry.kind))
            if here != rows:
                said = "not here" if here is None else f"{here:,} rows here"
                text = f"{entry.force_slug} {entry.kind}: {said}, {rows:,} there"
                differences.setdefault(str(entry.month), []).append(text)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        differences["damaged"] = [f"Earlier months could not all be compared ({error})."]
    return dict(sorted(differences.items(), reverse=True))


def of_month(source: str, batch: Batch) -> list[str]:
    """
    Return which files differ from those of `batch`, a version of their month that is here.

        ["kent street: 5,812 rows here, 5,900 there", "kent outcomes: here, not there"]

    Raises Refused where a file there is damaged.
    """
    loaded = batch.files.filter(state=SourceFile.State.LOADED).select_related("force")
    here = {(file.force.slug, file.kind): file for file in loaded.defer("force__boundary")}
    forces = _supplying()
    there = {
        (entry.force_slug, str(entry.kind)): entry
        for entry in sources.entries(source)
        if entry.month == batch.month and entry.force_slug in forces
    }
    told = [
        (name, _difference(here.get(name), there.get(name), source))
        for name in sorted(here.keys() | there.keys())
    ]
    return [f"{force} {kind}: {text}" for (force, kind), text in told if text]


def _difference(file: SourceFile | None, entry: sources.Entry | None, source: str) -> str:
    """Say how a file there differs from the one here; nothing where it is the same."""
    if entry is None:
        return "here, not there"
    content = sources.read(source, entry.name)
    if file and file.sha256 == hashlib.sha256(content).hexdigest():
        return ""
    rows = sources.lines(io.BytesIO(content)) - 1
    if file is None:
        return f"not here, {rows:,} rows there"
    if file.rows_read == rows:
        return f"{rows:,} rows as here, but not the same"
    return f"{file.rows_read:,} rows here, {rows:,} there"


def _supplying() -> set[str]:
    """Return the forces that have supplied anything at all."""
    files = SourceFile.objects.filter(batch__state__in=Batch.KEPT)
    return set(files.values_list("force__slug", flat=True))


def _newest(before: Month) -> Iterator[tuple[Month, dict[tuple[str, str], int]]]:
    """Yield months with the rows of each file, by force and kind, of their newest version."""
    batches = Batch.objects.filter(state__in=CURRENT, month__lt=before)
    newest = batches.order_by("-month", "-id").distinct("month")[:MONTHS]
    for batch in newest:
        files = batch.files.filter(state=SourceFile.State.LOADED).select_related("force")
        yield (
            batch.month,
            {
                (file.force.slug, file.kind): file.rows_read
                for file in files.defer("force__boundary")
            },
        )
