"""Publishing the statutory response: gate, approval, copy, files, and the record beside it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from answerable.comments import queries as comments
from answerable.comments.cards import NO_COMMENTS, AnsweredFinding, StatutoryDocument
from answerable.comments.queries import Issue
from answerable.comments.writers import FORMATS, write
from answerable.governance import queries as governance
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.plans import queries as plans
from answerable.publishing.cards import (
    PublicAction,
    PublicAnswer,
    PublicAnswerArea,
    PublicClock,
    PublicResponse,
)
from answerable.publishing.models import Edition
from answerable.publishing.services.editions import next_number, public_force, store, store_file
from answerable.publishing.services.records import copy_record
from answerable.register import queries as register
from answerable.register.cards import FindingCard, InspectionCard
from answerable.rules.completeness import Completeness
from answerable.rules.grades import Grade
from answerable.rules.permissions import Action, Role, require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind


def publish_response(
    by: Actor, *, inspection: str, note: str = "", now: datetime, without_approval: bool = False
) -> int:
    """Publish the response to an inspection, and its record; the number of the edition.

    Refused while something the law asks for has no answer, and while the exact words are not approved. Only an
    administrator may publish `without_approval`, for a body whose approval is given outside; the journal says so.
    """
    report = register.inspection(inspection)
    if report is None:
        raise Refused(f"No inspection has the reference {inspection}.", why="incomplete")
    require(by, Action.PUBLISH, area=report.area)
    number = next_number(Edition.RESPONSE, inspection)
    issue = Issue(timezone.localdate(now), number)
    written = comments.as_written(report, issue=issue)
    document, approved = written.document, written.approved
    _require_ready(written.gate, agreed=approved or (without_approval and by.role == Role.ADMINISTRATOR))
    if number > 1 and not note.strip():
        raise Refused("Say what this edition corrects; the public will read it.", why="incomplete")
    files = {format: write(document, format=format) for format in FORMATS}
    with recorded(by, verb="publish_response", subject=inspection, now=now) as entry:
        _require_unchanged(document)
        edition = store(Edition.RESPONSE, public_response(report, document, now), note=note, now=now)
        for format, content in files.items():
            store_file(edition, format=format, name=f"{inspection}-response.{format}", content=content)
        record = copy_record(report, note=note, now=now)
        entry.note(
            edition=edition.number,
            record_edition=record.number,
            sha256=edition.sha256,
            approved=approved,
            day=(timezone.localdate(now) - report.published_on).days + 1,
            note=note,
        )
    return edition.number


def _require_ready(gate: Completeness, *, agreed: bool) -> None:
    if not gate.complete:
        raise Refused(f"It cannot be published yet. {gate.sentence}", why="incomplete", missing=gate.missing)
    if not agreed:
        raise Refused("It cannot be published yet. These words have not been approved.", why="incomplete")


def _require_unchanged(document: StatutoryDocument) -> None:
    """Writing the files took a moment: what is stored must still be what was approved, and the next edition."""
    inspection = document.inspection_reference
    same = comments.fingerprint(comments.statutory_document(inspection)) == comments.fingerprint(document)
    if not same or next_number(Edition.RESPONSE, inspection) != document.edition:
        raise Refused("The response was changed while it was being published. Read it again.", why="changed")


def public_response(report: InspectionCard, document: StatutoryDocument, now: datetime) -> PublicResponse:
    """The document section by section, as the public page shows it."""
    findings = {one.reference: one for one in register.findings_of(report.reference)}
    first = (
        Edition.objects.filter(kind=Edition.RESPONSE, reference=report.reference, withdrawn_at=None)
        .order_by("number")
        .first()
    )
    return PublicResponse(
        inspection=report.reference,
        inspection_title=report.title,
        force=public_force(report),
        commissioner=document.commissioner,
        clock=PublicClock(
            published_on=report.published_on,
            last_day=report.last_day,
            answered_on=timezone.localdate(first.published_at if first else now),
            milestones=_milestones(report, findings),
        ),
        types=report.types,
        force_quoted=report.force_quoted,
        monitoring_phase=report.monitoring_phase,
        summary=document.summary,
        areas=tuple(
            PublicAnswerArea(
                area.name,
                Grade(area.grade) if area.grade else None,
                tuple(_answer(one, findings) for one in area.findings),
            )
            for area in document.areas
        ),
        force_comments=document.force_response,
        statement=document.statement,
        scrutiny_on=document.scrutiny_on,
        questions=document.questions,
    )


def _milestones(report: InspectionCard, findings: dict[str, FindingCard]) -> tuple[tuple[str, date], ...]:
    card = comments.response(report.reference)
    days = []
    if card and card.invited_on:
        days.append(("Chief constable invited", card.invited_on))
    if card and card.force_comments_on and card.force_comments != NO_COMMENTS:
        days.append(("Chief constable replied", card.force_comments_on))
    if held := [plan.plenary_on for plan in plans.plans_for(governance.agreed(findings)).values()]:
        days.append(("Plenary session", min(held)))
    return tuple(sorted(days, key=lambda one: one[1]))


def _answer(one: AnsweredFinding, findings: dict[str, FindingCard]) -> PublicAnswer:
    return PublicAnswer(
        reference=one.reference,
        kind=Kind(one.kind),
        number=one.number,
        name=findings[one.reference].name,
        text=one.text,
        page=one.page,
        explanation=one.explanation,
        explanation_voice="force" if one.borrowed else "commissioner",
        actions=tuple(PublicAction(action.what, action.who, action.by) for action in one.actions),
        children=tuple(_answer(child, findings) for child in one.children),
    )
