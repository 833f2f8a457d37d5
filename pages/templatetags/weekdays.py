"""Hours and days as people say them."""

import datetime

from django import template
from django.utils import formats

register = template.Library()

# A Monday.
MONDAY = datetime.date(2024, 1, 1)


@register.filter
def weekday(number: int) -> str:
    """Return the name of a day of the week; 1 is Monday."""
    return formats.date_format(MONDAY + datetime.timedelta(days=number - 1), "l")


@register.filter
def hour_of_clock(hour: int) -> str:
    """Return the hour as `09:00 to 09:59`."""
    return f"{hour:02}:00–{hour:02}:59"
