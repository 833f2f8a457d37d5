"""PostgreSQL and Redis of the project's own."""

import socket
import stat
from pathlib import Path

import psycopg
import pytest
import redis

from private_services import PostgresServer, RedisServer, ServerError
from private_services.account import server_account
from private_services.memory import GB, postgres_settings


def connect(server: PostgresServer) -> psycopg.Connection:
    return psycopg.connect(server.url.replace("postgis://", "postgresql://"))


def test_postgres_keeps_what_was_committed_when_it_is_killed(folder: Path):
    server = PostgresServer(folder / "postgres")
    server.start()
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server.kill()
    assert server.pid is None

    server.start()

    with connect(server) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    server.stop()
    assert server.pid is None


def test_postgres_has_the_extensions_and_the_rights_to_make_them(folder: Path):
    server = PostgresServer(folder / "postgres")
    server.start()
    try:
        with connect(server) as connection:
            for name in ("postgis", "pg_trgm", "btree_gist"):
                connection.execute(f"CREATE EXTENSION {name}")
            assert connection.execute("SHOW fsync").fetchone() == ("on",)
            assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    finally:
        server.stop()


def test_postgres_asks_for_the_password_and_runs_without_rights(folder: Path):
    server = PostgresServer(folder / "postgres")
    server.start()
    try:
        wrong = server.url.replace(server.password, "wrong").replace("postgis", "postgresql")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)
        assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
        assert Path(f"/proc/{server.pid}").stat().st_uid != 0  # root's own number is 0
    finally:
        server.stop()


def test_postgres_moves_when_its_port_is_taken(folder: Path):
    server = PostgresServer(folder / "postgres")
    server.start()
    server.stop()
    with socket.socket() as other:
        other.bind(("127.0.0.1", server.port))
        other.listen()
        before = server.port

        server.start()

    assert server.port != before
    with connect(server) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    server.stop()


def test_a_cluster_that_was_half_made_is_made_again(folder: Path):
    (folder / "postgres" / "data.making").mkdir(parents=True)
    (folder / "postgres" / "data.making" / "PG_VERSION").write_text("15\n")
    server = PostgresServer(folder / "postgres")

    server.start()

    with connect(server) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("crimemapper",)
    server.stop()


def test_says_what_to_do_when_the_database_is_of_a_version_that_is_gone(folder: Path):
    (folder / "data").mkdir()
    (folder / "data" / "PG_VERSION").write_text("9\n")

    with pytest.raises(ServerError, match=r"Install postgresql-9-postgis-3, or .* `make clean`"):
        PostgresServer(folder).start()


def test_redis_keeps_its_queue_when_it_is_stopped_and_when_it_is_killed(folder: Path):
    server = RedisServer(folder / "redis")
    server.start()
    with redis.Redis.from_url(server.url) as client:
        client.rpush("queue", "first")
    server.stop()
    server.start()
    with redis.Redis.from_url(server.url) as client:
        client.rpush("queue", "second")
        # The file reaches the disk within a second of each write; the kernel has it at once.
    server.kill()
    assert server.pid is None

    server.start()

    with redis.Redis.from_url(server.url) as client:
        assert client.lrange("queue", 0, -1) == [b"first", b"second"]
    server.stop()


def test_redis_asks_for_the_password(folder: Path):
    server = RedisServer(folder / "redis")
    server.start()
    try:
        with (
            redis.Redis(host="127.0.0.1", port=server.port) as client,
            pytest.raises(redis.AuthenticationError),
        ):
            client.ping()
        if server_account():
            assert Path(f"/proc/{server.pid}").stat().st_uid != 0
    finally:
        server.stop()


def test_memory_settings_grow_with_the_machine_and_stop_growing():
    assert postgres_settings(2 * GB)["shared_buffers"] == "256MB"
    assert postgres_settings(8 * GB)["shared_buffers"] == "1024MB"
    assert postgres_settings(512 * GB)["shared_buffers"] == "2048MB"
