"""Every address of the site begins here; each family lists its own in its `urls.py`."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/account/", include("staff.sign_in.urls")),
    path("admin/", include("staff.urls")),
    path("admin/", include("ingest.desk.urls")),
    path("admin/", admin.site.urls),
    path("api/", include("api.urls")),
    path("data/", include("downloads.urls_for_programs")),
    path("", include("pages.urls_for_programs")),
    # Each page in Welsh, too, under /cy/ (languages.addresses).
    *i18n_patterns(
        path("data/", include("downloads.urls")),
        path("", include("pages.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "pages.errors.bad_request"
handler404 = "pages.errors.not_found"
handler500 = "pages.errors.server_error"
