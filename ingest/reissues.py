"""
Notice that the zip of the newest month is another one now, under the same name.

The publisher puts a month's zip there again when something in it was wrong. The server's marks
(`ingest.stamps`) tell whether it was replaced; only then is it fetched again, and its files held
against those that were loaded. A month that came otherwise, by an upload say, is compared once.
"""

from dataclasses import dataclass

from django.conf import settings

from ingest import fetching, revisions, stamps
from ingest.models import Batch, Look
from releases.month import Month

HERE = (Batch.State.LOADED, Batch.State.PUBLISHED, Batch.State.WITHDRAWN)


@dataclass(frozen=True)
class Comparison:
    """
    What came of it, in a sentence.

    is_other: operators should know. files: those of the month itself that differ.
    """

    text: str
    is_other: bool = False
    files: tuple[str, ...] = ()


def can_be_compared(month: Month) -> bool:
    """Say whether `month` is here; not while a load of it is under way."""
    of_month = Batch.objects.filter(month=month)
    return (
        of_month.filter(state__in=HERE).exists()
        and not of_month.filter(state__in=Batch.UNFINISHED).exists()
    )


def compare(looked: Look, month: Month, progress) -> Comparison:
    """
    Compare the zip of `month` there with what is here, if it is not the one known already.

    `looked` (not saved here) becomes one at that month. Raises Refused where the zip cannot be
    had whole.
    """
    looked.month, looked.address = month, settings.OFFICIAL_ADDRESS.format(month=month)
    known = _known(looked)
    try:
        fetched = fetching.fetch_if_other(looked.address, known, progress)
    except fetching.NotThere:
        return Comparison(f"Nor is {month}, by now.")
    if fetched is None:
        return Comparison(f"The zip of {month} is the one that was there before.")
    looked.source, looked.stamp = fetched.path, fetched.stamp
    batch = Batch.objects.filter(month=month, state__in=HERE).latest("id")
    files = revisions.of_month(fetched.path, batch)
    looked.revised = {
        **({str(month): files} if files else {}),
        **revisions.found(fetched.path, month),
    }
    what = "was replaced" if known else "was compared for the first time"
    differ = f"{len(files)} of its files are not as here" if files else "its files are as here"
    return Comparison(
        f"The zip of {month} {what}: {differ}.",
        is_other=bool(known or looked.revised),
        files=tuple(files),
    )


def _known(looked: Look) -> stamps.Stamp:
    """Return the stamp of the zip that was loaded or compared last, of the same address."""
    looks = Look.objects.filter(month=looked.month, address=looked.address)
    last = looks.exclude(result=Look.Result.FAILED).exclude(stamp={}).first()
    return last.stamp if last else {}
