"""`answerable manage …`: Django's own commands."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after `manage` is Django's."""
    parser.add_argument(
        "rest", nargs=argparse.REMAINDER, metavar="…", help="a command of Django, with its options"
    )


def run(args: argparse.Namespace) -> int:
    """What Django makes of it; its own errors leave by its own exit status."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["answerable manage", *args.rest])
    return 0
