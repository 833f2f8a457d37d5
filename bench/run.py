"""
Run the benchmarks and set their times beside those of the plain way to do the same.

    make bench                  all of them
    make bench ARGS="load"      those of bench/load.py

A benchmark is a module here with `main() -> list[dict]`: a dict for each measurement, with
`name` and, where time is measured, `seconds` (ours), `plain_seconds` (the plainest fast way, on
the same machine in the same run), `ratio` and `notes`. Its keys are the columns of the table.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import django

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results.json"


def main(names: list[str]) -> int:
    """Run the benchmarks called `names`, or all; return 0, or 1 if a name is unknown."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crimemap.settings")
    django.setup()
    known = {
        file.stem
        for file in HERE.glob("*.py")
        if "def main(" in file.read_text() and file != Path(__file__).resolve()
    }
    unknown = set(names) - known
    if unknown:
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {sorted(known)}")
        return 1

    results: dict[str, list[dict[str, Any]]] = {}
    for name in sorted(names or known):
        print(f"{name} ...", file=sys.stderr, flush=True)
        results[name] = import_module(f"bench.{name}").main()
        print(f"\n{name}\n{table(results[name])}\n", flush=True)
    RESULTS.write_text(json.dumps(results, indent=2, default=str) + "\n")
    return 0


def table(measured: list[dict[str, Any]]) -> str:
    """Lay out the measurements of one benchmark for the screen, a line each."""
    columns = list(dict.fromkeys(column for row in measured for column in row))
    rows = [columns, *([_cell(row.get(column)) for column in columns] for row in measured)]
    widths = [max(len(cells[place]) for cells in rows) for place in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for cells in rows
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
