"""Bring a report in and watch it being read."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from urllib.parse import quote

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from answerable.desk.frame import actor_of, page
from answerable.desk.reports.forms import AddForm, upload_error
from answerable.desk.reports.looking import REPORTS, STALE, area_choices, look_at
from answerable.documents import queries as documents
from answerable.documents.cards import CannotRead
from answerable.documents.queries import ImportCard
from answerable.documents.services import receive_document, retry_import
from answerable.extraction import queries as extraction
from answerable.extraction.services import read_import_task
from answerable.look.cards import Step
from answerable.people.limits import UPLOAD, take_turn
from answerable.register import queries as register
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused

_STEPS = (
    "Checking its type",
    "Waiting for its turn",
    "Opening it apart from everything else",
    "Reading it",
    "Looking for findings",
)
"""What is done in turn. The type is checked before the import is kept; nothing here looks for viruses."""
_SENTENCES = {
    "wrong_type": "It is not a file we can read.",
    "encrypted": "Save a copy without the password and add that.",
    "too_long": "Add the part with the findings, or type them in.",
    "took_too_long": "Save it as another type, for example .docx or text, and add that.",
    "unsafe": "Save it as another type, for example .docx or text, and add that.",
}
_HTML = re.compile(r"\s*(<!doctype|<html|<head|<body|<main|<div|<article)", re.IGNORECASE)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponseBase:
    """One file, or pasted words; then to the page that shows it being read."""
    actor = actor_of(request)
    require(actor, Action.ADD_DOCUMENT, area=actor.area or None)
    areas = area_choices(actor)
    if request.method != "POST":
        return _form(request, AddForm(areas=areas))
    now = timezone.now()
    if wait := take_turn(UPLOAD, key=f"user {actor.user_id}", now=now):
        return _too_many(request, wait)
    form = AddForm(request.POST, request.FILES, areas=areas)
    if not form.is_valid():
        return _form(request, form, status=422)
    area = form.cleaned_data.get("area") or actor.area
    name, content = _given(form)
    known = _known(request, content, area, now)
    if known is not None:
        return known
    try:
        card = receive_document(
            actor, name=name, content=content, area=area, now=now, source_address=form.cleaned_data["source_address"]
        )  # fmt: skip
    except CannotRead as problem:
        form.add_error("file" if form.cleaned_data["file"] else "words", upload_error(problem))
        return _form(request, form, status=422)
    read_import_task.enqueue(card.import_id)
    return redirect("desk:import", card.import_id)


def _form(request: HttpRequest, form: AddForm, *, status: int = 200) -> HttpResponse:
    return page(
        request,
        "desk/reports/add.html",
        {"form": form},
        title="Add a report",
        section="reports",
        crumbs=[REPORTS],
        status=status,
    )


def _given(form: AddForm) -> tuple[str, bytes]:
    if file := form.cleaned_data["file"]:
        return file.name, file.read()
    words = form.cleaned_data["words"]
    return ("pasted page.html" if _HTML.match(words) else "pasted text.txt"), words.encode()


def _known(request: HttpRequest, content: bytes, area: str, now: datetime) -> HttpResponseBase | None:
    """Where to go with bytes that were brought before for this area: to their report, or to where they are read."""
    sha256 = hashlib.sha256(content).hexdigest()
    if under_way := documents.import_under_way(sha256, area=area, since=now - STALE):
        return redirect("desk:import", under_way)
    document = documents.document_with_bytes(sha256)
    reading_id = extraction.reading_of(document.document_id, area=area) if document else None
    if document is None or reading_id is None:
        return None
    context = {
        "document": document,
        "reading_id": reading_id,
        "reference": register.inspection_from_reading(reading_id),
    }
    return page(
        request,
        "desk/reports/known.html",
        context,
        title="We have this report already",
        section="reports",
        crumbs=[REPORTS],
    )


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    context = {"minutes": -(-wait // 60)}
    response = page(
        request, "desk/reports/too_many.html", context, title="Too many uploads", section="reports",
        crumbs=[REPORTS], status=429,
    )  # fmt: skip
    response.headers["Retry-After"] = str(wait)
    return response


@require_safe
def progress(request: HttpRequest, import_id: int) -> HttpResponseBase:
    """Where an import stands: being read, refused with its sentence, or off to its review."""
    actor = actor_of(request)
    try:
        card = documents.import_named(import_id)
    except ObjectDoesNotExist as gone:
        raise Http404("There is no such import.") from gone
    require(actor, Action.READ, area=card.area)
    if card.state == "read" and card.document_id is not None:
        reading_id = extraction.reading_of(card.document_id, area=card.area)
        return redirect("desk:review", reading_id) if reading_id else redirect("desk:reports")
    if card.state == "refused":
        context = {"card": card, "advice": _SENTENCES.get(card.code, "")}
        return page(
            request, "desk/reports/refused.html", context, title="We could not read it", section="reports",
            crumbs=[REPORTS],
        )  # fmt: skip
    stale = timezone.now() - card.started_at > STALE
    context = {"card": card, "stale": stale, **_progress(card)}
    return page(
        request,
        "desk/reports/progress.html",
        context,
        title="Reading the report",
        section="reports",
        crumbs=[REPORTS],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, import_id: int) -> HttpResponseBase:
    """Read an import again whose reading stopped; then, as for an old address, back to where it is watched."""
    if request.method != "POST":
        return redirect("desk:import", import_id)
    try:
        card = retry_import(actor_of(request), import_id=import_id, now=timezone.now())
    except ObjectDoesNotExist as gone:
        raise Http404("There is no such import.") from gone
    except Refused:
        # Somebody else was quicker, or it ended meanwhile: its page says which.
        return redirect("desk:import", import_id)
    read_import_task.enqueue(card.import_id)
    return redirect("desk:import", card.import_id)


def _progress(card: ImportCard) -> dict[str, object]:
    """The steps as they stand, a percentage, and a sentence."""
    at, percent = 1, 10
    if card.state == "reading":
        at, percent = 2, 20
        if match := re.match(r"Reading page ([\d,]+) of ([\d,]+)", card.step):
            number, count = (int(part.replace(",", "")) for part in match.groups())
            at, percent = 3, 25 + 60 * number // max(count, 1)
        elif card.step.startswith("Looking"):
            at, percent = 4, 90
    steps = [
        Step(words, state="done" if number < at else "now" if number == at else "todo")
        for number, words in enumerate(_STEPS)
    ]
    waiting = (
        "It is waiting for its turn."
        if card.state == "waiting"
        else f"{card.step if at > 2 else _STEPS[at]}."
    )
    return {"steps": steps, "percent": percent, "now": f"Step {at + 1} of {len(_STEPS)}. {waiting}"}


@require_safe
def original(request: HttpRequest, reading_id: int) -> HttpResponse:
    """The bytes as they were brought, to save and never to show: a browser must not run what somebody uploaded."""
    look = look_at(request, reading_id)
    document = documents.document(look.reading.document_id)
    response = HttpResponse(
        documents.original_bytes(document.document_id), content_type="application/octet-stream"
    )
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", document.name) or "original"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(document.name, safe='')}"
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
