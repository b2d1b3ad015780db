"""`answerable import`: take a report in, for review or straight into the register."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.console import columns
from answerable.console.frame import CANNOT, DONE, REFUSED, with_database

if TYPE_CHECKING:
    from answerable.extraction.queries import ReadingCard
    from answerable.people.cards import Actor, BodyCard


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, whose it is, and how much to take on trust."""
    parser.add_argument("file", type=Path, help=".docx, .doc, .odt, .pdf, .html, .txt, .xlsx, .ods or .csv")
    parser.add_argument("--force", required=True, help="police area, for example cleveland")
    parser.add_argument(
        "--accept", action="store_true", help="put every candidate in the register without review"
    )
    parser.add_argument(
        "--despite-doubts", action="store_true", help="with --accept: even while a doubt needs a person"
    )
    parser.add_argument("--title", help="title of the inspection, where the document does not say it")
    parser.add_argument(
        "--published", type=date.fromisoformat, help="day the report was published, YYYY-MM-DD"
    )
    parser.add_argument("--source", default="", help="web address the file came from")
    columns.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the reference on stdout. 1: refused, with the reason; 2: the file cannot be read."""
    return with_database(lambda now: _import(args, now))


def _import(args: argparse.Namespace, now: datetime) -> int:
    from answerable.documents import queries as documents
    from answerable.people import queries as people
    from answerable.register import queries as register

    force = next(iter(people.bodies(kind="force", area=args.force)), None)
    if force is None:
        areas = ", ".join(sorted(body.area_slug for body in people.bodies(kind="force")))
        print(f"There is no force called “{args.force}”. Known: {areas}.", file=sys.stderr)
        return REFUSED
    content = _bytes(args.file)
    if content is None:
        return CANNOT
    console = people.system_actor("console")
    reading_id = _read(console, args, content, now)
    if isinstance(reading_id, str):
        print(reading_id, file=sys.stderr)
        return CANNOT
    if registered := register.inspection_from_reading(reading_id):
        from answerable.extraction.queries import reading

        document = documents.document(reading(reading_id).document_id)
        print(
            f"We have this report already, added on {document.added_at:%-d %B %Y} by {document.brought_by}.",
            file=sys.stderr,
        )
        print(registered)
        return DONE
    return _settle(console, args, reading_id, force, now)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = (
            "There is no such file" if isinstance(problem, FileNotFoundError) else "The file cannot be opened"
        )
        print(f"{reason}: {path}", file=sys.stderr)
        return None


def _read(console: Actor, args: argparse.Namespace, content: bytes, now: datetime) -> int | str:
    """The id of the reading, or the sentence that says why there is none."""
    from django.utils import timezone

    from answerable.documents import queries as documents
    from answerable.documents.services import receive_document
    from answerable.extraction.services import read_import

    told = columns.told_by(args)
    arrived = receive_document(
        console, name=args.file.name, content=content, area=args.force, now=now, source_address=args.source
    )
    reading_id = read_import(console, import_id=arrived.import_id, clock=timezone.now, told=told)
    return reading_id if reading_id is not None else documents.import_named(arrived.import_id).sentence


def _settle(console: Actor, args: argparse.Namespace, reading_id: int, force: BodyCard, now: datetime) -> int:
    from answerable.extraction import queries as extraction
    from answerable.register.queries import free_reference
    from answerable.register.services import put_in_register

    _correct(console, args, reading_id, now)
    reading = extraction.reading(reading_id)
    if not args.accept:
        open_now = len(reading.open_doubts)
        need = "1 thing needs" if open_now == 1 else f"{open_now} things need"
        print(
            f"{len(reading.kept)} findings found; {need} a decision. They wait for review.", file=sys.stderr
        )
        print(free_reference(reading.title or args.file.stem, area=args.force, force_name=force.name))
        return DONE
    if known := _another_file(console, reading, now):
        print(known)
        return DONE
    reference = put_in_register(
        console,
        reading_id=reading_id,
        force_name=force.name,
        now=now,
        unreviewed=True,
        despite_doubts=args.despite_doubts,
    )
    _keep_response(console, reference, now)
    print(reference)
    return DONE


def _another_file(console: Actor, reading: ReadingCard, now: datetime) -> str | None:
    """The reference of the same report when it came in another file before; this reading is then set aside."""
    from answerable.extraction.services import set_aside_reading
    from answerable.register.queries import inspection_titled

    if reading.published_on is None:
        return None
    known = inspection_titled(reading.title, area=reading.area, published_on=reading.published_on)
    if known is not None:
        print(
            f"We have this report already, from another file, as {known}. Nothing was changed.",
            file=sys.stderr,
        )
        reason = f"The same report is in the register, as {known}."
        set_aside_reading(console, reading_id=reading.reading_id, reason=reason, now=now)
    return known


def _correct(console: Actor, args: argparse.Namespace, reading_id: int, now: datetime) -> None:
    """What the command line itself says of the inspection counts as confirmed by whoever typed it."""
    from answerable.extraction import queries as extraction
    from answerable.extraction.services import Details, confirm_details

    if not (args.title or args.published):
        return
    reading = extraction.reading(reading_id)
    details = Details(
        title=reading.title,
        published_on=reading.published_on,
        published_source=reading.published_source,
        types=reading.types,
        force_quoted=reading.force_quoted,
        monitoring_phase=reading.monitoring_phase,
        summary=reading.summary,
    )
    if args.title:
        details = replace(details, title=args.title)
    if args.published:
        details = replace(details, published_on=args.published, published_source="given at the console")
    confirm_details(console, reading_id=reading_id, details=details, version=None, now=now)


def _keep_response(console: Actor, reference: str, now: datetime) -> None:
    """When the document is itself a response, begin ours with its words and its questions."""
    from answerable.comments.queries import proposed_words
    from answerable.comments.services import take_words_from_document
    from answerable.scrutiny.services import ask_questions

    words = proposed_words(reference)
    if words is None:
        return
    take_words_from_document(console, inspection=reference, now=now)
    if words.scrutiny_on and words.questions:
        ask_questions(
            console, inspection=reference, held_on=words.scrutiny_on, texts=list(words.questions), now=now
        )
