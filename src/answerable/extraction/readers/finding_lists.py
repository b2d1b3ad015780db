"""Reads a section that lists findings: areas with grades, headings of kinds, statements, lead-ins, items, answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.extraction.cards import ReadGrade
from answerable.extraction.readers import tables
from answerable.extraction.readers.drafts import Draft, due_in, item_span
from answerable.extraction.readers.grades_in_text import area_of, graded_heading, lone_grade
from answerable.extraction.readers.likeness import SAME, likeness, plain_words
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.words import (
    ASKS,
    EXPLAINS,
    NOTHING,
    Label,
    label_of,
    lead_in,
    lead_verb,
)

_NO_AREA = re.compile(r"(?i).*\b(?:no\s+graded\s+area|other\s+findings|not\s+in\s+an?\s+area)\b.*")
_NOT_AN_AREA = re.compile(
    r"(?i).*\b(?:strengths?|good\s+practice|(?:promising|innovative)\s+practices?|what\b.*\bwell|background|introduction"
    r"|conclusions?|next\s+steps|context|positives?|achievements?|main\s+findings|planned\s+actions?|appendix|annex)\b.*"
)
_LONGEST_VERB = 8
_WORD_FOR_WORD = 0.97


@dataclass(slots=True)
class FindingList:
    """What one list of findings holds. `first` is an earlier list of the same document: the answers repeat its items.

    `default` is the kind of items that stand under an area with no heading of a kind.
    """

    force: str | None = None
    default: str | None = None
    first: Sequence[Draft] = ()
    drafts: list[Draft] = field(default_factory=list)
    grades: list[ReadGrade] = field(default_factory=list)
    explained: bool = False
    _kind: str | None = None
    _heading: str | None = None
    _question: Span | None = None
    _concern: Draft | None = None
    _under_concern: bool = False
    _lead: str = ""
    _due: str | None = None
    _ref: str | None = None
    _answering: bool = False
    _area_level: int | None = None
    _known: list[tuple[str, ...]] = field(default_factory=list)

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines of a section, in order."""
        self._known = [plain_words(draft.text) for draft in self.first]
        self._kind = self.default
        roles = tables.column_roles(lines)
        for at, line in enumerate(lines):
            following = lines[at + 1] if at + 1 < len(lines) else None
            role = tables.role_of(line, roles)
            if role is None:
                self._take(line, following)
            else:
                self._take_cell(line, role, lines, roles)

    def _take(self, line: Line, following: Line | None) -> None:
        if self._open_area(line, following) or self._open_kind(line):
            return
        if EXPLAINS.match(line.raw) and (line.words <= 12 or ":" in line.raw[:60]):
            self._answering = self.explained = True
        elif line.number is not None:
            self._take_item(line)
        elif self._is_other_heading(line):
            self._kind, self._concern, self._answering = None, None, False
        else:
            self._take_paragraph(line, following)

    def _open_area(self, line: Line, following: Line | None) -> bool:
        """A heading of an area, with its grade in the line, on the next line, or nowhere."""
        if line.number is not None and not (line.marked or line.counted):
            return False
        graded = graded_heading(line)
        if graded is not None and graded.area is not None and not label_of(line):
            self._start_area(line, graded.area)
            self._add_grade(graded.area, graded.grade)
            return True
        if (alone := lone_grade(line)) and self._question is not None:
            self._add_grade(self._question, alone.grade)
            return True
        if _NO_AREA.fullmatch(line.text) and line.heading_like:
            self._start_area(line, None)
            return True
        if not line.heading_like or line.raw.endswith("?") or _NOT_AN_AREA.fullmatch(line.text):
            return False
        known = area_of(line) is not None or (following is not None and lone_grade(following) is not None)
        level = line.block.level is not None and line.block.level == self._area_level
        if known or (level and not label_of(line) and not EXPLAINS.match(line.raw)):
            self._start_area(line, line.span())
            return True
        return False

    def _start_area(self, line: Line, name: Span | None) -> None:
        self._question, self._kind = name, self.default
        self._concern, self._answering, self._heading, self._ref = None, False, None, None
        self._area_level = line.block.level

    def _add_grade(self, name: Span, grade: str) -> None:
        for at, read in enumerate(self.grades):
            if read.place == name.place:
                return
            if (read.question.lower(), read.grade) == (name.text.lower(), grade):
                self.grades[at] = replace(read, also=(*read.also, name.place))
                return
        self.grades.append(ReadGrade(name.text, grade, name.place))

    def _open_kind(self, line: Line) -> bool:
        """A heading of a kind ("Areas for improvement"), or a finding behind its label ("CoC 1 - …")."""
        label = label_of(line)
        if label is None or (not label.alone and not self._is_labelled_finding(line, label)):
            return False
        if label.kind == "recommendation" and self._concern is not None:
            self._under_concern = label.alone and not self._has_children(self._concern)
        if not (label.kind == "recommendation" and self._under_concern):
            self._concern = None
            self._under_concern = False
        self._kind, self._heading = label.kind, line.text.rstrip(" :") if label.alone else None
        self._answering, self._lead, self._due, self._ref = False, "", None, label.ref
        if not label.alone:
            self._add(line, line.span(label.rest))
        return True

    def _is_labelled_finding(self, line: Line, label: Label) -> bool:
        return not NOTHING.fullmatch(line.raw[label.rest :].strip()) and (
            label.ref is not None or not label.plural
        )

    def _has_children(self, concern: Draft) -> bool:
        return any(draft.parent is concern for draft in self.drafts)

    def _is_other_heading(self, line: Line) -> bool:
        """A heading of something else, so what follows is no finding: marked as one, or by its well-known words."""
        if not line.heading_like or line.words > 12 or ASKS.match(line.raw):
            return False
        return bool(_NOT_AN_AREA.fullmatch(line.text)) or (line.marked and not self._answering)

    def _take_item(self, line: Line) -> None:
        if NOTHING.fullmatch(line.text) or self._kind is None:
            return
        if self._answering and not self._resumes(line):
            return
        split = lead_in(line, force=self.force) if line.raw.endswith(":") else None
        if split and not split[0] and self._kind != "recommendation":
            self._lead = lead_verb(split[1])
        elif self._is_limb(line):
            last = self.drafts[-1]
            span = line.span()
            last.span = Span(f"{last.text} {span.text}", last.span.places + span.places)
        elif self._kind == "cause_of_concern" and self._concern is not None:
            self._add_child(line, item_span(line))
        else:
            self._add(line, item_span(line))

    def _is_limb(self, line: Line) -> bool:
        """A lettered or deeper item after a numbered one that ends in a colon or semicolon is part of it."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.line is None or last.line.number is None or last.kind == "cause_of_concern":
            return False
        deeper = (line.block.depth or 0) > (last.line.block.depth or 0)
        lettered = line.counted is None and not line.bulleted and last.line.counted is not None
        return (deeper or lettered) and last.text.endswith((":", ";", "; and"))

    def _resumes(self, line: Line) -> bool:
        """Whether an item after an answer is the next finding and not a part of the answer."""
        if self._is_known(line.text, least=None if line.counted is None else SAME):
            self._answering = False
            return True
        last = next(
            (draft.line for draft in reversed(self.drafts) if draft.line and draft.line.counted), None
        )
        if not self.first and last and line.counted and line.counted == (last.counted or 0) + 1:
            self._answering = False
            return True
        return False

    def _is_known(self, words: str, *, least: float | None = None) -> bool:
        """Whether an earlier list holds this finding. Within an answer, which speaks of it too, nearly word for word."""
        plain = plain_words(words)
        wanted = least or (_WORD_FOR_WORD if self._answering else SAME)
        return any(likeness(plain, known) >= wanted for known in self._known)

    def _take_paragraph(self, line: Line, following: Line | None) -> None:
        before_item = following is not None and following.number is not None
        split = lead_in(line, force=self.force)
        if split and (
            line.raw.endswith(":") or (before_item and len(lead_verb(split[1]).split()) <= _LONGEST_VERB)
        ):
            self._take_lead_in(line, *split)
        elif NOTHING.fullmatch(line.text) or self._kind is None:
            return
        elif self._kind == "cause_of_concern":
            self._take_statement(line)
        elif (
            self._ref is not None
            or (not self._answering and ASKS.match(line.raw))
            or self._is_known(line.text)
        ):
            self._answering = False
            self._add(line, line.span())
        elif self.first and not line.raw.endswith(":"):
            self._answering = True

    def _take_lead_in(self, line: Line, before: Span | None, lead: str) -> None:
        if self._answering and not self._is_known(line.text):
            return
        new = self._concern is None or self._has_children(self._concern)
        if before is not None and new and self._kind == "cause_of_concern":
            self._add(line, before)
        self._lead, self._due, self._answering = lead_verb(lead), due_in(lead), False

    def _take_statement(self, line: Line) -> None:
        if self._concern is None or (self._has_children(self._concern) and self._is_known(line.text)):
            self._add(line, line.span())
        elif ASKS.match(line.raw) and not self._answering:
            self._add_child(line, line.span())
        elif self.first:
            self._answering = True

    def _add(self, line: Line, span: Span) -> None:
        kind = self._kind or "recommendation"
        parent = self._concern if self._under_concern and kind == "recommendation" else None
        ref = self._ref or (line.number.strip(".)(") if line.number and not line.bulleted else None)
        heading = self._heading if kind != "cause_of_concern" else None
        question = self._question.text if self._question else None
        draft = Draft(kind, span, ref, parent, question, line=line, heading=heading, due=self._due)
        draft.lead = self._lead
        if kind == "cause_of_concern":
            self._concern, self._under_concern, self._lead = draft, False, ""
            draft.due, self._due = None, None
        self.drafts.append(draft)
        self._ref = None

    def _add_child(self, line: Line, span: Span) -> None:
        ref = line.number.strip(".)(") if line.number and not line.bulleted else None
        question = self._question.text if self._question else None
        draft = Draft(
            "recommendation", span, ref, self._concern, question, line=line, lead=self._lead, due=self._due
        )
        self.drafts.append(draft)

    def _take_cell(self, line: Line, role: str, lines: Sequence[Line], roles: tables.Roles) -> None:
        """A cell of a table whose head names its columns; only the columns of findings give findings."""
        row = [other for other in lines if tables.row_of(other) == tables.row_of(line)]
        if role == "answer" and line.words > 1:
            self.explained = True
        if role == "grade" and (graded := lone_grade(line)):
            named = next((other for other in row if tables.role_of(other, roles) in {"area", ""}), None)
            if named is not None:
                self._add_grade(named.span(), graded.grade)
        if role != "finding" or NOTHING.fullmatch(line.text):
            return
        self._kind_from(line, row, lines, roles)
        if label := label_of(line):
            self._kind, self._ref = label.kind, label.ref or self._ref
            if label.alone:
                return
        if self._kind is None:
            return
        outer = self._question
        area = next((other for other in row if tables.role_of(other, roles) == "area"), None)
        self._question = area.span() if area else outer
        self._add(line, line.span(label.rest if label else 0))
        self._question = outer

    def _kind_from(self, line: Line, row: Sequence[Line], lines: Sequence[Line], roles: tables.Roles) -> None:
        """Kind and reference from the row's own cells, else the kind from the head of the column."""
        self._ref = None
        heads = [other for other in lines if tables.is_head_of(other, line)]
        head = label_of(heads[0]) if len(heads) == 1 else None
        if head and head.alone:
            self._kind = head.kind
        for other in row:
            role = tables.role_of(other, roles)
            label = label_of(other)
            if role == "reference":
                self._ref = other.text
            elif role in {"kind", ""} and label and label.alone:
                self._kind = label.kind
