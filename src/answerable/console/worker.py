"""`answerable worker`: background work until told to stop."""

from __future__ import annotations

import argparse

import django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How to work."""
    parser.add_argument("--once", action="store_true", help="do what is waiting, then stop")


def run(args: argparse.Namespace) -> int:
    """0 when told to stop, or when nothing is waiting."""
    django.setup()
    from django.core.management import call_command

    call_command("db_worker", queue_name="*", batch=args.once, startup_delay=False, verbosity=1)
    return 0
