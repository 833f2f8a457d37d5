"""A model field that holds a Month: a date in the database, always the first of the month."""

import datetime
import functools
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from releases.month import Month, NotAMonth

# A question may bring ten thousand rows of the same few months.
_month_of = functools.lru_cache(maxsize=1000)(Month.of)


class MonthField(models.DateField):
    """Stores a `releases.month.Month` as the date of its first day (4 bytes, sorts, partitions)."""

    description = "A calendar month"

    if TYPE_CHECKING:
        # What django-stubs go by.
        _pyi_private_set_type: Any
        _pyi_private_get_type: Month  # type: ignore[assignment]
        _pyi_lookup_exact_type: Any

    def from_db_value(self, value, expression, connection):
        return None if value is None else _month_of(value)

    def to_python(self, value):
        if value is None or isinstance(value, Month):
            return value
        if isinstance(value, datetime.date):
            return Month.of(value)
        try:
            return Month.parse(str(value))
        except NotAMonth as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value):
        month = self.to_python(value)
        return None if month is None else month.first_day

    def get_db_prep_value(self, value, connection, prepared=False):
        value = value if prepared else self.get_prep_value(value)
        return connection.ops.adapt_datefield_value(value)

    def value_to_string(self, obj):
        value = self.value_from_object(obj)
        return "" if value is None else str(value)
