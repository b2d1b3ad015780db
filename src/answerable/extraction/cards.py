"""A reading: facts, grades, candidates, questions and doubts, each with its place in the source.

`Reading.to_json()` is the public contract of `answerable read --json`; keys may be added, never changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from answerable.documents.cards import Place

KINDS_OF_DOCUMENT = (
    "inspection_report", "pcc_response", "progress_letter", "register_entry", "tracker", "action_plan",
    "committee_report", "committee_minutes", "press_release", "news", "response_index", "foi", "unknown",
)  # fmt: skip
INSPECTION_TYPES = ("force_specific", "national", "follow_up", "thematic", "partner")
DETAILS = ("title", "force", "published", "types", "force_quoted", "monitoring_phase", "summary")
"""What a doubt can be about that confirming the details settles."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value read from the document, with where it stands. `value` None means it cannot be told."""

    value: Any
    places: tuple[Place, ...] = ()


CANNOT_TELL = Fact(None)


@dataclass(frozen=True, slots=True)
class ReadGrade:
    """A grade as printed: the question or area in the document's words, and one of rules.grades' keys."""

    question: str
    grade: str
    place: Place
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One dated line of a printed status log. `on` is None where no day is printed; status and comment are verbatim.

    `places` hold the day, the status and the comment, as far as each is printed.
    """

    places: tuple[Place, ...]
    on: date | None = None
    status: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding the reader proposes.

    id        "f1", "f2" … in document order, parents before their children
    kind      cause_of_concern | recommendation | area_for_improvement
    ref       the number or label as printed ("CoC 1", "5"), None where none
    text      verbatim, white space folded; the lead-in of a list is not repeated
    parent    id of the cause of concern a recommendation stands under
    question  the graded area it stands under, as printed
    places    where `text` stands: the main places first (a finding over a page break has two)
    also      places where the same finding is printed again
    called    the word the document itself uses for it, when that differs from its kind ("Recommendation")
    status    a printed status, verbatim, if any (the last of its log); addressee and due_text likewise
    due       what `due_text` comes to where it names a day or month: "2019-12-31" or "2019-12"
    log       the printed history of its status, oldest first
    accelerated  whether the document says it was raised before the report, by letter
    """

    id: str
    kind: str
    text: str
    places: tuple[Place, ...]
    ref: str | None = None
    parent: str | None = None
    question: str | None = None
    also: tuple[Place, ...] = ()
    called: str | None = None
    status: str | None = None
    addressee: str | None = None
    due_text: str | None = None
    due: str | None = None
    log: tuple[LogEntry, ...] = ()
    accelerated: bool = False


@dataclass(frozen=True, slots=True)
class ReadAction:
    """What the force says it will do, from an action plan or tracker: the force's words, never a finding.

    findings  ids of the candidates it answers
    owner, due_text, status  verbatim; `due` as in `Candidate`
    """

    id: str
    text: str
    places: tuple[Place, ...]
    findings: tuple[str, ...] = ()
    owner: str | None = None
    due_text: str | None = None
    due: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at. `about` is a candidate id or fact name; `decide` is true if it blocks."""

    code: str
    message: str
    place: Place | None = None
    about: str | None = None
    decide: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question the commissioner asks, verbatim."""

    text: str
    place: Place
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """What one column of a spreadsheet was taken for.

    table, row  which sheet it stands in, and the row of its heading, from 0; `place` is the heading's
    key         the heading as it is compared and remembered
    role        what it holds, a key of readers.column_words.ROLES; None where it was not read
    could_be    what else it may hold, where that is to be asked
    told        whether a person said so
    values      the first three values under it
    """

    table: int
    row: int
    heading: str
    key: str
    role: str | None
    place: Place
    could_be: tuple[str, ...] = ()
    told: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader got from one document. Facts are `Fact`s; `types` maps INSPECTION_TYPES to Facts."""

    kind: str
    reader: str
    title: Fact = CANNOT_TELL
    force: Fact = CANNOT_TELL
    published: Fact = CANNOT_TELL
    types: dict[str, Fact] = field(default_factory=dict)
    force_quoted: Fact = CANNOT_TELL
    monitoring_phase: Fact = CANNOT_TELL
    summary: Fact = CANNOT_TELL
    force_response: Fact = CANNOT_TELL
    pcc_statement: Fact = CANNOT_TELL
    scrutiny_on: Fact = CANNOT_TELL
    questions: tuple[Question, ...] = ()
    grades: tuple[ReadGrade, ...] = ()
    findings: tuple[Candidate, ...] = ()
    actions: tuple[ReadAction, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    columns: tuple[ReadColumn, ...] = ()
    fits: tuple[tuple[str, float, str], ...] = ()
    from_picture: tuple[str, ...] = ()
    """What was read by machine off a picture of a page: names of facts, "grade 1" …, ids of findings."""
