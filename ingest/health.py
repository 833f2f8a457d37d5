"""How the site's parts are, for operators and for their monitoring."""

import datetime
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import redis
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone
from kombu.exceptions import OperationalError as QueueError

from ingest.models import Batch, Deed, Look
from releases import queries as releases

# Seconds to wait for an answer of Redis, and of a worker.
PATIENCE = 1.0
# The timetable rings once a minute.
TIMETABLE_LATE = datetime.timedelta(minutes=5)
LITTLE_DISK = 5 << 30


@dataclass(frozen=True)
class Part:
    """
    One part of the site. `ok` is None where there is nothing to judge.

    measured: figures by the name that Prometheus knows them by.
    """

    name: str
    ok: bool | None
    text: str
    measured: Mapping[str, float]


def parts() -> list[Part]:
    """Ask everything; takes about a second where no worker answers."""
    return [ask() for ask in ASKED]


def note_timetable() -> None:
    """Write down that the timetable has just rung."""
    with _redis() as queue:
        queue.set(_timetable_key(), int(time.time()))


def _database() -> Part:
    started = time.monotonic()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            size = cursor.fetchone()[0]
    except DatabaseError as error:
        return Part("Database", False, str(error).splitlines()[0], {"database_up": 0})
    text = f"Answers in {(time.monotonic() - started) * 1000:.0f} ms; {size / 1e9:,.1f} GB."
    return Part("Database", True, text, {"database_up": 1, "database_bytes": size})


def _queue() -> Part:
    try:
        with _redis() as queue:
            waiting = int(queue.llen(settings.CELERY_TASK_DEFAULT_QUEUE))
    except redis.RedisError as error:
        return Part("Queue (Redis)", False, str(error), {"redis_up": 0})
    measured = {"redis_up": 1, "queue_length": waiting}
    return Part("Queue (Redis)", True, f"{waiting:,} messages wait.", measured)


def _workers() -> Part:
    try:
        answers = current_app.control.broadcast("ping", reply=True, timeout=PATIENCE) or []
    except (QueueError, OSError) as error:
        return Part("Workers", False, str(error), {"workers": 0})
    text = f"{len(answers)} answer." if answers else "None answers: nothing is loaded."
    return Part("Workers", bool(answers), text, {"workers": len(answers)})


def _timetable() -> Part:
    try:
        with _redis() as queue:
            rung = queue.get(_timetable_key())
    except redis.RedisError as error:
        return Part("Timetable", False, str(error), {})
    if rung is None:
        return Part("Timetable", False, "Has never run.", {})
    at = datetime.datetime.fromtimestamp(int(rung), datetime.UTC)
    text = f"Last ran at {timezone.localtime(at):%H:%M:%S on %d %B}."
    is_late = timezone.now() - at > TIMETABLE_LATE
    return Part("Timetable", not is_late, text, {"timetable_timestamp_seconds": at.timestamp()})


def _look() -> Part:
    name = "Look for a new month"
    if not settings.OFFICIAL_ADDRESS:
        return Part(name, None, "No official address is set (OFFICIAL_ADDRESS).", {})
    last = Look.objects.first()
    if last is None:
        return Part(name, None, f"Not yet; at {settings.LOOK_HOURS} o'clock.", {})
    text = f"{timezone.localtime(last.started_at):%d %B %H:%M}: {last.get_result_display()}. "
    measured = {"look_timestamp_seconds": last.started_at.timestamp()}
    return Part(name, last.result != Look.Result.FAILED, text + last.text, measured)


def _loads() -> Part:
    under_way = Batch.objects.filter(state__in=Batch.UNFINISHED).count()
    waiting = Batch.objects.filter(state=Batch.State.LOADED).count()
    undone = Deed.objects.filter(answer=None).count()
    text = f"{under_way} under way, {waiting} loaded and not public; {undone} deeds unanswered."
    measured = {
        "loads_under_way": under_way,
        "loads_not_public": waiting,
        "deeds_unanswered": undone,
    }
    return Part("Loads", None, text, measured)


def _disk() -> Part:
    path = Path(settings.DOWNLOADS_ROOT)
    while not path.exists():
        path = path.parent
    disk = shutil.disk_usage(path)
    text = f"{disk.free / 1e9:,.0f} of {disk.total / 1e9:,.0f} GB free for fetched files."
    return Part("Disk", disk.free > LITTLE_DISK, text, {"disk_free_bytes": disk.free})


def _release() -> Part:
    public = releases.public()
    if public.latest is None:
        return Part("Release", None, "Nothing is public yet.", {"release": public.stamp})
    text = f"{public.stamp}; {len(public.months)} months are public, the newest {public.latest}."
    measured = {
        "release": public.stamp,
        "published_months": len(public.months),
        "newest_month_timestamp_seconds": time.mktime(public.latest.first_day.timetuple()),
    }
    return Part("Release and caches", True, text, measured)


ASKED: list[Callable[[], Part]] = [
    _database, _queue, _workers, _timetable, _look, _loads, _disk, _release,
]  # fmt: skip


def _redis() -> redis.Redis:
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    )


def _timetable_key() -> str:
    return f"{settings.CELERY_TASK_DEFAULT_QUEUE}:timetable-rang"
