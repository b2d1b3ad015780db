"""`answerable worker`: background work until told to stop."""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time

import django

EVERY_SECONDS = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How to work."""
    parser.add_argument("--once", action="store_true", help="do what is waiting, then stop")
    parser.add_argument(
        "--follow", type=int, metavar="PID", help="stop when the process that started it is gone"
    )


def run(args: argparse.Namespace) -> int:
    """0 when told to stop, or when nothing is waiting."""
    if args.follow:
        threading.Thread(target=_stop_with, args=(args.follow,), daemon=True).start()
    django.setup()
    from django.core.management import call_command

    call_command("db_worker", queue_name="*", batch=args.once, startup_delay=False, verbosity=1)
    return 0


def _stop_with(parent: int) -> None:
    """End as if told to, once the parent is gone: a server that was killed must not leave its worker behind."""
    while os.getppid() == parent:
        time.sleep(EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
