"""A finding's story in words: its two status lines and its timeline, from movements, updates and the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from django.utils import timezone

from answerable.desk.findings.steps import address
from answerable.journal.cards import EntryCard
from answerable.look.cards import Entry, Source, Status
from answerable.look.drawings.labels import DECISION_FILLS, POSITION_FILLS
from answerable.look.drawings.marks import Voice
from answerable.look.drawings.words import in_words, plural
from answerable.look.markup import link
from answerable.plans.cards import UpdateCard
from answerable.register.cards import CorrectionCard, FindingCard, MovementCard, PrintedStatusCard
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Link, Position
from answerable.rules.workflow import BY_VERB

_COMMISSIONER = {Role.POLICY_OFFICER, Role.CHIEF_EXECUTIVE, Role.COMMISSIONER}
MOVED = {
    "record_plan": "Recorded the plan",
    "approve_position": "Approved the plan",
    "approve_refusal": "Approved not accepting it",
    "approve_not_for_us": "Approved that it is not for the force",
    "approve_dispute": "Approved disputing it",
    "return_plan": "Returned the plan",
    "say_finished": "Said it is finished",
    "agree_completion": "Agreed that it is complete, as the second person",
    "send_back": "Sent it back: not finished",
    "request_closure": "Asked inspectors to close it",
    "record_closed": "Closed it",
    "record_returned": "Were not satisfied",
    "record_superseded": "Replaced it",
    "record_not_tracked": "Stopped following it",
    "reopen": "Reopened it",
    "reopen_decided": "Opened it again",
    "take_over_under_way": "Taken over as under way",
    "take_over_complete": "Taken over as complete",
}
"""What each step of the table is called once it is done."""
_CORRECTED = {
    "text": "the words",
    "name": "the short name",
    "number": "the number",
    "question": "the area",
    "addressee": "the addressee",
    "due_on": "the day it is due",
    "due_by": "who set that day",
}
TRACKS = {"on_track": "On track", "at_risk": "At risk", "off_track": "Off track"}


def told_on(moved: MovementCard) -> date:
    """The day the act was done: agreeing and asking keep the day the work was finished, so they are dated as told."""
    return _day(moved.at) if moved.verb in {"agree_completion", "request_closure"} else moved.on


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def force_status(finding: FindingCard, movements: Sequence[MovementCard], action: Source | None) -> Status:
    """The force's line: where it says the finding stands, since when, and who said so."""
    words = finding.position.words
    since = None if finding.position is Position.NEW else finding.position_on
    return Status(words, POSITION_FILLS[finding.position], since, _who_said(movements), action)


def _who_said(movements: Sequence[MovementCard]) -> str:
    moves = [one for one in movements if BY_VERB[one.verb].after is not None]
    if not moves:
        return "Nothing has been planned yet."
    last, told = moves[0], in_words(told_on(moves[0]))
    if last.verb == "say_finished":
        return f"{last.by_name} said so; a second person has to agree."
    if last.verb == "agree_completion":
        said = next((one.by_name for one in moves if one.verb == "say_finished"), "The force")
        return f"{said} said so; {last.by_name} agreed on {told}."
    if last.verb in {"return_plan", "send_back", "reopen"}:
        verb = {"return_plan": "returned the plan", "send_back": "sent it back", "reopen": "reopened it"}[
            last.verb
        ]
        return f"{last.by_name} {verb} on {told}: {last.words.rstrip('.')}."
    if last.verb.startswith("take_over_"):
        return f"{last.source} said so; {last.by_name} took it over on {in_words(_day(last.at))}."
    if BY_VERB[last.verb].decides:
        return f"Inspectors’ decision of {told} put it back to work."
    return f"{last.by_name} {MOVED[last.verb][:1].lower()}{MOVED[last.verb][1:]} on {told}."


def inspectors_status(
    finding: FindingCard, movements: Sequence[MovementCard], action: Source | None, *, today: date
) -> Status:
    """The inspectors' line: their newest decision with its source, and what they have been asked."""
    fill = DECISION_FILLS[finding.decision]
    return Status(
        finding.decision.words, fill, finding.decided_on, _who_decided(finding, movements, today), action
    )


