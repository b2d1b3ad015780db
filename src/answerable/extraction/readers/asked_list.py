"""What a list of findings knows while it is read: its kind, concern, deadline, addressee, marks; what closes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.extraction.readers import openings
from answerable.extraction.readers.addressees import ASKED_OF, addressee_in
from answerable.extraction.readers.drafts import Draft, cited_paragraph, cited_span, due_in, number_of
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.printed_progress import without_status
from answerable.extraction.readers.words import NOTHING, Label

_LONGEST_BOX = 6
"""Paragraphs from a cause of concern's label to the label of its recommendations, where explanation stands between."""
_PARAGRAPH = re.compile(r"\d{1,2}\.\d{1,3}\.?")
_SHORTLY = re.compile(
    r"(?i)^(?!(?:we|they|staff|officers\s+said)\b)(?:(?:\S+\s+){1,4}(?:should|must)|(?:\S+\s+){1,6}needs?\s+to)\b"
)
_RECOMMENDS = re.compile(r"We\s+(?:also\s+|therefore\s+)?recommend\b")
_RECOMMENDING = re.compile(r"^(?:We|Inspectors)\s+(?:also\s+|therefore\s+)?recommend\s+that,?\s+")
_MODAL = re.compile(r"(?i)^(?:\S+\s+){1,12}(?:should|must)\b")
_OF_SUMMARY = later(r"S\d{1,3}(?:\.\d{1,2})?\s+(?=[A-Z])")


