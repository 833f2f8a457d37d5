"""The form behind every text that staff write."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from forces.admin.fields import WAYS, AddressField, ContactField, RichTextField
from forces.drafts import HasDraft

UNTRANSLATED = "Not yet translated."


class TextForm(forms.ModelForm):
    """
    Shows the draft where there is one, and notices when somebody else has changed the text.

    `publish_at` is used by the button "Publish at" alone.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    publish_at = forms.DateTimeField(
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="For the button “Publish at this time”.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        item: HasDraft = self.instance
        self.fields["seen"].initial = item.edited_at.isoformat() if item.edited_at else ""
        self.fields["publish_at"].initial = item.publish_at
        for name, field in self.fields.items():
            if name.endswith("_cy") and self._is_untranslated(name):
                field.help_text = UNTRANSLATED

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._refuse_if_changed_meanwhile()
        if "_later" in self.data:
            self._check_time(values.get("publish_at"))
        if "contact_details" in values:
            kept = {
                key: value
                for key, value in (self.initial.get("contact_details") or {}).items()
                if key not in WAYS
            }
            values["contact_details"] = kept | values["contact_details"]
        return values

    def _is_untranslated(self, name: str) -> bool:
        english = getattr(self.instance, name.removesuffix("_cy"), "")
        return bool(english) and not getattr(self.instance, name, "")

    def _refuse_if_changed_meanwhile(self) -> None:
        rows = type(self.instance)._base_manager.filter(pk=self.instance.pk)
        edited_at, who = rows.values_list("edited_at", "edited_by__email").get()
        if edited_at and edited_at != parse_datetime(self.cleaned_data.get("seen") or ""):
            when = timezone.localtime(edited_at)
            raise ValidationError(
                f"{who or 'Somebody'} changed this on {when:%-d %B at %H:%M}, after you had opened "
                "it. Copy what you have written, open it again and put it in there."
            )

    def _check_time(self, publish_at: datetime.datetime | None) -> None:
        if publish_at is None:
            self.add_error("publish_at", "Say when it is to be published.")
        elif publish_at <= timezone.now():
            self.add_error("publish_at", "This time is past. Use the button “Publish now”.")


def field_for(model: type[HasDraft], name: str) -> dict[str, Any] | None:
    """Return how the model's field is shown where it is not Django's usual way."""
    if name in model.RICH:
        return {"form_class": RichTextField}
    if name == "contact_details":
        return {"form_class": ContactField}
    if name == "url":
        return {"form_class": AddressField}
    return None
