"""The rows of a response's task list and the days on its clock."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from answerable.comments.cards import ResponseCard
from answerable.comments.queries import Written
from answerable.desk.responses.frame import address
from answerable.look.cards import Event
from answerable.look.drawings.labels import status_tag
from answerable.look.drawings.words import in_words
from answerable.people.cards import Actor
from answerable.register.cards import FindingCard, InspectionCard
from answerable.rules.completeness import Completeness
from answerable.rules.deadlines import Clock, aim_dates
from answerable.rules.permissions import Action, may
from answerable.rules.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Section:
    """A cause of concern with its recommendations, or a list of one kind. `heading` "" for findings on their own."""

    heading: str
    kind: str
    rows: list[dict[str, object]]
    name: str


def milestones(report: InspectionCard, card: ResponseCard | None, state: Clock) -> list[Event]:
    """What has happened on the clock, and our aims for what has not."""
    events = []
    if card and card.invited_on:
        events.append(Event(card.invited_on, "Chief constable invited"))
    if card and card.force_comments_on:
        events.append(Event(card.force_comments_on, "Comments received"))
    if state.answered_on is None:
        aims = aim_dates(report.published_on)
        events += [
            Event(day, f"{step} by", planned=True)
            for step, day in aims.items()
            if step in {"Approve", "Publish"} and day > state.today
        ]
    return sorted(events, key=lambda event: event.on)


def sections_of(findings: tuple[FindingCard, ...], card: ResponseCard | None) -> list[Section]:
    """What is to be answered: each cause of concern first, then recommendations, then areas for improvement."""
    made = []
    for number, concern in enumerate([one for one in findings if one.kind is Kind.CAUSE_OF_CONCERN], start=1):
        under = [one for one in findings if one.parent == concern.reference] or [concern]
        made.append(
            Section(concern.name, concern.kind, [_row(one, card) for one in under], f"concern-{number}")
        )
    for kind in (Kind.RECOMMENDATION, Kind.AREA_FOR_IMPROVEMENT):
        loose = [one for one in findings if one.kind is kind and one.parent is None]
        if loose:
            heading = kind.plural.capitalize()
            made.append(
                Section(heading, "", [_row(one, card) for one in loose], f"{kind}-list".replace("_", "-"))
            )
    return made


def _row(finding: FindingCard, card: ResponseCard | None) -> dict[str, object]:
    known = card.explanations.get(finding.reference) if card else None
    answered = known is not None and bool(known.text.strip())
    needed = card is None or card.answers_areas or finding.kind is not Kind.AREA_FOR_IMPROVEMENT
    number = finding.number.rstrip(".") or finding.reference.rsplit("-", 1)[-1].lstrip("0")
    named = (
        f"{finding.kind.words} {number}: {finding.name}" if finding.parent else f"{number}: {finding.name}"
    )
    hint = "The Act does not ask for this one"
    if known is not None and answered:
        whose = "The chief constable’s words" if known.borrowed else f"{len(known.text.split())} words"
        hint = f"{whose}, {known.written_by}"
    elif needed:
        hint = "Nothing written yet"
    return {
        "title": named,
        "href": reverse("desk:response_explain", args=[finding.reference]),
        "hint": hint,
        "status": "Answered" if answered else _not_answered(needed),
    }


def _not_answered(needed: bool) -> SafeString | str:
    return status_tag("Not answered", "strong") if needed else "Optional"


def rest_of(report: InspectionCard, written: Written, actor: Actor) -> list[dict[str, object]]:
    """The other pieces of the response, in the order of the form."""
    here, card, meeting = report.reference, written.card, written.meeting
    asked = (
        f"{len(meeting.questions)} questions, meeting of {in_words(meeting.held_on)}"
        if meeting
        else "None yet"
    )
    comments_hint = "The law asks you to invite them by a day you set"
    if card and card.reply_by:
        comments_hint = f"Invited, for {in_words(card.reply_by)}"
    if card and card.force_comments_on:
        comments_hint = f"Received {in_words(card.force_comments_on)}"
    summary = (card.summary if card else "") or report.summary
    statement = card.statement if card else ""
    rows: list[dict[str, object]] = [
        _piece(
            "Inspection details", address("details", here), f"Published {in_words(report.published_on)}", True
        ),
        _piece("Executive summary", address("summary", here), f"{len(summary.split())} words", bool(summary)),
        _piece(
            "Chief constable’s comments",
            address("comments", here),
            comments_hint,
            bool(card and card.force_comments),
        ),
        _piece(
            "The Commissioner’s comment",
            address("statement", here),
            f"{len(statement.split())} words" if statement else "Not written yet",
            bool(statement),
        ),
        _piece("Scrutiny questions", address("questions", here), asked, bool(meeting), optional=True),
    ]
    if may(actor, Action.READ_DRAFT, area=report.area):
        rows.append(_piece("Preview", address("preview", here), "On the page, Word, ODT and PDF", None))
    return [*rows, _approval(report, card, written.approved, written.gate, actor)]


def _piece(
    title: str, href: str, hint: str, ready: bool | None, *, optional: bool = False
) -> dict[str, object]:
    status: SafeString | str = ""
    if ready is not None:
        status = "Complete" if ready else status_tag("Not started", "grey")
    if ready is False and optional:
        status = "Optional"
    return {"title": title, "href": href, "hint": hint, "status": status}


def _approval(
    report: InspectionCard, card: ResponseCard | None, approved: bool, gate: Completeness, actor: Actor
) -> dict[str, object]:
    if approved and card and card.approved_at:
        hint = f"{card.approved_by}, {in_words(card.approved_at)}. Any change voids it."
        return {"title": "Approval", "href": "", "hint": hint, "status": "Approved"}
    if not gate.complete:
        hint = f"{len(gate.missing)} missing" if len(gate.missing) > 1 else "1 thing is missing"
        return {"title": "Approval", "href": "", "hint": hint, "status": "Cannot start yet"}
    href, waiting = "", status_tag("Waiting", "strong")
    hint = "Somebody who may approve reads exactly these words"
    if card and card.approved_fingerprint:
        hint = f"Approved by {card.approved_by}, but the words have changed since"
        waiting = status_tag("Changed since", "grey")
    if may(actor, Action.APPROVE_RESPONSE, area=report.area):
        href = address("approve", report.reference)
    return {"title": "Approval", "href": href, "hint": hint, "status": waiting}
