"""
The project's own two servers, under `.local/`, and the variables that lead to them.

DATABASE_URL and REDIS_URL, when set, are used instead, and the server is not started.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from private_services import variables
from private_services.folders import remove_outside_folder, servers_folder
from private_services.postgres import PostgresServer
from private_services.redis_server import RedisServer

ROOT = Path(__file__).resolve().parent.parent.parent
Server = PostgresServer | RedisServer
KINDS: dict[str, type[Server]] = {"DATABASE_URL": PostgresServer, "REDIS_URL": RedisServer}
FOLDERS = {"DATABASE_URL": "postgres", "REDIS_URL": "redis"}


class ProjectServices:
    """The servers of the clone at `root`, started for whoever uses them."""

    def __init__(self, root: Path, given: Mapping[str, str]) -> None:
        """`given` are the variables that the caller runs with."""
        self.local = root / ".local"
        self.local.mkdir(exist_ok=True)
        self.ports_file = self.local / "services.env"
        self.secret_key_file = self.local / "secret-key"
        # While this file is there, the servers go on without users (`bin/services start`).
        self.keep_file = self.local / "services.keep"
        # A blank address is none.
        self.given = {name: value for name, value in given.items() if value or name not in KINDS}
        # Our own addresses come back to us from a shell that ran `bin/services env`.
        for name, address in variables.read(self.ports_file).items():
            if self.given.get(name) == address:
                del self.given[name]
        # Set on some build machines; without compiled files each start takes a second longer.
        self.given.pop("PYTHONDONTWRITEBYTECODE", None)

    @contextmanager
    def in_use(self) -> Iterator[dict[str, str]]:
        """
        Keep the servers running for the time of the block; yield the variables to run with.

        The last user to leave stops them. Users are counted by a shared lock, which the
        system takes back from a user that is killed (fcntl's: children do not share it).
        """
        with (self.local / "services.users").open("a+") as users:
            with self._alone():
                fcntl.lockf(users, fcntl.LOCK_SH)
                environment = self._start()
            try:
                yield environment
            finally:
                with self._alone():
                    fcntl.lockf(users, fcntl.LOCK_UN)
                    if self._is_unused(users) and not self.keep_file.exists():
                        self._stop()

    def start_and_keep(self) -> dict[str, str]:
        """Start the servers and leave them running; return the variables to run with."""
        with self._alone():
            self.keep_file.touch()
            return self._start()

    def stop(self) -> None:
        """Stop the servers, whoever uses them."""
        with self._alone():
            self.keep_file.unlink(missing_ok=True)
            self._stop()

    def remove(self) -> None:
        """Stop the servers and remove their data outside the clone."""
        self.stop()
        remove_outside_folder(self.local)

    def status(self) -> list[str]:
        """Return a line per server: what it is and whether it runs."""
        lines = []
        for variable in KINDS:
            name = FOLDERS[variable]
            server = self._servers().get(variable)
            if server is None:
                lines.append(f"{name}: not ours, {variable} is set")
            elif server.pid:
                lines.append(f"{name}: running on 127.0.0.1:{server.port}, process {server.pid}")
            else:
                lines.append(f"{name}: stopped")
        return lines

    def environment(self) -> dict[str, str]:
        """Return the variables that lead to the servers, running or not, and the secret key."""
        addresses = {variable: server.url for variable, server in self._servers().items()}
        return {"SECRET_KEY": self._secret_key(), **addresses, **self.given}

    def _servers(self) -> dict[str, Server]:
        known = variables.read(self.ports_file)
        folder = servers_folder(self.local)
        servers: dict[str, Server] = {}
        for variable, kind in KINDS.items():
            if variable not in self.given:
                address = variables.port_and_password(known.get(variable, ""))
                servers[variable] = kind(folder / FOLDERS[variable], **address)
        return servers

    def _start(self) -> dict[str, str]:
        servers = self._servers()
        # Written before the first start as well: the password goes into the cluster as it is
        # made, and must not be lost if we are killed then.
        self._write_addresses(servers)
        for server in servers.values():
            server.start()
        self._write_addresses(servers)
        return self.environment()

    def _write_addresses(self, servers: dict[str, Server]) -> None:
        addresses = variables.read(self.ports_file)
        addresses |= {variable: server.url for variable, server in servers.items()}
        variables.write(self.ports_file, addresses)

    def _stop(self) -> None:
        for server in self._servers().values():
            server.stop()

    def _secret_key(self) -> str:
        if not self.secret_key_file.exists():
            variables.write_secret(self.secret_key_file, secrets.token_urlsafe(50))
        return self.secret_key_file.read_text().strip()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold off every other process that would start or stop the servers."""
        with (self.local / "services.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @staticmethod
    def _is_unused(users: object) -> bool:
        try:
            fcntl.lockf(users, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
        except BlockingIOError:
            return False
        return True


def project_services(root: Path = ROOT) -> ProjectServices:
    """Return the services of a clone, ours by default, given `.env` and our own variables."""
    # A variable left blank in .env, as in .env.example, has its default.
    given = {name: value for name, value in variables.read(root / ".env").items() if value}
    return ProjectServices(root, given | dict(os.environ))
