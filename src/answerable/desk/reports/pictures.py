"""A page of the report as it was printed: a picture, with the passages that were read outlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from answerable.desk.reports.looking import look_at
from answerable.documents import queries as documents
from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats.page_picture import Box
from answerable.extraction.queries import CandidateCard, ReadingCard


@dataclass(frozen=True, slots=True)
class Picture:
    """What the review shows instead of the words: a page of `pages`, and the candidates outlined on it.

    `block` is the first block of the page, where its words begin.
    """

    address: str
    page: int
    pages: int
    outlined: tuple[int, ...]
    block: int

    @property
    def words(self) -> str:
        """What the picture shows, for those who do not see it."""
        if not self.outlined:
            return f"Page {self.page} as printed. Nothing is outlined on it."
        numbers = ", ".join(str(number) for number in self.outlined)
        kind = "candidate" if len(self.outlined) == 1 else "candidates"
        return f"Page {self.page} as printed, {kind} {numbers} outlined."


def picture_asked_for(request: HttpRequest, reading: ReadingCard, text: Text) -> Picture | None:
    """The page the address asks to see as printed (`?picture=`, `&mark=` for one candidate); None for the words."""
    page = _number(request.GET.get("picture", ""))
    if text.format != "pdf" or not text.pages or not page or page > text.pages:
        return None
    mark = _number(request.GET.get("mark", ""))
    shown = [one for one in reading.kept if mark in {0, one.number}]
    outlined = tuple(one.number for one in shown if _boxes(one, text, page))
    block = next((one.index for one in text.blocks if (one.page or 0) >= page), 0)
    address = reverse("desk:page-picture", args=[reading.reading_id, page])
    return Picture(f"{address}?mark={mark}" if mark else address, page, text.pages, outlined, block)


@require_safe
def page_picture(request: HttpRequest, reading_id: int, page_number: int) -> HttpResponse:
    """The picture itself, drawn apart from this process."""
    look = look_at(request, reading_id)
    text = documents.text_of(look.reading.document_id)
    mark = _number(request.GET.get("mark", ""))
    shown = [one for one in look.reading.kept if mark in {0, one.number}]
    boxes = [box for one in shown for box in _boxes(one, text, page_number)]
    if text.format != "pdf":
        raise Http404("This file has no pages to show.")
    try:
        drawn = documents.picture_of(look.reading.document_id, page=page_number, boxes=boxes)
    except CannotRead as problem:
        raise Http404(str(problem)) from problem
    response = HttpResponse(drawn, content_type="image/png")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _boxes(candidate: CandidateCard, text: Text, page: int) -> Sequence[Box]:
    """Where the blocks that hold a candidate stand on a page."""
    blocks = [
        text.blocks[place.block] for place in (*candidate.places, *candidate.also) if place.page == page
    ]
    return [block.box for block in blocks if block.box is not None and block.page == page]


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 7 else 0
