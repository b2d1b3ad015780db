"""The forms of the reports section."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from answerable.documents.cards import CannotRead
from answerable.documents.formats.kinds import NOT_READABLE
from answerable.documents.formats.limits import MAX_BYTES, MEGABYTE
from answerable.extraction.queries import CandidateCard, ReadingCard
from answerable.look.drawings.words import in_words
from answerable.look.forms import AnswerableForm, DayField, UploadField
from answerable.rules.deadlines import comments_due
from answerable.rules.vocabulary import INSPECTION_TYPES, Kind

KINDS = [
    (kind.value, kind.words)
    for kind in (Kind.CAUSE_OF_CONCERN, Kind.RECOMMENDATION, Kind.AREA_FOR_IMPROVEMENT)
]
QUOTED = [("yes", "Yes"), ("no", "No"), ("unknown", "It cannot be told")]
SMALL_RADIOS = {"class": "govuk-radios--small"}
ACCEPTED_TYPES = ".docx,.doc,.odt,.pdf,.html,.htm,.txt,.xlsx,.ods,.csv"
LARGEST_PASTE = 2_000_000
"""Characters. What is larger is better sent as a file."""

FILE_ERRORS = {
    "empty": "The selected file is empty",
    "encrypted": "The selected file is password protected",
    "too_large": f"The selected file must be smaller than {MAX_BYTES // MEGABYTE}MB",
}


def upload_error(problem: CannotRead) -> str:
    """GOV.UK's own sentence for what is wrong with a file, or ours where it says more."""
    if str(problem) == NOT_READABLE:
        return "The selected file must be a Word, Excel, OpenDocument, PDF, web page, CSV or text file"
    return FILE_ERRORS.get(problem.code, str(problem).removesuffix("."))


