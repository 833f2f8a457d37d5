"""How single columns of a table are read and written."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from import_export.fields import Field
from import_export.widgets import Widget

from forces import markup
from forces.admin.fields import NUMBER

TRUE = ("1", "yes", "y", "true")
FALSE = ("", "0", "no", "n", "false")


class Line(Widget):
    """Plain text on one line."""

    def clean(self, value, row=None, **kwargs) -> str:
        return markup.line(value or "")


class Lines(Widget):
    """Plain text, line by line."""

    def clean(self, value, row=None, **kwargs) -> str:
        return markup.lines(value or "")


class Rich(Widget):
    """Text with a little markup."""

    def clean(self, value, row=None, **kwargs) -> str:
        return markup.clean(value or "")


class Day(Widget):
    """A day, written 2026-01-31 or 31/01/2026."""

    def clean(self, value, row=None, **kwargs) -> datetime.date | None:
        if not value:
            return None
        for form in ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S"):
            try:
                return datetime.datetime.strptime(value, form).date()
            except ValueError:
                continue
        raise ValueError(f"{value!r} is no day; write it as 2026-01-31.")

    def render(self, value, obj=None, **kwargs) -> str:
        return value.isoformat() if value else ""


class Moment(Widget):
    """A time on the clock of the country, written 2026-01-31 19:30."""

    def clean(self, value, row=None, **kwargs) -> datetime.datetime | None:
        if not value:
            return None
        for form in ("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"):
            try:
                return timezone.make_aware(datetime.datetime.strptime(value, form))
            except ValueError:
                continue
        raise ValueError(f"{value!r} is no day with a time; write it as 2026-01-31 19:30.")

    def render(self, value, obj=None, **kwargs) -> str:
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""


class YesNo(Widget):
    def clean(self, value, row=None, **kwargs) -> bool:
        text = (value or "").strip().lower()
        if text not in TRUE + FALSE:
            raise ValueError(f"{value!r} is neither yes nor no.")
        return text in TRUE

    def render(self, value, obj=None, **kwargs) -> str:
        return "yes" if value else ""


class Way(Field):
    """One way to reach somebody; `key` as in the official API. The others stay as they are."""

    def __init__(self, key: str):
        super().__init__(attribute=f"contact_details__{key}", column_name=key, widget=Line())
        self.key = key

    def save(self, instance, row, is_m2m=False, **kwargs) -> None:
        value = self.clean(row, **kwargs)
        _check(self.key, value)
        others = {key: text for key, text in instance.contact_details.items() if key != self.key}
        instance.contact_details = others | ({self.key: value} if value else {})

    def get_value(self, instance) -> Any:
        return instance.contact_details.get(self.key, "")


def _check(key: str, value: str) -> None:
    """Raise ValueError for what cannot be used."""
    if not value:
        return
    try:
        if key == "email":
            validate_email(value)
        elif key in ("telephone", "mobile"):
            NUMBER(value)
        elif key in ("web", "twitter", "facebook") and not value.startswith(
            ("http://", "https://")
        ):
            raise ValidationError("Write an address that begins with https://.")
    except ValidationError as error:
        raise ValueError(f"{value!r} in the column {key}: {error.messages[0]}") from error