def _who_decided(finding: FindingCard, movements: Sequence[MovementCard], today: date) -> str:
    parts = []
    decided = next((one for one in movements if BY_VERB[one.verb].decides), None)
    if decided is None:
        parts.append(f"Raised in {finding.inspection_title}.")
    else:
        told = f", told by {decided.told_by}" if decided.told_by else ""
        parts.append(f"Source: {decided.source.rstrip('.')}{told}. Recorded by {decided.by_name}.")
    asked = next((one for one in movements if one.verb == "request_closure"), None)
    if asked and finding.position is Position.CLOSURE_REQUESTED and finding.decision.still_open:
        on = told_on(asked)
        ago = f", {plural((today - on).days, 'day')} ago" if today > on else ""
        parts.append(f"The force asked for closure on {in_words(on)}{ago}.")
    return " ".join(parts)


def timeline(
    finding: FindingCard,
    movements: Iterable[MovementCard],
    *,
    updates: Iterable[tuple[str, UpdateCard]],
    journal: Iterable[EntryCard],
    printed: Iterable[PrintedStatusCard] = (),
    corrected: Iterable[CorrectionCard] = (),
) -> list[Entry]:
    """Everything that happened, newest first, what was printed elsewhere included; the report itself comes last."""
    told: list[tuple[datetime, Entry]] = [(one.at, _moved(one)) for one in movements]
    told += [
        (datetime.combine(one.on, time.min, tzinfo=UTC), _printed(one, one.on, finding))
        for one in printed
        if one.on
    ]
    told += [(one.said_at, _updated(what, one)) for what, one in updates]
    told += [(one.at, _by_a_list(one)) for one in corrected]
    told += [
        (one.at, entry) for one in journal if one.subject == finding.reference and (entry := _other(one))
    ]
    told.sort(key=lambda one: (one[1].on, one[0]), reverse=True)
    first = Entry(
        finding.raised_on, "inspectors", f"Published in {finding.inspection_title}", "Inspectors", "empty"
    )
    return [*(entry for _, entry in told), first]


def _moved(one: MovementCard) -> Entry:
    more = "".join(
        [f"“{one.words.rstrip()}”" if one.words else "", f" {one.source}." if one.source else ""]
    ).strip()
    step = BY_VERB[one.verb]
    if step.decides:
        who = f"Inspectors, recorded by {one.by_name}"
        return Entry(told_on(one), "inspectors", MOVED[one.verb], who, DECISION_FILLS[one.decision], more)
    who = f"{one.by_name}, {Role(one.by_role).words}"
    return Entry(told_on(one), "force", MOVED[one.verb], who, POSITION_FILLS[one.position], more)


def _printed(one: PrintedStatusCard, on: date, finding: FindingCard) -> Entry:
    what = f"Printed status: {one.status}" if one.status else "Printed comment"
    more = f"“{one.comment}”" if one.comment else ""
    return Entry(on, "force", what, f"As printed in {finding.inspection_title}", "half", more)


def _updated(what: str, one: UpdateCard) -> Entry:
    return Entry(
        _day(one.said_at), "force", f"{TRACKS[one.track]}: {what}", one.said_by, "half", f"“{one.words}”"
    )


def _corrected(after: Mapping[str, object]) -> str:
    return f"Corrected {', '.join(words for name, words in _CORRECTED.items() if name in after) or 'nothing'}"


def _by_a_list(one: CorrectionCard) -> Entry:
    voice: Voice = "commissioner" if one.by_role in _COMMISSIONER else "force"
    return Entry(
        _day(one.at), voice, f"{_corrected(one.after)}, in an edited list", one.by_name, "full", one.reason
    )


def _other(one: EntryCard) -> Entry | None:
    """An entry of the journal that is neither a step nor an update: a correction, a link, an action."""
    what, more, on = "", "", _day(one.at)
    voice: Voice = "commissioner" if one.actor_role in _COMMISSIONER else "force"
    if one.verb == "correct_finding":
        what, more = _corrected(one.details.get("after", {})), str(one.details.get("reason", ""))
    elif one.verb in {"link_findings", "unlink_findings"}:
        words = Link(one.details["kind"]).words
        what = f"Took back: {words.lower()}" if one.verb == "unlink_findings" else words
        earlier = str(one.details.get("earlier", ""))
        return Entry(on, voice, what, one.actor_name, "full", link(earlier, address("record", earlier)))
    elif one.verb == "add_action":
        what, more = "Added an action", f"{one.details.get('what', '')} ({one.details.get('who', '')})"
    elif one.verb == "add_finding":
        return Entry(on, voice, "Put it in the register", one.actor_name, "empty")
    if not what:
        return None
    return Entry(on, voice, what, one.actor_name, "full", more)


def settled(finding: FindingCard) -> bool:
    """Whether its due date no longer presses: inspectors settled it, or the force says it has done its part."""
    return finding.decision not in {Decision.OPEN, Decision.RETURNED}
