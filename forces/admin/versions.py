"""The history of a text: who changed what and when, and any version put back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.utils import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import strip_tags

from forces import publishing, staff
from forces.drafts import field_of

# One page of the history; nobody looks further back than the newest hundred changes.
MOST = 100


@dataclass(frozen=True)
class Change:
    """One field that differs from the version before. Texts without markup."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """A row of the history, with what it changed."""

    row: Any
    state: str
    changes: list[Change]
    is_latest: bool


class VersionPages(admin.ModelAdmin):
    """Replaces Django's page of history, which knows of no versions and can undo nothing."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_put_back"
        view = self.admin_site.admin_view(self.put_back_view)
        return [
            path("<int:object_id>/history/<int:version_id>/put-back/", view, name=name),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context=None):
        rows = self._rows(request, object_id)[: MOST + 1]
        if not rows and not self.get_object(request, object_id):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {_item(rows[0]) if rows else self.get_object(request, object_id)}",
            "opts": self.opts,
            "versions": _versions(self.model, list(rows))[:MOST],
            "may_put_back": staff.may(request.user, "publish", self.model),
            "object_id": object_id,
        }
        return TemplateResponse(request, "staff/history.html", context)

    def put_back_view(self, request: HttpRequest, object_id: int, version_id: int) -> HttpResponse:
        """Make everything as it was in one version. Answers POST alone."""
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        version = self._rows(request, object_id).filter(history_id=version_id).first()
        if version is None:
            raise Http404
        now = self.model._base_manager.filter(pk=object_id).first()
        for item in (_item(version), now):
            if item and not staff.may(request.user, "publish", self.model, item):
                raise PermissionDenied
        try:
            item = publishing.put_back(version, by=request.user)
        except IntegrityError:
            text = "It cannot be put back: the neighbourhood that it belonged to is gone."
            self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:index"))
        self.message_user(request, f"“{item}” is as it was then. {item.state}.", messages.SUCCESS)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        return HttpResponseRedirect(reverse(name, args=[object_id]))

    def _rows(self, request: HttpRequest, object_id: str | int) -> models.QuerySet:
        """Return the history of one object, newest first, if the person may see it."""
        try:
            rows = self.model.history.filter(id=object_id)
        except (ValueError, TypeError) as error:
            raise Http404 from error
        return staff.visible(request.user, rows).select_related("history_user")


def _versions(model, rows: list[Any]) -> list[Version]:
    found = []
    for number, row in enumerate(rows):
        older = rows[number + 1] if number + 1 < len(rows) else None
        found.append(Version(row, _state(row), _changes(model, older, row), number == 0))
    return found


def _state(row: Any) -> str:
    if row.history_type == "-":
        return "Deleted"
    if not getattr(row, "is_public", True):
        return "Taken down" if row.waiting is None else "Draft"
    return "Public" if row.waiting is None else "Draft beside the public text"


def _changes(model, older: Any, row: Any) -> list[Change]:
    before, after = _texts(model, older), _texts(model, row)
    return [
        Change(str(field_of(model, name).verbose_name), before.get(name, ""), text)
        for name, text in after.items()
        if text != before.get(name, "")
    ]


def _texts(model, row: Any) -> dict[str, str]:
    """Return what a version says, the draft before the public text, as plain text by field."""
    if row is None:
        return {}
    item = _item(row).take_up_draft()
    return {name: _text(item, name) for name in model.WRITTEN}


def _text(item: Any, name: str) -> str:
    value = field_of(item, name).value_from_object(item)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {text}" for key, text in value.items())
    if value is None:
        return ""
    return " ".join(strip_tags(str(value).replace("<", " <")).split())


def _item(row: Any) -> Any:
    """Return what a row of the history describes. Boundaries, which it leaves out, are not read."""
    return row.instance_type(**{f.attname: getattr(row, f.attname) for f in row.tracked_fields})
