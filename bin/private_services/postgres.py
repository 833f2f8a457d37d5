"""A PostgreSQL server with PostGIS whose files all lie in one folder."""

import secrets
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from private_services import account, server
from private_services.memory import machine_memory, postgres_settings
from private_services.server import ServerError

INSTALLED = Path("/usr/lib/postgresql")
USER = "crimemapper"


class PostgresServer:
    """
    A PostgreSQL cluster in `folder`, on 127.0.0.1 only, with one superuser and one empty
    database; the migrations make the extensions.

    `settings` are laid over the ones fit for this machine. `port` and `password` are chosen
    where they are not given; the password counts only when the cluster is made.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        password: str | None = None,
        database: str = "crimemapper",
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "postgres.log"
        self.port = port or server.free_port()
        self.password = password or secrets.token_urlsafe(24)
        self.database = database
        self.settings = postgres_settings(machine_memory()) | dict(settings or {})

    @property
    def url(self) -> str:
        """Return the address for DATABASE_URL."""
        return f"postgis://{USER}:{self.password}@127.0.0.1:{self.port}/{self.database}"

    @property
    def pid(self) -> int | None:
        """Return the number of the server's first process, or None when it does not run."""
        return server.pid_in(self.data / "postmaster.pid", self.data)

    def start(self) -> None:
        """Start the server, make its cluster first if need be; return once it answers."""
        if self.pid:
            return
        self._make()
        # What a killed server left. Its number may belong to another program by now, which
        # would keep PostgreSQL from starting.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        if server.is_taken(self.port):
            self.port = server.free_port()
        self._write_settings()
        self._run("pg_ctl", "start", "--wait", "--timeout=300", f"--log={self.log}")

    def stop(self) -> None:
        """Stop the server; open connections are closed, what was committed is kept."""
        if self.pid:
            self._run("pg_ctl", "stop", "--wait", "--timeout=120", "--mode=fast")

    def kill(self) -> None:
        """End the server as a power cut would. The next `start` recovers."""
        if self.pid:
            server.kill_at_once(self.pid)

    def _make(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        # Made under another name and renamed when whole, so that a killed first run leaves
        # nothing that looks like a cluster.
        making = self.folder / "data.making"
        shutil.rmtree(making, ignore_errors=True)
        account.make_folder(self.folder)
        password_file = self.folder / "password"
        account.write_secret(password_file, self.password)
        self._run(
            "initdb",
            f"--username={USER}",
            "--auth=scram-sha-256",
            f"--pwfile={password_file}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            data=making,
        )
        password_file.unlink()
        self._run(
            "postgres",
            "--single",
            "-cexit_on_error=on",
            "postgres",
            data=making,
            given=f"CREATE DATABASE {self.database};\n",
        )
        with (making / "postgresql.conf").open("a") as file:
            file.write("\n# Written at each start; what follows it here wins.\n")
            file.write("include_if_exists = 'crimemapper.conf'\n")
        making.rename(self.data)

    def _write_settings(self) -> None:
        settings = {
            **self.settings,
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            # No socket file: its path may not be longer than 107 characters, and ours may.
            "unix_socket_directories": "",
        }
        lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
        (self.data / "crimemapper.conf").write_text("".join(lines))

    def _programs(self, data: Path) -> Path:
        """Return the folder with the programs for this cluster, the newest for a new one."""
        made_by = data / "PG_VERSION"
        if made_by.exists():
            version = made_by.read_text().strip()
            if not (INSTALLED / version / "bin" / "postgres").exists():
                raise ServerError(
                    f"The database in {data} was made by PostgreSQL {version}, which is not "
                    f"installed any more. Install postgresql-{version}-postgis-3, or give the "
                    f"data up with `make clean`."
                )
            return INSTALLED / version / "bin"
        with_postgis = [
            int(control.parts[-3])
            for control in Path("/usr/share/postgresql").glob("[0-9]*/extension/postgis.control")
            if (INSTALLED / control.parts[-3] / "bin" / "postgres").exists()
        ]
        if not with_postgis:
            raise ServerError("PostgreSQL with PostGIS is not installed; run bin/system-packages.")
        return INSTALLED / str(max(with_postgis)) / "bin"

    def _run(
        self, program: str, *arguments: str, data: Path | None = None, given: str = ""
    ) -> None:
        data = data or self.data
        # The output goes to a file: a server that pg_ctl leaves behind would hold a pipe open.
        output = self.folder / "last-command.log"
        with output.open("w") as file:
            done = subprocess.run(
                [self._programs(data) / program, *arguments[:1], "-D", data, *arguments[1:]],
                input=given.encode(),
                stdout=file,
                stderr=subprocess.STDOUT,
                check=False,
                **account.as_account(),
            )
        if done.returncode:
            raise ServerError(
                f"PostgreSQL's {program} failed:\n{output.read_text().strip()}\n"
                f"More may stand in {self.log}."
            )