@dataclass(slots=True)
class AskedList:
    """Findings read so far. `loose` also takes lists led in by a deadline, or by "we recommend", under no heading;
    `unheaded` also a cause of concern that no heading announces, once the document has spoken of one.

    `passed` holds the lines that head what was recommended before; `concern_words` other words for a cause of concern;
    `topics` what each concern is about, by the id of its draft; `maybe` sentences that may be findings too.
    """

    force: str | None = None
    loose: bool = False
    unheaded: bool = False
    accelerated: bool = False
    concern_words: re.Pattern[str] | None = None
    drafts: list[Draft] = field(default_factory=list)
    passed: list[Line] = field(default_factory=list)
    maybe: list[Line] = field(default_factory=list)
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
    _history_level: int | None = None
    _heading: str = ""
    _headed: bool = False
    _box: Line | None = None
    _adjacent: bool = False
    _accelerates: bool = False
    _last: bool = False
    _level: int | None = None
    _grown: bool = False
    _before: str = ""
    _spoken: bool = False
    _after: Line | None = None
    _listed: list[Draft] = field(default_factory=list)

    def _leave(self) -> None:
        self._kind, self._label, self._concern, self._awaited = None, None, None, None
        self._open_list(led=False)

    def _open_list(self, *, led: bool, lead: str = "", due: str | None = None) -> None:
        self._led, self._lead, self._due, self._mark, self._single = led, lead, due, None, None

    def _await_concern(self, *, accelerated: bool) -> None:
        self._leave()
        self._awaited = "cause_of_concern"
        self._accelerates = accelerated

    def _is_of_box(self, line: Line, label: Label) -> bool:
        """Whether "Recommendations" is set as "Cause of concern" was, with but a few paragraphs about it between."""
        box = self._box
        if box is None or not (label.alone and label.plural) or label.ref or self._headed:
            return False
        if any(draft.parent is self._concern for draft in self.drafts):
            return False
        first, here = box.block, line.block
        near = here.index - first.index <= _LONGEST_BOX
        return near and (first.kind, first.level, first.bold) == (here.kind, here.level, here.bold)

    def _can_ask(self) -> bool:
        """Whether recommendations may stand here: under their heading, or after a cause of concern."""
        return self._kind == "recommendation" or (self._concern is not None and not self._answered)

    def _still_asks(self, label: Label) -> bool:
        """Whether "Recommendations" heads those of a cause of concern that has only been explained so far."""
        return label.alone and label.ref is None and not any(d.parent is self._concern for d in self.drafts)

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

    def _is_item(self, line: Line) -> bool:
        """Whether a line is one of a list of recommendations that was led in."""
        return (
            self._led
            and self._kind == "recommendation"
            and line.number is not None
            and line.block.kind != "heading"
        )

    def _take_item(self, line: Line) -> None:
        line, status = without_status(line) if self._is_item(line) else (line, None)
        mark = "•" if line.bulleted else "1" if line.counted is not None else "a"
        if self._single is not None and (
            _is_next_paragraph(line, self._single) or _is_next_bullet(line, self._single)
        ):
            self._single = None
        if self._single is not None:
            self._lengthen(self._single, line)
        elif self._kind is None or NOTHING.fullmatch(line.text):
            return
        elif self._mark not in (None, mark):
            self._take_odd_item(line, mark)
        elif self._kind == "cause_of_concern":
            if self._led:
                self._mark = mark
                self._add("cause_of_concern", cited_span(line), line, ref=number_of(line))
                self._listed.append(self.drafts[-1])
        elif (
            self._led
            or openings.asks(line)
            or (line.bulleted and _RECOMMENDS.match(line.raw))
            or (line.bulleted and _MODAL.search(line.raw))
            or self._is_asking_paragraph(line)
        ):
            self._mark = mark
            self._add(self._kind, cited_span(line), line, ref=number_of(line))
            self.drafts[-1].status = status
            if self.drafts[-1].text.endswith(":"):
                self._single = self.drafts[-1]
        if self._quoting and line.raw.endswith(openings.CLOSING_QUOTES):
            self._close()

    def _is_asking_paragraph(self, line: Line) -> bool:
        """A numbered paragraph under "Areas for improvement" that asks: "3.2 Detainees should be told …"."""
        areas = self._kind == "area_for_improvement" and self._label is not None and self._label.plural
        alone = not re.search(r"\.\s(?!\()", line.raw) and bool(_PARAGRAPH.fullmatch(line.number or ""))
        return areas and alone and bool(_SHORTLY.match(line.raw))

    def _take_odd_item(self, line: Line, mark: str) -> None:
        """Marked otherwise than the list: a limb of the item before, or narrative after the list."""
        last = self.drafts[-1] if self.drafts else None
        if mark == "1" or last is None or last.line is None:
            self._close()
        elif last.line.raw.endswith((":", ";", "; and", "; or", ",")):
            if last.text == cited_span(last.line).text:
                last.span = last.line.span()
            self._lengthen(last, line)

    def _close(self) -> None:
        """The box or quotation has ended: what comes is narrative."""
        self._kind, self._quoting, self._awaited = None, False, None
        self._answered = self._concern is not None
        self._open_list(led=False)

    def _end_list(self, line: Line) -> None:
        deeper = (line.block.level or 0) > (self._level or 9)
        goes_on = self._kind == "recommendation" and line.heading_like and (deeper or not line.marked)
        goes_on = goes_on or (deeper and self._label is not None and self._label.plural)
        if self._concern is not None:
            goes_on = not any(draft.parent is self._concern for draft in self.drafts)
        if goes_on:
            self._open_list(led=False)
        else:
            self._close()

    def _is_numbered(self, draft: Draft) -> bool:
        return draft.kind == "recommendation" and draft.ref is not None and draft is not self._concern

    def _lengthen(self, draft: Draft, line: Line) -> None:
        """Add a limb with its bullet or letter, as printed; the place holds its words."""
        self._grown = True
        draft.span = Span(f"{draft.text} {line.printed}", draft.span.places + line.span().places)

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
            draft.deadline = self._deadline(line, span.text)
            draft.addressee = addressee_in(span.text) or self._who
        self.drafts.append(draft)

    def _deadline(self, line: Line, words: str) -> str | None:
        """The day a finding begins with, else that of its list; what it says of time further on may be its substance."""
        own = due_in(words)
        if own and _RECOMMENDING.sub("", words).startswith(own):
            return own
        return self._due if line.number is not None or not self._lead else None


def _is_next_paragraph(line: Line, single: Draft) -> bool:
    """Whether an item is no limb but the next of the numbered paragraphs that the finding with limbs is one of."""
    own = single.line.number if single.line else None
    return bool(_PARAGRAPH.fullmatch(line.number or "") and _PARAGRAPH.fullmatch(own or ""))


def _is_next_bullet(line: Line, single: Draft) -> bool:
    """Whether a bullet set as the one that leads in limbs asks for something itself, and so is the next finding."""
    own = single.line
    alike = (
        own is not None
        and line.bulleted
        and own.number == line.number
        and own.block.depth == line.block.depth
    )
    return alike and bool(ASKED_OF.match(line.raw) or _RECOMMENDS.match(line.raw))


def without_paragraph(line: Line) -> Line:
    """A line without the number of a paragraph of the summary ("S44 Cause of concern: …"), which names no finding."""
    found = _OF_SUMMARY.match(line.raw) if line.number is None else None
    return line.piece(found.end(), len(line.raw)) if found else line
