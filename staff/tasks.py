"""What the timetable does for police staff."""

from celery import shared_task


@shared_task
def publish_due() -> None:
    """Publish the drafts whose time has come."""
    from django.utils import timezone

    from forces import publishing

    publishing.publish_due(timezone.now())


@shared_task
def send_reminders() -> None:
    from django.utils import timezone

    from staff import reminders

    reminders.send_all(now=timezone.now())
