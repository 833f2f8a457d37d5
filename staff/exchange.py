"""Tables of teams, priorities and meetings: download, and upload with a look at it first."""

import csv
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

import tablib
from django import forms
from django.contrib import admin, messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from import_export.results import Result

from forces import staff
from neighbourhoods.exchange import files
from neighbourhoods.exchange.tables import TABLES, Table

# Seconds that an uploaded table waits for the button to be pressed.
WAIT = 3600
# Rows shown of each sort; the files have them all.
MOST_SHOWN = 200


class Upload(forms.Form):
    file = forms.FileField(
        label="File", widget=forms.FileInput({"accept": ".csv,.xlsx"}), help_text="CSV or XLSX."
    )


@dataclass(frozen=True)
class Row:
    """One row of the file: its line, what it is about, and (column, before, after) of changes."""

    line: int
    what: str
    changes: list[tuple[str, str, str]]


@require_GET
def download(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    table = _table(request, kind, "export")
    if ending not in files.MEDIA_TYPES:
        raise Http404
    content = files.write(table.export(table.rows()), ending)
    name = f"{kind}-{timezone.localdate():%Y-%m-%d}.{ending}"
    return HttpResponse(
        content,
        content_type=files.MEDIA_TYPES[ending],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Take a file, and show what it would change; nothing is changed yet."""
    table = _table(request, kind, "import")
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["file"]
        try:
            rows = files.read(chosen.name, chosen.read(files.MOST_BYTES + 1))
        except files.NotATable as error:
            form.add_error("file", str(error))
        else:
            key = uuid.uuid4()
            cache.set(_place(request, kind, key), (rows.headers, list(rows)), WAIT)
            return _show(request, kind, key, rows, table.import_data(rows, dry_run=True))
    return render(
        request,
        "staff/import.html",
        {
            **admin.site.each_context(request),
            "title": f"Import {table._meta.model._meta.verbose_name_plural}",
            "kind": kind,
            "form": form,
            "columns": [field.column_name for field in table.get_import_fields()],
            "most": files.MOST_ROWS,
        },
    )


@require_POST
def confirm(request: HttpRequest, kind: str, key: uuid.UUID) -> HttpResponse:
    """Take in the good rows of an uploaded table, as drafts or for the public."""
    _table(request, kind, "import")
    rows = _uploaded(request, kind, key)
    if rows is None:
        messages.error(request, "The file has been waiting for too long. Choose it again.")
        return HttpResponseRedirect(reverse("staff:import", args=[kind]))
    table = TABLES[kind](request.user, publish="publish" in request.POST)
    result = table.import_data(rows)
    if result.has_errors():
        messages.error(request, "Nothing was imported: the database refused the file.")
        return HttpResponseRedirect(reverse("staff:import", args=[kind]))
    cache.delete(_place(request, kind, key))
    totals = result.totals
    how = "public now" if table.publish else "kept as drafts"
    messages.success(
        request,
        f"{totals['new']} rows added and {totals['update']} changed, {how}. "
        f"{totals['skip']} were the same already; {totals['invalid']} bad ones are left out.",
    )
    return HttpResponseRedirect(reverse("admin:index"))


@require_GET
def bad_rows(request: HttpRequest, kind: str, key: uuid.UUID) -> HttpResponse:
    """Answer the rows that cannot be taken in, each with the reason, as CSV."""
    table = _table(request, kind, "import")
    rows = _uploaded(request, kind, key)
    if rows is None:
        raise Http404
    result = table.import_data(rows, dry_run=True)
    response = HttpResponse(
        content_type=files.MEDIA_TYPES["csv"],
        headers={"Content-Disposition": f'attachment; filename="{kind}-bad-rows.csv"'},
    )
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow([*rows.headers[:-1], "line", "reason"])
    for number, reasons in _reasons(result):
        cells = [files.harmless(cell) for cell in rows[number - 1]]
        writer.writerow([*cells, "; ".join(reasons)])
    return response


def _table(request: HttpRequest, kind: str, action: str) -> Table:
    if kind not in TABLES:
        raise Http404
    if not staff.may(request.user, action, TABLES[kind]._meta.model):
        raise PermissionDenied
    return TABLES[kind](request.user)


def _place(request: HttpRequest, kind: str, key: uuid.UUID) -> str:
    # Another person's upload cannot be reached, even by who knows its key.
    return f"import:{request.user.pk}:{kind}:{key}"


def _uploaded(request: HttpRequest, kind: str, key: uuid.UUID) -> tablib.Dataset | None:
    kept = cache.get(_place(request, kind, key))
    if kept is None:
        return None
    headers, rows = kept
    return tablib.Dataset(*rows, headers=headers)


def _show(request: HttpRequest, kind: str, key: uuid.UUID, rows, result: Result) -> HttpResponse:
    table = TABLES[kind](request.user)
    lines = rows[files.LINE]
    bad = [(lines[number - 1], reasons) for number, reasons in _reasons(result)]
    return render(
        request,
        "staff/import_result.html",
        {
            **admin.site.each_context(request),
            "title": "What the file would change",
            "kind": kind,
            "key": key,
            "rows": len(rows),
            "bad": bad,
            "new": list(_rows(table, result, lines, "new")),
            "changed": list(_rows(table, result, lines, "update")),
            "same": result.totals["skip"],
            "good": result.totals["new"] + result.totals["update"],
            "most_shown": MOST_SHOWN,
        },
    )


def _rows(table: Table, result: Result, lines: list[int], sort: str) -> Iterable[Row]:
    """Yield rows that would be added or changed, with each column's text before and after."""
    # The result has a row for each of the file, bad ones included.
    for line, row in zip(lines, result.rows, strict=True):
        if row.import_type != sort:
            continue
        # Trying it has kept a draft; the fields say again what the public sees.
        row.instance.take_up_draft()
        changes = []
        for field in table.get_import_fields():
            before = field.export(row.original) if row.original else ""
            after = field.export(row.instance)
            if before != after and field.column_name not in ("id", "force"):
                changes.append((field.column_name, str(before), str(after)))
        yield Row(line, row.object_repr or "", changes)


def _reasons(result: Result) -> Iterable[tuple[int, list[str]]]:
    """Yield the number of each bad row, counted from 1, and what is wrong with it."""
    for row in result.invalid_rows:
        yield row.number, _sentences(row.error)
    for number, errors in result.row_errors():
        yield number, [str(error.error) for error in errors]


def _sentences(error) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [
        text if name == "__all__" else f"{name}: {text}"
        for name, texts in error.message_dict.items()
        for text in texts
    ]
