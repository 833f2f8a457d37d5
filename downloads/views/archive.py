"""`/data/archive/`: whole months as zips, single files, and a manifest for programs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from downloads import archives, licence, zips
from downloads.models import PublicFile
from downloads.views import files
from downloads.views.kept import PageRequest, data_page
from forces.queries import all_by_name
from releases.availability import supplied_files
from releases.month import Month, NotAMonth


@data_page
def archive(request: PageRequest) -> HttpResponse:
    rows = archives.public_archives()
    return render(
        request,
        "downloads/archive.html",
        {
            "latest": rows[0] if rows else None,
            "earlier": rows[1:],
            "months": request.public.months[::-1],
        },
    )


@require_safe
def latest_zip(request: HttpRequest) -> HttpResponseBase:
    rows = archives.public_archives()
    if not rows:
        raise Http404
    return files.public_file(request, rows[0])


@require_safe
def month_zip(request: HttpRequest, month: str) -> HttpResponseBase:
    rows = PublicFile.objects.filter(kind=PublicFile.Kind.ARCHIVE)
    return files.public_file(request, get_object_or_404(rows, name=f"{month}.zip"))


@data_page
def month(request: PageRequest, month: str) -> HttpResponse:
    """List the files of one month, each with an address that stays."""
    try:
        asked = Month.parse(month)
    except NotAMonth as error:
        raise Http404 from error
    if asked not in request.public.months:
        raise Http404
    names = dict(all_by_name())
    rows: dict[str, list[dict[str, Any]]] = {}
    for file in supplied_files(asked, asked):
        name = zips.member_name(file.month, file.kind, file.force).rpartition("/")[2]
        of_force = rows.setdefault(names.get(file.force, file.force), [])
        of_force.append({"name": name, "label": gettext(file.kind.label), "rows": file.rows})
    return render(request, "downloads/month.html", {"month": asked, "forces": sorted(rows.items())})


@data_page
def manifest(request: PageRequest) -> JsonResponse:
    """List every archive and every file with its address, for programs."""
    months = request.public.months
    supplied = supplied_files(months[0], months[-1]) if months else []
    answer = JsonResponse(
        {
            "licence": licence.LICENCE_URL,
            "attribution": licence.ATTRIBUTION,
            "archives": [_archive(request, row) for row in archives.public_archives()],
            "files": [
                {
                    "month": str(file.month),
                    "force": file.force,
                    "kind": file.kind,
                    "rows": file.rows,
                    "url": _csv_address(request, file.month, file.kind, file.force),
                }
                for file in supplied
            ],
        }
    )
    licence.state(answer)
    return answer


def _archive(request: HttpRequest, row: PublicFile) -> dict[str, Any]:
    address = reverse("data-archive-zip", args=[str(row.last_month)])
    return {
        "name": row.name,
        "url": request.build_absolute_uri(address),
        "first_month": str(row.first_month),
        "last_month": str(row.last_month),
        "size": row.size,
        "md5": row.md5,
        "sha256": row.sha256,
        "made_at": row.made_at.isoformat(timespec="seconds"),
    }


def _csv_address(request: HttpRequest, month: Month, kind: str, force: str) -> str:
    name = f"{month}-{force}-{kind}.csv"
    return request.build_absolute_uri(reverse("data-csv", args=[str(month), name]))
