"""Rows of a list of findings made findings and actions: a tracker's table, a sheet, a register's export, a plan.

`entries_in` takes any lines whose blocks stand in tables and gives one `Entry` for each row under a head that names its
columns; `tracked` makes drafts of them. Whatever has rows can use both: a page, a document, a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.extraction.readers import tables
from answerable.extraction.readers.drafts import Draft, PlannedAction
from answerable.extraction.readers.grades_in_text import area_of
from answerable.extraction.readers.kinds_in_words import kind_in_reference, kind_in_words, kinds_named
from answerable.extraction.readers.lines import Line, Span, whole_span
from answerable.extraction.readers.shared_cells import by_label, leave_to_others, same_concern
from answerable.extraction.readers.words import ASKS, NOTHING, label_of

_GLUED = re.compile(
    r"(?:Recommendation|Area for [Ii]mprovement|Cause (?:of|for) [Cc]oncern|AFI|CoC)(?=[A-Z][a-z])"
)
_WRITTEN_OUT = re.compile(r"(?i)\b(?:areas?\s+for\s+improvement|recommendation|causes?\s+of\s+concern)\b")
_BROKEN_DAY = re.compile(r"(\d{1,2}[/.]\d{1,2}[/.](?=\d+ \d+$)(?:20?|20\d))\s+(\d{1,3})")
_NO_VALUE = re.compile(r"[-–—.]*")
_FEWEST_WORDS = 3
_ENDS = re.compile(r"[.!?”\"]$")


@dataclass(slots=True)
class Entry:
    """One row: its lines by role, the findings in it with the head of their column, and the section row above it.

    `order` is the roles from left to right, since what stands after an action speaks of the action.
    """

    cells: dict[str, list[Line]] = field(default_factory=dict)
    findings: list[tuple[str, list[Line]]] = field(default_factory=list)
    section: Line | None = None
    order: tuple[str, ...] = ()

    def words(self, role: str) -> str | None:
        """What the cell of this role says, folded, or None where it is empty."""
        words = " ".join(line.printed for line in self.cells.get(role, ()))
        return None if _NO_VALUE.fullmatch(words) else words


@dataclass(slots=True)
class Tracked:
    """What a list of entries holds. `unnamed` are findings whose kind the list does not say."""

    drafts: list[Draft] = field(default_factory=list)
    actions: list[PlannedAction] = field(default_factory=list)
    sections: list[Line] = field(default_factory=list)
    unnamed: list[Draft] = field(default_factory=list)


def entries_in(lines: Sequence[Line]) -> list[Entry]:
    """The rows under heads that name their columns. A table that goes on with no head of its own keeps the last one."""
    found: list[Entry] = []
    heads: dict[int, str] = {}
    columns: dict[int, str] = {}
    section: Line | None = None
    table = -1
    rows = tables.rows_of(lines)
    for row in rows:
        if roles := tables.tracked_columns(row):
            columns, table = dict(roles), row.table
            heads = {column: row.words(column) for column in row.cells}
            tables.tell_numbers_apart(columns, heads, [other for other in rows if other.table == table])
            continue
        if row.table != table:
            if not columns or max(row.cells) > max(heads) or len(row.cells) < 2:
                columns, section = {}, None
                continue
            table = row.table
        if not columns:
            continue
        if (only := _section_row(row, columns)) is not None:
            section = only
            continue
        found.append(_entry(row, columns, heads, section))
    return found


def _section_row(row: tables.Row, columns: dict[int, str]) -> Line | None:
    """A row of one cell that spans the table and names what follows: a report, an area, a kind."""
    if len(row.cells) != 1 or len(columns) < 3:
        return None
    column, lines = next(iter(row.cells.items()))
    if columns.get(column) not in {"reference", "finding", "report", "kind", "area"} or len(lines) > 2:
        return None
    line = lines[0]
    return line if line.words <= 25 and not _ENDS.search(line.raw) and not ASKS.match(line.raw) else None


def _entry(row: tables.Row, columns: dict[int, str], heads: dict[int, str], section: Line | None) -> Entry:
    entry = Entry(section=section, order=tuple(columns[column] for column in sorted(columns)))
    for column in sorted(row.cells):
        role = columns.get(column)
        if role == "finding":
            entry.findings.append((heads.get(column, ""), list(row.cells[column])))
        elif role is not None:
            entry.cells.setdefault(role, []).extend(row.cells[column])
    _unglue(entry)
    return entry


def _unglue(entry: Entry) -> None:
    """In a PDF the words of a narrow column may run into the next: "RecommendationThe force" belongs to both."""
    kinds = entry.cells.get("kind", [])
    if len(kinds) == 1 and entry.findings and (glued := _GLUED.match(kinds[0].raw)):
        entry.findings[0][1].insert(0, kinds[0].piece(glued.end(), len(kinds[0].raw)))
        entry.cells["kind"] = [kinds[0].piece(0, glued.end())]


def tracked(entries: Sequence[Entry], *, kind: str | None = None) -> Tracked:
    """Findings and actions of the entries. `kind` is what the document calls its items where no row says."""
    found = Tracked()
    last: list[Draft] = []
    for entry in entries:
        if entry.section and entry.section not in found.sections and not area_of(entry.section):
            found.sections.append(entry.section)
        drafts = list(_drafts(entry, kind, found, last))
        if drafts:
            last = drafts
            found.drafts += drafts
        _plan(entry, last, found)
    _give_states_to_actions(entries, found)
    return found


def _give_states_to_actions(entries: Sequence[Entry], found: Tracked) -> None:
    """Where findings have several rows of actions, states and days that stand after the action are the action's alone."""
    after = [
        role
        for role in ("status", "due")
        if entries and {role, "action"} <= set(entries[0].order)
        if entries[0].order.index(role) > entries[0].order.index("action")
    ]
    if not any(not entry.findings and entry.cells.get("action") for entry in entries):
        return
    for draft in found.drafts:
        draft.status = None if "status" in after else draft.status
        draft.deadline = None if "due" in after else draft.deadline


