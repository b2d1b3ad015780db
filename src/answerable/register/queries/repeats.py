"""Earlier findings that later ones may be repeating: suggested with the reason, linked by nobody but a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.register.cards import FindingCard
from answerable.register.models import Finding
from answerable.register.queries.findings import findings_named, findings_of, links_of
from answerable.rules.repeats import Earlier, Repeat, Wording


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An earlier finding that a later one may repeat, and why."""

    earlier: FindingCard
    why: Repeat


def repeats_in(inspection: str) -> dict[str, tuple[Suggestion, ...]]:
    """For each finding of an inspection that may repeat an earlier one: which, likeliest first. In four queries."""
    return _suggested(findings_of(inspection))


def repeats_of(finding: FindingCard) -> tuple[Suggestion, ...]:
    """The earlier findings one finding may repeat, likeliest first. In three queries."""
    return _suggested([finding]).get(finding.reference, ())


def _suggested(later: Sequence[FindingCard]) -> dict[str, tuple[Suggestion, ...]]:
    if not later:
        return {}
    earlier = Earlier(_wordings(later[0]))
    links = links_of([one.reference for one in later])
    linked = {reference: {link.reference for link in found} for reference, found in links.items()}
    like = {
        one.reference: [
            repeat
            for repeat in earlier.like(_wording(one))
            if repeat.reference not in linked.get(one.reference, ())
        ]
        for one in later
    }
    cards = findings_named(repeat.reference for found in like.values() for repeat in found)
    return {
        reference: tuple(Suggestion(cards[repeat.reference], repeat) for repeat in found)
        for reference, found in like.items()
        if found
    }


def _wordings(later: FindingCard) -> list[Wording]:
    """Every finding of the same police area from an earlier report."""
    rows = Finding.objects.filter(area=later.area, inspection__published_on__lt=later.raised_on)
    values = rows.values_list(
        "reference", "text", "question_key", "inspection__title", "inspection__published_on__year"
    )
    return [
        Wording(reference, text, area, _years(title, year)) for reference, text, area, title, year in values
    ]


def _wording(one: FindingCard) -> Wording:
    return Wording(one.reference, one.text, one.question_key)


def _years(title: str, published: int) -> tuple[int, ...]:
    """The years a report is known by: those of its title, and the year it came out."""
    return (*(int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", title)), published)
