"""What other chapters may see of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.documents.cards import Place
from answerable.rules.deadlines import comments_due
from answerable.rules.grades import Grade, Scale
from answerable.rules.vocabulary import Decision, Kind, Link, Position


@dataclass(frozen=True, slots=True)
class GradeCard:
    """A grade in the report's order; `area_key` "" when the printed area is not one we know."""

    area_key: str
    printed: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class InspectionCard:
    """An inspection of one police area. `key` is for later chapters' rows that point at it, and for nothing else."""

    key: int
    reference: str
    title: str
    area: str
    force_name: str
    published_on: date
    published_source: str
    report_address: str
    types: dict[str, bool | None]
    force_quoted: bool | None
    monitoring_phase: str
    summary: str
    scale: Scale
    document_id: int | None
    reading_id: int | None
    registered_by: str
    registered_at: datetime
    version: int
    grades: tuple[GradeCard, ...] = ()

    @property
    def last_day(self) -> date:
        """The last lawful day for the local policing body's comments."""
        return comments_due(self.published_on)


@dataclass(frozen=True, slots=True)
class MovementCard:
    """One step of a finding, as it was told."""

    number: int
    verb: str
    position_before: Position
    position: Position
    decision_before: Decision
    decision: Decision
    on: date
    at: datetime
    by_name: str
    by_role: str
    words: str
    source: str
    told_by: str
    by_user: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedStatusCard:
    """One line of the log a register printed of the finding before it came here. `on` None: no day was printed."""

    on: date | None
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A tie to another finding, seen from one side. `back` is true when the other is the earlier one."""

    kind: Link
    back: bool
    reference: str
    name: str
    raised_on: date


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding with the names of what it belongs to. `due_by` is inspectors | force | "" .

    `key` is for later chapters' rows that point at it, and for nothing else. `read_as` is the number of the candidate
    it was in the review, where it came from one.
    """

    key: int
    reference: str
    inspection: str
    inspection_title: str
    raised_on: date
    area: str
    order: int
    kind: Kind
    number: str
    called: str
    name: str
    text: str
    question_key: str
    question: str
    parent: str | None
    addressee: str
    due_on: date | None
    due_by: str
    due_text: str
    accelerated: bool
    places: tuple[Place, ...]
    also: tuple[Place, ...]
    read_as: int | None
    position: Position
    position_on: date
    decision: Decision
    decided_on: date
    version: int

    @property
    def page(self) -> int | None:
        """The page of the report it stands on, where that is known."""
        return self.places[0].page if self.places else None


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """Everything the register knows of one finding; `grade` is that of its area in the same report, if any."""

    finding: FindingCard
    children: tuple[FindingCard, ...]
    movements: tuple[MovementCard, ...]
    links: tuple[LinkCard, ...]
    grade: GradeCard | None = None
    scale: Scale = Scale.FIVE
    reading_id: int | None = None
    printed: tuple[PrintedStatusCard, ...] = ()
