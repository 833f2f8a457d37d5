"""The three kinds of file that a force supplies for a month. Free of Django."""

from enum import StrEnum

from languages.marking import gettext_noop as _


class Kind(StrEnum):
    """The value is the ending of the official file name: `2022-05-bedfordshire-street.csv`."""

    STREET = "street"
    OUTCOMES = "outcomes"
    STOPS = "stop-and-search"

    @property
    def label(self) -> str:
        return {
            Kind.STREET: _("Street-level crime"),
            Kind.OUTCOMES: _("Outcomes"),
            Kind.STOPS: _("Stop and search"),
        }[self]
