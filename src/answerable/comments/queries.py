"""Reads of responses: how far one is, and the document it makes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Prefetch

from answerable.comments.cards import (
    AnsweredArea,
    AnsweredFinding,
    ExplanationCard,
    PlannedAction,
    ResponseCard,
    StatutoryDocument,
)
from answerable.comments.models import Explanation, Response
from answerable.extraction import queries as extraction
from answerable.governance import queries as governance
from answerable.people import queries as people
from answerable.plans import queries as plans
from answerable.register import queries as register
from answerable.register.cards import FindingCard, InspectionCard
from answerable.rules.completeness import Completeness, ToAnswer, completeness
from answerable.rules.vocabulary import Kind
from answerable.scrutiny import queries as scrutiny
from answerable.scrutiny.cards import MeetingCard

_EXPLAINED = Prefetch("explanations", Explanation.objects.select_related("finding"))


def response(inspection: str) -> ResponseCard | None:
    """The response to an inspection, if anybody has begun one, with its explanations, in two queries."""
    rows = Response.objects.filter(inspection__reference=inspection).select_related("inspection")
    row = rows.prefetch_related(_EXPLAINED).first()
    return _card(row) if row else None


def _card(row: Response) -> ResponseCard:
    explanations = {
        one.finding.reference: ExplanationCard(
            one.finding.reference, one.text, one.borrowed, one.written_by, one.written_at, one.version
        )
        for one in row.explanations.all()
    }
    return ResponseCard(
        inspection=row.inspection.reference,
        area=row.area,
        summary=row.summary,
        invited_on=row.invited_on,
        reply_by=row.reply_by,
        force_comments=row.force_comments,
        force_comments_on=row.force_comments_on,
        force_comments_from=row.force_comments_from,
        statement=row.statement,
        answers_areas=row.answers_areas,
        approved_fingerprint=row.approved_fingerprint,
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        written_by=tuple(row.written_by),
        version=row.version,
        explanations=explanations,
    )


@dataclass(frozen=True, slots=True)
class ProposedWords:
    """What the imported document itself holds of a response. `questions` were put at a meeting on `scrutiny_on`."""

    summary: str
    force_comments: str
    statement: str
    scrutiny_on: date | None
    questions: tuple[str, ...]


def proposed_words(inspection: str) -> ProposedWords | None:
    """The words of a response in the document an inspection came from, or None when it holds none."""
    report = register.inspection(inspection)
    if report is None or report.reading_id is None:
        return None
    read = extraction.reading(report.reading_id)
    if not (read.force_response or read.statement):
        return None
    return ProposedWords(read.summary, read.force_response, read.statement, read.scrutiny_on, read.questions)


def labels(findings: tuple[FindingCard, ...]) -> dict[str, str]:
    """How each finding is named in a sentence: "recommendation 2 of cause of concern 1", "area for improvement 9".

    The printed number names it; among numbered ones, one that lost its number is named by its words.
    """
    numbered = {finding.kind for finding in findings if finding.number and finding.parent is None}
    return {finding.reference: _label(finding, finding.kind in numbered) for finding in findings}


def _label(finding: FindingCard, others_are_numbered: bool) -> str:
    last = finding.reference.rsplit("-", 1)[-1].lstrip("0")
    if finding.parent:
        return f"recommendation {last} of cause of concern {finding.parent.rsplit('coc-', 1)[-1]}"
    if finding.kind is Kind.CAUSE_OF_CONCERN:
        return f"cause of concern {last}"
    if finding.number or not others_are_numbered:
        return f"{finding.kind.words.lower()} {finding.number.rstrip('.') or last}"
    return f"the unnumbered {finding.kind.words.lower()} “{finding.name}”"


def gate(inspection: str) -> Completeness:
    """What the law and the body's own choice still ask for before the response may be published."""
    return gate_of(response(inspection), register.findings_of(inspection))


def gates(inspections: Iterable[str]) -> dict[str, Completeness]:
    """The same for several inspections, in three queries however many there are."""
    wanted = list(inspections)
    rows = Response.objects.filter(inspection__reference__in=wanted).select_related("inspection")
    cards = {row.inspection.reference: _card(row) for row in rows.prefetch_related(_EXPLAINED)}
    findings = register.findings_of_all(wanted)
    return {one: gate_of(cards.get(one), findings.get(one, ())) for one in wanted}


def gate_of(card: ResponseCard | None, findings: tuple[FindingCard, ...]) -> Completeness:
    """The same from cards that are already at hand."""
    named = labels(findings)
    parents = {finding.parent for finding in findings if finding.parent}
    explained = card.explanations if card else {}
    return completeness(
        [
            ToAnswer(
                finding.reference,
                finding.kind,
                named[finding.reference],
                bool(finding.reference in explained and explained[finding.reference].text.strip()),
                finding.reference in parents,
            )
            for finding in findings
        ],
        statement=card.statement if card else "",
        force_comments=card.force_comments if card else "",
        with_areas=card.answers_areas if card else True,
    )


