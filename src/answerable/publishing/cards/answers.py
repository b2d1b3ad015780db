"""What the queries answer with: lists, counts and tables made from published cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from answerable.publishing.cards.editions import (
    EditionCard,
    PublicFinding,
    PublicInspection,
    PublicResponse,
    PublicSource,
)
from answerable.rules.grades import Grade, Scale
from answerable.rules.vocabulary import Kind

T = TypeVar("T", PublicInspection, PublicResponse)


@dataclass(frozen=True, slots=True)
class Freshness:
    """How new everything is. `fingerprint` changes with every edition, withdrawal and recorded copy, and only then.

    `fictional`: the newest edition is about a made-up force.
    """

    changed_at: datetime | None
    fingerprint: str
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Copy(Generic[T]):
    """An edition's content, its own facts, and every edition of the same thing, newest first."""

    card: T
    edition: EditionCard
    editions: tuple[EditionCard, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that was public and is no longer. `what`: finding | inspection | response | file."""

    what: str
    reference: str
    number: int
    withdrawn_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class FindingCopy:
    """A finding, the edition it stands in, its parent and recommendations, and which of its links lead somewhere."""

    card: PublicFinding
    edition: EditionCard
    parent: PublicFinding | None
    children: tuple[PublicFinding, ...]
    readable: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for. Values of one field are alternatives; fields are joined by "and"; () is any."""

    words: str = ""
    kind: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    inspection: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One page of a list: `page` counts from 1, `total` is over all pages."""

    rows: tuple[PublicFinding, ...]
    total: int
    page: int
    pages: int
    first: int

    @property
    def last(self) -> int:
        """The number of the last row shown, 0 on an empty page."""
        return self.first + len(self.rows) - 1 if self.rows else 0


Facets = Mapping[str, Mapping[str, int]]
"""Field of `Wanted` → value → how many findings would be shown if it were the only value chosen in that field."""


@dataclass(frozen=True, slots=True)
class AreaCount:
    """Open findings in one graded area. `key` "" is for findings in no one area."""

    key: str
    name: str
    by_kind: Mapping[Kind, int]
    says_done: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Findings still open and closed by inspectors, and causes of concern among them; days of the oldest report and
    of the oldest open cause of concern."""

    still_open: int
    closed: int
    open_causes: int
    closed_causes: int
    since: date | None
    oldest_cause_on: date | None


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """An inspection that gave grades."""

    reference: str
    title: str
    published_on: date
    scale: Scale


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One area: a grade for each column, None where the inspection did not ask. `printed`: other names, by column."""

    key: str
    name: str
    grades: tuple[Grade | None, ...]
    printed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GradeTable:
    """Grades over time, oldest inspection first. Columns of different scales are never compared."""

    columns: tuple[GradeColumn, ...]
    rows: tuple[GradeRow, ...]


@dataclass(frozen=True, slots=True)
class ResponseLine:
    """A published response in a list: its content without the sections, the day it counts as published, its edition."""

    card: PublicResponse
    answered_on: date
    number: int


@dataclass(frozen=True, slots=True)
class ResponsePage:
    """One page of the list of responses, newest edition first; `page` counts from 1."""

    rows: tuple[ResponseLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class InspectionLine:
    """An inspection in a list: its content without findings, how many it has, and its response if one is public."""

    card: PublicInspection
    total: int
    still_open: int
    response: ResponseLine | None


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened lately, to one finding or to several at once."""

    on: date
    voice: str
    state: str
    title: str
    detail: str
    source: PublicSource | None
    findings: tuple[tuple[str, str], ...]
    inspection: str
