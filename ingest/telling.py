"""Mail the operators about what the timetable has found."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from ingest import report
from ingest.models import Batch, Look

# Lines of a mail about files that differ; the console has them all.
MOST_FILES = 60


def loaded(looked: Look, batch: Batch) -> None:
    """Say what was loaded, what to look at, and whether it waits for a person."""
    is_public = batch.state == Batch.State.PUBLISHED
    warnings, differences = report.warnings(batch), report.differences(batch)
    lines = [
        f"{batch.month} was found at {looked.address} and is loaded.",
        f"It is public: {len(warnings)} warnings."
        if is_public
        else "It is not public. Look at it, and publish it if it is right:",
        _console(batch),
        *(["", *warnings] if warnings else []),
        *(["", *differences] if differences else []),
        *_earlier(looked),
    ]
    outcome = "public" if is_public else "loaded, and waits for you"
    _send(f"{batch.month} is {outcome}", lines)


def another_zip(looked: Look) -> None:
    """Say that the zip of the newest month is another one now, and what is otherwise in it."""
    files = looked.revised.get(str(looked.month), [])
    again = ["Nothing was loaded. To load the month again, and look at it:", _months()]
    _send(
        f"Another zip of {looked.month}",
        [
            f"{looked.text} It is at {looked.address}.",
            *([*again, *files[:MOST_FILES]] if files else []),
            *_earlier(looked),
        ],
    )


def failed(looked: Look) -> None:
    """Say what went wrong in the look for a new month."""
    _send(
        f"No new month: {looked.get_result_display().lower()}",
        [f"The look for {looked.month} at {looked.address} ended so:", "", looked.text],
    )


def _earlier(looked: Look) -> list[str]:
    """Say which earlier months are otherwise there, and where to load them again."""
    told = [
        f"{month}: {text}"
        for month, texts in looked.revised.items()
        for text in texts
        if month != str(looked.month)
    ]
    if not told:
        return []
    return ["", "Earlier months differ there. To load them again:", _months(), *told[:MOST_FILES]]


def _months() -> str:
    return f"{settings.SITE_URL}{reverse('desk:months')}"


def _console(batch: Batch) -> str:
    return f"{settings.SITE_URL}{reverse('desk:month', args=[batch.month])}"


def _send(subject: str, lines: list[str]) -> None:
    """Send one mail; nobody to send it to is no fault."""
    if settings.OPERATORS_MAIL:
        EmailMessage(
            subject=f"{settings.SITE_NAME}: {subject}",
            body="\n".join(lines) + "\n",
            to=settings.OPERATORS_MAIL,
        ).send()
