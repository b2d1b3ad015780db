"""`answerable serve`: the pages through waitress, and background work in a process of its own."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from types import FrameType
from typing import Any

import django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1)")
    parser.add_argument("--port", default=8000, type=int, help="port to listen at (8000)")
    parser.add_argument(
        "--no-worker", action="store_true", help="leave background work to `answerable worker`"
    )


def run(args: argparse.Namespace) -> int:
    """0 after SIGTERM or Ctrl-C; 1 when the database is not ready or the port is taken."""
    django.setup()
    from django.conf import settings

    if waiting := _unapplied():
        print(
            f"The database is not ready: {waiting} migrations wait. Run “answerable init”.", file=sys.stderr
        )
        return 1
    server = _server(args.host, args.port, settings.TRUSTED_PROXY)
    if server is None:
        print(
            f"Port {args.port} of {args.host} cannot be used: something else may be there.", file=sys.stderr
        )
        return 1
    worker = None if args.no_worker else _start_worker()
    signal.signal(signal.SIGTERM, _stop)
    print(f"Answerable is at http://{args.host}:{args.port}/ (Ctrl-C stops it).", flush=True)
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        server.close()
        if worker is not None:
            _stop_worker(worker)
    return 0


def _server(host: str, port: int, proxy: str) -> Any:
    """A waitress server that listens but does not serve yet, or None when it cannot listen."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    behind = (
        {"trusted_proxy": proxy, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
        if proxy
        else {}
    )
    try:
        return create_server(
            get_wsgi_application(),
            host=host,
            port=port,
            threads=8,
            connection_limit=1000,
            ident=None,
            clear_untrusted_proxy_headers=True,
            **behind,
        )
    except OSError:
        return None


def _start_worker() -> subprocess.Popen[bytes]:
    # A process, not a thread: it may run for a minute, use memory, or die, and the pages go on.
    return subprocess.Popen(  # noqa: S603 - our own program, told our own number
        [sys.executable, "-m", "answerable.console.main", "worker", "--follow", str(os.getpid())],
        start_new_session=True,
    )


def _stop_worker(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(timeout=20)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _unapplied() -> int:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
