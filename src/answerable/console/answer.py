"""`answerable answer`: write what the response says of one finding, or the two comments, from a script."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from answerable.console.frame import CANNOT, DONE, with_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is answered, and the words."""
    parser.add_argument("reference", help="a finding; or an inspection, with --statement or --force-comments")
    words = parser.add_mutually_exclusive_group(required=True)
    words.add_argument("--text", help="the words")
    words.add_argument("--file", type=Path, help="a file that holds the words, UTF-8")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--borrowed", action="store_true", help="the words are the force’s own, and are marked so"
    )
    what.add_argument("--statement", action="store_true", help="the Commissioner’s comment on the inspection")
    what.add_argument("--force-comments", action="store_true", help="the chief constable’s comments")


def run(args: argparse.Namespace) -> int:
    """0 done, 1 refused with the reason, 2 when the file cannot be read."""
    return with_database(lambda now: _answer(args, now))


def _answer(args: argparse.Namespace, now: datetime) -> int:
    from django.utils import timezone

    from answerable.comments import services
    from answerable.people.queries import system_actor
    from answerable.register import queries as register
    from answerable.rules.refusals import Refused

    console = system_actor("console")
    try:
        text = args.text if args.text is not None else args.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"The file cannot be read: {args.file}", file=sys.stderr)
        return CANNOT
    if args.statement or args.force_comments:
        if register.inspection(args.reference) is None:
            raise Refused(f"No inspection has the reference {args.reference}.")
        if args.statement:
            services.write_statement(console, inspection=args.reference, text=text, version=None, now=now)
        else:
            services.record_force_comments(
                console,
                inspection=args.reference,
                text=text,
                received_on=timezone.localdate(now),
                said_by="Chief Constable",
                now=now,
            )
        return DONE
    if register.finding(args.reference) is None:
        raise Refused(f"No finding has the reference {args.reference}.")
    services.explain_finding(
        console, finding=args.reference, text=text, borrowed=args.borrowed, version=None, now=now
    )
    return DONE
