"""`answerable respond`: the response to an inspection as a document, a draft until it is published."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from answerable.console.frame import CANNOT, DONE, with_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which response, and where to."""
    parser.add_argument("reference", help="an inspection, for example peel-2021-22.cleveland")
    parser.add_argument("--to", type=Path, required=True, help="file to write: .docx, .odt, .pdf or .html")
    parser.add_argument(
        "--draft", action="store_true", help="the words as they stand now, even if one is published"
    )


def run(args: argparse.Namespace) -> int:
    """0 done, 1 refused with the reason, 2 when it cannot be written."""
    return with_database(lambda now: _respond(args, now))


def _respond(args: argparse.Namespace, now: datetime) -> int:
    from answerable.comments.queries import statutory_document
    from answerable.comments.writers import FORMATS, write
    from answerable.register import queries as register
    from answerable.rules.refusals import Refused

    format = args.to.suffix.lower().removeprefix(".")
    if format not in FORMATS:
        print(f"We write .{', .'.join(FORMATS)}; the name ends in “{args.to.suffix}”.", file=sys.stderr)
        return CANNOT
    if register.inspection(args.reference) is None:
        raise Refused(f"No inspection has the reference {args.reference}.")
    content = None if args.draft else _published(args.reference, format)
    if content is None:
        content = write(statutory_document(args.reference), format=format)
    try:
        args.to.write_bytes(content)
    except OSError as problem:
        print(f"The file cannot be written: {problem.strerror}", file=sys.stderr)
        return CANNOT
    return DONE


def _published(reference: str, format: str) -> bytes | None:
    """The file as it was published, or None while there is none that stands."""
    from django.core.files.storage import default_storage

    from answerable.publishing.cards import Copy
    from answerable.publishing.queries import response, stored_file

    copy = response(reference)
    if not isinstance(copy, Copy):
        return None
    file = next(one for one in copy.edition.files if one.format == format)
    stored = stored_file(file.sha256, file.name)
    if not isinstance(stored, tuple):
        return None
    with default_storage.open(stored[1]) as content:
        return bytes(content.read())
