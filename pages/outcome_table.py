"""What became of an area's crimes: those of the month, and those of half a year before."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from crimes.counts import MonthCounts
from crimes.queries import outcomes_of_area
from crimes.queries.outcomes_of_area import NONE_PUBLISHED
from crimes.vocabulary import OUTCOME_GROUPS
from languages.current import spoken

# Nearly all outcomes come within ten months, 92 in 100 in the month of the crime or the two
# after it: half a year on, most cases have come to what they will.
LATER = 6


@dataclass(frozen=True)
class OutcomeTable:
    """
    months: those with figures, the newest first. rows: (words, a count for each month) in the
    order in which residents ask; groups without a crime are left out.
    """

    months: list[MonthCounts]
    rows: list[tuple[str | Promise, list[int]]]
    totals: list[int]


def of(area: Any, months: list[MonthCounts]) -> OutcomeTable | None:
    """Lay out the outcomes of the last of `months` and of one half a year older."""
    shown = [one for one in (months[-1], months[-1 - LATER]) if one.has_figures]
    if not shown:
        return None
    found = outcomes_of_area.by_group(area=area, months=[one.month for one in shown])
    words: dict[str, str | Promise] = {
        **{group: spoken(words) for group, words in OUTCOME_GROUPS.items()},
        NONE_PUBLISHED: _("No outcome published"),
    }
    rows = [
        (words[group], [found[one.month][group] for one in shown])
        for group in words
        if any(found[one.month][group] for one in shown)
    ]
    return OutcomeTable(shown, rows, [found[one.month].total() for one in shown])
