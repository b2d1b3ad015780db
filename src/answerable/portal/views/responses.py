"""The Commissioner's responses: the list, one document, its editions."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from answerable.look.cards import Source
from answerable.look.drawings.marks import Voice
from answerable.portal import shapes
from answerable.portal.addresses import OGL, whole
from answerable.portal.door import Door, crumbs, gone, json, json_gone, json_missing, missing, page, public
from answerable.portal.views.inspections import types
from answerable.publishing import queries
from answerable.publishing.cards import (
    Copy,
    Gone,
    PublicAction,
    PublicAnswer,
    PublicAnswerArea,
    PublicCopy,
    PublicResponse,
    as_payload,
)
from answerable.rules.deadlines import in_words
from answerable.rules.grades import Grade, scale_of
from answerable.rules.references import slug
from answerable.rules.vocabulary import Kind

FORMATS = {"pdf": "PDF", "docx": "Word (.docx)", "odt": "ODT", "html": "Web page (.html)"}


@dataclass(frozen=True, slots=True)
class Box:
    """A tick box of the form. `state` is Yes, No or Not stated."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or the items of a list."""

    paragraph: str
    bullets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerItem:
    """A finding and what the response says of it, ready to be shown. `now`: where it stands today, or ""."""

    reference: str
    kind: Kind
    name: str
    text: str
    source: Source
    place: str
    explanation: str
    voice: Voice
    who: str
    actions: tuple[PublicAction, ...]
    now: str
    children: tuple[AnswerItem, ...]


@dataclass(frozen=True, slots=True)
class AnswerArea:
    """A graded area of the document."""

    name: str
    grade: Grade | None
    answers: tuple[AnswerItem, ...]


@public
def responses(request: HttpRequest, door: Door) -> HttpResponse:
    """Every public response, newest first, and the next that is due."""
    listed = queries.response_page(_number(request))
    waiting = [
        (line, shapes.clock_words(shapes.line_clock(line, today=door.today))) for line in queries.unanswered()
    ]
    answered = [
        (
            line,
            shapes.clock_words(
                shapes.state_of(line.card.clock, today=door.today, answered_on=line.answered_on)
            ),
        )
        for line in listed.rows
    ]
    context = {
        "answered": answered,
        "waiting": waiting,
        "listed": listed,
        "page_address": reverse("portal:responses") + "?page={page}",
        "crumbs": crumbs(),
    }
    return page(door, "responses", context, here="responses")


def _number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1


@public
def responses_json(request: HttpRequest, door: Door) -> HttpResponse:
    """The list, without the sections of each document, fifty to a page."""
    listed = queries.response_page(_number(request))
    return json(
        {
            "page": listed.page,
            "pages": listed.pages,
            "licence": OGL,
            "responses": [
                {
                    "address": whole(reverse("portal:response", args=[line.card.inspection])),
                    "inspection": line.card.inspection,
                    "title": line.card.inspection_title,
                    "force": as_payload(line.card.force),
                    "clock": as_payload(line.card.clock),
                    "published_on": line.answered_on.isoformat(),
                    "edition": line.number,
                }
                for line in listed.rows
            ],
        }
    )


@public
def response(request: HttpRequest, door: Door, reference: str, edition: int | None = None) -> HttpResponse:
    """The document, section by section, with the proof of its publication."""
    found = queries.response(reference, edition=edition)
    if found is None:
        return missing(door, "response")
    if isinstance(found, Gone):
        return gone(door, found)
    card = found.card
    first = min(found.editions, key=lambda each: each.number)
    answered_on = card.clock.answered_on or shapes.london(first.published_at)
    state = shapes.state_of(card.clock, today=door.today, answered_on=answered_on)
    context = {
        "card": card,
        "title": f"Response to {shapes.short(card.inspection_title, force=card.force)}: {card.force.name}",
        "found": found,
        "edition": found.edition,
        "clock_state": state,
        "milestones": shapes.milestones(card.clock),
        "contents": _contents(card),
        "areas": _areas(card),
        "scale": scale_of(card.clock.published_on),
        "commissioner_words": f"The {card.force.body_title}’s words",
        "quoted_heading": f"Is {card.force.name} quoted in the report?",
        "boxes": _boxes(card),
        "quoted_boxes": _quoted(card),
        "summary": texts(card.summary),
        "files": [(FORMATS.get(each.format, each.format), each) for each in found.edition.files],
        "said_in": f"{answered_on:%B %Y}",
        "copies": _copies(found.edition.copies),
        "fingerprint": found.edition.sha256,
        "cite_as": whole(_address(reference, found)),
        "json_address": _address(reference, found, json=True),
        "crumbs": crumbs(("Responses", reverse("portal:responses"))),
    }
    return page(door, "response", context, here="responses")


