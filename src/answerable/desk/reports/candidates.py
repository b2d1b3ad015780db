"""Pages that change one candidate: its words, kind and place; split, merge, leave out; and add a missed one."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.frame import page
from answerable.desk.reports.forms import CandidateForm, ReasonForm, keep_typed
from answerable.desk.reports.looking import Look, look_at
from answerable.desk.reports.review import option_of, review_address
from answerable.desk.reports.sheet import places_of
from answerable.documents import queries as documents
from answerable.extraction import services
from answerable.extraction.queries import CandidateCard
from answerable.extraction.services.review import CandidateWords
from answerable.look.drawings.words import plural
from answerable.look.forms import AnswerableForm
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused

LONGEST_COPIED = 4000
"""Characters of the report that can be carried to the form in an address."""

FORM = require_http_methods(["GET", "HEAD", "POST"])


class SplitForm(AnswerableForm):
    """The words with an empty line where one finding ends and the next begins."""

    text = forms.CharField(
        label="The inspectors’ words",
        help_text="Leave an empty line between the parts. Each becomes a finding",
        widget=forms.Textarea(attrs={"rows": 10, "class": "ans-verbatim"}),
        error_messages={"required": "Enter the inspectors’ words"},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class MergeForm(AnswerableForm):
    """Which candidate this one is the same as."""

    into = forms.ChoiceField(
        label="Which finding is it the same as?",
        error_messages={"required": "Select the finding it is the same as"},
    )
    how = forms.ChoiceField(
        label="How do they belong together?",
        choices=[
            ("twice", "It is printed twice: keep the words of the other one"),
            ("joined", "It is the rest of the other one: put the words together"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Select how they belong together"},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


@FORM
def add(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """Add a finding the reader did not see."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    initial = {"text": request.GET.get("words", "")[:LONGEST_COPIED]}
    form = CandidateForm(request.POST or None, initial=initial, reading=look.reading)
    if request.method == "POST" and form.is_valid():
        words = _words(form)
        places = places_of(documents.text_of(look.reading.document_id), words.text)
        try:
            number = services.add_candidate(
                look.actor, reading_id=reading_id, words=words, places=places, now=timezone.now()
            )
        except Refused as refused:
            _say(form, refused)
        else:
            messages.success(request, "The finding is added.")
            return redirect(review_address(reading_id, f"found-{number}"))
    return _show(
        request, look, "Add a finding we missed", "candidate.html", {"form": form, "press": "Add the finding"}
    )


