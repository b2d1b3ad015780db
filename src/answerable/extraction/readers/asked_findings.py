"""Reads findings out of the inspectorate's letters and reports that set them in running text, without graded areas.

A cause of concern is told under its heading or quoted; its recommendations are the items or sentences that ask for
something. A numbered recommendation keeps its limbs. What was recommended at an earlier inspection is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.extraction.readers import openings
from answerable.extraction.readers.addressees import ASKED_OF, addressee_in
from answerable.extraction.readers.asked_list import AskedList, without_paragraph
from answerable.extraction.readers.drafts import cited_span, due_in, number_of
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.printed_progress import meant_concern, prints_status
from answerable.extraction.readers.words import DEFINES, NOTHING, Label, label_of

_GOES_ON = later(
    r"(?:This|These|They|Those|Subsequently|In\s+doing\s+so|As\s+(?:a\s+minimum|part\s+of\s+this)|In\s+particular|It|Where|When"
    r"|Once|If|Alternatively)\b"
    r"[^.]*\b(?:should|must)\b"
)
_RECOMMEND = later(r"(?:We|Inspectors)\s+(?:also\s+|therefore\s+)?recommend\b")
_YEAR = later(r"\(?20\d\d\b")
_ASKS_OF_ANOTHER = later(r"(?P<who>[A-Z][^.:;]{3,90}?)\s+(?:should|must|needs?\s+to)\s*:")
_ACCELERATED = later(r"(?i)\baccelerated\s+causes?\s+(?:of|for)\s+concern\b")
_CONCERN = later(r"(?i)\bcauses?\s+(?:of|for)\s+concern\b")


@dataclass(slots=True)
class AskedFindings(AskedList):
    """Takes the lines of a document one by one and tells what each opens, is or closes."""

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines, in order."""
        lines = [without_paragraph(line) for line in lines]
        for at, line in enumerate(lines):
            self._last = at + 1 == len(lines)
            self._after = lines[at + 2] if at + 2 < len(lines) else None
            before, self._grown = len(self.drafts), False
            self._take(line, lines[at + 1] if at + 1 < len(lines) else None)
            self._adjacent = (
                self._grown or len(self.drafts) > before or (self._adjacent and line.number is not None)
            )
            self._before, self._spoken = line.raw, self._spoken or bool(_CONCERN.search(line.raw))
            if line.heading_like and line.number is None and line.words <= 10 and not line.raw.endswith(":"):
                self._heading = line.text
                self._headed = self._headed or label_of(line) is None

    def _take(self, line: Line, following: Line | None) -> None:
        if prints_status(line) and not self._is_item(line):
            # A status printed after its words: whatever awaited a statement, what follows tells of progress.
            self._awaited = self._awaited if label_of(line) else None
            return
        if openings.is_contents(line) or self._is_history(line):
            return
        if openings.heads_other(line) and (line.number is None or line.marked):
            self._leave()
            return
        if self._opens_by_words(line, following) or self._opens_by_label(line):
            return
        if openings.heads_concern(line):
            self._await_concern(accelerated=bool(_ACCELERATED.search(line.raw)) or self.accelerated)
            self._label = label_of(line)
            self._heading = re.sub(r"(?i)\s*causes?\s+(?:of|for)\s+concern\s*[:–—-]?\s*", "", line.text)
        elif self._awaited == "cause_of_concern":
            self._take_statement(line, following)
        elif (lead := openings.lead_of(line, following, force=self.force)) is not None:
            self._take_lead(line, lead)
        elif (who := self._counts_on_to(line, following)) is not None:
            self._open_list(led=True, due=self._due)
            self._who = who
        elif self._states_unheaded(line, following):
            self._leave()
            self._accelerates = self.accelerated
            if line.raw.startswith(openings.OPENING_QUOTES) and line.raw.endswith(openings.CLOSING_QUOTES):
                self._take_quoted(line)
            else:
                self._add("cause_of_concern", line.span(), line)
        elif self._takes_group(line):
            return
        elif line.number is not None and line.block.kind != "heading":
            self._take_item(line)
        else:
            self._take_paragraph(line)

    def _is_history(self, line: Line) -> bool:
        if openings.tells_history(line) and not (line.number and not line.marked and self._kind):
            self._leave()
            self._history, self._history_level = True, line.block.level
            self.passed.append(line)
        elif self._history and line.number is None and line.heading_like and not openings.is_status(line):
            label = label_of(line)
            deeper = self._history_level is not None and (line.block.level or 0) > self._history_level
            if deeper or (label and _YEAR.match(line.raw[label.rest :])):
                return True
            inner = bool(label and label.ref) or openings.due_alone(line) or openings.who_alone(line)
            self._history = bool(inner) or line.raw.endswith(":") or openings.asks(line)
        return self._history

    def _counts_on_to(self, line: Line, following: Line | None) -> str | None:
        """Whom the next items are asked of, where their numbers run on from the list before: "Health boards should:"."""
        found = _ASKS_OF_ANOTHER.fullmatch(line.text) if self._kind == "recommendation" else None
        last = self.drafts[-1] if self.drafts else None
        if found is None or last is None or following is None or last.kind != "recommendation":
            return None
        counts = last.ref is not None and last.ref.isdigit() and following.counted == int(last.ref) + 1
        return found["who"] if counts else None

    def _states_unheaded(self, line: Line, following: Line | None) -> bool:
        if not (self.unheaded and self._spoken):
            return False
        asked = self._concern is None or any(draft.parent is self._concern for draft in self.drafts)
        return asked and openings.states_unheaded(line, following, self._after, force=self.force)

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
            self._concern = meant_concern(
                f"{self._heading} {self._before} {line.raw}", self._listed, self._concern
            )
            self._answered = self._answered and self._concern is None
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
        under = label.kind == "recommendation" and (
            not self._answered or self._still_asks(label) or self._is_of_box(line, label)
        )
        concern, self._answered = self._concern if under else None, self._answered and not under
        self._leave()
        self._history = False
        self._kind, self._label, self._concern = label.kind, label, concern
        self._answered = self._answered and concern is None
        self._level = line.block.level
        self._who = openings.who_alone(line) or (self._who if label.ref else None)
        if label.kind == "cause_of_concern":
            self._await_concern(accelerated=self.accelerated or bool(_ACCELERATED.search(line.raw)))
            self._label, self._kind = label, label.kind
            self._box, self._headed = line, False
        elif not label.plural or label.ref:
            self._awaited = label.kind
        if not label.alone:
            self._take_labelled(line, label)
        return True

    def _take_labelled(self, line: Line, label: Label) -> None:
        rest = line.raw[label.rest :]
        if label.kind == "cause_of_concern" and rest.startswith(openings.OPENING_QUOTES):
            self._take_quoted(line, start=label.rest)
        elif who := openings.addressed_to(rest):
            self._who = who
        elif label.kind == "cause_of_concern" or ASKED_OF.match(rest) or len(rest.split()) > 3:
            self._add_whole(label.kind, line, label.rest)

    def _take_statement(self, line: Line, following: Line | None) -> None:
        """The statement of a cause of concern; a line that only names its subject is passed over."""
        if line.number is None and openings.is_topic(line, following) and not line.raw.startswith("“"):
            self._heading = line.text
            return
        if DEFINES.match(line.raw):
            self._leave()
            return
        lead = openings.lead_of(line, following, force=self.force)
        span = lead.before if lead and lead.before else line.span()
        if lead and not lead.before:
            self._awaited = None
            self._take_lead(line, lead)
            return
        if line.raw.startswith(openings.OPENING_QUOTES) and not lead:
            self._take_quoted(line)
            return
        self._awaited = None
        self._add("cause_of_concern", span, line)
        if lead and lead.before:
            self._take_lead(line, lead)

    def _take_quoted(self, line: Line, *, start: int = 0) -> None:
        """A statement in quotation marks; where they do not close, its recommendations are quoted with it."""
        self._awaited, closed = None, line.raw.endswith(openings.CLOSING_QUOTES)
        self._add("cause_of_concern", line.span(start + 1, len(line.raw) - closed), line)
        self._quoting = not closed

    def _take_lead(self, line: Line, lead: openings.Lead) -> None:
        """A line that leads in items: limbs of one numbered finding, or findings of their own."""
        whole = self._awaited == "area_for_improvement" or (
            self._awaited == "recommendation"
            and (self._concern is None or bool(self._label and self._label.ref))
        )
        whole = whole or (self._kind == "recommendation" and self._concern is None and lead.lettered)
        limbs = (
            self._concern is None
            and openings.leads_in_limbs(line)
            and (self.loose or self._kind == "recommendation")
        ) or (self.loose and self._says_what(line))
        if whole or limbs:
            self._awaited = None
            self._add(self._label.kind if self._label and not limbs else "recommendation", line.span(), line)
            self._single = self.drafts[-1]
        elif self._kind == "area_for_improvement":
            self._open_list(led=True, lead=lead.words, due=lead.due)
        elif self._can_ask() or self._led or (self.loose and _RECOMMEND.match(line.raw)):
            self._kind, self._awaited = "recommendation", None
            self._open_list(led=True, lead=lead.words, due=lead.due or self._due)
            self._who = addressee_in(line.raw) or self._who
        else:
            self._take_paragraph(line)

    def _take_paragraph(self, line: Line) -> None:
        last = self.drafts[-1] if self.drafts else None
        if NOTHING.fullmatch(line.text) or (
            self._last
            and openings.breaks_off(line)
            and not (self._label and self._label.ref and self._awaited)
        ):
            return
        if (
            self._led
            and self._kind == "recommendation"
            and self._mark is None
            and openings.is_bare_item(line)
        ):
            self._add("recommendation", cited_span(line), line)
        elif self._awaited in ("recommendation", "area_for_improvement"):
            self._take_awaited(line, self._awaited)
        elif last and self._adjacent and self._is_numbered(last) and _GOES_ON.match(line.raw):
            self._lengthen(last, line)
            self._single = last if line.raw.endswith(":") else None
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
        elif self._kind is None and self._label and openings.asks(line) and ". " not in line.raw:
            self.maybe += [line] if self._label.kind == "area_for_improvement" and self._label.plural else []

    def _says_what(self, line: Line) -> bool:
        """Whether "we recommend that the force acts to …, by:" says what to do, so that the items are its limbs."""
        tail = line.raw.rpartition(self.force)[2] if self.force and self.force in line.raw else ""
        return bool(_RECOMMEND.match(line.raw)) and len(tail.split()) >= 3

    def _take_awaited(self, line: Line, kind: str) -> None:
        """The finding after "Recommendation 3" or "Area for improvement"; a heading between them is passed over."""
        if not openings.asks(line) and line.heading_like and line.words <= 8 and not line.marked:
            return
        if openings.heads_summary(line):
            self._leave()
            return
        self._add_whole(kind, line, 0)

    def _add_whole(self, kind: str, line: Line, start: int) -> None:
        """The one finding of its box: what else asks for something there explains it."""
        only = self._label is not None and not self._label.plural and kind == "recommendation"
        self._awaited = None
        self._add(kind, cited_span(line, start), line)
        self._kind = None if only else self._kind
        self._single = self.drafts[-1] if line.raw.endswith(":") else None
