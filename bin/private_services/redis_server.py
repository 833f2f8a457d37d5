"""A Redis server whose files all lie in one folder. Its queue survives a restart."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
from pathlib import Path

from private_services import account, server
from private_services.server import ServerError

# Every write is appended to a file, which reaches the disk within a second. A queue must
# never drop messages to make room, so memory is not limited.
SETTINGS = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
pidfile "{folder}/redis.pid"
logfile "{folder}/redis.log"
daemonize yes
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
"""


class RedisServer:
    """
    A Redis server in `folder`, on 127.0.0.1 only, behind a password.

    `port` and `password` are chosen where they are not given.
    """

    def __init__(
        self, folder: Path, *, port: int | None = None, password: str | None = None
    ) -> None:
        self.folder = folder
        self.port = port or server.free_port()
        self.password = password or secrets.token_urlsafe(24)

    @property
    def url(self) -> str:
        """Return the address for REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    @property
    def pid(self) -> int | None:
        """Return the number of the server's process, or None when it does not run."""
        return server.pid_in(self.folder / "redis.pid", self.folder)

    def start(self) -> None:
        """Start the server; return once it answers."""
        if self.pid:
            return
        program = shutil.which("redis-server")
        if not program:
            raise ServerError("Redis is not installed; run bin/system-packages.")
        account.make_folder(self.folder)
        if server.is_taken(self.port):
            self.port = server.free_port()
        subprocess.run([program, self._write_settings()], check=True, **account.as_account())
        # A long queue is read back from its file before the server answers.
        server.wait_until(
            self._answers,
            seconds=120,
            failing=f"Redis does not answer; see {self.folder / 'redis.log'}",
        )

    def stop(self) -> None:
        """Stop the server; what it holds is written first."""
        pid = self.pid
        if pid:
            os.kill(pid, signal.SIGTERM)
            server.wait_until(
                lambda: not server.is_alive(pid), seconds=30, failing="Redis does not stop"
            )

    def kill(self) -> None:
        """End the server as a power cut would. The next `start` reads its file back."""
        if self.pid:
            server.kill_at_once(self.pid)

    def _write_settings(self) -> Path:
        file = self.folder / "redis.conf"
        account.write_secret(
            file, SETTINGS.format(port=self.port, password=self.password, folder=self.folder)
        )
        return file

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                replies = connection.makefile("rb")
                return [replies.readline() for _ in range(2)] == [b"+OK\r\n", b"+PONG\r\n"]
        except OSError:
            return False
