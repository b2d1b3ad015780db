"""The public register and the page of one finding."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from answerable.look.cards import Source
from answerable.look.drawings.labels import how_long
from answerable.portal import filters, shapes
from answerable.portal.addresses import OGL, query_string, whole
from answerable.portal.door import Door, crumbs, gone, json, json_gone, json_missing, missing, page, public
from answerable.publishing import queries
from answerable.publishing.cards import FindingCopy, Gone, PublicFinding, as_payload
from answerable.rules.deadlines import in_words
from answerable.rules.grades import scale_of
from answerable.rules.vocabulary import Decision

JSON_PAGE = 100
COLUMNS = (
    *(
        "reference",
        "inspection",
        "inspection_title",
        "force",
        "kind",
        "number",
        "name",
        "text",
        "page",
        "area_key",
    ),
    *("area", "grade", "parent", "raised_on", "due_on", "due_by", "position", "position_on", "decision"),
    *("decided_on", "reason", "successor", "heard_on", "answer"),
)


@public
def findings(request: HttpRequest, door: Door) -> HttpResponse:
    """The register: filters in the address, a table, pages."""
    asked = filters.read(request.GET, forces=door.forces)
    found = queries.findings(asked.wanted, sort=asked.sort, page=asked.page)
    titles = filters.titles_of(found.rows)
    context = {
        "found": found,
        "crumbs": crumbs(),
        "groups": filters.groups(asked, queries.facets(asked.wanted), forces=door.forces),
        "applied": filters.applied(asked, forces=door.forces, titles=titles),
        "asked": asked,
        "sorts": filters.sorts(asked),
        "page_address": filters.address(replace(asked, page=1))
        + ("&" if asked.fields else "?")
        + "page={page}",
        "csv_address": reverse("portal:findings-csv") + query_string(asked.fields),
        "json_address": reverse("portal:findings-json") + query_string(asked.fields),
        "shown": f"{found.first:,} to {found.last:,} of {found.total:,}" if found.total else "",
    }
    return page(door, "findings", context, here="findings")


@public
def findings_json(request: HttpRequest, door: Door) -> HttpResponse:
    """The same list, a hundred findings to a page."""
    asked = filters.read(request.GET, forces=door.forces)
    found = queries.findings(asked.wanted, sort=asked.sort, page=asked.page, size=JSON_PAGE)
    base = reverse("portal:findings-json")
    after = query_string({**asked.fields, "page": [str(found.page + 1)]}) if found.page < found.pages else ""
    return json(
        {
            "total": found.total,
            "page": found.page,
            "pages": found.pages,
            "next": whole(base + after) if after else None,
            "licence": OGL,
            "findings": [with_answer(card) for card in found.rows],
        }
    )


@public
def findings_csv(request: HttpRequest, door: Door) -> StreamingHttpResponse:
    """The same list as exact data, all of it, row by row."""
    asked = filters.read(request.GET, forces=door.forces)
    rows = csv_lines(queries.every_finding(asked.wanted))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = 'attachment; filename="findings.csv"'
    return response


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_lines(cards: Iterator[PublicFinding]) -> Iterator[str]:
    """CSV (RFC 4180), one line at a time. Nothing is escaped for spreadsheets: this is exact data."""
    out = csv.writer(_Echo())
    yield out.writerow(COLUMNS)
    for card in cards:
        facts: dict[str, Any] = as_payload(card)
        facts |= {
            "force": card.area,
            "area_key": card.question_key,
            "area": card.question,
            "answer": str(card.answer),
        }
        facts["successor"] = card.successor.reference if card.successor else None
        yield out.writerow(["" if facts[name] is None else facts[name] for name in COLUMNS])


@public
def finding(request: HttpRequest, door: Door, reference: str) -> HttpResponse:
    """One finding: the answer, who says so, the words, the story."""
    found = queries.finding(reference)
    if found is None:
        return missing(door, "finding")
    if isinstance(found, Gone):
        return gone(door, found)
    card = found.card
    force = door.of(card.area)
    inspected = reverse("portal:inspection", args=[card.inspection])
    path = reverse("portal:finding", args=[reference])
    force_name = force.name if force else card.area
    title = force.body_title if force else "Commissioner"
    context = {
        "card": card,
        "edition": found.edition,
        "parent": found.parent,
        "children": [_child(child) for child in found.children],
        "asked_words": _asked_words(found.children),
        "force_truth": shapes.force_truth(card),
        "inspectors_truth": shapes.inspectors_truth(card),
        "force_source": shapes.after_whose(shapes.source(card.position_source), "force"),
        "inspectors_source": _grounds(card),
        "said_by_force": _said(card, "force"),
        "said_by_commissioner": _said(card, "commissioner"),
        "said_by_inspectors": _said(card, "inspectors"),
        "story": shapes.entries(card.story),
        "chain": _chain(found),
        "area_address": shapes.question_address(card),
        "place": _place(card, fictional=force.fictional if force else door.fresh.fictional),
        "inspection_address": inspected,
        "crumbs": crumbs(
            (force_name, reverse("portal:force", args=[card.area])), (card.inspection_title, inspected)
        ),
        "report": Source(card.inspection_title, inspected),
        "scale": scale_of(card.raised_on),
        "body_title": title,
        "commissioner_words": f"The {title}’s words",
        "cite_as": whole(path),
        "cite_by": force.body_name if force else card.area,
    }
    return page(door, "finding", context, here="findings")


@public
def finding_json(request: HttpRequest, door: Door, reference: str) -> HttpResponse:
    """The finding's card, with its answer and the edition it stands in."""
    found = queries.finding(reference)
    if found is None:
        return json_missing("finding")
    if isinstance(found, Gone):
        return json_gone(found)
    return json(
        {
            "address": whole(reverse("portal:finding", args=[reference])),
            "licence": OGL,
            "edition": as_payload(found.edition),
            **with_answer(found.card),
        }
    )


