"""Action and improvement plans: each finding with what the force or service will do, who leads it, and by when.

As a table or under headings. The actions are the force's own and never findings; they are read as actions of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers import tables
from answerable.extraction.readers.announced import AnnouncedFindings
from answerable.extraction.readers.column_words import column_named
from answerable.extraction.readers.drafts import Draft, PlannedAction
from answerable.extraction.readers.flat_rows import LONE_STATE
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line, Span, joined
from answerable.extraction.readers.openings import concern_leading_in
from answerable.extraction.readers.papers import Held, paper_reading
from answerable.extraction.readers.pipe_rows import piped_findings
from answerable.extraction.readers.remembered import remembered
from answerable.extraction.readers.words import ASKS, label_of

_PLAN = re.compile(r"(?i)\b(?:action|improvement)\s+plan\b")
_OTHERS = re.compile(
    r"(?i)minutes\s*:?|(?:un\w+\s+)?resolved\b.*|.*\breport\s+to\s+(?:the\s+)?.*(?:committee|panel|board).*"
)
_TRACKER = re.compile(r"(?i)\btracker\b|\btraffic\s+light\b|\bregister\b")
_ACTION = re.compile(
    r"(?i)(?:(?:planned|proposed|our|key|agreed)\s+)?actions?(?:\s+(?:required|planned|taken|plan|to\s+be\s+taken))?"
)
_REF = re.compile(r"(?i)\bref(?:erence)?\.?\s*(?:no\.?)?\s*:?\s*(?P<ref>[A-Z]{0,4}\s?\d{1,3})\b")
_OPEN, _CLOSED = re.compile(r"^[‘“\"']"), re.compile(r"[’”\"']\.?$")
_HEAD_OF_ACTIONS = re.compile(r"(?i)(?:ref\w*|no)\.?:?\s+actions?:?(?:\s+[\w\s/]+:?)*")
_ACTION_NUMBER = re.compile(r"[A-Z]{1,4}\d{1,2}\.\d{1,2}\.?\s+(?=\S)")
_TOP = 12
_ANSWERED = re.compile(
    r"(?i)(?:actions?\s+taken|our\s+response(?:\s+so\s+far)?|what\s+we(?:\s+have|[’']ve)\s+done)\s*:?$"
)
_LONGEST_QUOTE = 6
_LONGEST_LABEL = 120
"""Letters of a label and the blanks in it: five words, or an action's own."""
_LONGEST_SIGN = 20
"""Words of a line that says what kind of paper it is; longer ones tell of other papers."""


def fit(text: Text) -> tuple[float, str]:
    """Called a plan at its top, with the labels or columns of one."""
    lines = body_lines(text)
    plans = [
        line
        for line in holding(lines, "plan")
        if line.words <= 14 and line.heading_like and _PLAN.search(line.raw)
    ]
    named = any(line in plans for line in lines[:_TOP])
    told = sum(1 for line in holding(lines, "plan") if _PLAN.search(line.raw))
    labels = {
        role
        for line in holding(lines, ":", "action")
        if (role := _label_of_action(line)[0]) in {"action", "owner", "due", "comment"}
    }
    columns = any(
        {"finding", "action"} <= set((tables.tracked_columns(row) or {}).values())
        for row in tables.rows_of(lines)
    )
    signs = (
        line for line in holding(lines, "minutes", "resolved", "report to") if line.words <= _LONGEST_SIGN
    )
    other = any(_OTHERS.fullmatch(line.text) for line in signs)
    tracker = any(_TRACKER.search(line.raw) for line in lines[:_TOP])
    replies = holding(lines, "taken", "response", "done")
    answered = sum(1 for line in replies if line.words <= _LONGEST_SIGN and _ANSWERED.match(line.text))
    stated = answered == 1 and any(concern_leading_in(line) for line in lines)
    score = 0.9 * columns if named or told else (0.3 if tracker else 0.88) * columns
    score = max(score, 0.82 if named and "action" in labels else 0.7 if named else 0.0)
    score = max(score, 0.6 if answered > 1 or stated else 0.5 if told > 1 and plans else 0.0)
    return (
        min(score, 0.3) if other else score
    ), f"called a plan: {'yes' if named else 'no'}; labels of actions: {len(labels)}"


def read(text: Text) -> Reading:
    """Findings, and the actions that answer them."""
    lines = with_quotes_whole(body_lines(text))
    outside = [line for line in lines if line.block.cell is None]
    listed = AnnouncedFindings()
    listed.read(outside)
    drafts = [*listed.drafts, *_quoted(outside)] or piped_findings(outside)
    held = Held(drafts, planned_actions(outside, drafts), listed.doubts)
    return paper_reading(text, lines, held, kind="action_plan", reader="action_plan")


