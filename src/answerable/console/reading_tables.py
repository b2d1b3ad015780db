"""A reading on a terminal: facts, grades, findings, questions and doubts, each with its place in words."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import INSPECTION_TYPES, Candidate, Fact, Reading
from answerable.rules.grades import Grade
from answerable.rules.vocabulary import Kind

_CANNOT_TELL = "cannot be told"
_TYPE_WORDS = dict(
    zip(INSPECTION_TYPES, ("force-specific", "national", "follow-up", "thematic", "partner"), strict=True)
)


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the heads of its columns, and its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def show(reading: Reading, *, text: Text | None = None, explain: bool = False) -> None:
    """Print the reading: with rules and colour on a terminal, as plain lines elsewhere. `text` lets cells be named."""
    tables = list(tables_of(reading, text=text, explain=explain))
    if sys.stdout.isatty():
        _show_richly(tables)
    else:
        print("\n\n".join(plain(table) for table in tables))


def tables_of(reading: Reading, *, text: Text | None = None, explain: bool = False) -> Iterable[Table]:
    """Every table that has something to say. Facts and findings always come, even when they say there is nothing."""
    yield Table("Document", ("Detail", "What it says", "Where"), tuple(_facts(reading, text)))
    if reading.grades:
        rows = (
            (grade.question, Grade(grade.grade).words, place_words([grade.place], text=text))
            for grade in reading.grades
        )
        yield Table(f"Grades ({len(reading.grades)})", ("Area", "Grade", "Where"), tuple(rows))
    if reading.findings:
        rows4 = tuple(_finding(candidate, text) for candidate in _nested(reading.findings))
        yield Table(f"Findings ({_counts(reading.findings)})", ("Ref", "Kind", "Text", "Where"), rows4)
        beside = tuple(_beside(reading.findings))
        if beside:
            yield Table("Printed with the findings", ("Ref", "Status", "Due", "Lines of its log"), beside)
    else:
        yield Table("Findings (none)", ("",), (("No finding was read. Many documents hold none.",),))
    if reading.actions:
        title = f"What the force says it will do ({len(reading.actions)})"
        yield Table(title, ("For", "What", "Who", "Due", "Status", "Where"), tuple(_actions(reading, text)))
    if reading.questions:
        asked = (
            (question.ref or "", question.text, place_words([question.place], text=text))
            for question in reading.questions
        )
        yield Table(f"Questions ({len(reading.questions)})", ("No", "Question", "Where"), tuple(asked))
    if reading.doubts:
        doubts = (
            (
                "decide" if doubt.decide else "",
                doubt.message,
                place_words([doubt.place] if doubt.place else [], text=text),
            )
            for doubt in reading.doubts
        )
        yield Table(
            f"Doubts ({len(reading.doubts)})", ("To decide", "What to look at", "Where"), tuple(doubts)
        )
    if explain:
        fits = ((name, f"{score:.2f}", reason) for name, score, reason in reading.fits)
        yield Table("Readers", ("Reader", "Fit", "Why"), tuple(fits))


def place_words(places: Sequence[Place], *, text: Text | None = None) -> str:
    """ "page 4", "pages 4 and 5", "sheet ‘Tracker’, cell B4", "paragraph 31": where a person finds it."""
    if not places:
        return ""
    if text is not None and (cell := text.cell_words(places[0])):
        return cell
    pages = sorted({place.page for place in places if place.page})
    if pages:
        return f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
    blocks = sorted({place.block + 1 for place in places})
    return f"paragraph {blocks[0]}" if len(blocks) == 1 else f"paragraphs {blocks[0]} to {blocks[-1]}"


def _facts(reading: Reading, text: Text | None) -> Iterable[tuple[str, str, str]]:
    yield "Kind", reading.kind.replace("_", " "), ""
    for name, fact in (
        ("Title", reading.title),
        ("Force", reading.force),
        ("Published", reading.published),
        ("Monitoring phase", reading.monitoring_phase),
    ):
        yield name, _words(fact), place_words(fact.places, text=text)
    if reading.kind == "pcc_response":
        yield "Types of inspection", _types(reading), ""
        yield (
            "Force quoted",
            _words(reading.force_quoted),
            place_words(reading.force_quoted.places, text=text),
        )
    for name, fact in (
        ("Summary", reading.summary),
        ("Force response", reading.force_response),
        ("PCC statement", reading.pcc_statement),
    ):
        if fact.value:
            yield name, f"{len(str(fact.value).split()):,} words", place_words(fact.places, text=text)
    if reading.scrutiny_on.value or reading.questions:
        yield (
            "Scrutiny meeting",
            _words(reading.scrutiny_on),
            place_words(reading.scrutiny_on.places, text=text),
        )


def _words(fact: Fact) -> str:
    if fact.value is None:
        return _CANNOT_TELL
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    if isinstance(fact.value, date):
        return f"{fact.value.day} {fact.value:%B %Y}"
    return str(fact.value)


def _types(reading: Reading) -> str:
    return ", ".join(
        f"{_TYPE_WORDS[name]}: {_words(reading.types[name])}"
        for name in INSPECTION_TYPES
        if name in reading.types
    )


def _nested(findings: Sequence[Candidate]) -> Iterable[Candidate]:
    """Each cause of concern followed by its recommendations."""
    for finding in findings:
        if finding.parent is None:
            yield finding
            yield from (child for child in findings if child.parent == finding.id)


def _finding(candidate: Candidate, text: Text | None) -> tuple[str, str, str, str]:
    indent = "  " if candidate.parent else ""
    return (
        f"{indent}{candidate.ref or '–'}",
        Kind(candidate.kind).words,
        candidate.text,
        place_words(candidate.places, text=text),
    )


def _beside(findings: Sequence[Candidate]) -> Iterable[tuple[str, str, str, str]]:
    """Status, due day and log of the findings that have any of them."""
    for one in _nested(findings):
        if one.status or one.due_text or one.log:
            log = str(len(one.log)) if one.log else ""
            yield (
                one.ref or shorten(one.text, 60, placeholder=" …"),
                one.status or "",
                one.due_text or "",
                log,
            )


def _actions(reading: Reading, text: Text | None) -> Iterable[tuple[str, ...]]:
    names = {one.id: one.ref or shorten(one.text, 60, placeholder=" …") for one in reading.findings}
    for action in reading.actions:
        under = ", ".join(names[one] for one in action.findings if one in names)
        said = (action.owner or "", action.due_text or "", action.status or "")
        yield under, action.text, *said, place_words(action.places, text=text)


def _counts(findings: Sequence[Candidate]) -> str:
    counted = {kind: sum(finding.kind == kind for finding in findings) for kind in Kind}
    return ", ".join(
        f"{n} {kind.words.lower() if n == 1 else kind.plural}" for kind, n in counted.items() if n
    )


def plain(table: Table) -> str:
    """A table for a file or a pipe: the title, then a line for each row with its cells parted by tabs."""
    rows = ["\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) for row in table.rows]
    return "\n".join([table.title, "-" * len(table.title), *rows])


def _show_richly(tables: Iterable[Table]) -> None:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    console = Console()
    for table in tables:
        drawn = RichTable(title=table.title, title_justify="left", title_style="bold", show_lines=True)
        for head in table.heads:
            drawn.add_column(head, overflow="fold")
        for row in table.rows:
            drawn.add_row(*(RichText(cell) for cell in row))
        console.print(drawn)
        console.print()
