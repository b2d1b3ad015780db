"""`answerable verify`: read the whole journal and say what is wrong, if anything is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from answerable.console.frame import CANNOT, with_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A checkpoint held elsewhere also shows whether the end was cut off or written anew."""
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="a checkpoint made earlier")


def run(args: argparse.Namespace) -> int:
    """0 when the journal is whole, 1 when it is not, 2 when it or the checkpoint cannot be read."""
    return with_database(lambda now: _verify(args))


def _verify(args: argparse.Namespace) -> int:
    from django.conf import settings

    from answerable.journal import checkpoints, queries

    checkpoint = None
    if args.checkpoint:
        try:
            checkpoint = checkpoints.read(args.checkpoint.read_text("utf-8"))
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)
            return CANNOT
        if checkpoint.public_key != checkpoints.public_key(checkpoints.signing_key(settings.HOME / "keys")):
            print(
                "Mind: this checkpoint was signed with another key than this installation's.", file=sys.stderr
            )
    verdict = queries.verify(checkpoint=checkpoint)
    if verdict.fault is None:
        print(f"The journal is whole: {verdict.entries} entries. The last has the hash {verdict.last_hash}.")
        return 0
    print(f"{verdict.fault.sentence} Good entries before it: {verdict.entries}.", file=sys.stderr)
    return 1
