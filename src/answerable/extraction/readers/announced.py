"""Findings as committee papers, minutes and plans list them: after a sentence that announces them, or behind a label.

What a committee or a force recommends for itself is printed just as what the inspectors recommend, so a list is only
taken where it is said to be theirs: by a sentence that names the kind, a colour of their progress, or a numbered label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.extraction.cards import Doubt
from answerable.extraction.readers import doubts
from answerable.extraction.readers.drafts import Draft, item_span
from answerable.extraction.readers.flat_rows import STATES
from answerable.extraction.readers.glued_columns import columns_after
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.openings import concern_leading_in
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.words import ASKS, EXPLAINS, MODAL, Label, label_of, lead_in, lead_verb

_KINDS = later(
    r"(?i)\b(?:(?P<cause_of_concern>causes?\s+(?:of|for)\s+concern|cocs?)"
    r"|(?P<area_for_improvement>(?:areas?|actions?)\s+(?:for|of)\s+(?:further\s+)?improvement|afis?)"
    r"|(?P<recommendation>recommendations?))\b"
)
_COLOUR = later(r"\b(?:Red|Amber|Green|White|RED|AMBER|GREEN|WHITE|red|amber|green)\b")
_OF_FINDINGS = later(
    r"(?i)\b(?:recommendations?|responses?|areas?|afis?|actions?|items?|turned|remain\w*|were|was)\b"
)
_OWN = later(
    r"(?i)(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]?\s+)?(?:that\b|to\s+(?:note|receive|consider|approve|endorse|agree)\b"
    r"|(?:the\s+)?(?:\w+\s+){0,4}(?:members?|committee|panel|board|authority|cabinet)\b(?!.{0,60}\bforce\s+should)"
    r"|it\s+is\s+recommended\b|(?:note|approve|endorse|receive|consider|agree)s?\b)"
)
_RESOLVED = later(r"(?i)(?:resolved|unanimously resolved|decision|recommended)\b")
_RATHER = later(r"(?i)\b(?:rather\s+than|instead\s+of|not)\b[^.,;]{0,40}$")
_STATE_AT_END = later(rf"\s*[\[(]\s*(?P<state>{STATES})\s*[\])]\s*$")
_FIRST_SENTENCE = later(r"[.!?][’”\"]?(?=\s+[A-Z‘“(])")
_SHORT_VERB = 3
_QUOTED = later(
    r"(?i)\b(?P<kind>areas?\s+for\s+improvement|causes?\s+of\s+concern|recommendation)\b[^.‘“\"]{0,120}"
    r"(?:‘(?P<single>[^‘]{15,400}?)[’](?=[\s.,;)]|$)|[“\"](?P<double>[^“”\"]{15,400}?)[”\"])"
)
_DUE_CUE = later(
    r"(?i)\b(?:met|delay\w*|until|due|by|complete\w*|deadline|expected|extended|resolution|target|publish\w*)\b"
)
_MONTH = later(
    r"(?i)(?P<before>\b(?:not|from|than|of)\s+)?\b(?P<month>(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\s+20\d\d)\b"
)


def first_sentence(line: Line) -> Span:
    """The first sentence of a line, its stop included."""
    found = _FIRST_SENTENCE.search(line.raw)
    return line.span(0, found.end()) if found else line.span()


def announced_kind(line: Line) -> str | None:
    """The kind a sentence that ends in a colon announces: the last it names that is not what it says there is not."""
    if not line.raw.endswith(":") or _OWN.match(line.raw):
        return None
    named = [match for match in _KINDS.finditer(line.raw) if not _RATHER.search(line.raw[: match.start()])]
    return named[-1].lastgroup if named else None


def announced_state(line: Line) -> str | None:
    """The colour of the findings a sentence announces, in small letters: "…five were Red, the latter being:"."""
    if not line.raw.endswith(":") or line.words < 3 or not _OF_FINDINGS.search(line.raw):
        return None
    found = _COLOUR.findall(line.raw)
    return found[-1].lower() if found else None


@dataclass(slots=True)
class AnnouncedFindings:
    """Findings met so far, and the list that is open."""

    drafts: list[Draft] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _kind: str | None = None
    _status: str | None = None
    _mark: str | None = None
    _concern: Draft | None = None
    _children: bool = False
    _ref: str | None = None
    _limbs: bool = False
    _own: bool = False
    _lead: str | None = None
    _listed: int = 0
    _answered: str | None = None

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines of a paper, in order."""
        for at, line in enumerate(lines):
            following = lines[at + 1] if at + 1 < len(lines) else None
            self._take(line, following)

    def _take(self, line: Line, following: Line | None) -> None:
        if self._heads_own(line, following):
            return
        if self._limbs and line.number is not None and self._is_limb(line):
            last = self.drafts[-1]
            last.span = Span(f"{last.text} {line.printed}", last.span.places + line.span().places)
            return
        self._limbs = False
        if self._own:
            return
        if (label := label_of(line)) and self._take_label(line, label):
            return
        stated = concern_leading_in(line)
        if stated is not None and following is not None and following.number is not None:
            self._add(line, stated, kind="cause_of_concern", ref=None)
            self._open("recommendation", line)
            self._lead = "to" if line.raw.endswith("to:") else ""
        elif state := announced_state(line):
            self._open(announced_kind(line) or "recommendation", line)
            self._status = state
        elif kind := announced_kind(line):
            self._open(kind, line)
        elif self._kind is not None:
            self._take_listed(line)
        elif self._answered and ASKS.match(line.raw) and (following is None or EXPLAINS.match(following.raw)):
            self._add(line, line.span(), kind=self._answered, ref=None)
        else:
            self._quoted(line)

    def _heads_own(self, line: Line, following: Line | None) -> bool:
        """A heading, or a resolution: what follows "Recommendations" is the committee's own where it says "That …"."""
        if _RESOLVED.match(line.raw):
            self._close()
            self._own = True
            return True
        label = label_of(line)
        if label and label.kind == "recommendation" and label.ref is None:
            rest = line.raw[label.rest :] if not label.alone else following.raw if following else ""
            if _OWN.match(rest):
                self._close()
                self._own = label.alone
                return True
        if self._own and _is_heading(line) and not _OWN.match(line.raw):
            self._own = False
        elif not (self._own or label or ASKS.match(line.raw) or self._counts_on(line)) and _is_heading(line):
            if EXPLAINS.match(line.raw):
                self._break()
            self._close()
            self._concern = None
            return True
        return False

    def _break(self) -> None:
        """An answer breaks the list: what is asked next, with an answer of its own under it, goes on with it."""
        if self._kind and self._listed and ASKS.match(self.drafts[-1].text):
            self._answered = self._kind

    def _counts_on(self, line: Line) -> bool:
        """Whether a numbered line is the next item of the list that is open, however short it is."""
        last = self.drafts[-1].line if self._listed else None
        return self._kind is not None and line.counted == ((last.counted or 0) + 1 if last else 1)

    def _open(self, kind: str, line: Line) -> None:
        self._close()
        self._kind, self._mark = kind, _shape(line)
        self._children = kind == "recommendation" and self._concern is not None

    def _close(self) -> None:
        self._kind = self._status = self._mark = self._ref = None
        self._lead, self._listed = None, 0

    def _is_limb(self, line: Line) -> bool:
        last = self.drafts[-1].line
        return last is None or _shape(line) != _shape(last)

    def _take_label(self, line: Line, label: Label) -> bool:
        """ "AFI 7 – the Force should …", or a heading of a kind over its statement or list."""
        if label.alone:
            if label.kind != "recommendation":
                self._concern = None
            self._open(label.kind, line)
            self._mark, self._ref = None, label.ref
            return True
        words = line.raw[label.rest :]
        asks = ASKS.match(words) or re.match(rf"(?i)\W*the\s+[\w\s’]{{2,40}}?\b{MODAL}", words)
        concern = label.kind == "cause_of_concern" and not label.plural and len(words.split()) > _SHORT_VERB
        bare = (
            label.ref is not None and words[:1].islower() and self._concern is not None and not label.plural
        )
        if not asks and not concern and not (bare and len(words.split()) >= _SHORT_VERB):
            return False
        self._close()
        self._add(line, line.span(label.rest), kind=label.kind, ref=label.ref)
        return True

    def _take_listed(self, line: Line) -> None:
        kind = self._kind
        if EXPLAINS.match(line.raw) and (line.words <= 12 or ":" in line.raw[:60]):
            self._break()
            self._close()
        elif line.raw.endswith(":") and (split := lead_in(line)) and not split[0]:
            if len(lead_verb(split[1]).split()) > _SHORT_VERB:
                self._add_listed(line, line.span())
            else:
                self._lead, self._mark = lead_verb(split[1]), _shape(line)
        elif kind == "cause_of_concern" and ASKS.match(line.raw):
            # No statement stands under the heading: what is asked is a recommendation whose cause of concern is not told.
            self._kind = "recommendation"
            self._add_listed(line, line.span())
        elif kind == "cause_of_concern" and self._concern is None:
            self._add_listed(line, line.span())
        elif line.number is not None and _shape(line) != self._mark:
            if self._belongs(line):
                self._add_listed(line, first_sentence(line) if self._status else item_span(line))
        elif ASKS.match(line.raw) and self._status is None:
            self._add_listed(line, line.span())
        else:
            self._close()

    def _belongs(self, line: Line) -> bool:
        """Whether an item says what is asked, as far as the sentence that leads it in does not."""
        return bool(
            self._status
            or self._lead is not None
            or self._mark
            or ASKS.match(line.raw)
            or re.search(MODAL, line.raw)
        )

    def _add_listed(self, line: Line, span: Span) -> None:
        number = line.number.strip("().") if line.number and not line.bulleted else None
        self._add(line, span, kind=self._kind or "recommendation", ref=self._ref or number)
        self._ref = None
        self._listed += 1

    def _add(self, line: Line, span: Span, *, kind: str, ref: str | None) -> None:
        parent = self._concern if kind == "recommendation" and self._children else None
        draft = Draft(kind, span, ref, parent, line=line, lead=self._lead or "", status=self._status)
        if state := columns_after(line.raw) or _STATE_AT_END.search(line.raw):
            start = line.raw.find(span.text[:20])
            draft.span, draft.status = line.span(max(start, 0), state.start()), state["state"]
            draft.deadline = state.groupdict().get("due")
        if self._status:
            draft.deadline = due_in_update(line.raw[len(span.text) :])
        if kind == "cause_of_concern":
            self._concern, self._kind = draft, "recommendation" if self._kind else None
            self._children = True
        elif kind == "area_for_improvement":
            self._concern, self._children = None, False
        self._limbs = span.text.endswith(":")
        self.drafts.append(draft)

    def _quoted(self, line: Line) -> None:
        """A finding quoted in a sentence that says what it is; a recommendation told in other words is doubted."""
        for found in _QUOTED.finditer(line.raw):
            name = "single" if found["single"] else "double"
            if ASKS.match(found[name]):
                kind = next(match.lastgroup for match in _KINDS.finditer(found["kind"]))
                self.drafts.append(Draft(kind or "recommendation", line.span(*found.span(name)), line=line))
                return
        told = re.search(r"(?i)\brecommend(?:ation|ed)\b.{0,60}\b(?:stated|said|was|is)?\s*that\b", line.raw)
        if told and re.search(rf"(?i)\b(?:forces?|constables?)\s+{MODAL}", line.raw[told.start() :]):
            self.doubts.append(doubts.may_be_finding(line.text, line.place))


def due_in_update(words: str) -> str | None:
    """The one day or month by which news of a finding says it will be met; "and not September 2019" is not it."""
    found = [
        match["month"]
        for match in _MONTH.finditer(words)
        if not match["before"] and _DUE_CUE.search(words[: match.start()])
    ]
    return found[0] if len(set(found)) == 1 else None


def _shape(line: Line) -> str:
    """What kind of mark stands before a line, so that items of a list are told from the paragraph that leads it in."""
    if line.number is None:
        return ""
    if line.bulleted:
        return line.number
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "1", line.number.lower()))


def _is_heading(line: Line) -> bool:
    """Whether a line, numbered or not, looks like the heading of another part."""
    if not line.heading_like or line.words > 12 or line.bulleted or line.raw.endswith((":", "?")):
        return False
    if line.number is not None and not re.fullmatch(r"\d{1,2}\.?0?", line.number):
        return False
    return line.marked or (line.raw[:1].isupper() and not re.search(MODAL, line.raw))
