"""Reads of readings and what they propose."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count

from answerable.documents.cards import Place
from answerable.extraction.cards import DETAILS, LogEntry
from answerable.extraction.models import ActionRead, Candidate, DoubtNoted, GradeRead, Reading


@dataclass(frozen=True, slots=True)
class DoubtCard:
    """A doubt with its settlement, if a person has settled it."""

    doubt_id: int
    code: str
    message: str
    place: Place | None
    candidate: int | None
    about: str
    decide: bool
    settled_by: str
    settlement: str

    @property
    def open(self) -> bool:
        """Whether it still waits for a person."""
        return self.decide and not self.settled_by


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """A candidate; `parent` and `merged_into` are candidate numbers. See extraction.cards.Candidate for the rest."""

    candidate_id: int
    number: int
    kind: str
    ref: str
    name: str
    text: str
    parent: int | None
    question: str
    called: str
    status: str
    addressee: str
    due_text: str
    due: str
    log: tuple[LogEntry, ...]
    accelerated: bool
    places: tuple[Place, ...]
    also: tuple[Place, ...]
    origin: str
    state: str
    reason: str
    merged_into: int | None
    version: int
    doubts: tuple[DoubtCard, ...] = ()

    @property
    def page(self) -> int | None:
        """The page its first place is on, where the source has pages."""
        return self.places[0].page if self.places else None

    @property
    def kept(self) -> bool:
        """Whether it will go in the register unless somebody objects."""
        return self.state in {"waiting", "accepted"}

    @property
    def needs_decision(self) -> bool:
        """Whether a doubt about it is open."""
        return self.kept and any(doubt.open for doubt in self.doubts)


@dataclass(frozen=True, slots=True)
class GradeReadCard:
    """A grade as read."""

    question: str
    grade: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class ActionReadCard:
    """What the force says it will do, as read; `candidates` are numbers, `due` "2024-10-31", "2024-10" or ""."""

    order: int
    text: str
    owner: str
    due_text: str
    due: str
    status: str
    places: tuple[Place, ...]
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """A reading in review, with all it proposes."""

    reading_id: int
    document_id: int
    area: str
    kind: str
    reader: str
    state: str
    title: str
    force_name: str
    published_on: date | None
    published_source: str
    types: dict[str, bool | None]
    force_quoted: bool | None
    monitoring_phase: str
    summary: str
    force_response: str
    statement: str
    scrutiny_on: date | None
    questions: tuple[str, ...]
    confirmed_by: str
    read_at: datetime
    version: int
    candidates: tuple[CandidateCard, ...] = ()
    grades: tuple[GradeReadCard, ...] = ()
    doubts: tuple[DoubtCard, ...] = field(default=())

    @property
    def kept(self) -> tuple[CandidateCard, ...]:
        """Candidates that will go in the register."""
        return tuple(candidate for candidate in self.candidates if candidate.kept)

    @property
    def open_doubts(self) -> tuple[DoubtCard, ...]:
        """Doubts a person must still settle; those about a rejected or merged candidate no longer matter."""
        gone = {candidate.number for candidate in self.candidates if not candidate.kept}
        return tuple(doubt for doubt in self.doubts if doubt.open and doubt.candidate not in gone)


def place_from(data: dict[str, int | None] | None) -> Place | None:
    """The place a JSON column holds."""
    return Place(**data) if data else None  # type: ignore[arg-type]


def doubt_card(row: DoubtNoted, numbers: dict[int, int]) -> DoubtCard:
    """The card of a row; `numbers` maps candidate ids to numbers."""
    return DoubtCard(
        row.pk,
        row.code,
        row.message,
        place_from(row.place),
        numbers.get(row.candidate_id) if row.candidate_id else None,
        row.about,
        row.decide,
        row.settled_by,
        row.settlement,
    )


def candidate_card(row: Candidate, numbers: dict[int, int], doubts: tuple[DoubtCard, ...]) -> CandidateCard:
    """The card of a row; `numbers` maps candidate ids to numbers."""
    return CandidateCard(
        row.pk,
        row.number,
        row.kind,
        row.ref,
        row.name,
        row.text,
        numbers.get(row.parent_id) if row.parent_id else None,
        row.question,
        row.called,
        row.status,
        row.addressee,
        row.due_text,
        row.due,
        tuple(_logged(entry) for entry in row.log),
        row.accelerated,
        tuple(Place(**place) for place in row.places),
        tuple(Place(**place) for place in row.also),
        row.origin,
        row.state,
        row.reason,
        numbers.get(row.merged_into_id) if row.merged_into_id else None,
        row.version,
        doubts,
    )


def _logged(entry: dict[str, Any]) -> LogEntry:
    on = date.fromisoformat(entry["on"]) if entry["on"] else None
    return LogEntry(tuple(Place(**place) for place in entry["places"]), on, entry["status"], entry["comment"])


def _card(
    row: Reading, candidates: list[Candidate], grades: list[GradeRead], doubts: list[DoubtNoted]
) -> ReadingCard:
    numbers = {candidate.pk: candidate.number for candidate in candidates}
    doubt_cards = tuple(doubt_card(doubt, numbers) for doubt in doubts)
    return ReadingCard(
        reading_id=row.pk,
        document_id=row.document_id,
        area=row.area,
        kind=row.kind,
        reader=row.reader,
        state=row.state,
        title=row.title,
        force_name=row.force_name,
        published_on=row.published_on,
        published_source=row.published_source,
        types=row.types,
        force_quoted=row.force_quoted,
        monitoring_phase=row.monitoring_phase,
        summary=row.summary,
        force_response=row.force_response,
        statement=row.statement,
        scrutiny_on=row.scrutiny_on,
        questions=tuple(row.questions),
        confirmed_by=row.confirmed_by,
        read_at=row.read_at,
        version=row.version,
        candidates=tuple(
            candidate_card(
                one, numbers, tuple(doubt for doubt in doubt_cards if doubt.candidate == one.number)
            )
            for one in candidates
        ),
        grades=tuple(GradeReadCard(one.question, one.grade, place_from(one.place)) for one in grades),
        doubts=doubt_cards,
    )


def reading(reading_id: int) -> ReadingCard:
    """One reading with everything it proposes, in four queries. Raises Reading.DoesNotExist."""
    row = Reading.objects.defer("facts").get(pk=reading_id)
    return _card(
        row,
        list(row.candidates.order_by("order", "number")),
        list(row.grades.order_by("order")),
        list(row.doubts.order_by("order")),
    )


def actions_of(reading_id: int) -> tuple[ActionReadCard, ...]:
    """What the force says it will do, as a reading found it, in two queries."""
    rows = ActionRead.objects.filter(reading_id=reading_id).order_by("order")
    return tuple(
        ActionReadCard(
            row.order,
            row.text,
            row.owner,
            row.due_text,
            row.due,
            row.status,
            tuple(Place(**place) for place in row.places),
            tuple(sorted(one.number for one in row.candidates.all())),
        )
        for row in rows.prefetch_related("candidates")
    )


def reading_of(document_id: int, *, area: str) -> int | None:
    """The id of the reading of a document for a police area that was not set aside, if there is one."""
    rows = Reading.objects.filter(document_id=document_id, area=area).exclude(state=Reading.State.SET_ASIDE)
    return rows.values_list("pk", flat=True).first()


def readings(
    area: str | None, *, state: str | None = None, limit: int | None = None
) -> tuple[ReadingCard, ...]:
    """Readings of a police area (None: of all), newest first, at most `limit`, without what they propose."""
    rows = Reading.objects.order_by("-read_at", "-pk").defer("facts")
    if area is not None:
        rows = rows.filter(area=area)
    if state is not None:
        rows = rows.filter(state=state)
    return tuple(_card(row, [], [], []) for row in rows[:limit])


def count_in_review(area: str | None) -> int:
    """How many readings of a police area (None: of all) wait for a person."""
    rows = Reading.objects.filter(state=Reading.State.OPEN)
    return (rows if area is None else rows.filter(area=area)).count()


def readings_of(document_ids: list[int], *, area: str | None) -> dict[tuple[int, str], ReadingCard]:
    """Readings of these documents that were not set aside, by document and area, without what they propose."""
    rows = Reading.objects.filter(document_id__in=document_ids).exclude(state=Reading.State.SET_ASIDE)
    if area is not None:
        rows = rows.filter(area=area)
    return {(row.document_id, row.area): _card(row, [], [], []) for row in rows.defer("facts")}


@dataclass(frozen=True, slots=True)
class ReviewCount:
    """How far a review is: candidates that will go in the register, and decisions a person has still to make."""

    kept: int
    undecided: int


def review_counts(reading_ids: list[int]) -> dict[int, ReviewCount]:
    """The counts of several readings, in three queries.

    Doubts about one candidate are one decision, and so are the details until a person has confirmed them.
    """
    kept = Candidate.objects.filter(reading_id__in=reading_ids, state__in=["waiting", "accepted"])
    found = dict(kept.order_by().values_list("reading_id").annotate(count=Count("pk")))
    waiting = DoubtNoted.objects.filter(reading_id__in=reading_ids, decide=True, settled_at=None).exclude(
        candidate__state__in=["rejected", "merged"]
    )
    decisions: dict[int, set[tuple[int | None, int]]] = {one: set() for one in reading_ids}
    for reading_id, candidate_id, doubt_id, about in waiting.values_list(
        "reading_id", "candidate_id", "pk", "about"
    ):
        if candidate_id or about not in DETAILS:
            decisions[reading_id].add((candidate_id, 0 if candidate_id else doubt_id))
    for reading_id in Reading.objects.filter(pk__in=reading_ids, confirmed_at=None).values_list(
        "pk", flat=True
    ):
        decisions[reading_id].add((None, 0))
    return {one: ReviewCount(found.get(one, 0), len(decisions[one])) for one in reading_ids}
