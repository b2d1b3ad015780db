"""`answerable read FILE`: what a document holds, as tables or JSON. Needs no database and no settings."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from answerable.console import columns
from answerable.documents.cards import CannotRead, Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.json_form import to_json
from answerable.extraction.readers.process import read_file

_PATIENCE = 1.0
"""Seconds of silence a person puts up with before progress is shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and how to show it."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=".docx, .doc, .odt, .pdf, .html, .txt, .xlsx, .ods or .csv"
    )
    parser.add_argument(
        "--json", action="store_true", help="everything, for a program; places point into source.blocks"
    )
    parser.add_argument(
        "--explain", action="store_true", help="also say how well each reader fitted, and why"
    )
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="also write a page with every value marked in the source"
    )
    columns.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """0 when the file was read, 2 when it cannot be, with one sentence on the error stream."""
    tell, done = _progress()
    try:
        told = columns.told_by(args)
        text, reading = read_file(args.file, columns=(told,) if told else (), on_progress=tell)
    except CannotRead as refused:
        done()
        print(refused, file=sys.stderr)
        return 2
    done()
    if args.html and not _write_page(args.html, text, reading, name=args.file.name):
        return 2
    if args.json:
        json.dump(to_json(reading, text=text), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    from answerable.console.reading_tables import show

    show(reading, text=text, explain=args.explain)
    return 0


def _write_page(out: Path, text: Text, reading: Reading, *, name: str) -> bool:
    from answerable.console.reading_page import page_of

    try:
        out.write_text(page_of(text, reading, name=name), "utf-8")
    except OSError as problem:
        print(f"The page cannot be written to {out}: {problem.strerror or problem}.", file=sys.stderr)
        return False
    print(f"Written: {out}", file=sys.stderr)
    return True


def _progress() -> tuple[Callable[[str], None], Callable[[], None]]:
    """A function that shows progress once a second has passed, and one that tidies the line away."""
    began = time.monotonic()
    shown = {"at": began, "width": 0}
    terminal = sys.stderr.isatty()

    def tell(sentence: str) -> None:
        now = time.monotonic()
        if now - shown["at"] < _PATIENCE:
            return
        if terminal:
            print("\r" + sentence.ljust(int(shown["width"])), end="", file=sys.stderr, flush=True)
            shown["width"] = max(shown["width"], len(sentence))
            shown["at"] = now - _PATIENCE * 0.8
        else:
            print(sentence, file=sys.stderr, flush=True)
            shown["at"] = now

    def done() -> None:
        if terminal and shown["width"]:
            print("\r" + " " * int(shown["width"]) + "\r", end="", file=sys.stderr, flush=True)

    return tell, done
