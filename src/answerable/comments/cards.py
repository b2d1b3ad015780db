"""The statutory document as plain data: what every writer renders and every reader of our own output gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

NO_COMMENTS = "The chief constable was invited to comment and sent no comments."
"""What the response says where none came; the Act asks for comments only "if any"."""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """Who does what by when, as the force planned it."""

    what: str
    who: str
    by: date | None


@dataclass(frozen=True, slots=True)
class AnsweredFinding:
    """One finding with its answer.

    kind         cause_of_concern | recommendation | area_for_improvement
    number       as printed ("1"), or None; causes of concern are numbered by the writer: CoC 1, CoC 2 …
    text         the inspectors' words, verbatim
    page         page of the inspectors' report, or None
    explanation  the action taken or proposed, or why none; empty when not yet written
    borrowed     the explanation is the force's own text, marked as theirs
    children     recommendations under a cause of concern
    """

    reference: str
    kind: str
    number: str | None
    text: str
    page: int | None = None
    explanation: str = ""
    borrowed: bool = False
    actions: tuple[PlannedAction, ...] = ()
    children: tuple[AnsweredFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class AnsweredArea:
    """A graded area in the report's order. `name` is as printed; `grade` a key of rules.grades or None."""

    name: str
    grade: str | None
    findings: tuple[AnsweredFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class StatutoryDocument:
    """Everything the local policing body publishes under Police Act 1996 s.55, in the order of the form.

    types          force_specific, national, follow_up, thematic, partner -> True, False, or None if not known
    summary        paragraphs separated by "\\n"; a line that begins "• " is a bullet
    force_response, statement   likewise
    areas          graded areas with their findings; a last area with name "" holds findings in no area
    draft          print DRAFT on every page; nothing has been published
    published_response_on   the day the response itself was published, or None
    """

    force_name: str
    body_name: str
    commissioner: str
    inspection_reference: str
    inspection_title: str
    published_on: date
    last_day: date
    types: dict[str, bool | None]
    force_quoted: bool | None
    monitoring_phase: str | None
    summary: str
    areas: tuple[AnsweredArea, ...]
    force_response: str
    statement: str
    scrutiny_on: date | None
    questions: tuple[str, ...]
    draft: bool
    published_response_on: date | None = None
    edition: int | None = None
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class ExplanationCard:
    """What the response says of one finding. `version` 0 means nothing has been written yet."""

    reference: str
    text: str
    borrowed: bool
    written_by: str
    written_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ResponseCard:
    """A response while it is written. `explanations` by finding reference."""

    inspection: str
    area: str
    summary: str
    invited_on: date | None
    reply_by: date | None
    force_comments: str
    force_comments_on: date | None
    force_comments_from: str
    statement: str
    answers_areas: bool
    approved_fingerprint: str
    approved_by: str
    approved_at: datetime | None
    written_by: tuple[str, ...]
    version: int
    explanations: dict[str, ExplanationCard]
