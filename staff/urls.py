"""Every page of the staff's side that is not Django's admin's own."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path

from staff import area, exchange, overview, preview, reminders

app_name = "staff"


def page(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """Route to a page for those who are signed in and have a role."""
    return path(route, admin.site.admin_view(view), name=name)


FORCE = "overview/<slug:force_slug>/"
AREA = "areas/<slug:force_slug>/<str:code>/"

urlpatterns = [
    page(FORCE, overview.force, "force"),
    page(FORCE + "freshness.csv", overview.force_csv, "force-csv"),
    page(FORCE + "preview/", preview.force, "preview-force"),
    page(FORCE + "preview/page/", preview.force_page_with_drafts, "preview-force-page"),
    page(FORCE + "publish/", preview.publish_force, "publish-force"),
    page(AREA, area.area, "area"),
    page(AREA + "choose/", area.choose, "choose"),
    page(AREA + "preview/", preview.area, "preview-area"),
    page(AREA + "preview/page/", preview.area_page_with_drafts, "preview-area-page"),
    page(AREA + "publish/", preview.publish_area, "publish-area"),
    page("export/<str:kind>.<str:ending>", exchange.download, "export"),
    page("import/<str:kind>/", exchange.upload, "import"),
    page("import/<str:kind>/<uuid:key>/", exchange.confirm, "import-confirm"),
    page("import/<str:kind>/<uuid:key>/bad-rows.csv", exchange.bad_rows, "import-bad-rows"),
    page("reminders/", reminders.choose, "reminders"),
    # From a mail: works without signing in.
    path("reminders/stop/<str:token>/", reminders.stop, name="stop-reminders"),
]
