"""Write numbers as people do."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def as_change(percentage: float) -> str:
    """Return a change in per cent with its sign and one decimal: "+4.4%", "−0.5%", "0.0%"."""
    rounded = round(percentage, 1)
    sign = "+" if rounded > 0 else "\N{MINUS SIGN}" if rounded < 0 else ""
    return f"{sign}{number_format(abs(rounded), 1)}%"
