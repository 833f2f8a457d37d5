"""`/metrics`, and the parts of the site that it and the health page tell of."""

import time

import pytest
import redis
from django.conf import settings as at_import
from prometheus_client.parser import text_string_to_metric_families

from ingest import health
from tests import builders

TOKEN = {"Authorization": "Bearer a-long-token"}


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = "a-long-token"


@pytest.mark.django_db
def test_there_is_no_such_page_without_the_token(client, settings):
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    settings.METRICS_TOKEN = "a-long-token"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404


@pytest.mark.django_db
def test_figures_as_prometheus_reads_them(client, token):
    builders.publish("2024-01", "2024-02")

    response = client.get("/metrics", headers=TOKEN)

    assert response.headers["Cache-Control"] == "no-store"
    found = {
        sample.name: sample.value
        for family in text_string_to_metric_families(response.content.decode())
        for sample in family.samples
        if not sample.labels
    }
    assert found["crimemapper_published_months"] == 2
    assert found["crimemapper_database_up"] == 1
    assert found["crimemapper_redis_up"] == 1
    assert found["crimemapper_disk_free_bytes"] > 0
    assert found["crimemapper_loads_under_way"] == 0


def test_a_dead_redis_is_told_and_hides_nothing_else(db, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    parts = {part.name: part for part in health.parts()}

    assert parts["Queue (Redis)"].ok is False
    assert parts["Timetable"].ok is False
    assert parts["Database"].ok is True


def test_the_timetable_is_late_after_five_minutes(db, settings):
    settings.CELERY_TASK_DEFAULT_QUEUE = f"test-{time.monotonic_ns()}"

    def timetable() -> health.Part:
        return next(part for part in health.parts() if part.name == "Timetable")

    assert timetable().text == "Has never run."
    health.note_timetable()
    assert timetable().ok is True
    with redis.Redis.from_url(at_import.REDIS_URL) as queue:
        key = f"{settings.CELERY_TASK_DEFAULT_QUEUE}:timetable-rang"
        queue.set(key, int(time.time()) - 600)
        assert timetable().ok is False
        queue.delete(key)
