"""Every page under /data/; each is there in Welsh, too, under `/cy/`."""

from django.urls import path, re_path

from downloads.views import archive, boundaries, custom, links

urlpatterns = [
    path("", custom.custom, name="data"),
    path("fetch/<uuid:export_id>/", custom.fetch, name="data-fetch"),
    path("archive/", archive.archive, name="data-archive"),
    re_path(r"^archive/(\d{4}-\d{2})/$", archive.month, name="data-month"),
    path("boundaries/", boundaries.listed, name="data-boundaries"),
    path("open-data/", links.open_data, name="data-open-data"),
    path("statistical-data/", links.statistical_data, name="data-statistical-data"),
]
