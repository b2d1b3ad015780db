"""What the public sees: plain copies, holding everything a public page needs and nothing else.

Every card can be written to JSON and read back; an edition is the JSON of a `PublicInspection` or a `PublicResponse`.
Days are `date`; moments are aware `datetime` in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.rules.answers import Answer, AnswerFacts, answer
from answerable.rules.grades import Grade, Scale
from answerable.rules.vocabulary import Decision, Kind, Position


@dataclass(frozen=True, slots=True)
class PublicForce:
    """A force and the local policing body that answers for it. `area` is the slug in references and addresses."""

    area: str
    name: str
    body_name: str
    body_title: str
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class PublicSource:
    """Where something was said: words to show, and an address when there is one."""

    words: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class PublicWords:
    """Somebody's own words, verbatim. voice: force | inspectors | commissioner."""

    voice: str
    text: str
    said_on: date | None
    source: PublicSource


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """One line of the story. state: empty | half | full | returned | superseded | crossed (how the mark is filled)."""

    on: date
    voice: str
    state: str
    title: str
    detail: str = ""
    source: PublicSource | None = None


@dataclass(frozen=True, slots=True)
class PublicLink:
    """A tie to an earlier or later finding. `words` as in rules.vocabulary.Link, or "Replaced by"."""

    words: str
    reference: str
    name: str
    raised_on: date


@dataclass(frozen=True, slots=True)
class PublicGrade:
    """A grade in the order of the report. `area_key` is None when the printed area is not one we know."""

    area_key: str | None
    printed: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class PublicAction:
    """Who does what by when."""

    what: str
    who: str
    by: date | None


@dataclass(frozen=True, slots=True)
class PublicFinding:
    """One finding as published. `text` is the inspectors' words, `name` a short name in ours.

    children: references of the recommendations under a cause of concern. reason: why it was not accepted, or whose it
    is. due_by: "inspectors" or "force", whoever set `due_on`. explained_on: the day a response was published that says
    what is done about it, or, for a cause of concern, about everything under it.
    """

    reference: str
    inspection: str
    inspection_title: str
    area: str
    kind: Kind
    number: str | None
    name: str
    text: str
    page: int | None
    question_key: str | None
    question: str
    grade: Grade | None
    parent: str | None
    children: tuple[str, ...]
    raised_on: date
    due_on: date | None
    due_by: str
    position: Position
    position_on: date | None
    position_source: PublicSource | None
    decision: Decision
    decided_on: date | None
    decision_source: PublicSource | None
    reason: str
    successor: PublicLink | None
    links: tuple[PublicLink, ...]
    said: tuple[PublicWords, ...]
    story: tuple[PublicEvent, ...]
    heard_on: date
    explained_on: date | None = None

    @property
    def answer(self) -> Answer:
        """The answer line. It depends on what was published only, never on the day it is read."""
        if not self.kind.needs_answer:
            return Answer(
                "Good work.", "Inspectors reported it for others to learn from; nothing needs doing."
            )
        return answer(
            AnswerFacts(
                position=self.position,
                decision=self.decision,
                raised_on=self.raised_on,
                position_on=self.position_on,
                decided_on=self.decided_on,
                reason=self.reason,
                successor=self.successor.name if self.successor else "",
                due_on=self.due_on if self.due_by == "inspectors" else None,
                heard_on=max(
                    [self.raised_on, *(event.on for event in self.story if event.voice != "commissioner")]
                ),
                explained_on=self.explained_on,
            )
        )


@dataclass(frozen=True, slots=True)
class PublicClock:
    """The facts of the statutory clock: the page works out the rest from these and today."""

    published_on: date
    last_day: date
    answered_on: date | None
    milestones: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicInspection:
    """The payload of a "record" edition: one inspection, its grades and where its findings stand."""

    reference: str
    title: str
    force: PublicForce
    published_on: date
    report_address: str
    monitoring_phase: str
    scale: Scale
    types: dict[str, bool | None]
    grades: tuple[PublicGrade, ...]
    findings: tuple[PublicFinding, ...]
    clock: PublicClock


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """A finding and what the response says of it. explanation_voice: commissioner, or force when borrowed."""

    reference: str
    kind: Kind
    number: str | None
    name: str
    text: str
    page: int | None
    explanation: str
    explanation_voice: str
    actions: tuple[PublicAction, ...]
    children: tuple[PublicAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicAnswerArea:
    """A graded area of the response, in the report's order; name "" for findings in no area."""

    name: str
    grade: Grade | None
    answers: tuple[PublicAnswer, ...]


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file of an edition. format: pdf | docx | odt | html; size in bytes."""

    format: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """A copy sent under s.55(6)."""

    to: str
    sent_on: date
    way: str


@dataclass(frozen=True, slots=True)
class PublicResponse:
    """The payload of a "response" edition: the statutory document, section by section.

    Paragraphs in `summary`, `force_comments` and `statement` are separated by "\\n"; a line beginning "• " is a bullet.
    """

    inspection: str
    inspection_title: str
    force: PublicForce
    commissioner: str
    clock: PublicClock
    types: dict[str, bool | None]
    force_quoted: bool | None
    monitoring_phase: str
    summary: str
    areas: tuple[PublicAnswerArea, ...]
    force_comments: str
    statement: str
    scrutiny_on: date | None
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionCard:
    """An edition's own facts. `note` says what a correction changed; a withdrawn edition shows only these."""

    kind: str
    reference: str
    number: int
    published_at: datetime
    note: str
    sha256: str
    files: tuple[PublicFile, ...]
    copies: tuple[PublicCopy, ...]
    withdrawn_at: datetime | None
    withdrawal_reason: str
