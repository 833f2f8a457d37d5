from django.contrib import admin

from neighbourhoods.admin.of_area import OfAreaAdmin
from neighbourhoods.models import Link, PoliceLocation


@admin.register(Link)
class LinkAdmin(OfAreaAdmin):
    list_display = ("title", "url", "neighbourhood", "state", "welsh")
    search_fields = ("title", "url", "neighbourhood__name")
    written = ("neighbourhood", ("title", "title_cy"), "url", "description", "position")


@admin.register(PoliceLocation)
class PoliceLocationAdmin(OfAreaAdmin):
    list_display = ("__str__", "postcode", "neighbourhood", "state", "welsh")
    search_fields = ("name", "address", "postcode", "neighbourhood__name")
    written = (
        "neighbourhood",
        ("name", "name_cy"),
        "kind",
        "address",
        "postcode",
        "telephone",
        "description",
        "position",
    )
