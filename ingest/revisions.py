"""
What the official site says otherwise than we do of months that are here already.

Its zip of a month holds the three years before as well. Forces send files late, and send some
again; the latest outcomes in all of them change every month, which says nothing. So the numbers of
rows are compared: about 40 seconds for a year of national files.
"""

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
    forces = set(
        SourceFile.objects.filter(batch__state__in=Batch.KEPT).values_list("force__slug", flat=True)
    )
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
