"""Ties between findings. A person makes every one."""

from __future__ import annotations

from datetime import datetime

from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.models import Finding, FindingLink
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Link


def link_findings(by: Actor, *, later: str, earlier: str, kind: Link, now: datetime) -> None:
    """Say that a later finding restates, follows up or supersedes an earlier one. A person makes every link."""
    found = {
        row.reference: row
        for row in Finding.objects.filter(reference__in=[later, earlier]).select_related("inspection")
    }
    if set(found) != {later, earlier} or later == earlier:
        raise Refused("Choose two different findings that are both in the register.", why="incomplete")
    for row in found.values():  # of another police area, not even the name may be shown
        require(by, Action.LINK_FINDINGS, area=row.area)
    if found[later].inspection.published_on < found[earlier].inspection.published_on:
        raise Refused("The earlier finding must be from an earlier report.")
    with recorded(by, verb="link_findings", subject=later, now=now) as entry:
        _, made = FindingLink.objects.get_or_create(
            later=found[later],
            earlier=found[earlier],
            kind=kind,
            defaults={"made_by": by.name, "made_at": now},
        )
        if not made:
            raise Refused("They are already linked like that.", why="changed")
        entry.note(earlier=earlier, kind=kind)


def name_successor(by: Actor, *, finding: str, successor: str, now: datetime) -> None:
    """Within the verb that records it: say which later finding of the same area replaced this one."""
    rows = Finding.objects.filter(reference__in=[finding, successor]).select_related("inspection")
    found = {row.reference: row for row in rows}
    if successor not in found or finding == successor or found[successor].area != found[finding].area:
        raise Refused("The finding that replaced it is not in the register.", why="incomplete")
    if found[successor].inspection.published_on < found[finding].inspection.published_on:
        raise Refused("The finding that replaced it must be from a later report.", why="incomplete")
    FindingLink.objects.get_or_create(
        later=found[successor],
        earlier=found[finding],
        kind=Link.SUPERSEDES,
        defaults={"made_by": by.name, "made_at": now},
    )


def unlink_findings(by: Actor, *, later: str, earlier: str, kind: Link, now: datetime) -> None:
    """Take a link back; the journal keeps that it was there."""
    row = Finding.objects.get(reference=later)
    require(by, Action.LINK_FINDINGS, area=row.area)
    with recorded(by, verb="unlink_findings", subject=later, now=now) as entry:
        gone, _ = FindingLink.objects.filter(later=row, earlier__reference=earlier, kind=kind).delete()
        if not gone:
            raise Refused("There is no such link any more.", why="changed")
        entry.note(earlier=earlier, kind=kind)
