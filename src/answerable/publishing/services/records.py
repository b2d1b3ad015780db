"""Copying an inspection and where its findings stand to the public side.

What is not yet agreed is not copied: a plan nobody has approved leaves a finding "new", and a force that says it has
finished is "under way" until a second person agrees. Links are copied only to findings that are public themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.publishing.cards import (
    PublicAnswer,
    PublicClock,
    PublicFinding,
    PublicGrade,
    PublicInspection,
    PublicLink,
    PublicSource,
    PublicWords,
    as_payload,
    card_from,
)
from answerable.publishing.cards import PublicResponse as ResponseCopy
from answerable.publishing.models import Edition, PublishedFinding
from answerable.publishing.queries.words import searchable
from answerable.publishing.services.editions import public_force, store
from answerable.publishing.services.stories import Standing, standing, story
from answerable.register import queries as register
from answerable.register.cards import FindingCard, InspectionCard, LinkCard, MovementCard
from answerable.rules.grades import Grade
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Link, Position

_FORWARD = {Link.RESTATES: "Restated in", Link.FOLLOWS_UP: "Followed up in", Link.SUPERSEDES: "Replaced by"}


def publish_record(by: Actor, *, inspection: str, note: str = "", now: datetime) -> int:
    """Publish an inspection, its grades and where each finding stands; the number of the new edition."""
    report = register.inspection(inspection)
    if report is None:
        raise Refused(f"No inspection has the reference {inspection}.", why="incomplete")
    require(by, Action.PUBLISH, area=report.area)
    with recorded(by, verb="publish_record", subject=inspection, now=now) as entry:
        edition = copy_record(report, note=note, now=now)
        entry.note(edition=edition.number, sha256=edition.sha256, note=note)
    return edition.number


def copy_record(report: InspectionCard, *, note: str, now: datetime) -> Edition:
    """Within a recorded verb: store the inspection as it stands as a new edition, with its rows for searching."""
    return keep_record(public_inspection(report), note=note, now=now)


def keep_record(card: PublicInspection, *, note: str, now: datetime) -> Edition:
    """Within a recorded verb: store a card as the newest record edition, with its rows for searching."""
    edition = store(Edition.RECORD, card, note=note, now=now)
    PublishedFinding.objects.filter(inspection=card.reference).delete()
    PublishedFinding.objects.bulk_create(
        PublishedFinding(
            edition=edition,
            reference=finding.reference,
            inspection=finding.inspection,
            area=finding.area,
            order=order,
            kind=finding.kind,
            question_key=finding.question_key or "",
            position=finding.position,
            decision=finding.decision,
            raised_on=finding.raised_on,
            due_on=finding.due_on,
            heard_on=finding.heard_on,
            words=searchable(finding),
            payload=as_payload(finding),
        )
        for order, finding in enumerate(card.findings, start=1)
    )
    return edition


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything gathered once for all findings of an inspection."""

    report: InspectionCard
    findings: tuple[FindingCard, ...]
    movements: dict[str, tuple[MovementCard, ...]]
    links: dict[str, tuple[LinkCard, ...]]
    public: frozenset[str]
    response: ResponseCopy | None
    answered_on: date | None

    @property
    def answers(self) -> list[PublicAnswer]:
        """What the published response says of each finding, recommendations under a cause of concern too."""
        tops = [one for area in self.response.areas for one in area.answers] if self.response else []
        return [one for top in tops for one in (top, *top.children)]


def public_inspection(report: InspectionCard) -> PublicInspection:
    """The inspection as it would be published now."""
    known = _gather(report)
    return PublicInspection(
        reference=report.reference,
        title=report.title,
        force=public_force(report),
        published_on=report.published_on,
        report_address=report.report_address,
        monitoring_phase=report.monitoring_phase,
        scale=report.scale,
        types=report.types,
        grades=tuple(PublicGrade(one.area_key or None, one.printed, one.grade) for one in report.grades),
        findings=tuple(_finding(one, known) for one in known.findings),
        clock=PublicClock(
            published_on=report.published_on,
            last_day=report.last_day,
            answered_on=known.answered_on,
            milestones=known.response.clock.milestones if known.response else (),
        ),
    )


