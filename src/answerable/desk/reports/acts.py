"""What a press of a button on the review does: one order each, then back to the review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from answerable.desk.frame import page
from answerable.desk.reports.decisions import NOT_A_FINDING, before, words_at
from answerable.desk.reports.forms import DetailsForm, keep_typed
from answerable.desk.reports.looking import Look, force_name, look_at
from answerable.desk.reports.review import Wrong, review_address, review_page
from answerable.documents import queries as documents
from answerable.extraction import services
from answerable.extraction.queries import CandidateCard
from answerable.extraction.services.review import CandidateWords, Details
from answerable.look.drawings.words import plural
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused


@require_POST
def accept(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Accept one candidate, the ticked ones, or all that are without doubt, as the person saw them."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    given = [number for number in request.POST.getlist("numbers") if number.isdecimal()]
    if request.POST.get("all"):
        given = [number for number in request.POST.getlist("every") if number.isdecimal()]
    if not given:
        return review_page(request, look, wrong=Wrong("Tick at least one finding to accept", "rest"))
    numbers = [int(number) for number in given]
    versions = {number: version for number in numbers if (version := _version(request, f"version-{number}"))}
    count = services.accept_candidates(
        look.actor, reading_id=reading_id, numbers=numbers, versions=versions, now=timezone.now()
    )
    messages.success(request, f"{plural(count, 'finding')} accepted.")
    return redirect(review_address(reading_id, f"found-{numbers[0]}" if len(numbers) == 1 else "rest"))


@require_POST
def restore(request: HttpRequest, reading_id: int, number: int) -> HttpResponse:
    """Bring back a candidate that was left out."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    services.restore_candidate(look.actor, reading_id=reading_id, number=number, now=timezone.now())
    messages.success(request, f"Candidate {number} is back.")
    return redirect(review_address(reading_id, f"found-{number}"))


@require_POST
def decide(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Answer the question a doubt asks. `about` is c and a candidate's number, or d and a doubt's id."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    about, choice = request.POST.get("about", ""), request.POST.get("choice", "")
    kind, number = about[:1], about[1:]
    if kind not in "cd" or not number.isdecimal():
        raise Refused("There is no such question in this report.")
    own_words = request.POST.get("words", "").strip()
    if not choice and not own_words:
        return review_page(request, look, wrong=Wrong("Select an answer", f"{about}-1", about))
    if kind == "d":
        services.settle_doubt(
            look.actor,
            reading_id=reading_id,
            doubt_id=int(number),
            settlement=". ".join(part for part in (choice, own_words) if part)[:2000],
            now=timezone.now(),
        )
    else:
        _answer(look, int(number), choice, _version(request, "version"))
    messages.success(request, "Your decision is kept.")
    return redirect(review_address(reading_id, "decide"))


def _answer(look: Look, number: int, choice: str, version: int | None) -> None:
    """One order for one answer about a candidate."""
    reading, now = look.reading, timezone.now()
    card = next((one for one in reading.candidates if one.number == number), None)
    if card is None:
        raise Refused(f"There is no candidate {number} in this report.")
    at = {"reading_id": reading.reading_id, "now": now}
    if choice == "accept":
        versions = {number: version} if version else None
        services.accept_candidates(look.actor, numbers=[number], versions=versions, **at)  # type: ignore[arg-type]
    elif choice == "reject":
        services.reject_candidate(
            look.actor,
            reading_id=reading.reading_id,
            number=number,
            reason=NOT_A_FINDING,
            version=version,
            now=now,
        )
    elif choice == "join" and (earlier := before(reading, card)):
        services.merge_candidates(
            look.actor, reading_id=reading.reading_id, number=number, into=earlier.number, version=version,
            joined=True, now=now,
        )  # fmt: skip
    elif choice == "second":
        words = _words_again(look, card)
        services.edit_candidate(
            look.actor, reading_id=reading.reading_id, number=number, words=words, version=version, now=now
        )
    elif choice == "two":
        again = _words_again(look, card).text
        services.separate_repeat(
            look.actor, reading_id=reading.reading_id, number=number, text=again, version=version, now=now
        )
    else:
        raise Refused("Choose one of the answers first.", why="incomplete")


def _words_again(look: Look, card: CandidateCard) -> CandidateWords:
    """The candidate with the words of its second printing."""
    again = words_at(documents.text_of(look.reading.document_id), card.also)
    return CandidateWords(
        kind=card.kind,
        text=again,
        name=card.name,
        ref=card.ref,
        question=card.question,
        parent=card.parent,
        addressee=card.addressee,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """Confirm the title, the day of publication and the type. A conflict keeps what was typed and shows both."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    now = timezone.now()
    force, today = force_name(look.reading), timezone.localdate(now)
    if request.method != "POST":
        return _details_page(request, look, DetailsForm(reading=look.reading, force=force, today=today))
    form = DetailsForm(request.POST, reading=look.reading, force=force, today=today)
    if not form.is_valid():
        return _details_page(request, look, form, status=422)
    given = form.cleaned_data
    try:
        services.confirm_details(
            look.actor,
            reading_id=reading_id,
            details=Details(
                title=given["title"],
                published_on=given["published_on"],
                published_source=given["published_source"],
                types=given["types"],
                force_quoted=given["force_quoted"],
                monitoring_phase=given["monitoring_phase"],
                summary=given["summary"],
            ),
            version=given["version"],
            now=now,
        )
    except Refused as refused:
        if refused.why == "forbidden":
            raise
        if refused.why == "changed":
            return _details_page(request, look, form, theirs=True, status=409)
        form.add_error(None, str(refused))
        return _details_page(request, look, form, status=422)
    messages.success(request, "The details are confirmed.")
    return redirect(review_address(reading_id, "decide"))


def _details_page(
    request: HttpRequest, look: Look, form: DetailsForm, *, theirs: bool = False, status: int = 200
) -> HttpResponse:
    if theirs:
        keep_typed(form, version=look.reading.version)
    context = {"form": form, "look": look, "theirs": look.reading if theirs else None}
    return page(
        request,
        "desk/reports/details.html",
        context,
        title="Confirm the details",
        section="reports",
        crumbs=look.crumbs(),
        status=status,
    )


def _version(request: HttpRequest, name: str) -> int | None:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None
