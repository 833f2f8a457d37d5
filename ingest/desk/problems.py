"""The rows that were set aside: file, line, reason, row; filtered, and as CSV."""

import csv
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from ingest.desk.guard import context
from ingest.models import Batch, Problem

ON_A_PAGE = 100
COLUMNS = ("file", "line", "reason", "row")
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_GET
def table(request: HttpRequest, number: int) -> HttpResponse:
    batch = get_object_or_404(Batch, id=number)
    found = _filtered(request, batch)
    all_of_batch = Problem.objects.filter(file__batch=batch)
    return render(
        request,
        "months/problems.html",
        context(
            request,
            f"Problems of load {batch.id} of {batch.month}",
            batch=batch,
            page=Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
            found=found.count(),
            files=all_of_batch.values_list("file__name", flat=True)
            .order_by("file__name")
            .distinct(),
            reasons=all_of_batch.values("reason").annotate(n=Count("id")).order_by("-n")[:50],
            file=request.GET.get("file", ""),
            reason=request.GET.get("reason", ""),
            query=_query(request),
        ),
    )


@require_GET
def as_csv(request: HttpRequest, number: int) -> StreamingHttpResponse:
    batch = get_object_or_404(Batch, id=number)
    name = f"{batch.month}-load-{batch.id}-problems.csv"
    return StreamingHttpResponse(
        _lines(_filtered(request, batch)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _filtered(request: HttpRequest, batch: Batch) -> QuerySet[Problem]:
    found = Problem.objects.filter(file__batch=batch).select_related("file")
    if request.GET.get("file"):
        found = found.filter(file__name=request.GET["file"])
    if request.GET.get("reason"):
        found = found.filter(reason__icontains=request.GET["reason"])
    return found.order_by("file__name", "line", "id")


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _lines(problems: QuerySet[Problem]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for problem in problems.iterator(chunk_size=1000):
        cells = (problem.file.name, problem.line or "", problem.reason, problem.row)
        yield writer.writerow([_harmless(str(cell)) for cell in cells])


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


class _Echo:
    """Hands each line to whoever writes it."""

    def write(self, line: str) -> str:
        return line
