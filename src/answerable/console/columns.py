"""What a person says of a spreadsheet's columns on the command line: `--column 'Level=status'`, `--columns FILE.json`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.documents.cards import CannotRead

if TYPE_CHECKING:
    from answerable.extraction.readers.sheet_columns import Told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Both ways of saying what columns hold."""
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=MEANING",
        help="what a column of a spreadsheet holds, for example “Level=status”; may be given several times",
    )
    parser.add_argument(
        "--columns",
        type=Path,
        metavar="FILE",
        help="the same from a JSON file that maps headings to meanings",
    )


def told_by(args: argparse.Namespace) -> Told | None:
    """What the arguments say; None where they say nothing. Raises CannotRead for what cannot be understood."""
    said = _from_file(args.columns) if args.columns else {}
    for pair in args.column:
        heading, equals, meaning = pair.rpartition("=")
        if not equals or not heading.strip():
            raise CannotRead("columns", f"“{pair}” is not of the form HEADING=MEANING.")
        said[heading] = meaning.strip()
    return _told(said) if said else None


def _told(said: dict[str, str]) -> Told:
    from answerable.extraction.readers.column_words import IGNORE, ROLES, heading_key
    from answerable.extraction.readers.sheet_columns import Told

    for meaning in said.values():
        if meaning != IGNORE and meaning not in ROLES:
            known = ", ".join([*ROLES, IGNORE])
            raise CannotRead("columns", f"A column cannot hold “{meaning}”. It can hold: {known}.")
    return Told({heading_key(heading): meaning for heading, meaning in said.items()})


def _from_file(path: Path) -> dict[str, str]:
    try:
        said = json.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise CannotRead("columns", f"There is no file called “{path.name}” that we can open.") from problem
    except ValueError as problem:
        raise CannotRead("columns", f"“{path.name}” is not JSON.") from problem
    if not isinstance(said, dict) or not all(isinstance(meaning, str) for meaning in said.values()):
        raise CannotRead("columns", f"“{path.name}” must map headings to meanings.")
    return dict(said)
