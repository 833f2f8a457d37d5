"""The files under /data/ and what programs ask for: in no language."""

from django.urls import path, re_path

from downloads.views import archive, boundaries, custom, files

urlpatterns = [
    path("progress/<uuid:export_id>/", custom.progress, name="data-progress"),
    re_path(r"^download/([0-9a-f]{40}\.zip)$", files.custom, name="data-download"),
    path("archive/latest.zip", archive.latest_zip, name="data-archive-latest"),
    path("archive/manifest.json", archive.manifest, name="data-manifest"),
    re_path(r"^archive/(\d{4}-\d{2})\.zip$", archive.month_zip, name="data-archive-zip"),
    re_path(r"^archive/(\d{4}-\d{2})/([a-z0-9-]+\.csv)$", files.one_csv, name="data-csv"),
    re_path(
        r"^boundaries/([A-Za-z0-9_-]+\.(?:zip|geojson|gpkg))$",
        boundaries.file,
        name="data-boundary-file",
    ),
]
