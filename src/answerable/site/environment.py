"""Typed readers for environment variables, and the folder everything lives in.

Every setting has a default that works on one machine with none set; `docs/reference/settings.md` lists them.
"""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import dj_database_url

CANNOT = 2
"""Exit status of a command that cannot be carried out as things are set up."""
LOCAL = {"localhost", "127.0.0.1", "::1"}


def stop(sentence: str) -> NoReturn:
    """Say what is wrong with the setting and end the program."""
    print(sentence, file=sys.stderr)
    raise SystemExit(CANNOT)


def text(name: str, default: str) -> str:
    """The variable `name`, or `default` when unset or empty."""
    return os.environ.get(name) or default


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable: 1, true, yes, on / 0, false, no, off. Anything else stops with a plain sentence."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    stop(f"{name} is “{value}”; it must be yes or no.")


def number(name: str, default: int) -> int:
    """A whole-number variable."""
    value = os.environ.get(name, "").strip()
    if value and not value.isdigit():
        stop(f"{name} is “{value}”; it must be a whole number.")
    return int(value) if value else default


def words(name: str, default: list[str]) -> list[str]:
    """A comma-separated variable."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or default


def public_address() -> str:
    """Where people find this installation, without a slash at the end. Plain HTTP is for this machine only."""
    address = text("ANSWERABLE_PUBLIC_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        stop(f"ANSWERABLE_PUBLIC_ADDRESS is “{address}”; it must look like https://answers.example.org.")
    if parts.scheme == "http" and parts.hostname not in LOCAL:
        stop(f"ANSWERABLE_PUBLIC_ADDRESS is “{address}”; outside this machine it must begin with https://.")
    return address


def hosts(address: str) -> list[str]:
    """The host names a request may carry, given the public address: its own, and this machine's."""
    named = urlsplit(address).hostname or "localhost"
    return sorted({named, "localhost", "127.0.0.1", "[::1]"} - {"::1"})


def home() -> Path:
    """The folder that holds database, files and keys: ANSWERABLE_HOME, else `var/` beside the clone, else user data."""
    if chosen := os.environ.get("ANSWERABLE_HOME"):
        return Path(chosen).expanduser().resolve()
    clone = Path(__file__).resolve().parents[3]
    if (clone / "pyproject.toml").is_file() and (clone / "src" / "answerable").is_dir():
        return clone / "var"
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "answerable"


def made(folder: Path) -> Path:
    """The folder, made if it is not there yet, for its owner only."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        stop(f"The folder {folder} cannot be made: {problem.strerror}. Choose another in ANSWERABLE_HOME.")
    return folder


def database(folder: Path) -> dj_database_url.DBConfig:
    """The database that DATABASE_URL names, else a SQLite file in `folder`."""
    address = text("DATABASE_URL", f"sqlite:///{folder / 'answerable.sqlite3'}")
    try:
        return dj_database_url.parse(address, conn_max_age=600, conn_health_checks=True)
    except ValueError:
        stop(
            "DATABASE_URL is not the address of a database; it must look like postgresql://user:password@host/name."
        )


def secret_key(folder: Path) -> str:
    """The signing key: ANSWERABLE_SECRET_KEY, else one made on first use and kept readable by its owner only."""
    if given := os.environ.get("ANSWERABLE_SECRET_KEY"):
        if len(given) < 50 or len(set(given)) < 10 or given.startswith("django-insecure-"):
            stop("ANSWERABLE_SECRET_KEY is too weak; it must be at least 50 random characters.")
        return given
    path = folder / "keys" / "secret"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text("ascii")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text("ascii")