@FORM
def edit(request: HttpRequest, reading_id: int, number: int) -> HttpResponseBase:
    """Change what a candidate says, its kind, or what it stands under."""
    look, card = _candidate(request, reading_id, number)
    if request.method != "POST":
        form = CandidateForm(initial=CandidateForm.initial_of(card), reading=look.reading, but=number)
        return _show(
            request,
            look,
            f"Change candidate {number}",
            "candidate.html",
            {"form": form, "card": card, "press": "Save"},
        )
    form = CandidateForm(request.POST, reading=look.reading, but=number)
    theirs = None
    if form.is_valid():
        try:
            services.edit_candidate(
                look.actor, reading_id=reading_id, number=number, words=_words(form),
                version=form.cleaned_data["version"], now=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            theirs = _say(form, refused, card)
        else:
            messages.success(request, f"Candidate {number} is changed.")
            return redirect(review_address(reading_id, f"found-{number}"))
    context = {"form": form, "card": card, "theirs": theirs, "press": "Save"}
    return _show(request, look, f"Change candidate {number}", "candidate.html", context)


@FORM
def split(request: HttpRequest, reading_id: int, number: int) -> HttpResponseBase:
    """Make several findings of one."""
    look, card = _candidate(request, reading_id, number)
    form = SplitForm(request.POST or None, initial={"text": card.text, "version": card.version})
    theirs = None
    if request.method == "POST" and form.is_valid():
        texts = re.split(r"\n[ \t]*\n", form.cleaned_data["text"].replace("\r\n", "\n"))
        try:
            numbers = services.split_candidate(
                look.actor, reading_id=reading_id, number=number, texts=texts,
                version=form.cleaned_data["version"], now=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            theirs = _say(form, refused, card)
        else:
            messages.success(request, f"Candidate {number} is now {plural(len(numbers), 'finding')}.")
            return redirect(review_address(reading_id, f"found-{number}"))
    context = {"form": form, "card": card, "theirs": theirs, "press": "Split"}
    return _show(request, look, f"Split candidate {number}", "candidate.html", context)


@FORM
def merge(request: HttpRequest, reading_id: int, number: int) -> HttpResponseBase:
    """Say that it is the same finding as another one."""
    look, card = _candidate(request, reading_id, number)
    form = MergeForm(request.POST or None, initial={"version": card.version})
    into = form.fields["into"]
    assert isinstance(into, forms.ChoiceField)
    into.choices = [
        ("", "Choose a finding"),
        *(option_of(one) for one in look.reading.kept if one.number != number),
    ]
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.merge_candidates(
                look.actor, reading_id=reading_id, number=number, into=int(given["into"]),
                joined=given["how"] == "joined", version=given["version"], now=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            _say(form, refused, card)
        else:
            messages.success(request, f"Candidate {number} is now part of {given['into']}.")
            return redirect(review_address(reading_id, f"found-{given['into']}"))
    context = {"form": form, "card": card, "quoted": True, "press": "Merge"}
    return _show(request, look, f"Merge candidate {number}", "candidate.html", context)


@FORM
def reject(request: HttpRequest, reading_id: int, number: int) -> HttpResponseBase:
    """Leave a candidate out, with a reason. It can be brought back."""
    look, card = _candidate(request, reading_id, number)
    form = ReasonForm(request.POST or None, initial={"version": card.version})
    form.fields["reason"].label = "Why is it not a finding?"
    if request.method == "POST" and form.is_valid():
        try:
            services.reject_candidate(
                look.actor, reading_id=reading_id, number=number, reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"], now=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            _say(form, refused, card)
        else:
            messages.success(request, f"Candidate {number} is left out. You can bring it back.")
            return redirect(review_address(reading_id, "gone"))
    context = {"form": form, "card": card, "quoted": True, "press": "Leave it out"}
    return _show(request, look, f"Leave out candidate {number}", "candidate.html", context)


def _candidate(request: HttpRequest, reading_id: int, number: int) -> tuple[Look, CandidateCard]:
    look = look_at(request, reading_id, action=Action.REVIEW)
    card = next((one for one in look.reading.candidates if one.number == number), None)
    if card is None:
        raise Http404("There is no such candidate.")
    if look.reading.state != "open":
        raise Refused("This review has ended, so its candidates can no longer be changed.")
    return look, card


def _words(form: CandidateForm) -> CandidateWords:
    given = form.cleaned_data
    names = ("kind", "text", "name", "ref", "addressee")
    parent = int(given["parent"]) if given["parent"] else None
    return CandidateWords(
        **{name: given[name] for name in names}, question=given["graded_area"], parent=parent
    )


def _say(form: AnswerableForm, refused: Refused, card: CandidateCard | None = None) -> CandidateCard | None:
    """Put a refusal on the form. What somebody else wrote first is given back, to be shown beside what was typed."""
    if refused.why == "forbidden":
        raise refused
    if refused.why != "changed" or card is None:
        form.add_error(None, str(refused))
        return None
    form.add_error(
        None,
        "Somebody else changed this while you were writing. Their words are shown; yours are kept below.",
    )
    keep_typed(form, version=card.version)
    return card


def _show(
    request: HttpRequest, look: Look, title: str, template: str, context: dict[str, Any]
) -> HttpResponse:
    form = context["form"]
    status = 200
    if form.is_bound and form.errors:
        status = 409 if context.get("theirs") else 422
    return page(
        request,
        f"desk/reports/{template}",
        {"look": look, **context},
        title=title,
        section="reports",
        crumbs=look.crumbs(),
        status=status,
    )
