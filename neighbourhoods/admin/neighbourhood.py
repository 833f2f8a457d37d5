from typing import Any

from django.contrib import admin
from django.urls import reverse

from forces.admin.texts import TextAdmin
from neighbourhoods.models import Neighbourhood


@admin.register(Neighbourhood)
class NeighbourhoodAdmin(TextAdmin):
    """How to reach the team, and what it says of its area. Areas come with the reference data."""

    list_display = ("name", "code", "force", "state", "welsh")
    search_fields = ("name", "code")
    written = (("description", "description_cy"), "force_url", "contact_details")

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("force")
        return rows.defer("boundary", "centre", "force__boundary")

    def home_of(self, obj: Any) -> str:
        return reverse("staff:area", args=[obj.force.slug, obj.code])

    def preview_of(self, obj: Any) -> str:
        return reverse("staff:preview-area", args=[obj.force.slug, obj.code])
