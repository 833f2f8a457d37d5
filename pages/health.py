"""`/healthz`: the process lives. `/readyz`: it can serve."""

import redis
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

# Seconds to wait for an answer of Redis.
PATIENCE = 1


def healthz(request: HttpRequest) -> HttpResponse:
    """Answer, without asking the database or anyone else."""
    return _plain("ok\n")


def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200, or 503 with one line for each thing that is not ready."""
    reasons = [reason for check in (_database, _queue) if (reason := check())]
    if reasons:
        return _plain("".join(f"{reason}\n" for reason in reasons), status=503)
    return _plain("ready\n")


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, ImproperlyConfigured) as error:
        return f"The database does not answer: {_first_line(error)}"
    if waiting:
        return f"{len(waiting)} migrations are waiting: run `bin/manage migrate`."
    return ""


def _queue() -> str:
    with redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE
    ) as queue:
        try:
            queue.ping()
        except redis.RedisError as error:
            return f"Redis does not answer: {_first_line(error)}"
    return ""


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0]


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(
        text, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"}
    )
