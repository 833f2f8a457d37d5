"""The base of the pages for what belongs to one neighbourhood."""

from typing import Any

from django.urls import reverse

from forces import staff
from forces.admin.texts import TextAdmin
from neighbourhoods.models import Neighbourhood


class OfAreaAdmin(TextAdmin):
    """A text of one neighbourhood; a link of that neighbourhood's page leads to its form."""

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("neighbourhood__force")
        return rows.defer(
            "neighbourhood__boundary", "neighbourhood__centre", "neighbourhood__force__boundary"
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        # An operator could choose among 4,700; a link has said which force it is about.
        area = self._asked_for(request) if db_field.name == "neighbourhood" else None
        if area and field:
            field.queryset = field.queryset.filter(force=area.force_id)
        return field

    def get_changeform_initial_data(self, request):
        area = self._asked_for(request)
        initial = {"neighbourhood": area.pk} if area else {}
        if "position" in self.model.WRITTEN:
            texts = self.model.with_drafts.filter(neighbourhood=area)
            last = texts.order_by("position").last()
            initial["position"] = last.position + 1 if last else 1
        return initial

    def force_of(self, request, obj: Any):
        area = obj.neighbourhood if obj else self._asked_for(request)
        return area.force if area else None

    def home_of(self, obj: Any) -> str:
        area = obj.neighbourhood
        return reverse("staff:area", args=[area.force.slug, area.code])

    def preview_of(self, obj: Any) -> str:
        area = obj.neighbourhood
        return reverse("staff:preview-area", args=[area.force.slug, area.code])

    def _asked_for(self, request) -> Neighbourhood | None:
        asked = request.GET.get("neighbourhood", "")
        if not asked.isdigit():
            return None
        areas = staff.visible(request.user, Neighbourhood.objects.all(), "change")
        return areas.select_related("force").defer("boundary", "force__boundary").filter(
            pk=asked
        ).first()  # fmt: skip
