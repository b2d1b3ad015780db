"""Reads findings out of the inspectorate's letters and reports that set them in running text, without graded areas.

A cause of concern is told under its heading or quoted; its recommendations are the items or sentences that ask for
something. A numbered recommendation keeps its limbs. What was recommended at an earlier inspection is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.extraction.readers import openings
from answerable.extraction.readers.addressees import ASKED_OF, addressee_in
from answerable.extraction.readers.drafts import Draft, cited_paragraph, cited_span, due_in, number_of
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.printed_progress import prints_status
from answerable.extraction.readers.words import NOTHING, Label, label_of

_GOES_ON = re.compile(
    r"(?:This|These|They|Those|Subsequently|In\s+doing\s+so|As\s+(?:a\s+minimum|part\s+of\s+this)|In\s+particular|It|Where)\b"
    r"[^.]*\b(?:should|must)\b"
)
_RECOMMEND = re.compile(r"(?:We|Inspectors)\s+(?:also\s+|therefore\s+)?recommend\b")
_ACCELERATED = re.compile(r"(?i)\baccelerated\s+causes?\s+(?:of|for)\s+concern\b")
_CONCERN = re.compile(r"(?i)\bcauses?\s+(?:of|for)\s+concern\b")


@dataclass(slots=True)
class AskedFindings:
    """Findings read so far. `loose` also takes lists led in by a deadline, or by "we recommend", under no heading.

    `passed` holds the lines that head what was recommended before; `concern_words` other words for a cause of concern.
    """

    force: str | None = None
    loose: bool = False
    accelerated: bool = False
    concern_words: re.Pattern[str] | None = None
    drafts: list[Draft] = field(default_factory=list)
    passed: list[Line] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    _kind: str | None = None
    _label: Label | None = None
    _concern: Draft | None = None
    _awaited: str | None = None
    _single: Draft | None = None
    _led: bool = False
    _lead: str = ""
    _due: str | None = None
    _who: str | None = None
    _quoting: bool = False
    _mark: str | None = None
    _answered: bool = False
    _history: bool = False
    _heading: str = ""
    _adjacent: bool = False

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines, in order."""
        for at, line in enumerate(lines):
            before = len(self.drafts)
            self._take(line, lines[at + 1] if at + 1 < len(lines) else None)
            self._adjacent = len(self.drafts) > before or (self._adjacent and line.number is not None)
            if line.heading_like and line.number is None and line.words <= 10 and not line.raw.endswith(":"):
                self._heading = line.text

    def _take(self, line: Line, following: Line | None) -> None:
        if prints_status(line) or self._is_history(line):
            return
        if openings.heads_other(line) and (line.number is None or line.marked):
            self._leave()
            return
        if self._opens_by_words(line, following) or self._opens_by_label(line):
            return
        if openings.heads_concern(line):
            self._await_concern(accelerated=bool(_ACCELERATED.search(line.raw)) or self.accelerated)
            self._heading = re.sub(r"(?i)\s*causes?\s+(?:of|for)\s+concern\s*[:–—-]?\s*", "", line.text)
        elif self._awaited == "cause_of_concern":
            self._take_statement(line, following)
        elif (lead := openings.lead_of(line, following, force=self.force)) is not None:
            self._take_lead(line, lead)
        elif self._takes_group(line):
            return
        elif line.number is not None and not line.marked:
            self._take_item(line)
        else:
            self._take_paragraph(line)

    def _is_history(self, line: Line) -> bool:
        if openings.tells_history(line) and not (line.number and not line.marked):
            self._leave()
            self._history = True
            self.passed.append(line)
        elif self._history and line.number is None and line.heading_like and not openings.is_status(line):
            self._history = bool(label_of(line)) or line.raw.endswith(":") or openings.asks(line)
        return self._history

    def _leave(self) -> None:
        self._kind, self._label, self._concern, self._awaited = None, None, None, None
        self._open_list(led=False)

    def _open_list(self, *, led: bool, lead: str = "", due: str | None = None) -> None:
        self._led, self._lead, self._due, self._mark, self._single = led, lead, due, None, None

    def _await_concern(self, *, accelerated: bool) -> None:
        self._leave()
        self._awaited = "cause_of_concern"
        self._accelerates = accelerated

    _accelerates: bool = False

    def _opens_by_words(self, line: Line, following: Line | None) -> bool:
        """ "It read:", "we identified two causes of concern:", "we made the following recommendations:"."""
        says = bool(_CONCERN.search(line.raw))
        if says and line.raw.endswith(":"):
            self.accelerated = bool(_ACCELERATED.search(line.raw))
        if openings.lists_concerns(line, following):
            self._leave()
            self._kind, self._accelerates = "cause_of_concern", self.accelerated
            self._open_list(led=True)
        elif openings.states_concern(line, following) and not (following and label_of(following)):
            self._await_concern(accelerated=self.accelerated)
        elif (
            openings.makes_recommendations(line)
            and not openings.asks(line)
            and not _RECOMMEND.match(line.raw)
        ):
            self._kind, self._awaited = "recommendation", None
            self._open_list(led=True, due=due_in(line.raw))
        else:
            return False
        return True

    def _opens_by_label(self, line: Line) -> bool:
        label = openings.kind_label(line)
        if label is None and self.concern_words and self.concern_words.match(line.raw):
            found = self.concern_words.match(line.raw)
            end = found.end() if found else 0
            label = Label("cause_of_concern", None, line.raw[:end], False, end, end == len(line.raw))
        if label is None:
            return False
        if not label.alone and not (label.ref or label.kind != "area_for_improvement" or not label.plural):
            return False
        concern = self._concern if label.kind == "recommendation" and not self._answered else None
        self._leave()
        self._history = False
        self._kind, self._label, self._concern, self._who = label.kind, label, concern, None
        if label.kind == "cause_of_concern":
            self._await_concern(accelerated=self.accelerated or bool(_ACCELERATED.search(line.raw)))
            self._label, self._kind = label, label.kind
        elif not label.plural or label.ref:
            self._awaited = label.kind
        if not label.alone:
            self._take_labelled(line, label)
        return True

    def _take_labelled(self, line: Line, label: Label) -> None:
        rest = line.raw[label.rest :]
        if label.kind == "cause_of_concern" or ASKED_OF.match(rest) or len(rest.split()) > 3:
            self._awaited = None
            self._add(label.kind, cited_span(line, label.rest), line)

    def _take_statement(self, line: Line, following: Line | None) -> None:
        """The statement of a cause of concern; a line that only names its subject is passed over."""
        if line.number is None and openings.is_topic(line, following) and not line.raw.startswith("“"):
            self._heading = line.text
            return
        lead = openings.lead_of(line, following, force=self.force)
        span = lead.before if lead and lead.before else line.span()
        if lead and not lead.before:
            self._awaited = None
            self._take_lead(line, lead)
            return
        if line.raw.startswith(openings.OPENING_QUOTES):
            closed = line.raw.endswith(openings.CLOSING_QUOTES) and not lead
            span = line.span(1, len(line.raw) - 1) if closed else line.span(1)
            self._quoting = not closed
        self._awaited = None
        self._add("cause_of_concern", span, line)
        if lead and lead.before:
            self._take_lead(line, lead)

    def _take_lead(self, line: Line, lead: openings.Lead) -> None:
        """A line that leads in items: limbs of one numbered finding, or findings of their own."""
        whole = self._awaited == "area_for_improvement" or (
            self._awaited == "recommendation"
            and (self._concern is None or bool(self._label and self._label.ref))
        )
        if whole and self._label is not None:
            self._awaited = None
            self._add(self._label.kind, line.span(), line)
            self._single = self.drafts[-1]
        elif self._kind == "area_for_improvement":
            self._open_list(led=True, lead=lead.words, due=lead.due)
        elif self._can_ask() or self._led or (self.loose and _RECOMMEND.match(line.raw)):
            self._kind, self._awaited = "recommendation", None
            self._open_list(led=True, lead=lead.words, due=lead.due or self._due)
            self._who = addressee_in(line.raw) or self._who
        else:
            self._take_paragraph(line)

    def _can_ask(self) -> bool:
        """Whether recommendations may stand here: under their heading, or after a cause of concern."""
        return self._kind == "recommendation" or (self._concern is not None and not self._answered)

    def _takes_group(self, line: Line) -> bool:
        """A line that is only a deadline or an addressee, with a list of recommendations under it."""
        if not (self._kind == "recommendation" or self.loose):
            return False
        if due := openings.due_alone(line):
            self._kind = "recommendation"
            self._open_list(led=True, due=due)
            return True
        if self._kind == "recommendation" and (who := openings.who_alone(line)):
            self._open_list(led=line.raw.endswith(":"))
            self._who = who
            return True
        return False

    def _take_item(self, line: Line) -> None:
        mark = "•" if line.bulleted else "1" if line.counted is not None else "a"
        if self._single is not None:
            self._lengthen(self._single, line.span())
        elif self._kind is None or NOTHING.fullmatch(line.text):
            return
        elif self._mark not in (None, mark):
            self._take_odd_item(line, mark)
        elif self._kind == "cause_of_concern":
            if self._led:
                self._add("cause_of_concern", cited_span(line), line, ref=number_of(line))
                self._kind, self._led = "cause_of_concern", True
        elif self._led or openings.asks(line):
            self._mark = mark
            self._add(self._kind, cited_span(line), line, ref=number_of(line))
            if line.raw.endswith(":"):
                self._single = self.drafts[-1]
        if self._quoting and line.raw.endswith(openings.CLOSING_QUOTES):
            self._close()

    def _take_odd_item(self, line: Line, mark: str) -> None:
        """Marked otherwise than the list: a limb of the item before, or narrative after the list."""
        last = self.drafts[-1] if self.drafts else None
        if mark == "1" or last is None or last.line is None:
            self._close()
        elif last.text.endswith((":", ";", "; and", "; or")):
            self._lengthen(last, line.span())

    def _close(self) -> None:
        """The box or quotation has ended: what comes is narrative."""
        self._kind, self._quoting, self._awaited = None, False, None
        self._answered = self._concern is not None
        self._open_list(led=False)

    def _take_paragraph(self, line: Line) -> None:
        last = self.drafts[-1] if self.drafts else None
        if NOTHING.fullmatch(line.text):
            return
        if self._awaited in ("recommendation", "area_for_improvement"):
            self._take_awaited(line, self._awaited)
        elif last and self._adjacent and self._is_numbered(last) and _GOES_ON.match(line.raw):
            self._lengthen(last, line.span())
        elif self._kind == "recommendation" and openings.asks(line) and line.words >= 5:
            self._add("recommendation", cited_span(line), line, ref=number_of(line))
        elif self.loose and _RECOMMEND.match(line.raw) and line.raw.endswith("."):
            self._add("recommendation", cited_span(line), line)
        elif (
            self._kind == "area_for_improvement"
            and openings.asks(line)
            and self._label
            and self._label.plural
        ):
            self._add("area_for_improvement", cited_span(line), line, ref=number_of(line))
        elif line.block.kind == "heading" or self._led or self._single is not None:
            self._end_list(line)
        elif self._kind is not None and self._adjacent and not line.heading_like:
            self._close()

    def _take_awaited(self, line: Line, kind: str) -> None:
        """The finding after "Recommendation 3" or "Area for improvement"; a heading between them is passed over."""
        if not openings.asks(line) and line.heading_like and line.words <= 8 and not line.marked:
            return
        self._awaited = None
        self._add(kind, cited_span(line), line)
        if line.raw.endswith(":"):
            self._single = self.drafts[-1]

    def _end_list(self, line: Line) -> None:
        goes_on = self._kind == "recommendation" and line.heading_like and not line.marked
        if self._concern is not None:
            goes_on = not any(draft.parent is self._concern for draft in self.drafts)
        if goes_on:
            self._open_list(led=False)
        else:
            self._close()

    def _is_numbered(self, draft: Draft) -> bool:
        return draft.kind == "recommendation" and draft.ref is not None and draft is not self._concern

    def _lengthen(self, draft: Draft, span: Span) -> None:
        draft.span = Span(f"{draft.text} {span.text}", draft.span.places + span.places)

    def _add(self, kind: str, span: Span, line: Line, *, ref: str | None = None) -> None:
        if self._label is not None and self._label.kind == kind and self._label.ref:
            ref, self._label = ref or self._label.ref, None
        ref = ref or cited_paragraph(line)
        parent = self._concern if kind == "recommendation" and not self._answered else None
        draft = Draft(kind, span, ref, parent, line=line, lead=self._lead)
        if kind == "cause_of_concern":
            draft.accelerated = self._accelerates
            self.topics[id(draft)] = self._heading
            self._concern, self._answered = draft, False
        else:
            draft.due, draft.addressee = self._due, addressee_in(span.text) or self._who
        self.drafts.append(draft)
