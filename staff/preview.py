"""
A page exactly as residents will see it once every draft is published.

The drafts are published in a transaction, the public page is made, and the transaction is
undone: so the preview cannot differ from the page.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from forces import publishing, staff
from forces.drafts import HasDraft, field_of
from forces.models import EngagementMethod, Force, SeniorOfficer
from neighbourhoods.freshness import TEXTS
from neighbourhoods.models import Neighbourhood
from pages.forces import force as force_page
from pages.neighbourhoods import neighbourhood as area_page
from staff.areas import area_or_404, force_or_404


@require_GET
def area(request: HttpRequest, force_slug: str, code: str) -> HttpResponse:
    """Frame the page of a neighbourhood, with what waits and the button that publishes it."""
    area = area_or_404(request.user, force_slug, code)
    address = [force_slug, code]
    return _framed(
        request,
        area,
        _drafts_of_area(area),
        page=reverse("staff:preview-area-page", args=address),
        publish=reverse("staff:publish-area", args=address),
        back=reverse("staff:area", args=address),
    )


@require_GET
def area_page_with_drafts(request: HttpRequest, force_slug: str, code: str) -> HttpResponse:
    area = area_or_404(request.user, force_slug, code)
    where = {"force_slug": force_slug, "code": code}
    return _as_published(request, _drafts_of_area(area), area_page, "neighbourhood", where)


@require_POST
def publish_area(request: HttpRequest, force_slug: str, code: str) -> HttpResponse:
    area = area_or_404(request.user, force_slug, code)
    _publish(request, _drafts_of_area(area))
    return HttpResponseRedirect(reverse("staff:area", args=[force_slug, code]))


@require_GET
def force(request: HttpRequest, force_slug: str) -> HttpResponse:
    """Frame the page of a force, as `area` does."""
    force = force_or_404(request.user, force_slug)
    return _framed(
        request,
        force,
        _drafts_of_force(force),
        page=reverse("staff:preview-force-page", args=[force_slug]),
        publish=reverse("staff:publish-force", args=[force_slug]),
        back=reverse("staff:force", args=[force_slug]),
    )


@require_GET
def force_page_with_drafts(request: HttpRequest, force_slug: str) -> HttpResponse:
    force = force_or_404(request.user, force_slug)
    where = {"force_slug": force_slug}
    return _as_published(request, _drafts_of_force(force), force_page, "force", where)


@require_POST
def publish_force(request: HttpRequest, force_slug: str) -> HttpResponse:
    force = force_or_404(request.user, force_slug)
    _publish(request, _drafts_of_force(force))
    return HttpResponseRedirect(reverse("staff:force", args=[force_slug]))


def _drafts_of_area(area: Neighbourhood) -> list[HasDraft]:
    rows = [kind.with_drafts.filter(neighbourhood=area) for kind in TEXTS]
    return _waiting([area], *rows)


def _drafts_of_force(force: Force) -> list[HasDraft]:
    rows = [kind.with_drafts.filter(force=force) for kind in (SeniorOfficer, EngagementMethod)]
    return _waiting([force], *rows)


def _waiting(*groups: Iterable[HasDraft]) -> list[HasDraft]:
    return [item.take_up_draft() for group in groups for item in group if item.has_draft]


def _framed(request: HttpRequest, of: models.Model, drafts: list[HasDraft], **addresses: str):
    language = _language(request)
    may_publish = all(staff.may(request.user, "publish", type(item), item) for item in drafts)
    return render(
        request,
        "staff/preview.html",
        {
            **admin.site.each_context(request),
            "title": f"Preview: {of}",
            "drafts": [(item, item._meta.verbose_name) for item in drafts],
            "may_publish": may_publish,
            "languages": [(code, name, code == language) for code, name in settings.LANGUAGES],
            "language": language,
            **addresses,
        },
    )


def _as_published(
    request: HttpRequest,
    drafts: list[HasDraft],
    view: Callable[..., HttpResponse],
    name: str,
    where: dict[str, str],
) -> HttpResponse:
    """Answer as the public page `name` does, in the language asked for, to whoever is nobody."""
    with transaction.atomic():
        for item in drafts:
            values = {name: _value(item, name) for name in item.WRITTEN}
            if hasattr(item, "is_public"):
                values["is_public"] = True
            type(item)._base_manager.filter(pk=item.pk).update(**values)
        # Not before: on a Welsh page, fields give what is written in Welsh.
        with translation.override(_language(request)):
            response = view(_of_a_resident(request, reverse(name, kwargs=where)), **where)
        transaction.set_rollback(True)
    # What the public page says to caches does not hold for drafts.
    del response.headers["ETag"]
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _of_a_resident(request: HttpRequest, address: str) -> HttpRequest:
    """Return what a resident's browser would ask; the page's own links hang on the address."""
    asked = RequestFactory().get(address, secure=request.is_secure())
    asked.META["HTTP_HOST"] = request.get_host()
    return asked


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _value(item: HasDraft, name: str) -> Any:
    return field_of(item, name).value_from_object(item)


def _publish(request: HttpRequest, drafts: list[HasDraft]) -> None:
    for item in drafts:
        if staff.may(request.user, "publish", type(item), item):
            publishing.publish(item, by=request.user)