def with_quotes_whole(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with a quotation that narrow columns broke in several made one again."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _OPEN.match(line.raw) and not _CLOSED.search(line.raw) and line.words > 2:
            run = lines[at + 1 : at + 1 + _LONGEST_QUOTE]
            end = next((by for by, other in enumerate(run) if _CLOSED.search(other.raw)), None)
            if end is not None and all(other.number is None for other in run[: end + 1]):
                for other in run[: end + 1]:
                    line = joined(line, other)
                at += end + 1
        found.append(line)
        at += 1
    return tuple(found)


def _quoted(lines: Sequence[Line]) -> list[Draft]:
    """Findings that stand in quotation marks by themselves, under a heading of their kind and perhaps a reference."""
    found: list[Draft] = []
    kind, ref = None, None
    for line in lines:
        label = label_of(line)
        if label and not ASKS.match(line.raw[label.rest :]):
            kind, ref = label.kind, label.ref
        elif kind and (numbered := _REF.match(line.raw)):
            ref = numbered["ref"]
        elif kind and _OPEN.match(line.raw) and _CLOSED.search(line.raw) and ASKS.match(line.raw[1:]):
            end = len(line.raw.rstrip("’”\"'."))
            found.append(Draft(kind, line.span(1, end), ref, line=line))
    return found


@remembered
def _label_of_action(line: Line) -> tuple[str | None, int]:
    """What a label at the head of a line says of an action, and where its value begins: "Lead: Head of HR"."""
    before, colon, _ = line.raw.partition(":")
    if len(before) > _LONGEST_LABEL:
        return None, len(before) + 1
    if _ACTION.fullmatch(before.strip()):
        return "action", len(before) + len(colon)
    role = column_named(before) if colon and len(before.split()) <= 5 else None
    return role, len(before) + 1


def planned_actions(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[PlannedAction]:
    """The actions under each finding or group of findings, with their owners, days and states."""
    plan = _Plan({draft.line.place: draft for draft in drafts if draft.line is not None})
    for line in lines:
        plan.take(line)
    plan.give_states()
    return plan.actions


class _Plan:
    """Actions met so far, the findings they answer, and whether a list of actions is open."""

    def __init__(self, begun: dict[Place, Draft]) -> None:
        self.actions: list[PlannedAction] = []
        self._begun = begun
        self._answers: tuple[Draft, ...] = ()
        self._listing = self._acted = False
        self._here: list[PlannedAction] = []
        self._states: dict[int, list[str]] = {}

    def take(self, line: Line) -> None:
        """A line: a finding, a label, or an action of an open list."""
        if draft := self._begun.get(line.place):
            self._answers = (draft,) if self._acted else (*self._answers, draft)
            self._listing = self._acted = False
            return
        role, start = _label_of_action(line)
        if _HEAD_OF_ACTIONS.fullmatch(line.text) and self._answers:
            self._listing, self._here = True, []
        elif role == "action" and self._answers:
            self._listing, self._here = True, []
            if line.raw[start:].strip():
                self._add(line.span(start))
                self._listing = False
        elif role in {"owner", "due", "status", "comment"} and self._here:
            self._tell(role, line.span(start).text or None)
        elif label_of(line):
            self._listing = False
        elif self._listing and (numbered := _ACTION_NUMBER.match(line.raw)):
            self._here = []
            self._add(line.span(numbered.end()))
        elif self._listing and (line.number is not None or not self._here):
            if self._here and line.number is not None and not line.bulleted:
                self._here = []
            self._add(line.span())

    def _add(self, span: Span) -> None:
        if not span.text:
            return
        action = PlannedAction(span, self._answers)
        self.actions.append(action)
        self._here.append(action)
        self._acted = True

    def _tell(self, role: str, words: str | None) -> None:
        for action in self._here:
            if role == "owner":
                action.owner = action.owner or words
            elif role == "due":
                action.deadline = action.deadline or words
            elif role == "status" or (words and LONE_STATE.fullmatch(words)):
                action.status = action.status or words
        if role == "status" and words and len(self._answers) == 1:
            self._states.setdefault(id(self._answers[0]), []).append(words)

    def give_states(self) -> None:
        """A finding whose answer has one state is in that state; where each of its actions has one, it has none."""
        for draft in self._begun.values():
            said = self._states.get(id(draft), [])
            if draft.status is None and len(said) == 1:
                draft.status = said[0]
