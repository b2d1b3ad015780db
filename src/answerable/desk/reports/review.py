"""Review what was found: what needs a decision first, the rest after it, the report itself beside both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.frame import page
from answerable.desk.reports.decisions import Decision, decisions_of, doubts_about_details
from answerable.desk.reports.forms import DetailsForm, short
from answerable.desk.reports.looking import Look, another_force, confirmed_words, force_name, look_at
from answerable.desk.reports.pictures import Picture, picture_asked_for
from answerable.desk.reports.sheet import Piece, block_anchor, draw, marks_of, piece_with, pieces_of
from answerable.documents import queries as documents
from answerable.documents.cards import SPREADSHEETS, Place, Text
from answerable.extraction import queries as extraction
from answerable.extraction.queries import ActionReadCard, CandidateCard, DoubtCard, GradeReadCard, ReadingCard
from answerable.look.drawings.words import in_words, plural
from answerable.register import queries as register
from answerable.rules.deadlines import comments_due
from answerable.rules.names import short_name
from answerable.rules.vocabulary import INSPECTION_TYPES, Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate in the list of those found without doubt; `href` leads to its place in the report."""

    card: CandidateCard
    href: str
    where: str
    under: str

    @property
    def short(self) -> str:
        """What it is about, in a line."""
        return self.card.name or short_name(self.card.text)


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision with the address of its place in the report, and of the place where it is printed again."""

    decision: Decision
    href: str
    where: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Knows the address of a place: an anchor on this page, or the page of the report that holds it."""

    address: str
    pieces: list[Piece]
    shown: Piece
    text: Text
    picture: Picture | None = None

    def href(self, place: Place | None, anchor: str) -> str:
        """Where a link to `place` leads."""
        if self.picture and place and place.page:
            one = f"&mark={anchor.rsplit('-', 1)[1]}" if anchor else ""
            return f"{self.address}?picture={place.page}{one}#source"
        piece = piece_with(self.pieces, place)
        fragment = f"#{anchor}" if anchor else f"#{block_anchor(place.block)}" if place else "#source"
        return (
            fragment
            if piece == self.shown and not self.picture
            else f"{self.address}?page={piece.number}{fragment}"
        )

    def words(self, place: Place | None) -> str:
        """ "page 22", "sheet ‘Tracker’, cell B4", "part 3" of a long document, or "" where there is one part only."""
        if place is None:
            return ""
        if cell := self.text.cell_words(place):
            return cell
        return f"page {place.page}" if place.page else piece_with(self.pieces, place).short


@require_safe
def review(request: HttpRequest, reading_id: int) -> HttpResponse:
    """The review of one report. `?page=` chooses the part of the report that is shown, or `?block=` does."""
    return review_page(request, look_at(request, reading_id))


@dataclass(frozen=True, slots=True)
class Wrong:
    """What was missing from a press: a sentence, the id its link leads to, and the decision it is about."""

    sentence: str
    target: str
    about: str = ""


def review_page(request: HttpRequest, look: Look, *, wrong: Wrong | None = None) -> HttpResponse:
    """The page itself; with `wrong`, as the answer to a press that lacked something."""
    reading = look.reading
    text = documents.text_of(reading.document_id)
    pieces = pieces_of(text)
    decisions = decisions_of(reading, text)
    shown = _shown(request, pieces, reading, decisions)
    picture = picture_asked_for(request, reading, text)
    places = Places(review_address(reading.reading_id), pieces, shown, text, picture)
    force = force_name(reading)
    open_count = len(decisions) + (0 if reading.confirmed_by else 1)
    first = headline(reading, open_count)
    context = {
        "look": look,
        "reading": reading,
        "wrong": wrong,
        "document": documents.document(reading.document_id),
        "reference": register.inspection_from_reading(reading.reading_id)
        if reading.state == "registered"
        else "",
        "force": force,
        "another_force": another_force(reading, force),
        "headline": first,
        "open_count": open_count,
        "columns": _columns(look, text),
        "decisions": [_asked(one, places) for one in decisions],
        "details": None if reading.confirmed_by else _details(look, force),
        "facts": detail_facts(reading, force),
        **_lists(reading, places),
        "actions": _actions(extraction.actions_of(reading.reading_id), places),
        **_source(text.pages, places, "" if picture else draw(text, shown, marks_of(reading))),
        "as_printed": _page_shown(text, shown) if text.format == "pdf" else None,
    }
    return page(
        request,
        "desk/reports/review.html",
        context,
        title=f"{'Error: ' if wrong else ''}{first.rstrip('.')} – {look.title}",
        section="reports",
        crumbs=look.crumbs(inside=False),
        clock_of=look.clock(),
        status=422 if wrong else 200,
    )


def _columns(look: Look, text: Text) -> list[str] | None:
    """For a spreadsheet: by whom and when its columns were confirmed, a sentence for each set of headings; else None."""
    if text.format not in SPREADSHEETS:
        return None
    cards = extraction.columns_of(look.reading.reading_id)
    said = [confirmed_words(card, reader=look.actor.name) for card in cards]
    return list(dict.fromkeys(words for words in said if words)) if cards else None


def _lists(reading: ReadingCard, places: Places) -> dict[str, Any]:
    """Everything that is listed and asks for nothing."""
    settled = [one for one in reading.kept if not one.needs_decision]
    return {
        "counts": counted(reading),
        "detail_doubts": doubts_about_details(reading),
        "rows": [_row(one, places, reading) for one in settled],
        "waiting": [one for one in settled if one.state == "waiting"],
        "gone": [one for one in reading.candidates if not one.kept],
        "grades": _grades(reading.grades, places),
        "remarks": _remarks(reading.doubts, places),
        "settled": [doubt for doubt in reading.doubts if doubt.settled_by],
    }


