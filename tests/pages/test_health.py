import pytest
from django.db.migrations.recorder import MigrationRecorder

from tests import databases


def test_the_process_lives_without_a_database(client):
    response = client.get("/healthz")  # no database is allowed in this test

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_is_ready_when_database_and_queue_answer(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_is_not_ready_while_migrations_wait(client):
    MigrationRecorder.Migration.objects.filter(app="crimes").latest("name").delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "1 migrations are waiting" in response.content.decode()


@pytest.mark.django_db
def test_is_not_ready_without_redis(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"  # nobody listens there

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "Redis does not answer" in response.content.decode()


def test_is_not_ready_without_a_database(client, django_db_blocker):
    with django_db_blocker.unblock(), databases.used("no_such_database"):
        response = client.get("/readyz")

    assert response.status_code == 503
    assert "no_such_database" in response.content.decode()
