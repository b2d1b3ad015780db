"""Reads the inspectors' boxes: a heading that names a kind, the statement, and an explanation that is no finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.extraction.readers.drafts import Draft, due_in, item_span
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.openings import due_alone
from answerable.extraction.readers.words import ASKS, DEFINES, NOTHING, Label, label_of, lead_in, lead_verb

_OTHER_BOX = re.compile(
    r"(?i)(?:innovative|promising|good|positive|notable)\s+practices?.*|main\s+findings.*|context|summary|conclusions?"
    r"|(?:we\s+set\s+out\s+)?(?:our\s+)?detailed\s+findings\b.*|our\s+findings\b.*|in\s+this\s+section\b.*|this\s+section\b.*|case\s+study"
)
_LEADS_ON = re.compile(
    r"(?i)\bthe\s+following\s+recommendations?\b[^.]{0,40}[.:]?$"
    r"|\brecommends?\b[^.]{0,120}:$|\bfollowing\s+(?:afis?|areas?\s+for\s+improvement|recommendations?)\b.{0,80}\b(?:remains?|still\s+stands?)\b.{0,20}:$"
)


@dataclass(slots=True)
class FindingBoxes:
    """Findings read so far. `question` is the graded area the reader stands in, set from outside.

    `passed_over` holds single sentences that ask for something and stand among explanations: they may be findings.
    """

    force: str | None = None
    question: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    passed_over: list[Line] = field(default_factory=list)
    _label: Label | None = None
    _concern: Draft | None = None
    _bold: bool | None = None
    _taken: int = 0
    _closed: bool = False
    _lead: str | None = None
    _led_by: Draft | None = None
    _due: str | None = None

    @property
    def awaits(self) -> bool:
        """Whether a box is open that has no statement yet."""
        return self._label is not None and self._taken == 0

    def leave(self) -> None:
        """A new area or section begins: no box is open."""
        self._label, self._concern, self._closed = None, None, False

    def take(self, line: Line, following: Line | None) -> bool:
        """Take in one line; True when it opened a box, closed one or was a finding."""
        label = label_of(line)
        if label and self._opens(line, label):
            self._open(label)
            if not label.alone:
                self._add(line, line.span(label.rest))
            return True
        if self._label is None:
            return False
        if line.number is not None:
            return self._take_item(line)
        if self._goes_on(line):
            self._lengthen(self.drafts[-1], line)
            return True
        if self._ends(line):
            self.leave()
            return True
        return self._take_paragraph(line, following)

    def _opens(self, line: Line, label: Label) -> bool:
        if line.number is not None and not line.marked:
            return False
        return label.alone or (label.ref is not None and bool(ASKS.search(line.raw)))

    def _open(self, label: Label) -> None:
        under = label.kind == "recommendation" and self._concern is not None and not label.ref
        if not under:
            self._concern = None
        self._label, self._taken, self._closed, self._bold = label, 0, False, None
        self._lead, self._led_by, self._due = None, None, None

    def _goes_on(self, line: Line) -> bool:
        """Whether a line is the rest of the item before it, which a line break cut in two."""
        before = self.drafts[-1].line if self.drafts and self._taken else None
        return (
            before is not None
            and before.number is not None
            and line.raw[:1].islower()
            and before.block.index + 1 == line.block.index
            and not before.raw.endswith((".", ";", ":", ",", "?"))
        )

    def _ends(self, line: Line) -> bool:
        """A heading ends the box, unless it is the statement, which may be set as one."""
        if _OTHER_BOX.fullmatch(line.text):
            return True
        heading = line.block.kind == "heading" or (line.block.bold and line.heading_like and line.words <= 10)
        return heading and self._taken > 0 and not ASKS.match(line.raw) and not line.raw.endswith(".")

    def _take_item(self, line: Line) -> bool:
        if self._closed or NOTHING.fullmatch(line.text) or self._label is None:
            return False
        if self._led_by is not None or self._is_limb(line):
            self._lengthen(self._led_by or self.drafts[-1], line)
        elif self._concern is not None and self._taken:
            self._add_child(line)
        else:
            self._add(line, item_span(line))
        return True

    def _is_limb(self, line: Line) -> bool:
        """Whether an item is led in by the item before it ("The force should improve how it:") and stands beneath it."""
        before = self.drafts[-1].line if self.drafts and self._taken else None
        if before is None or before.number is None or not before.raw.endswith(":"):
            return False
        deeper = (line.block.depth or 0) > (before.block.depth or 0)
        return (
            deeper
            or line.bulleted != before.bulleted
            or (line.raw[:1].islower() and not before.raw[:1].islower())
        )

    def _lengthen(self, draft: Draft, line: Line) -> None:
        """One finding with limbs: the limbs belong to its text."""
        span = line.span()
        draft.span = Span(f"{draft.text} {span.text}", draft.span.places + span.places)

    def _take_paragraph(self, line: Line, following: Line | None) -> bool:
        label = self._label
        if label is None or NOTHING.fullmatch(line.text):
            if self._taken == 0:
                self.leave()
            return False
        leads = self._leads(line, following)
        if leads is not None:
            return self._take_lead(line, *leads)
        if self._taken == 0 and DEFINES.match(line.raw):
            self.leave()
            return False
        if self._taken == 0:
            self._bold = _is_strong(line)
            self._add(line, line.span())
            return True
        if self._is_another(line, label) or self._again_with_explanation(line, following, label):
            self._closed = False
            self._add_child(line) if self._concern is not None else self._add(line, line.span())
            return True
        if label.plural and not self._bold and ASKS.match(line.raw) and line.raw.count(". ") == 0:
            self.passed_over.append(line)
        self._closed, self._led_by = True, None
        return False

    def _leads(self, line: Line, following: Line | None) -> tuple[Span | None, str] | None:
        before_item = following is not None and following.number is not None
        if not (line.raw.endswith(":") or before_item or _LEADS_ON.search(line.raw)):
            return None
        if line.raw.endswith(":") and due_alone(line):
            return None, line.raw
        found = lead_in(line, force=self.force)
        if _LEADS_ON.search(line.raw):
            return None, ""
        if found is None and line.raw.endswith(":") and re.search(r"(?i)\b(?:should|must)\b", line.raw):
            return None, line.raw
        return found if found and (line.raw.endswith(":") or len(lead_verb(found[1]).split()) <= 8) else None

    def _take_lead(self, line: Line, before: Span | None, lead: str) -> bool:
        label = self._label
        self._closed, self._lead, self._led_by = False, lead_verb(lead), None
        self._due = due_in(line.raw[len(before.text) if before else 0 :])
        if label is None:
            return False
        if label.kind == "cause_of_concern" and self._taken == 0 and before is not None:
            self._add(line, before)
        elif (
            label.kind != "cause_of_concern"
            and not label.plural
            and self._taken == 0
            and self._concern is None
        ):
            self._add(line, line.span())
            self._led_by = self.drafts[-1]
        return True

    def _is_another(self, line: Line, label: Label) -> bool:
        """A further paragraph that is a finding too: as strong as the first, or plainly asking in a box of several."""
        asks = bool(ASKS.match(line.raw))
        if self._concern is not None:
            return asks and label.kind == "recommendation" and not self._closed
        if self._bold:
            return _is_strong(line) and (asks or line.words > 10 or (label.plural and line.raw.endswith(".")))
        return asks and label.plural and not self._closed

    def _again_with_explanation(self, line: Line, following: Line | None, label: Label) -> bool:
        """In a box of several whose first statement was explained: a further asking sentence that is explained too."""
        first = self.drafts[-1].line if self.drafts else None
        if first is None or first.number is not None or self._bold or self._concern is not None:
            return False
        asks_alone = line.raw.count(". ") == 0 and bool(ASKS.match(line.raw))
        explained = (
            following is not None
            and following.number is None
            and following.raw.endswith(".")
            and not ASKS.match(following.raw)
        )
        return label.plural and self._closed and asks_alone and explained

    def _add(self, line: Line, span: Span) -> None:
        label = self._label
        if label is None:
            return
        if label.kind == "recommendation" and self._concern is not None:
            self._add_child(line)
            return
        number = line.number.strip("().") if line.number and not line.bulleted else None
        draft = Draft(
            label.kind, span, label.ref if self._taken == 0 else number, question=self.question, line=line
        )
        draft.ref = draft.ref or number
        draft.due = self._due
        self.drafts.append(draft)
        self._taken += 1
        if label.kind == "cause_of_concern":
            self._concern = draft

    def _add_child(self, line: Line) -> None:
        ref = line.number.strip("().") if line.number and not line.bulleted else None
        draft = Draft("recommendation", item_span(line), ref, self._concern, self.question, line=line)
        draft.lead, draft.due = self._lead or "", self._due
        self.drafts.append(draft)
        self._taken += 1


def _is_strong(line: Line) -> bool:
    head = line.block.cell is not None and line.block.cell.header
    return (line.block.bold and not head) or line.block.kind == "heading"


def boxes_in(lines: Sequence[Line], *, force: str | None) -> FindingBoxes:
    """All boxes of a stretch of lines, in no graded area."""
    boxes = FindingBoxes(force=force)
    for at, line in enumerate(lines):
        boxes.take(line, lines[at + 1] if at + 1 < len(lines) else None)
    return boxes
