"""What the columns of a spreadsheet mean: shown as they were taken, changed by a person, and the sheet read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BoundField
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.frame import page
from answerable.desk.orders import carried_out
from answerable.desk.reports.forms import short
from answerable.desk.reports.looking import Look, confirmed_words, look_at
from answerable.desk.reports.review import review_address
from answerable.documents import queries as documents
from answerable.documents.cards import CannotRead, Text
from answerable.extraction import queries as extraction
from answerable.extraction import services
from answerable.extraction.cards import ReadColumn
from answerable.extraction.queries import ColumnsCard
from answerable.extraction.readers.column_words import IGNORE, ROLES
from answerable.look.drawings.words import plural
from answerable.look.forms import AnswerableForm
from answerable.rules.permissions import Action

MEANINGS = [
    (IGNORE, "Nothing we need: leave it out"),
    *((role, known.words) for role, known in ROLES.items()),
]


class ColumnsForm(AnswerableForm):
    """One choice for each column, and leave to lose decisions where there are some."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, cards: tuple[ColumnsCard, ...], decided: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys: dict[str, str] = {}
        for number, card in enumerate(cards, start=1):
            for place, column in enumerate(card.columns, start=1):
                self._add(f"column-{number}-{place}", column)
        if decided:
            several = "One decision" if decided == 1 else f"{decided} decisions"
            self.fields["lose"] = forms.BooleanField(
                label=f"Read it again and lose {plural(decided, 'decision')} made so far",
                error_messages={
                    "required": f"{several} about the findings would be lost: say that you want that"
                },
            )

    def _add(self, name: str, column: ReadColumn) -> None:
        asked = bool(column.could_be)
        self.keys[name] = column.key
        self.fields[name] = forms.ChoiceField(
            label=column.heading,
            help_text=_said(column),
            choices=[*([("", "Choose what it holds")] if asked else []), *MEANINGS],
            initial="" if asked else column.role or IGNORE,
            error_messages={"required": f"Say what the column ‘{short(column.heading)}’ holds"},
        )

    @property
    def roles(self) -> dict[str, str]:
        """What each heading was said to mean, by its key."""
        return {key: self.cleaned_data[name] for name, key in self.keys.items()}


@dataclass(frozen=True, slots=True)
class Headings:
    """One set of headings on the page: where it stands, who confirmed it, and its fields."""

    words: str
    confirmed: str
    fields: tuple[BoundField, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, reading_id: int) -> HttpResponseBase:
    """Say what each column holds; the spreadsheet is read again with it, and so is the next with the same headings."""
    look = look_at(request, reading_id, action=Action.REVIEW)
    cards = extraction.columns_of(reading_id)
    if not cards or not look.may_review:
        raise Http404("There are no columns to say the meaning of.")
    decided = extraction.decisions_made(reading_id)
    given = request.POST if request.method == "POST" else None
    initial = {"version": look.reading.version}
    form = ColumnsForm(given, cards=cards, decided=decided, initial=initial)
    if given is not None and form.is_valid() and _keep(look, form):
        messages.success(request, "The spreadsheet was read again with these columns.")
        return redirect(review_address(reading_id))
    text = documents.text_of(look.reading.document_id)
    context = {
        "look": look,
        "form": form,
        "decided": decided,
        "headings": [_headings(number, card, form, text) for number, card in enumerate(cards, start=1)],
    }
    return page(
        request,
        "desk/reports/columns.html",
        context,
        title="What the columns mean",
        section="reports",
        crumbs=look.crumbs(),
        status=422 if form.errors else 200,
    )


def _keep(look: Look, form: ColumnsForm) -> bool:
    """Give the order; False when it was refused, which the form then says."""
    try:
        return carried_out(
            form,
            lambda: services.tell_columns(
                look.actor,
                reading_id=look.reading.reading_id,
                roles=form.roles,
                version=form.cleaned_data["version"],
                now=timezone.now(),
                despite_decisions=bool(form.cleaned_data.get("lose")),
            ),
        )
    except CannotRead as problem:
        form.add_error(None, str(problem))
        return False


def _headings(number: int, card: ColumnsCard, form: ColumnsForm, text: Text) -> Headings:
    rows = [
        f"sheet ‘{text.sheets[table]}’, row {row + 1}" if table < len(text.sheets) else f"row {row + 1}"
        for table, row in card.places
    ]
    fields = tuple(form[name] for name in form.keys if name.startswith(f"column-{number}-"))
    return Headings("; ".join(rows), confirmed_words(card), fields)


def _said(column: ReadColumn) -> str:
    """The first values, and what the reader thinks of the column."""
    values = ", ".join(f"“{short(value)}”" for value in column.values)
    shown = f"First values: {values}. " if values else "It is empty. "
    if column.told:
        return f"{shown}A person said what it holds."
    if column.could_be:
        meant = " or ".join(f"‘{ROLES[role].words}’" for role in column.could_be)
        return f"{shown}It could be {meant}."
    return (
        f"{shown}We took it for ‘{ROLES[column.role].words}’."
        if column.role
        else f"{shown}We do not know it."
    )
