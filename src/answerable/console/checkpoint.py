"""`answerable checkpoint FILE`: sign the end of the journal, for the other body to hold."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to write it."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the new file; an existing one is left alone")


def run(args: argparse.Namespace) -> int:
    """0 when the checkpoint is written; 1 when the journal is not whole or the file cannot be written."""
    django.setup()
    from django.conf import settings
    from django.utils import timezone

    from answerable.journal import checkpoints, queries, services
    from answerable.people.queries import system_actor

    verdict = queries.verify()
    if verdict.fault is not None:
        print(f"Nothing was signed. {verdict.fault.sentence}", file=sys.stderr)
        return 1
    try:
        with args.file.open("x", encoding="utf-8") as file:
            key = checkpoints.signing_key(settings.HOME / "keys")
            made = services.make_checkpoint(system_actor("console"), key=key, now=timezone.now())
            file.write(checkpoints.written(made))
    except OSError as error:
        print(f"{args.file}: {error.strerror}.", file=sys.stderr)
        return 1
    print(
        f"Entry {made.seq} is signed in {args.file}. Give it to somebody who does not run this installation."
    )
    return 0
