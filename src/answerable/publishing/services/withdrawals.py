"""Taking down what is public, so that no word of it stays behind in another copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.publishing.cards import PublicFinding, PublicInspection, card_from
from answerable.publishing.models import Edition
from answerable.publishing.services.records import keep_record
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused


def withdraw_editions(by: Actor, *, kind: str, reference: str, reason: str, now: datetime) -> int:
    """Take every edition of a thing down, saying why; how many. The public sees only the reason from now on.

    The record of an inspection quotes its response, so with a response goes every word the record had from it.
    """
    rows = Edition.objects.filter(kind=kind, reference=reference, withdrawn_at=None)
    first = rows.first()
    if first is None:
        raise Refused("Nothing of this is public.")
    require(by, Action.WITHDRAW, area=first.area)
    if not reason.strip():
        raise Refused("Say why it is withdrawn; the public will read it.", why="incomplete")
    with recorded(by, verb="withdraw_editions", subject=reference, now=now) as entry:
        count = rows.update(withdrawn_at=now, withdrawal_reason=reason.strip())
        record = _unquote(reference, now) if kind == Edition.RESPONSE else None
        entry.note(
            kind=kind, editions=count, reason=reason.strip(), record_edition=record.number if record else None
        )
    return count


def _unquote(reference: str, now: datetime) -> Edition | None:
    """Publish the record again as it was, without what the response said. Nothing newer is copied."""
    held = Edition.objects.filter(
        kind=Edition.RECORD, reference=reference, current=True, withdrawn_at=None
    ).first()
    if held is None:
        return None
    card = card_from(PublicInspection, held.payload)
    bare = replace(
        card,
        findings=tuple(_without_response(one) for one in card.findings),
        clock=replace(card.clock, answered_on=None, milestones=()),
    )
    return keep_record(bare, note="The response was withdrawn.", now=now)


def _without_response(finding: PublicFinding) -> PublicFinding:
    address = f"/responses/{finding.inspection}/"
    story = tuple(event for event in finding.story if not (event.source and event.source.address == address))
    return replace(
        finding,
        said=tuple(words for words in finding.said if words.source.address != address),
        story=story,
        explained_on=None,
        heard_on=max([finding.raised_on, *(event.on for event in story)]),
    )