def headline(reading: ReadingCard, undecided: int) -> str:
    """ "14 findings found. 3 things need a decision." """
    count = len(reading.kept)
    found = f"{plural(count, 'finding')} found." if count else "We could not find any findings."
    if reading.state == "registered":
        return f"{plural(count, 'finding')} in the register."
    if reading.state == "set_aside":
        return "This report was set aside."
    if not undecided:
        return f"{found} Nothing needs a decision."
    return f"{found} {plural(undecided, 'thing')} {'needs' if undecided == 1 else 'need'} a decision."


def counted(reading: ReadingCard) -> str:
    """ "1 cause of concern, 3 recommendations, 10 areas for improvement and 9 grades"."""
    parts = []
    for kind in (Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION, Kind.AREA_FOR_IMPROVEMENT):
        if number := sum(one.kind == kind for one in reading.kept):
            parts.append(plural(number, kind.words.lower(), kind.plural))
    if reading.grades:
        parts.append(plural(len(reading.grades), "grade"))
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def detail_facts(reading: ReadingCard, force: str) -> list[tuple[str, str]]:
    """The inspection's details as rows of a summary list."""
    published = "It cannot be told"
    if reading.published_on:
        last = comments_due(reading.published_on)
        published = f"{in_words(reading.published_on, weekday=True)}: the last day is {in_words(last)}"
    known = [words.format(force=force) for key, words in INSPECTION_TYPES.items() if reading.types.get(key)]
    quoted = {True: "Yes", False: "No", None: "It cannot be told"}[reading.force_quoted]
    rows = [
        ("Title", reading.title or "None"),
        ("Published", published),
        ("Kind of inspection", ", ".join(known) or "It cannot be told"),
        ("Force quoted", quoted),
    ]
    return (
        [*rows, ("Monitoring phase", reading.monitoring_phase.capitalize())]
        if reading.monitoring_phase
        else rows
    )


def _details(look: Look, force: str) -> DetailsForm | None:
    if not look.may_review:
        return None
    return DetailsForm(reading=look.reading, force=force, today=timezone.localdate(), auto_id="details-%s")


def _shown(
    request: HttpRequest, pieces: list[Piece], reading: ReadingCard, decisions: list[Decision]
) -> Piece:
    given = request.GET.get("page", "")
    if given.isascii() and given.isdecimal() and len(given) < 7 and 1 <= int(given) <= len(pieces):
        return pieces[int(given) - 1]
    block = request.GET.get("block", "")
    if block.isascii() and block.isdecimal() and len(block) < 9:
        return piece_with(pieces, Place(int(block), 0, 0))
    first = next((one.place for one in decisions if one.place), None)
    if first is None:
        first = next((one.places[0] for one in reading.kept if one.places), None)
    return piece_with(pieces, first)


def _asked(decision: Decision, places: Places) -> Asked:
    card = decision.candidate
    href = places.href(decision.place, f"place-{card.number}" if card else "") if decision.place else ""
    again = places.href(card.also[0], f"again-{card.number}") if card and decision.differing else ""
    return Asked(decision, href, places.words(decision.place), again)


def _row(card: CandidateCard, places: Places, reading: ReadingCard) -> Row:
    place = card.places[0] if card.places else None
    href = places.href(place, f"place-{card.number}") if place else ""
    under = f"Under candidate {card.parent}" if card.parent else ""
    return Row(card, href, places.words(place), under)


def _grades(grades: tuple[GradeReadCard, ...], places: Places) -> list[tuple[GradeReadCard, str, str]]:
    return [(one, places.href(one.place, "") if one.place else "", places.words(one.place)) for one in grades]


def _actions(actions: tuple[ActionReadCard, ...], places: Places) -> list[tuple[ActionReadCard, str, str]]:
    firsts = [(one, one.places[0] if one.places else None) for one in actions]
    return [(one, places.href(at, "") if at else "", places.words(at)) for one, at in firsts]


def _remarks(doubts: tuple[DoubtCard, ...], places: Places) -> list[tuple[str, str, str]]:
    return [
        (doubt.message, places.href(doubt.place, "") if doubt.place else "", places.words(doubt.place))
        for doubt in doubts
        if not doubt.decide
    ]


def _source(pages: int | None, places: Places, sheet: str) -> dict[str, Any]:
    shown, pieces = places.shown, places.pieces
    return {
        "sheet": sheet,
        "piece": shown,
        "previous_piece": pieces[shown.number - 2] if shown.number > 1 else None,
        "next_piece": pieces[shown.number] if shown.number < len(pieces) else None,
        "page_total": pages,
        "review_href": places.address,
        "picture": places.picture,
    }


def _page_shown(text: Text, shown: Piece) -> int:
    """The page a picture of what is shown begins with."""
    return next((block.page for block in text.blocks[shown.start : shown.end] if block.page), 1)


def review_address(reading_id: int, anchor: str = "") -> str:
    """The review of a reading, at one of its parts."""
    return reverse("desk:review", args=[reading_id]) + (f"#{anchor}" if anchor else "")


def option_of(card: CandidateCard) -> tuple[str, str]:
    """A candidate as a choice in a list."""
    return str(card.number), f"{card.number}: {Kind(card.kind).words}, {short(card.text)}"