@public
def response_json(
    request: HttpRequest, door: Door, reference: str, edition: int | None = None
) -> HttpResponse:
    """The response's card, and the edition it stands in."""
    found = queries.response(reference, edition=edition)
    if found is None:
        return json_missing("response")
    if isinstance(found, Gone):
        return json_gone(found)
    return json(
        {
            "address": whole(reverse("portal:response", args=[reference])),
            "licence": OGL,
            "edition": as_payload(found.edition),
            "current": found.current,
            "response": as_payload(found.card),
        }
    )


def texts(words: str) -> list[Text]:
    """Paragraphs and lists of a plain text: a line beginning "• " is a bullet."""
    found: list[Text] = []
    for line in (line.strip() for line in words.splitlines()):
        if line.startswith("• "):
            if found and found[-1].bullets:
                found[-1] = Text("", (*found[-1].bullets, line[2:]))
            else:
                found.append(Text("", (line[2:],)))
        elif line:
            found.append(Text(line, ()))
    return found


def _anchor(area: PublicAnswerArea) -> str:
    return f"area-{slug(area.name) or 'other'}"


def _address(reference: str, found: Copy[PublicResponse], *, json: bool = False) -> str:
    """The address of this very edition, which stays true when a newer one comes."""
    return reverse(
        "portal:edition-json" if json else "portal:edition", args=[reference, found.edition.number]
    )


def _areas(card: PublicResponse) -> list[tuple[str, AnswerArea]]:
    readable = queries.readable(_references(card.areas))
    return [
        (
            _anchor(area),
            AnswerArea(area.name, area.grade, tuple(_answer(each, card, readable) for each in area.answers)),
        )
        for area in card.areas
    ]


def _answer(given: PublicAnswer, card: PublicResponse, readable: frozenset[str]) -> AnswerItem:
    voice: Voice = "force" if given.explanation_voice == "force" else "commissioner"
    known = given.reference in readable
    who = "The chief constable’s comments" if voice == "force" else f"The {card.force.body_title}’s reply"
    return AnswerItem(
        reference=given.reference,
        kind=given.kind,
        name=given.name,
        text=given.text,
        source=Source(
            card.inspection_title, reverse("portal:inspection", args=[card.inspection]) if known else ""
        ),
        place=f", page {given.page}" if given.page else "",
        explanation=given.explanation,
        voice=voice,
        who=who,
        actions=given.actions,
        now=reverse("portal:finding", args=[given.reference]) if known else "",
        children=tuple(_answer(child, card, readable) for child in given.children),
    )


def _contents(card: PublicResponse) -> list[Source]:
    parts = [("Inspection details", "inspection")]
    parts += [("Executive summary", "summary")] if card.summary else []
    parts += [(area.name or "In no one area", _anchor(area)) for area in card.areas]
    parts += [("Chief constable’s comments", "force")] if card.force_comments else []
    parts += [(f"{card.force.body_title}’s reply", "reply")] if card.statement else []
    parts += [("Scrutiny questions", "questions")] if card.questions or card.scrutiny_on else []
    return [Source(words, f"#{anchor}") for words, anchor in parts]


def _state(ticked: bool | None) -> str:
    return {True: "Yes", False: "No", None: "Not stated"}[ticked]


def _boxes(card: PublicResponse) -> list[Box]:
    return [Box(words, _state(card.types.get(key))) for key, words in types(card.types, card.force.name)]


def _quoted(card: PublicResponse) -> list[Box]:
    quoted = card.force_quoted
    return [Box("Quoted", _state(quoted)), Box("Not quoted", _state(None if quoted is None else not quoted))]


def _references(areas: tuple[PublicAnswerArea, ...]) -> list[str]:
    def within(answers: tuple[PublicAnswer, ...]) -> list[str]:
        return [each for one in answers for each in (one.reference, *within(one.children))]

    return [reference for area in areas for reference in within(area.answers)]


def _copies(copies: tuple[PublicCopy, ...]) -> list[str]:
    return [
        f"{copy.to}, {in_words(copy.sent_on)}, by {copy.way[:1].lower()}{copy.way[1:]}" for copy in copies
    ]