def with_answer(card: PublicFinding) -> dict[str, Any]:
    """The card and the sentence that follows from it."""
    return {"finding": as_payload(card), "answer": as_payload(card.answer)}


@dataclass(frozen=True, slots=True)
class Child:
    """A recommendation under a cause of concern."""

    card: PublicFinding
    title: str
    pair: SafeString
    source: Source | None
    late: str


def _child(card: PublicFinding) -> Child:
    title = f"{card.kind.words} {card.number}" if card.number else card.kind.words
    late = ""
    if card.due_on and card.due_by == "inspectors" and card.position.says_done and card.position_on:
        days = (card.position_on - card.due_on).days
        late = f"The force finished {how_long(days)} after the date inspectors set." if days > 0 else ""
    return Child(card, title, shapes.pair_of(card), shapes.source(card.decision_source), late)


def _asked_words(children: tuple[PublicFinding, ...]) -> str:
    if not children:
        return ""
    count = shapes.number_words(len(children), "recommendation")
    days = {child.due_on for child in children if child.due_by == "inspectors"}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None:
        return f"{count}."
    joined = ", both" if len(children) == 2 else ", all" if len(children) > 2 else ""
    return f"{count}{joined or ','} by {in_words(day)}."


def _said(card: PublicFinding, voice: str) -> list[tuple[str, Source | None, str]]:
    told = []
    for words in card.said:
        if words.voice == voice:
            day = f", {in_words(words.said_on)}" if words.said_on else ""
            repeated = words.said_on and in_words(words.said_on) in words.source.words
            told.append((words.text, shapes.source(words.source), "." if repeated else f"{day}."))
    return told


def _grounds(card: PublicFinding) -> Source | None:
    if card.decision is Decision.OPEN and card.decision_source is None:
        inspected = reverse("portal:inspection", args=[card.inspection])
        return Source(f"report of {in_words(card.raised_on)}", inspected)
    return shapes.after_whose(shapes.source(card.decision_source), "inspectors")


def _place(card: PublicFinding, *, fictional: bool) -> str:
    """Where the words stand and whose they are; nobody holds Crown copyright in what is made up."""
    page_words = f", page {card.page}" if card.page else ""
    owner = "" if fictional else " Crown copyright."
    return f"{page_words}. Published on {in_words(card.raised_on)}.{owner}"


def _chain(found: FindingCopy) -> list[tuple[str, str, str, str]]:
    """(what it is to this one, name, address or "", when raised) of each earlier or later finding."""
    links = (*found.card.links, *([found.card.successor] if found.card.successor else ()))
    return [
        (
            link.words,
            link.name,
            reverse("portal:finding", args=[link.reference]) if link.reference in found.readable else "",
            in_words(link.raised_on),
        )
        for link in links
    ]
