"""Form fields for what staff write."""

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator, URLValidator
from django_prose_editor.widgets import AdminProseEditorWidget

from forces import markup

# What `forces.markup` lets through, and no more.
EDITOR = {
    "extensions": {
        "Bold": True,
        "Italic": True,
        "BulletList": True,
        "OrderedList": True,
        "ListItem": True,
        "HardBreak": True,
        "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
        "History": True,
    }
}
NOTHING = re.compile(r"(<p>\s*(<br>\s*)?</p>\s*)+")

# Keys of the official API that people still use; others that a force has are kept as they are.
WAYS = {
    "email": ("E-mail", forms.EmailField),
    "telephone": ("Telephone", forms.CharField),
    "mobile": ("Mobile", forms.CharField),
    "e-messaging": ("Messaging page", forms.URLField),
    "web": ("Web page", forms.URLField),
    "facebook": ("Facebook", forms.URLField),
    "twitter": ("X (Twitter)", forms.URLField),
    "youtube": ("YouTube", forms.URLField),
    "address": ("Address", forms.CharField),
}
NUMBER = RegexValidator(r"^[\d +()\-]{3,30}( ?(ext\.?|x) ?\d+)?$", "Write a telephone number.")


class AddressField(forms.URLField):
    """The address of a page; "javascript:" and the like are none."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", max_length=500, **kwargs)
        self.validators = [URLValidator(schemes=["http", "https"])]


class RichTextField(forms.CharField):
    """Text with a little markup: bold, lists, links. What comes from Word comes out clean."""

    def __init__(self, **kwargs):
        super().__init__(
            **kwargs, widget=AdminProseEditorWidget(config=EDITOR, preset="configurable")
        )

    def to_python(self, value: str | None) -> str:
        text = markup.clean(super().to_python(value) or "")
        return "" if NOTHING.fullmatch(text) else text


class ContactWidget(forms.MultiWidget):
    template_name = "staff/contact_widget.html"
    use_fieldset = True

    def __init__(self):
        super().__init__(
            {
                key: forms.TextInput({"aria-label": label, "inputmode": _keyboard(key)})
                for key, (label, _) in WAYS.items()
            }
        )

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(key, "") for key in WAYS]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for part, (label, _) in zip(context["widget"]["subwidgets"], WAYS.values(), strict=True):
            part["label"] = label
        return context


class ContactField(forms.MultiValueField):
    """Ways to reach somebody, as a dictionary with the keys of the official API."""

    widget = ContactWidget

    def __init__(self, **kwargs):
        kwargs["required"] = False
        fields = []
        for key, (_, kind) in WAYS.items():
            # People write www.example.org.
            more: dict[str, Any] = {"assume_scheme": "https"} if kind is forms.URLField else {}
            validators = [NUMBER] if key in ("telephone", "mobile") else []
            fields.append(kind(required=False, validators=validators, **more))
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> dict[str, str]:
        return {key: value for key, value in zip(WAYS, values or [], strict=False) if value}


def _keyboard(key: str) -> str:
    if key in ("telephone", "mobile"):
        return "tel"
    if key == "email":
        return "email"
    return "text" if key == "address" else "url"
