"""The staff's side of the site: Django's admin behind our own sign-in, with our own start page."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from forces import staff


class StaffSite(AdminSite):
    site_title = f"{settings.SITE_NAME} for police staff"
    site_header = f"{settings.SITE_NAME} for police staff"
    index_title = "Start"
    enable_nav_sidebar = False
    # Nobody needs to know whether an address under /admin/ exists before they are signed in.
    final_catch_all_view = True

    def has_permission(self, request: HttpRequest) -> bool:
        return staff.has_role(request.user)

    def index(self, request, extra_context=None) -> Any:
        from staff.start import start

        return start(request)

    def login(self, request: HttpRequest, extra_context=None) -> HttpResponse:
        """Send to the sign-in page; who is signed in and has no role here is told so."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        return render(request, "staff/no_role.html", status=403)

    def logout(self, request, extra_context=None) -> Any:
        return HttpResponseRedirect(reverse("account_logout"))

    def password_change(self, request, extra_context=None) -> Any:
        return HttpResponseRedirect(reverse("account_change_password"))