def _gather(report: InspectionCard) -> _Known:
    findings = register.findings_of(report.reference)
    links = register.links_of([one.reference for one in findings])
    others = {link.reference for found in links.values() for link in found}
    public = PublishedFinding.objects.filter(reference__in=others, edition__withdrawn_at=None)
    editions = Edition.objects.filter(kind=Edition.RESPONSE, reference=report.reference, withdrawn_at=None)
    current = editions.filter(current=True).first()
    first = editions.order_by("number").first()
    return _Known(
        report=report,
        findings=findings,
        movements=register.movements_of(report.reference),
        links=links,
        public=frozenset(public.values_list("reference", flat=True)) | {one.reference for one in findings},
        response=card_from(ResponseCopy, current.payload) if current else None,
        answered_on=timezone.localdate(first.published_at) if first else None,
    )


def _finding(finding: FindingCard, known: _Known) -> PublicFinding:
    movements = known.movements.get(finding.reference, ())
    now = standing(finding, movements)
    links = tuple(
        _link(one) for one in known.links.get(finding.reference, ()) if one.reference in known.public
    )
    successor = next((one for one in links if one.words == _FORWARD[Link.SUPERSEDES]), None)
    events = story(finding, movements, answered_on=known.answered_on, title=known.report.title)
    grade = next((one.grade for one in known.report.grades if _same(one.printed, finding.question)), None)
    return PublicFinding(
        reference=finding.reference,
        inspection=finding.inspection,
        inspection_title=finding.inspection_title,
        area=finding.area,
        kind=finding.kind,
        number=finding.number or None,
        name=finding.name,
        text=finding.text,
        page=finding.page,
        question_key=finding.question_key or None,
        question=finding.question,
        grade=Grade(grade) if grade else None,
        parent=finding.parent,
        children=tuple(one.reference for one in known.findings if one.parent == finding.reference),
        raised_on=finding.raised_on,
        due_on=finding.due_on,
        due_by=finding.due_by,
        position=now.position,
        position_on=now.position_on if now.position is not Position.NEW else None,
        position_source=_force_source(now),
        decision=finding.decision,
        decided_on=finding.decided_on if finding.decision is not Decision.OPEN else None,
        decision_source=PublicSource(now.decision_source) if now.decision_source else None,
        reason=now.reason,
        successor=successor if finding.decision is Decision.SUPERSEDED else None,
        links=links,
        said=_said(finding, now, known),
        story=events,
        heard_on=max([finding.raised_on, *(event.on for event in events)]),
        explained_on=known.answered_on if _is_explained(finding, known) else None,
    )


def _is_explained(finding: FindingCard, known: _Known) -> bool:
    """Whether the published response says what is done about it, or about everything that stands under it."""
    explained = {one.reference for one in known.answers if one.explanation}
    under = [one.reference for one in known.findings if one.parent == finding.reference]
    return finding.reference in explained or (bool(under) and explained.issuperset(under))


def _same(printed: str, question: str) -> bool:
    return bool(question) and " ".join(printed.lower().split()) == " ".join(question.lower().split())


def _link(link: LinkCard) -> PublicLink:
    words = link.kind.words if link.back else _FORWARD[link.kind]
    return PublicLink(words, link.reference, link.name, link.raised_on)


def _force_source(now: Standing) -> PublicSource | None:
    return PublicSource(f"the force’s statement of {now.position_on:%-d %B %Y}") if now.words else None


def _said(finding: FindingCard, now: Standing, known: _Known) -> tuple[PublicWords, ...]:
    """The force's words on finishing, and what the published response says of this finding."""
    said = []
    if now.position.says_done and now.words:
        said.append(PublicWords("force", now.words, now.position_on, PublicSource("Statement of completion")))
    if known.response is not None:
        address = f"/responses/{known.report.reference}/"
        source = PublicSource(f"Response to {known.report.title}", address)
        said += [
            PublicWords(one.explanation_voice, one.explanation, known.answered_on, source)
            for one in known.answers
            if one.reference == finding.reference and one.explanation
        ]
    return tuple(said)
