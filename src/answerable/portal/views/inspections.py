"""The page of one inspection: its grades, its findings and how the response stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from answerable.portal import shapes
from answerable.portal.addresses import OGL, listed, safe, whole
from answerable.portal.door import Door, crumbs, gone, json, json_gone, json_missing, missing, page, public
from answerable.publishing import queries
from answerable.publishing.cards import Gone, PublicFinding, PublicInspection, as_payload
from answerable.rules.vocabulary import INSPECTION_TYPES, Kind


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one area of the report, recommendations after the cause of concern they stand under."""

    name: str
    briefs: tuple[SafeString, ...]


@public
def inspection(request: HttpRequest, door: Door, reference: str) -> HttpResponse:
    """One inspection."""
    found = queries.inspection(reference)
    if found is None:
        return missing(door, "inspection")
    if isinstance(found, Gone):
        return gone(door, found)
    card = found.card
    answered = queries.responses(only=[reference])
    state = shapes.state_of(
        card.clock, today=door.today, answered_on=answered[0].answered_on if answered else None
    )
    context = {
        "card": card,
        "title": shapes.short(card.title, force=card.force),
        "edition": found.edition,
        "report_address": safe(card.report_address),
        "ladder": [(given.printed, given.grade) for given in card.grades],
        "ladder_title": f"Grades by area, {shapes.short(card.title, force=card.force)}",
        "sections": sections(card.findings),
        "tally": tally(card),
        "kinds": [words for key, words in types(card.types, card.force.name) if card.types.get(key)],
        "clock_state": state,
        "milestones": shapes.milestones(card.clock),
        "answered": bool(answered),
        "findings_address": listed(inspection=reference),
        "crumbs": crumbs((card.force.name, reverse("portal:force", args=[card.force.area]))),
    }
    return page(door, "inspection", context, here="forces")


@public
def inspection_json(request: HttpRequest, door: Door, reference: str) -> HttpResponse:
    """The inspection's card, and the edition it stands in."""
    found = queries.inspection(reference)
    if found is None:
        return json_missing("inspection")
    if isinstance(found, Gone):
        return json_gone(found)
    return json(
        {
            "address": whole(reverse("portal:inspection", args=[reference])),
            "licence": OGL,
            "edition": as_payload(found.edition),
            "inspection": as_payload(found.card),
        }
    )


def sections(cards: tuple[PublicFinding, ...]) -> list[Section]:
    """Findings by area in the report's order, each recommendation under its parent."""
    names = list(dict.fromkeys(card.question for card in cards))
    return [
        Section(name or "In no one area", tuple(_brief(card) for card in cards if card.question == name))
        for name in names
    ]


def _brief(card: PublicFinding) -> SafeString:
    number = f" {card.number}" if card.number else ""
    under = ", under the cause of concern before it" if card.parent else ""
    return shapes.brief(card, meta=f"{card.kind.words}{number}{under}.")


def tally(card: PublicInspection) -> str:
    """ "1 cause of concern, 2 recommendations and 9 areas for improvement"."""
    parts = []
    for kind in Kind:
        count = sum(each.kind is kind for each in card.findings)
        if count:
            parts.append(f"{count} {kind.words.lower() if count == 1 else kind.plural}")
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def types(given: dict[str, bool | None], force_name: str) -> list[tuple[str, str]]:
    """The boxes of the form, in its order: (key, the words beside the box)."""
    place = force_name.removesuffix(" Police")
    return [(key, words.format(force=place)) for key, words in INSPECTION_TYPES.items()]