def _drafts(entry: Entry, kind: str | None, found: Tracked, last: Sequence[Draft]) -> Iterator[Draft]:
    concern: Draft | None = None
    for head, lines in entry.findings:
        lines = [line for line in lines if not NOTHING.fullmatch(line.text)]
        goes_on = bool(lines and last) and _goes_on(entry, lines[0], last[-1])
        short = len(lines) == 1 and lines[0].words < _FEWEST_WORDS and entry.words("reference") is None
        if not lines or (short and not goes_on):
            continue
        if goes_on:
            more = whole_span(lines)
            last[-1].span = Span(f"{last[-1].text} {more.text}", last[-1].span.places + more.places)
            if last[-1].deadline and (rest := entry.words("due")):
                last[-1].deadline = _whole_day(f"{last[-1].deadline} {rest}")
            continue
        groups = by_label(lines)
        for group in groups:
            for draft in _cell_drafts(entry, head, group, kind, found):
                if len(groups) > 1 and draft.kind == "cause_of_concern":
                    leave_to_others(draft)
                    if (known := same_concern(draft, found.drafts)) is not None:
                        concern = known
                        known.also += draft.span.places
                        continue
                if draft.kind == "recommendation" and draft.parent is None:
                    draft.parent = concern or _concern_above(entry, draft, last)
                concern = draft if draft.kind == "cause_of_concern" else concern
                yield draft


def _goes_on(entry: Entry, line: Line, last: Draft) -> bool:
    """A row that only holds the rest of a cell a page break cut in two."""
    if entry.words("reference") is not None or line.number is not None or _ENDS.search(last.text):
        return False
    numbered = last.ref is not None and "reference" in entry.order and entry.words("kind") is None
    return (numbered and not ASKS.match(line.raw)) or line.raw[:1].islower() or line.raw[:1].isdigit()


def _concern_above(entry: Entry, draft: Draft, last: Sequence[Draft]) -> Draft | None:
    """The cause of concern whose reference begins this one's: "CoC 1" and "CoC 1.2"; or whose number it repeats."""
    for other in reversed(last):
        concern = other if other.kind == "cause_of_concern" else other.parent
        if concern is None or concern.ref is None or draft.ref is None:
            continue
        return concern if re.match(rf"{re.escape(concern.ref)}(?:[.\s(a-z-]|$)", draft.ref) else None
    return None


