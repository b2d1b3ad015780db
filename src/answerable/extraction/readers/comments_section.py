"""The commissioner's part of a form: the statement, the scrutiny meeting and the questions asked there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from answerable.extraction.cards import CANNOT_TELL, Fact, Question
from answerable.extraction.readers.dates import dates_in
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.sections import Section, named

_ASKED = later(
    r"(?i).*\b(?:asked?|asks|following|scrutiny|the\s+chief\s+constable)\b.*\b(?:following|questions?)\b.*|questions?\s*:?"
)
_SCRUTINY = later(
    r"(?i)\b(?:scrutiny|accountability|holding\s+to\s+account|performance)\b[^.]*?\b(?:meeting|board|session|panel)\b|\bscrutiny\b"
)
_SIGNATURE = later(r"(?i)sign(?:ed|ature)\b[\s:_.]*(?:date\b[\s:_.]*)?")
_STATUTE = later(r"(?i)^section\s+55\b.*\bPolice\s+Act\b")
_UNWRITTEN = later(r"(?i)(?:not\s+yet\s+written|none\s+given)\.?")
_QUESTION_LABEL = later(r"(?i)^(?:q(?:uestion)?\s*(?P<number>\d{1,2}))\s*[:.)–-]*\s*")


def prose(sections: list[Section]) -> Fact:
    """The lines of some sections as printed, without the sentence on the statute and "none given"."""
    lines = [
        line
        for section in sections
        for line in section.lines
        if line.raw and not _STATUTE.match(line.text) and not _UNWRITTEN.fullmatch(line.text)
    ]
    if not lines:
        return CANNOT_TELL
    return Fact(
        "\n".join(line.printed for line in lines),
        tuple(place for line in lines for place in line.span().places),
    )


def comments_of(sections: list[Section]) -> tuple[Fact, tuple[Question, ...], Fact]:
    """The scrutiny date, the questions, and the statement that stands before them."""
    for section in named(sections, "commissioner", "questions"):
        section.lines = list(takewhile(lambda line: not _SIGNATURE.fullmatch(line.text), section.lines))
    said = named(sections, "commissioner")
    statement: list[Line] = []
    rest: list[Line] = []
    for section in said:
        start = next(
            (at for at, line in enumerate(section.lines) if _asks_questions(section.lines, at)), None
        )
        statement += section.lines[:start]
        rest += section.lines[start:] if start is not None else []
    asked_lines = rest + [line for section in named(sections, "questions") for line in section.lines]
    everything = [line for section in named(sections, "commissioner", "questions") for line in section.lines]
    asked: dict[tuple[str | None, str], Question] = {}
    for question in filter(None, map(_question, asked_lines)):
        asked.setdefault((question.ref, question.text), question)
    return _scrutiny_on(everything), tuple(asked.values()), prose([Section("commissioner", lines=statement)])


def _asks_questions(lines: list[Line], at: int) -> bool:
    """Whether the line leads in questions: it says so, is no item, and a question follows within four lines."""
    line = lines[at]
    if line.number or line.words > 60 or not _ASKED.fullmatch(line.text):
        return False
    return any(_question(other) for other in lines[at + 1 : at + 5])


def _question(line: Line) -> Question | None:
    labelled = _QUESTION_LABEL.match(line.raw)
    if not (line.number or labelled or line.raw.endswith("?")) or line.words < 3:
        return None
    span = line.span(labelled.end() if labelled else 0)
    ref = labelled["number"] if labelled else (line.number or "").strip("().") if not line.bulleted else None
    return Question(span.text, span.place, ref or None)


def _scrutiny_on(lines: Sequence[Line]) -> Fact:
    """The date in the sentence that speaks of the scrutiny meeting."""
    for line in lines:
        for found in re.finditer(r"[^.?!]+", line.raw):
            if not _SCRUTINY.search(found[0]):
                continue
            days = dates_in(found[0])
            if len(days) == 1:
                span = line.span(found.start() + days[0].start, found.start() + days[0].end)
                return Fact(days[0].on, span.places)
    return CANNOT_TELL
