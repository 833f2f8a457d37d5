"""Who may open the operators' pages: auditors read, operators act (`forces.staff`)."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from forces import staff
from ingest.models import Batch

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, name: str) -> URLPattern:
    """Route to a page that operators and auditors read, and on which only operators act."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        needed = "view" if request.method in ("GET", "HEAD") else "change"
        if not staff.may(request.user, needed, Batch):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return path(route, admin.site.admin_view(guarded), name=name)


def may_act(request: HttpRequest) -> bool:
    """Say whether to show buttons."""
    return staff.may(request.user, "change", Batch)


def context(request: HttpRequest, title: str, **more) -> dict:
    """Return what every page of the desk is rendered with."""
    return {
        **admin.site.each_context(request),
        "title": title,
        "may_act": may_act(request),
        **more,
    }