def _cell_drafts(
    entry: Entry, head: str, lines: list[Line], kind: str | None, found: Tracked
) -> Iterator[Draft]:
    """Findings of one cell: one, unless it lists several that are each a sentence of their own."""
    label = label_of(lines[0])
    ref, said = _reference(entry)
    own = label.kind if label else said
    if label:
        ref = ref or label.ref
    first = lines[0].span(label.rest) if label and not label.alone else None
    if label and label.alone and len(lines) > 1:
        lines = lines[1:]
    named = own or _kind(entry, head, ref) or kind
    for at, piece in enumerate(_pieces(lines)):
        span = whole_span(piece)
        if at == 0 and first is not None:
            rest = whole_span([piece[0], *piece[1:]])
            words = " ".join([first.text, *(line.printed for line in piece[1:])])
            span = Span(words, first.places + rest.places[len(piece[0].span().places) :])
        number = piece[0].number if piece[0].counted is not None else None
        draft = Draft(named or "recommendation", span, ref or (number and number.strip("().")), line=piece[0])
        draft.status, draft.deadline = entry.words("status"), _whole_day(entry.words("due"))
        draft.addressee = entry.words("addressee")
        area = entry.cells.get("area")
        draft.question = area[0].text if area else _area_above(entry)
        if named is None:
            found.unnamed.append(draft)
        yield draft


def _whole_day(words: str | None) -> str | None:
    """A day that its narrow column broke: "02/02/202 5"."""
    broken = _BROKEN_DAY.fullmatch(words) if words else None
    return f"{broken[1]}{broken[2]}" if broken else words


def _area_above(entry: Entry) -> str | None:
    return entry.section.text if entry.section and area_of(entry.section) else None


def _reference(entry: Entry) -> tuple[str | None, str | None]:
    """The row's reference as printed, and the kind that is written out beside it in the same cell, if one is."""
    ref = entry.words("reference")
    if ref is None or not (said := _WRITTEN_OUT.search(ref)):
        return ref, None
    rest = f"{ref[: said.start()]} {ref[said.end() :]}".strip(" :–-")
    return rest or None, kinds_named(said[0])[0]


def _kind(entry: Entry, head: str, ref: str | None) -> str | None:
    """What the row calls the finding: in its own cell of kinds, by its reference, its section or its column's head."""
    if told := kind_in_words(entry.words("kind") or ""):
        return told
    if ref and (told := kind_in_reference(ref)):
        return told
    for words in (entry.section.text if entry.section else "", head):
        if len(said := kinds_named(words)) == 1:
            return said[0]
    return None


def _pieces(lines: list[Line]) -> list[list[Line]]:
    """The lines of a cell, cut where a new finding begins; limbs after a colon stay with what leads them in."""
    asking = [line for line in lines if ASKS.match(line.raw)]
    marks = [line for line in asking if line.number is not None]
    if len(asking) < 2 or (lines[0].raw.endswith(":") and marks) or (marks and len(marks) != len(asking)):
        return [lines]
    found: list[list[Line]] = []
    for line in lines:
        if not found or line in asking:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _plan(entry: Entry, last: Sequence[Draft], found: Tracked) -> None:
    """Actions of the row, with the owner, day and state that stand after them."""
    lines = entry.cells.get("action")
    if not lines or NOTHING.fullmatch(lines[0].text):
        return
    at = entry.order.index("action")
    after = {role: entry.words(role) for role in ("owner", "due", "status") if role in entry.order[at:]}
    apart = all(line.number is not None or (line.raw[:1].isupper() and not line.place.page) for line in lines)
    pieces = [[line] for line in lines] if apart else [lines]
    for piece in pieces:
        found.actions.append(
            PlannedAction(
                whole_span(piece),
                tuple(last),
                after.get("owner") or entry.words("owner"),
                after.get("due"),
                after.get("status"),
            )
        )
