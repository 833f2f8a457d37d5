from typing import Any

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from forces.admin.forms import TextForm
from neighbourhoods import photos
from neighbourhoods.admin.of_area import OfAreaAdmin
from neighbourhoods.models import TeamMember


class TeamMemberForm(TextForm):
    new_photo = forms.FileField(
        label="Photo",
        required=False,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text="JPEG, PNG or WebP, up to 10 MB. It is cut to 3:4 and made small; where and when "
        "it was taken is removed.",
    )
    remove_photo = forms.BooleanField(label="Show no photo", required=False)

    def clean_new_photo(self):
        upload = self.cleaned_data["new_photo"]
        if upload:
            # Refused here, with the other errors; stored only once all is right.
            photos.made_anew(upload)
            upload.seek(0)
        return upload

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("remove_photo"):
            self.instance.photo = ""
        elif upload := self.cleaned_data.get("new_photo"):
            self.instance.photo = photos.store(upload)
        return super().save(commit)


@admin.register(TeamMember)
class TeamMemberAdmin(OfAreaAdmin):
    form = TeamMemberForm
    list_display = ("__str__", "rank", "neighbourhood", "state", "welsh")
    search_fields = ("name", "rank", "neighbourhood__name")
    readonly_fields = ("shown_photo",)
    written = (
        "neighbourhood",
        "name",
        ("rank", "rank_cy"),
        "contact_details",
        ("bio", "bio_cy"),
        "shown_photo",
        "new_photo",
        "remove_photo",
        "position",
    )

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["fields"] = [n for n in kwargs["fields"] if n not in ("new_photo", "remove_photo")]
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        ((_, options),) = super().get_fieldsets(request, obj)
        if obj and not self.has_change_permission(request, obj):
            hidden: tuple[str, ...] = ("new_photo", "remove_photo")
        else:
            hidden = () if obj and obj.photo else ("shown_photo", "remove_photo")
        return [(None, {"fields": [name for name in options["fields"] if name not in hidden]})]

    @admin.display(description="Photo now")
    def shown_photo(self, obj: TeamMember) -> str:
        if not obj.photo:
            return "None"
        address = reverse("photo", args=[obj.photo])
        return format_html('<img src="{}" alt="" width="150" height="200">', address)
