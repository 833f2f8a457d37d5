"""Load the forces: the official ones, or a list of others from a CSV file."""

import re
from pathlib import Path
from typing import Any

from forces import markup
from forces.models import Force
from ingest.reference import naming, tables
from ingest.reference.files import opened
from ingest.reference.official_forces import BRITISH_TRANSPORT_POLICE, FORCES, OfficialForce
from ingest.reference.options import Options
from ingest.reference.report import Report
from ingest.reference.staging import Merged
from ingest.refusals import Refused

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Forces of a file stand after the official ones.
FIRST_POSITION_OF_OTHERS = 100
OPTIONAL = ("name_cy", "url", "telephone", "pfa_code")


def load(path: Path | None, options: Options, report: Report) -> None:
    """
    Bring in the forces of the CSV file at `path` (`id,name,name_cy,url,telephone,pfa_code`),
    or without one the official forces and the British Transport Police.

    What a force has written about itself is left as it is, and so is what the file leaves blank.
    """
    wanted = _official() if path is None else _from_file(path)
    if not options.replace:
        report.merged("forces", _bring_in(wanted))
        return
    raise Refused("--replace does not go with forces: their figures would go with them.")


def _official() -> list[dict[str, Any]]:
    rows = [_row(force) for force in [*FORCES, BRITISH_TRANSPORT_POLICE]]
    for position, row in enumerate(rows, start=1):
        row["position"] = position
        row["is_territorial"] = bool(row["pfa_code"])
    return rows


def _row(force: OfficialForce) -> dict[str, Any]:
    return {
        "slug": force.slug,
        "name": force.name,
        "name_cy": force.name_cy,
        "url": force.url,
        "telephone": "101",
        "pfa_code": force.pfa_code,
    }


def _from_file(path: Path) -> list[dict[str, Any]]:
    with opened(path, (".csv",)) as files:
        rows: list[dict[str, Any]] = []
        for file in files:
            header = tables.first_row(file)
            columns = {
                naming.need(
                    header, "id", file=file.name, what="id of a force", example="id"
                ): "slug",
                naming.need(header, "name", file=file.name, what="name", example="name"): "name",
            }
            columns |= {name: name for name in OPTIONAL if name in header}
            rows += tables.records(file, columns)
    for position, row in enumerate(rows, start=FIRST_POSITION_OF_OTHERS):
        if not SLUG.fullmatch(row["slug"]) or not row["name"]:
            raise Refused(
                f"{path} row {position - FIRST_POSITION_OF_OTHERS + 1}: a force needs a name and "
                f"an id of small letters, digits and hyphens, not {row['slug']!r}."
            )
        row["name"] = markup.line(row["name"])
        row["position"] = position
    return rows


def _bring_in(rows: list[dict[str, Any]]) -> Merged:
    known = {force.slug: force for force in Force.objects.defer("boundary")}
    added = changed = 0
    for row in rows:
        force = known.get(row["slug"])
        given = {name: value for name, value in row.items() if value != ""}
        if force is None:
            Force.objects.create(**given)
            added += 1
        elif any(getattr(force, name) != value for name, value in given.items()):
            Force.objects.filter(pk=force.pk).update(**given)
            changed += 1
    return Merged(added, changed, len(rows) - added - changed)
