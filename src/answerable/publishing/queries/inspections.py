"""Lists over inspections and responses: what was published, the grades, the files, what changed lately."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.publishing.cards import (
    Change,
    Gone,
    GradeColumn,
    GradeRow,
    GradeTable,
    InspectionLine,
    PublicFile,
    PublicFinding,
    PublicInspection,
    PublicResponse,
    ResponseLine,
    ResponsePage,
)
from answerable.publishing.models import Edition, EditionFile
from answerable.publishing.queries.editions import first_published, heads, visible
from answerable.publishing.queries.findings import counts_by_inspection, newest_heard
from answerable.publishing.queries.words import title_terms
from answerable.rules.areas import area_name
from answerable.rules.grades import Grade
from answerable.rules.vocabulary import Decision, Position


def inspections(*, area: str | None = None, only: Iterable[str] | None = None) -> tuple[InspectionLine, ...]:
    """Public inspections, newest report first. Four queries whatever their number."""
    only = None if only is None else tuple(only)
    found = heads(PublicInspection, Edition.RECORD, area=area, only=only)
    counts = counts_by_inspection(area=area, only=only)
    answered = {line.card.inspection: line for line in responses(area=area, only=only)}
    lines = [
        InspectionLine(card, *counts.get(reference, (0, 0)), answered.get(reference))
        for reference, (card, _) in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.card.published_on, line.card.reference), reverse=True))


def responses(*, area: str | None = None, only: Iterable[str] | None = None) -> tuple[ResponseLine, ...]:
    """Public responses, newest first. Two queries whatever their number."""
    found = heads(PublicResponse, Edition.RESPONSE, area=area, only=only)
    days = first_published(found)
    lines = [
        ResponseLine(card, card.clock.answered_on or days[reference], number)
        for reference, (card, number) in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: (line.answered_on, line.card.inspection), reverse=True))


def answered(references: Iterable[str]) -> frozenset[str]:
    """Which inspections have a public response now. One query."""
    held = Edition.objects.filter(kind=Edition.RESPONSE, current=True, withdrawn_at=None)
    return frozenset(held.filter(reference__in=list(references)).values_list("reference", flat=True))


def newest_inspections(limit: int) -> tuple[InspectionLine, ...]:
    """The inspections last published about, of all forces, newest report first. Five queries."""
    return inspections(
        only=visible(Edition.RECORD).order_by("-pk").values_list("reference", flat=True)[:limit]
    )


def unanswered(*, limit: int = 100) -> tuple[InspectionLine, ...]:
    """Public inspections without a public response, the first last day first. Five queries at most."""
    answered = visible(Edition.RESPONSE).values("reference")
    rows = visible(Edition.RECORD).exclude(reference__in=answered).order_by("-pk")
    lines = inspections(only=rows.values_list("reference", flat=True)[:limit])
    left = (line for line in lines if line.card.clock.answered_on is None)
    return tuple(sorted(left, key=lambda line: line.card.clock.last_day))


def response_page(page: int = 1, *, size: int = 50) -> ResponsePage:
    """One page of the public responses, newest edition first. Four queries."""
    rows = visible(Edition.RESPONSE).order_by("-pk").values_list("reference", flat=True)
    pages = max(1, -(-rows.count() // size))
    page = min(max(1, page), pages)
    return ResponsePage(responses(only=rows[(page - 1) * size : page * size]), page, pages)


def titled(query: str, *, limit: int = 10) -> tuple[InspectionLine, ...]:
    """Inspections whose title has every word of the query, newest report first; none for a query without words."""
    terms = title_terms(query)
    if not terms:
        return ()
    rows = visible(Edition.RECORD)
    for term in terms:
        rows = rows.filter(reference__contains=term)
    return inspections(only=rows.order_by("-pk").values_list("reference", flat=True)[:limit])


def latest_peel(lines: Iterable[InspectionLine]) -> InspectionLine | None:
    """The newest PEEL inspection with grades, which the Specified Information Order asks to be shown."""
    graded = [line for line in lines if line.card.grades]
    peel = [line for line in graded if line.card.reference.startswith("peel")]
    return max(peel or graded, key=lambda line: line.card.published_on, default=None)


def grade_table(lines: Iterable[InspectionLine]) -> GradeTable:
    """Grades by area and inspection, oldest inspection first. Asks nothing of the database."""
    graded = sorted((line.card for line in lines if line.card.grades), key=lambda card: card.published_on)
    columns = tuple(GradeColumn(card.reference, card.title, card.published_on, card.scale) for card in graded)
    cells: dict[str, dict[int, Grade]] = {}
    printed: dict[str, dict[int, str]] = {}
    for place, card in reversed(list(enumerate(graded))):
        for given in card.grades:
            key = given.area_key or given.printed
            cells.setdefault(key, {})[place] = given.grade
            printed.setdefault(key, {})[place] = given.printed
    rows = (
        GradeRow(
            key,
            area_name(key, printed=key),
            tuple(cells[key].get(place) for place in range(len(columns))),
            tuple((columns[place].title, words) for place, words in sorted(printed[key].items())),
        )
        for key in cells
    )
    return GradeTable(columns, tuple(rows))


def changes(*, area: str | None, lines: Iterable[InspectionLine], limit: int = 6) -> tuple[Change, ...]:
    """What happened lately, newest first: reports, responses, and what was said of findings. One query."""
    found: dict[tuple[object, ...], Change] = {}
    for card in newest_heard(area=area, limit=100):
        for event in card.story:
            if event.on == card.raised_on and event.voice == "inspectors":
                continue
            key = (event.on, event.voice, event.state, event.title, card.area)
            before = found[key].findings if key in found else ()
            found[key] = Change(
                on=event.on,
                voice=event.voice,
                state=event.state,
                title=event.title,
                detail=event.detail,
                source=event.source,
                findings=(*before, (card.reference, card.name)),
                inspection=card.inspection,
            )
    every = [*found.values(), *_reports(lines)]
    return tuple(sorted(every, key=lambda change: change.on, reverse=True)[:limit])


def _reports(lines: Iterable[InspectionLine]) -> Iterable[Change]:
    for line in lines:
        card = line.card
        said = f"{line.total} finding" + ("" if line.total == 1 else "s")
        yield Change(
            on=card.published_on,
            voice="inspectors",
            state="empty",
            title=f"Published {card.title}",
            detail=f"{said}.",
            source=None,
            findings=(),
            inspection=card.reference,
        )


def summary_of(cards: Iterable[PublicFinding]) -> str:
    """ "2 recommendations: 1 closed by inspectors, 1 finished, not yet closed." "" when there are none."""
    cards = tuple(cards)
    if not cards:
        return ""
    closed = sum(card.decision is Decision.CLOSED for card in cards)
    finished = sum(card.decision.still_open and Position(card.position).says_done for card in cards)
    left = len(cards) - closed - finished
    parts = ((closed, "closed by inspectors"), (finished, "finished, not yet closed"), (left, "not finished"))
    said = [(count, what) for count, what in parts if count]
    head = f"{len(cards)} recommendation{'' if len(cards) == 1 else 's'}"
    if len(said) == 1:
        return f"{head}, {'' if len(cards) == 1 else 'all '}{said[0][1]}."
    return f"{head}: {', '.join(f'{count} {what}' for count, what in said)}."


def stored_file(sha256: str, name: str) -> tuple[PublicFile, str] | Gone | None:
    """A file of an edition and where it is stored; Gone when every edition that has it was withdrawn. One query."""
    rows = (
        EditionFile.objects.filter(sha256=sha256, name=name)
        .select_related("edition")
        .defer("edition__payload")
    )
    found = list(rows.order_by("-edition__pk"))
    for row in found:
        if row.edition.withdrawn_at is None:
            return PublicFile(row.format, row.name, row.size, row.sha256), row.stored_as
    for row in found:
        edition = row.edition
        if edition.withdrawn_at:
            return Gone(
                "file", edition.reference, edition.number, edition.withdrawn_at, edition.withdrawal_reason
            )
    return None
