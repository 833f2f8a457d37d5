"""
How a month stands, so that of two operators who change it at once, one is told of the other.

Who asks for a change says what they saw: the numbers of the month's loads, each with its state.
The change is only made while that is still so.
"""

from ingest.models import Batch
from ingest.refusals import NotNow
from releases.models import Release
from releases.month import Month

# `12:published,11:previous`, as it travels through forms and messages.
Seen = str


def of(month: Month) -> Seen:
    """Return how `month` stands now."""
    kept = Batch.objects.filter(month=month, state__in=Batch.KEPT).order_by("-id")
    return ",".join(f"{number}:{state}" for number, state in kept.values_list("id", "state"))


def still(month: Month, seen: Seen | None) -> None:
    """Raise NotNow unless `month` stands as it was seen; None: whoever asks does not care."""
    if seen is None or seen == of(month):
        return
    last = Release.objects.filter(month=month).order_by("-id").first()
    told = f" ({last})" if last else ""
    raise NotNow(
        f"{month} has changed since you looked: somebody else was quicker{told}. Nothing was done; "
        f"look again."
    )
