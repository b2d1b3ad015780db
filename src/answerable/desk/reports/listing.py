"""The list of reports: waiting for review, brought in, and in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.frame import actor_of, area_of, page
from answerable.desk.reports.looking import STALE
from answerable.documents import queries as documents
from answerable.documents.queries import ImportCard
from answerable.extraction import queries as extraction
from answerable.extraction.queries import ReadingCard, ReviewCount
from answerable.look.cards import Source
from answerable.people.cards import Actor
from answerable.register import queries as register
from answerable.register.cards import InspectionCard
from answerable.rules.permissions import Action, may

SIZE = 20
REVIEWS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report in review, with how far it is."""

    reading: ReadingCard
    count: ReviewCount

    @property
    def title(self) -> str:
        """Its title, or what to call it until it has one."""
        return self.reading.title or "A report without a title"


@dataclass(frozen=True, slots=True)
class Brought:
    """An import and what became of it: an adjective, a sentence, and where to go."""

    card: ImportCard
    outcome: str
    href: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """An inspection in the register and the address of its findings, where that section exists."""

    card: InspectionCard
    href: str


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Reports in review first, then everything brought in, newest first; `?show=register` for the register."""
    actor = actor_of(request)
    number = _page_number(request)
    if request.GET.get("show") == "register":
        return _in_register(request, number)
    area = area_of(actor)
    imports, total = documents.imports_page(area, start=(number - 1) * SIZE, size=SIZE)
    if number > _last_page(total):
        number = _last_page(total)
        imports, total = documents.imports_page(area, start=(number - 1) * SIZE, size=SIZE)
    shown = extraction.readings(area, state="open", limit=REVIEWS_SHOWN) if number == 1 else ()
    counts = extraction.review_counts([reading.reading_id for reading in shown])
    context = {
        "waiting": [Waiting(reading, counts[reading.reading_id]) for reading in shown],
        "waiting_count": extraction.count_in_review(area) if number == 1 else 0,
        "brought": _outcomes(imports, area),
        **_paging(number, total, "?page={page}"),
        **_around(actor, "brought"),
    }
    return page(request, "desk/reports/list.html", context, title="Reports", section="reports")


def _in_register(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_of(request)
    inspections, total = register.inspections_page(area_of(actor), start=(number - 1) * SIZE, size=SIZE)
    if number > _last_page(total):
        number = _last_page(total)
        inspections, total = register.inspections_page(area_of(actor), start=(number - 1) * SIZE, size=SIZE)
    context = {
        "registered": [Registered(card, _findings_address(card.reference)) for card in inspections],
        **_paging(number, total, "?show=register&page={page}"),
        **_around(actor, "register"),
    }
    return page(request, "desk/reports/registered_list.html", context, title="Reports", section="reports")


def _around(actor: Actor, current: str) -> dict[str, object]:
    return {
        "may_add": may(actor, Action.ADD_DOCUMENT, area=actor.area or None),
        "views": [
            (Source("Brought in", reverse("desk:reports")), current == "brought"),
            (Source("In the register", f"{reverse('desk:reports')}?show=register"), current == "register"),
        ],
    }


def _outcomes(imports: tuple[ImportCard, ...], area: str | None) -> list[Brought]:
    ids = [card.document_id for card in imports if card.document_id is not None]
    readings = extraction.readings_of(ids, area=area)
    now = timezone.now()
    return [_outcome(card, readings.get((card.document_id or 0, card.area)), now) for card in imports]


def _outcome(card: ImportCard, reading: ReadingCard | None, now: datetime) -> Brought:
    watch = reverse("desk:import", args=[card.import_id])
    if card.state == "refused":
        return Brought(card, "Refused", watch, "grey")
    if card.state != "read":
        stopped = now - card.started_at > STALE
        return Brought(card, "Stopped" if stopped else "Being read", watch, "grey" if stopped else "")
    if reading is None:
        return Brought(card, "Set aside", "", "grey")
    review = reverse("desk:review", args=[reading.reading_id])
    if reading.state == "registered":
        return Brought(card, "In the register", reverse("desk:registered", args=[reading.reading_id]))
    return Brought(card, "In review", review, "strong")


def _paging(number: int, total: int, address: str) -> dict[str, object]:
    first, last = (number - 1) * SIZE + 1, min(number * SIZE, total)
    shown = f"{first} to {last} of {total}" if total else ""
    return {
        "page_number": number,
        "page_count": _last_page(total),
        "page_address": address,
        "page_shown": shown,
    }


def _last_page(total: int) -> int:
    """The page that one past the end is answered with."""
    return max(1, -(-total // SIZE))


def _page_number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    return max(1, min(int(given), 100_000)) if given.isascii() and given.isdecimal() and len(given) < 7 else 1


def _findings_address(reference: str) -> str:
    try:
        return f"{reverse('desk:findings')}?inspection={reference}"
    except NoReverseMatch:
        return ""
