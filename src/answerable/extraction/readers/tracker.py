"""Trackers and registers' exports: one row for each finding, with its state, its due day and a comment.

As a table in any format, over several pages or with rows that name the report; or as text that lost its table. Rows are
findings whatever their colour; the key to the colours, comments and next steps are none. `tracker_rows` makes drafts of
rows and can be used by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, labels
from answerable.extraction.readers.dates import Dated, date_in
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.drafts import candidates, read_actions
from answerable.extraction.readers.flat_rows import LONE_STATE, flat_entries, named_report, title_before_head
from answerable.extraction.readers.forces import force_or_short_name
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.kinds_in_words import kinds_named
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import date_doubts, published_or_said
from answerable.extraction.readers.subjects import report_above, subject_of, title_and_day
from answerable.extraction.readers.tracker_rows import (
    Entry,
    Tracked,
    entries_in,
    tracked,
)

_WORDS = re.compile(
    r"(?i)\btracker\b|\btraffic\s+light\b|\bRAG\b|\brecommendations?\s+(?:register|monitor|log)\b|\bregister\s+of\s+recommendations\b"
)
_REGISTER = re.compile(
    r"(?i)\brecommendations?\s+register\b|\bregister\s+of\s+recommendations\b|\bregister\b.{0,20}\bexport\b"
)
_OTHERS = {"pcc_response", "response_index", "foi", "progress_letter"}
_PAPER = re.compile(
    r"(?i)agenda\s+item.*|(?:joint\s+)?report\s+(?:of|to|by)\b.{3,80}|.*\b(?:committee|panel|board)\b.{0,30}20\d\d|(?:the\s+)?(?:committee|panel|board)\s+is\s+asked.*"
)
_TOP = 12


def fit(text: Text) -> tuple[float, str]:
    """Rows that give findings a state or a due day, and the words trackers are known by."""
    lines = body_lines(text)
    entries = _entries(lines)
    stated = sum(1 for entry in entries if _state(entry))
    dated = sum(1 for entry in entries if "due" in entry.order or "status" in entry.order)
    named = any(_WORDS.search(line.raw) for line in lines[:_TOP])
    answered = sum(
        1 for entry in entries if entry.findings and entry.words("reference") and entry.words("comment")
    )
    score = (
        0.86
        if stated >= 2
        else 0.8
        if stated and named
        else 0.6
        if stated or (dated and named) or answered >= 2
        else 0.0
    )
    if kind_of(lines) in _OTHERS or not entries:
        score = min(score, 0.3)
    if sum(bool(_PAPER.fullmatch(line.text)) for line in lines[:_TOP]) > 1:
        score = min(score, 0.8)
    return (
        score,
        f"rows of findings: {len(entries)}; with a state: {stated}; called a tracker: {'yes' if named else 'no'}",
    )


def read(text: Text) -> Reading:
    """Findings with state and due day, the report they are of, and what the rows say will be done."""
    lines = body_lines(text)
    entries = _entries(lines)
    listed = tracked(entries, kind=_kind_of_items(lines))
    found = candidates(listed.drafts)
    title, issued, raised = title_and_publication(lines, entries, listed)
    phase, phase_doubts = monitoring_phase(lines)
    register = any(_REGISTER.search(line.raw) for line in lines[:_TOP])
    return Reading(
        kind="register_entry" if register else "tracker",
        reader="tracker",
        title=title,
        force=force_or_short_name(lines),
        published=issued,
        monitoring_phase=phase,
        findings=found,
        actions=read_actions(listed.actions, listed.drafts),
        doubts=(
            *raised, *phase_doubts, *listing_doubts(listed),
            *([] if found else [doubts.nothing_certain()]), *closing_doubts.earlier_doubts(found),
            *counts.count_doubts(lines, found), *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def _entries(lines: Sequence[Line]) -> list[Entry]:
    in_tables = entries_in(lines)
    return in_tables if any(entry.findings for entry in in_tables) else flat_entries(lines)


def _state(entry: Entry) -> bool:
    return bool(LONE_STATE.fullmatch(entry.words("status") or ""))


def _kind_of_items(lines: Sequence[Line]) -> str | None:
    """What the headings at the top call the items, if they name one kind only: "AFI tracker"."""
    tops = [
        line for line in lines[:_TOP] if line.block.cell is None and line.heading_like and line.words <= 14
    ]
    said = {kind for line in tops for kind in kinds_named(line.raw)}
    return said.pop() if len(said) == 1 else None


def listing_doubts(listed: Tracked) -> list[Doubt]:
    """That kinds were not given, or that the list is over several reports."""
    found = []
    if listed.unnamed:
        found.append(doubts.kind_not_given(len(listed.unnamed), listed.unnamed[0].span.place))
    if len(listed.sections) > 1:
        titles = [title_and_day(line)[0].text for line in listed.sections]
        found.append(doubts.several_reports(listed.sections[0].place, titles=titles))
    return found


def title_and_publication(
    lines: Sequence[Line], entries: Sequence[Entry], listed: Tracked
) -> tuple[Fact, Fact, list[Doubt]]:
    """The report the rows are of, by a row or words that name it, and its day; else the document's own heading."""
    named = (
        listed.sections[0]
        if len(listed.sections) == 1
        else named_report(lines)
        if not listed.sections
        else None
    )
    if named is not None:
        span, day = title_and_day(named)
        dated = date_in(day.raw) if day else None
        issued, raised = _issued(named, dated, title=span.text)
        return Fact(span.text, span.places), issued, raised
    outside = [line for line in lines if line.block.cell is None]
    title = _one_cell(entries, "report") or labels.fact(outside, labels.TITLE)
    title = title if title.value else report_above(outside[:_TOP]) or _own_title(lines)
    day_cell = _one_cell(entries, "published")
    if day_cell and (dated := date_in(day_cell.value)) and dated.on:
        issued = Fact(dated.on, day_cell.places)
        return title, issued, date_doubts(issued, dated, day_cell.places[0], title=title.value or "")
    issued, raised = published_or_said(lines, title=title.value or "")
    return title, issued, raised


def _own_title(lines: Sequence[Line]) -> Fact:
    span = title_before_head(lines)
    return Fact(span.text, span.places) if span else subject_of(lines)


def _issued(line: Line, dated: Dated | None, *, title: str) -> tuple[Fact, list[Doubt]]:
    if dated is None:
        return CANNOT_TELL, []
    span: Span = line.span(dated.start, dated.end)
    fact = Fact(dated.on, span.places) if dated.on else CANNOT_TELL
    return fact, date_doubts(fact, dated, span.place, title=title, words=span.text)


def _one_cell(entries: Sequence[Entry], role: str) -> Fact | None:
    """What every entry says in a column, if all that say anything say the same."""
    said = [entry for entry in entries if entry.words(role)]
    if len({entry.words(role) for entry in said}) != 1:
        return None
    spans = [line.span() for line in said[0].cells[role]]
    return Fact(
        " ".join(span.text for span in spans), tuple(place for span in spans for place in span.places)
    )
