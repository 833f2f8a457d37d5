import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.utils import timezone

from forces.admin.forms import TextForm
from neighbourhoods import repeating
from neighbourhoods.admin.of_area import OfAreaAdmin
from neighbourhoods.models import Meeting, Series

EXTRA = ("repeats", "repeats_until", "and_following")


class MeetingForm(TextForm):
    repeats = forms.ChoiceField(
        choices=[("", "Once"), *Series.Rule.choices], required=False, label="How often"
    )
    repeats_until = forms.DateField(
        label="Repeats until",
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Up to a year ahead.",
    )
    and_following = forms.BooleanField(
        label="Change the meetings that follow in this series too", required=False
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        start, until = values.get("starts_at"), values.get("repeats_until")
        if values.get("repeats") and start:
            first = timezone.localtime(start).date()
            if until is None or not first < until <= first + datetime.timedelta(days=366):
                self.add_error(
                    "repeats_until", "Give a day after the first meeting, at most a year ahead."
                )
        return values


@admin.register(Meeting)
class MeetingAdmin(OfAreaAdmin):
    form = MeetingForm
    list_display = ("title", "neighbourhood", "starts_at", "is_cancelled", "state", "welsh")
    search_fields = ("title", "address", "neighbourhood__name")
    written = (
        "neighbourhood",
        ("title", "title_cy"),
        "starts_at",
        "ends_at",
        "repeats",
        "repeats_until",
        "and_following",
        "address",
        "online_url",
        ("description", "description_cy"),
        "contact_details",
        "is_cancelled",
    )

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["fields"] = [name for name in kwargs["fields"] if name not in EXTRA]
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        ((_, options),) = super().get_fieldsets(request, obj)
        if obj and not self.has_change_permission(request, obj):
            hidden: tuple[str, ...] = EXTRA
        elif obj and obj.series_id:
            hidden = ("repeats", "repeats_until")
        else:
            hidden = ("and_following",)
        return [(None, {"fields": [name for name in options["fields"] if name not in hidden]})]

    def save_model(self, request, obj: Any, form: Any, change: bool) -> None:
        before = form.initial.get("starts_at") or obj.starts_at
        super().save_model(request, obj, form, change)
        values = form.cleaned_data
        if values.get("and_following") and obj.series_id:
            number = repeating.change_following(obj, before, by=request.user)
            self._say(request, f"So are the {number} meetings that follow.")
        elif values.get("repeats"):
            number = repeating.repeat(
                obj, values["repeats"], values["repeats_until"], by=request.user
            )
            self._say(request, f"With {number} more meetings.")