class AddForm(AnswerableForm):
    """One file, or pasted text; where it came from; and for an administrator, whose it is."""

    file = UploadField(
        label="Upload a file",
        help_text="Word (.docx, .doc), OpenDocument (.odt), PDF, a saved web page (.html) or text (.txt); a tracker as "
        f"Excel (.xlsx), OpenDocument (.ods) or CSV; up to {MAX_BYTES // MEGABYTE}MB",
        limit=MAX_BYTES,
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED_TYPES}),
    )
    words = forms.CharField(
        label="Or paste the text, or the source of a saved page",
        required=False,
        max_length=LARGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
    source_address = forms.URLField(
        label="Where it was published (optional)",
        help_text="The web address of the report, so that anybody can check it",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": "Enter a web address in the right form, like https://www.example.org/report"
        },
    )

    def __init__(self, *args: Any, areas: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if areas is not None:
            self.fields["area"] = forms.ChoiceField(
                label="Which police area is it about?",
                choices=[("", "Choose a police area"), *areas],
                error_messages={"required": "Select a police area"},
            )

    def clean(self) -> dict[str, Any]:
        """Exactly one of file and text."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors.get("file"):
            return given
        file, words = given.get("file"), (given.get("words") or "").strip()
        if not file and not words:
            self.add_error("file", "Select a report")
        elif file and words:
            self.add_error("words", "Upload a file or paste text, not both")
        return given


class FindingFields(AnswerableForm):
    """What every finding is asked for, whether it was read or is typed in."""

    text = forms.CharField(
        label="The inspectors’ words",
        help_text="Word for word, as they are printed",
        widget=forms.Textarea(attrs={"rows": 6, "class": "ans-verbatim"}),
        error_messages={"required": "Enter the inspectors’ words"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what kind of finding it is"},
    )
    parent = forms.ChoiceField(
        label="What does it stand under?",
        help_text="Only a recommendation can stand under a cause of concern",
        required=False,
    )


class CandidateForm(FindingFields):
    """The words of a candidate, what it is, and what it stands under."""

    ref = forms.CharField(
        label="Printed number (optional)", required=False, max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    name = forms.CharField(
        label="Short name (optional)", help_text="For lists. We make one if you leave it empty",
        required=False, max_length=200,
    )  # fmt: skip
    graded_area = forms.CharField(
        label="Graded area it is printed under (optional)", required=False, max_length=300
    )
    addressee = forms.CharField(label="Who it is addressed to (optional)", required=False, max_length=200)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reading: ReadingCard, but: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        concerns = [
            (str(one.number), f"{one.number}: {one.ref or short(one.text)}")
            for one in reading.kept
            if one.kind == Kind.CAUSE_OF_CONCERN and one.number != but
        ]
        field = self.fields["parent"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Nothing: it stands on its own"), *concerns]

    @staticmethod
    def initial_of(candidate: CandidateCard) -> dict[str, Any]:
        """What the form says of a candidate as it stands."""
        names = ("text", "kind", "ref", "name", "addressee", "version")
        shown = {name: getattr(candidate, name) for name in names}
        return {**shown, "parent": str(candidate.parent or ""), "graded_area": candidate.question}


class ReasonForm(AnswerableForm):
    """Why something is left out."""

    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Enter a reason"},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DetailsForm(AnswerableForm):
    """The inspection's own details as a person confirms them; until then the day that was read is only offered."""

    date_choice = forms.ChoiceField(
        label="When was the report published?", required=False, widget=forms.RadioSelect(attrs=SMALL_RADIOS)
    )
    published_on = DayField(
        what="the day the report was published",
        label="When was the report published?",
        help_text="The 56 days count from this day. A page may show the day it was moved instead",
        required=False,
    )
    types = forms.MultipleChoiceField(
        label="What kind of inspection is it?",
        help_text="Select all that apply",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    force_quoted = forms.ChoiceField(
        label="Is the force quoted in the report?",
        choices=QUOTED,
        required=False,
        widget=forms.RadioSelect(attrs=SMALL_RADIOS),
    )
    title = forms.CharField(
        label="Title of the inspection",
        max_length=300,
        error_messages={"required": "Enter the title of the inspection"},
    )
    published_source = forms.CharField(
        label="Where did you see the date? (optional)", required=False, max_length=200
    )
    monitoring_phase = forms.CharField(
        label="Monitoring phase (optional)", help_text="Scan or engage", required=False, max_length=60
    )
    summary = forms.CharField(
        label="Executive summary (optional)", required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reading: ReadingCard, force: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial=_details_of(reading), **kwargs)
        self.asks_quoted = reading.force_quoted is None
        self.must_choose = any(doubt.about == "types" for doubt in reading.open_doubts)
        types, choice, day = self.fields["types"], self.fields["date_choice"], self.fields["published_on"]
        assert isinstance(types, forms.MultipleChoiceField)
        assert isinstance(choice, forms.ChoiceField)
        assert isinstance(day, DayField)
        named = [(key, words.format(force=force)) for key, words in INSPECTION_TYPES.items()]
        types.choices = [*named, ("unknown", "It cannot be told")]
        day.latest = today
        if reading.confirmed_by or reading.published_on is None:
            del self.fields["date_choice"]
            return
        read_on = reading.published_on
        last = f"the last day is {in_words(comments_due(read_on), weekday=True)}"
        choice.choices = [
            (read_on.isoformat(), f"{in_words(read_on, weekday=True)}: {last}"),
            ("another", "Another date"),
        ]
        day.label, day.help_text = "Another date", ""

    def clean(self) -> dict[str, Any]:
        """One day: the one that was read, or the one that was typed."""
        given: dict[str, Any] = super().clean() or {}
        choice, typed = given.get("date_choice", "another"), given.get("published_on")
        if self.errors.get("published_on"):
            return given
        if choice not in ("another", ""):
            given["published_on"] = date.fromisoformat(choice)
        elif not choice and typed is None:
            self.add_error("date_choice", "Select the day the report was published")
        elif typed is None:
            self.add_error("published_on", "Enter the day the report was published")
        return given

    def clean_types(self) -> dict[str, bool | None]:
        """The five types, each true, false, or None for “cannot be told”."""
        ticked: list[str] = self.cleaned_data["types"]
        if "unknown" in ticked and len(ticked) > 1:
            raise forms.ValidationError("Select the kinds of inspection, or that it cannot be told")
        if not ticked and self.must_choose:
            raise forms.ValidationError("Select what kind of inspection it is")
        return {key: None if ticked in ([], ["unknown"]) else key in ticked for key in INSPECTION_TYPES}

    def clean_force_quoted(self) -> bool | None:
        """Yes, no, or None for “cannot be told”."""
        answers: dict[str, bool | None] = {"yes": True, "no": False}
        return answers.get(self.cleaned_data["force_quoted"])


def _details_of(reading: ReadingCard) -> dict[str, Any]:
    """What the form says of a reading as it stands. What could not be told is not ticked for anybody."""
    quoted = {True: "yes", False: "no", None: "unknown" if reading.confirmed_by else ""}
    known = [key for key, ticked in reading.types.items() if ticked]
    return {
        "title": reading.title,
        "published_on": reading.published_on if reading.confirmed_by else None,
        "types": known or (["unknown"] if reading.confirmed_by else []),
        "force_quoted": quoted[reading.force_quoted],
        "monitoring_phase": reading.monitoring_phase,
        "summary": reading.summary,
        "version": reading.version,
    }


def short(text: str, longest: int = 70) -> str:
    """The beginning of a text, cut between words."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def keep_typed(form: AnswerableForm, *, version: int) -> None:
    """Let a bound form be sent again over what somebody else wrote first: what was typed stays, the version is new."""
    assert isinstance(form.data, QueryDict)
    data = form.data.copy()
    data["version"] = str(version)
    form.data = data