@dataclass(frozen=True, slots=True)
class Issue:
    """When and as which edition a document is issued; a draft has neither."""

    published_on: date | None = None
    edition: int | None = None


def statutory_document(inspection: str, *, issue: Issue | None = None) -> StatutoryDocument:
    """The document as it stands now: a draft, unless it is issued. Raises ValueError for an unknown inspection."""
    report = register.inspection(inspection)
    if report is None:
        raise ValueError(f"No inspection has the reference {inspection}.")
    return as_written(report, issue=issue).document


@dataclass(frozen=True, slots=True)
class Written:
    """Everything of a response at once: what is written, what about, what is still missing, the document it makes."""

    card: ResponseCard | None
    findings: tuple[FindingCard, ...]
    meeting: MeetingCard | None
    gate: Completeness
    document: StatutoryDocument

    @property
    def approved(self) -> bool:
        """Whether exactly these words have been approved."""
        return approves(self.card, self.document)


def as_written(report: InspectionCard, *, issue: Issue | None = None) -> Written:
    """The response to `report` as it stands, in seven queries however long it is."""
    card, findings = response(report.reference), register.findings_of(report.reference)
    meeting = scrutiny.meeting_about(report.reference)
    document = _document(report, card, findings, meeting, issue)
    return Written(card, findings, meeting, gate_of(card, findings), document)


def _document(
    report: InspectionCard,
    card: ResponseCard | None,
    findings: tuple[FindingCard, ...],
    meeting: MeetingCard | None,
    issue: Issue | None,
) -> StatutoryDocument:
    body = next(iter(people.bodies(kind="local_policing_body", area=report.area)), None)
    return StatutoryDocument(
        force_name=report.force_name,
        body_name=body.name if body else f"Local policing body for {report.force_name}",
        commissioner=body.head_title if body and body.head_title else "Police and Crime Commissioner",
        inspection_reference=report.reference,
        inspection_title=report.title,
        published_on=report.published_on,
        last_day=report.last_day,
        types=report.types,
        force_quoted=report.force_quoted,
        monitoring_phase=report.monitoring_phase or None,
        summary=(card.summary if card else "") or report.summary,
        areas=_areas(report, findings, card),
        force_response=card.force_comments if card else "",
        statement=card.statement if card else "",
        scrutiny_on=meeting.held_on if meeting else None,
        questions=tuple(question.text for question in meeting.questions) if meeting else (),
        draft=issue is None,
        published_response_on=issue.published_on if issue else None,
        edition=issue.edition if issue else None,
    )


def _areas(
    report: InspectionCard, findings: tuple[FindingCard, ...], card: ResponseCard | None
) -> tuple[AnsweredArea, ...]:
    """The areas in the report's order. Actions are printed only once a chief officer has approved their plan."""
    agreed = governance.agreed(finding.reference for finding in findings)
    actions = plans.printed_actions(agreed)
    answered = [_answered(one, findings, card, actions) for one in findings if one.parent is None]
    by_area: dict[str, list[AnsweredFinding]] = {}
    for one, found in zip([one for one in findings if one.parent is None], answered, strict=True):
        by_area.setdefault(_folded(one.question), []).append(found)
    areas = [
        AnsweredArea(grade.printed, grade.grade, tuple(by_area.pop(_folded(grade.printed), ())))
        for grade in report.grades
    ]
    names = {_folded(one.question): one.question for one in findings}
    areas += [AnsweredArea(names[key], None, tuple(found)) for key, found in by_area.items() if key]
    if rest := by_area.get(""):
        areas.append(AnsweredArea("", None, tuple(rest)))
    return tuple(areas)


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def _answered(
    finding: FindingCard,
    findings: tuple[FindingCard, ...],
    card: ResponseCard | None,
    actions: dict[str, tuple[tuple[str, str, date | None], ...]],
) -> AnsweredFinding:
    explanation = card.explanations.get(finding.reference) if card else None
    return AnsweredFinding(
        reference=finding.reference,
        kind=finding.kind,
        number=finding.number or None,
        text=finding.text,
        page=finding.page,
        explanation=explanation.text if explanation else "",
        borrowed=explanation.borrowed if explanation else False,
        actions=tuple(PlannedAction(*one) for one in actions.get(finding.reference, ())),
        children=tuple(
            _answered(child, findings, card, actions)
            for child in findings
            if child.parent == finding.reference
        ),
    )


def fingerprint(document: StatutoryDocument) -> str:
    """SHA-256 of everything in the document that an approver is asked to approve."""
    content = asdict(document)
    for name in ("draft", "published_response_on", "edition"):
        del content[name]
    return hashlib.sha256(
        json.dumps(content, sort_keys=True, default=str, ensure_ascii=False).encode()
    ).hexdigest()


def is_approved(inspection: str) -> bool:
    """Whether exactly the present content has been approved."""
    return approves(response(inspection), statutory_document(inspection))


def approves(card: ResponseCard | None, document: StatutoryDocument) -> bool:
    """The same where both are at hand; it is this document that counts, not what has been written since."""
    return bool(card and card.approved_fingerprint and card.approved_fingerprint == fingerprint(document))
