from typing import Any

from django.contrib import admin
from django.urls import reverse

from forces.admin.texts import TextAdmin
from forces.models import EngagementMethod, Force, SeniorOfficer


class OfForceAdmin(TextAdmin):
    """Something that belongs to a whole force."""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("force").defer("force__boundary")

    def get_changeform_initial_data(self, request):
        force = self.force_of(request, None)
        if force is None:
            return {}
        last = self.model._base_manager.filter(force=force).order_by("position").last()
        return {"force": force, "position": last.position + 1 if last else 1}

    def force_of(self, request, obj):
        if obj:
            return obj.force
        asked = request.GET.get("force", "")
        return Force.objects.defer("boundary").filter(pk=asked).first() if asked.isdigit() else None

    def home_of(self, obj: Any) -> str:
        return reverse("staff:force", args=[obj.force.slug])

    def preview_of(self, obj: Any) -> str:
        return reverse("staff:preview-force", args=[obj.force.slug])


@admin.register(SeniorOfficer)
class SeniorOfficerAdmin(OfForceAdmin):
    list_display = ("name", "rank", "force", "state", "welsh")
    search_fields = ("name", "rank")
    written = (
        "force",
        "name",
        ("rank", "rank_cy"),
        "position",
        ("bio", "bio_cy"),
        "contact_details",
    )


@admin.register(EngagementMethod)
class EngagementMethodAdmin(OfForceAdmin):
    list_display = ("title", "kind", "force", "state", "welsh")
    search_fields = ("title", "url")
    written = (
        "force",
        ("title", "title_cy"),
        "kind",
        "url",
        ("description", "description_cy"),
        "position",
    )
