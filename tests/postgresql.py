"""A PostgreSQL server of the tests' own: made in a temporary folder, on a free loopback port, gone at the end.

Used by the `postgresql_address` fixture, and by the whole run when ANSWERABLE_TEST_DATABASE=postgresql.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`: on the path, else the newest that Debian has installed; None without one."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `address` is a DATABASE_URL for the database `name`, which Django's tests make for themselves."""

    folder: Path
    port: int

    def address(self, name: str = "postgres") -> str:
        """The URL of a database on this server."""
        return f"postgresql://answerable@127.0.0.1:{self.port}/{name}"

    def stop(self) -> None:
        """Stop at once and remove every file."""
        _run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Server:
    """Make a cluster and start it. Durability is off: a crash loses it, and that is all right here."""
    folder = Path(tempfile.mkdtemp(prefix="answerable-postgresql-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = str(folder / "data")
    _run("initdb", "-D", data, "-U", "answerable", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    port = _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off "
    options += "-c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
    _run("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
    return Server(folder, port)


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs, as its own user when we are root (it refuses to run as root)."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed; tools/test-parts installs it.")
    command = [str(where / program), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd="/", timeout=60
    )
    if done.returncode:
        raise RuntimeError(f"{program} failed:\n{done.stdout.decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
