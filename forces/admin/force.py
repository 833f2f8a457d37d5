from typing import Any

from django.contrib import admin
from django.urls import reverse

from forces.admin.texts import TextAdmin
from forces.models import Force


@admin.register(Force)
class ForceAdmin(TextAdmin):
    """A force's own texts. Forces themselves come with the reference data."""

    list_display = ("name", "state", "welsh")
    search_fields = ("name", "slug")
    written = (
        "telephone",
        "url",
        ("description", "description_cy"),
        ("commentary", "commentary_cy"),
        ("promise", "promise_cy"),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).defer("boundary")

    def force_of(self, request, obj):
        return obj

    def home_of(self, obj: Any) -> str:
        return reverse("staff:force", args=[obj.slug])

    def preview_of(self, obj: Any) -> str:
        return reverse("staff:preview-force", args=[obj.slug])
