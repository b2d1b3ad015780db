"""The forms for typing a report in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from answerable.desk.reports.forms import FindingFields
from answerable.look.forms import AnswerableForm, DayField


class InspectionForm(AnswerableForm):
    """An inspection typed in by hand."""

    title = forms.CharField(
        label="Title of the inspection", help_text="As printed, for example PEEL 2023–25", max_length=300,
        error_messages={"required": "Enter the title of the inspection"},
    )  # fmt: skip
    published_on = DayField(
        what="the day the report was published",
        label="When was the report published?",
        help_text="The 56 days count from this day",
    )
    report_address = forms.URLField(
        label="Where it was published (optional)", required=False, max_length=500, assume_scheme="https",
        error_messages={"invalid": "Enter a web address in the right form, like https://www.example.org/report"},
    )  # fmt: skip

    def __init__(self, *args: Any, areas: list[tuple[str, str]] | None, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = self.fields["published_on"]
        assert isinstance(published, DayField)
        published.latest = today
        if areas is not None:
            self.fields["area"] = forms.ChoiceField(
                label="Which police area is it about?",
                choices=[("", "Choose a police area"), *areas],
                error_messages={"required": "Select a police area"},
            )


class FindingForm(FindingFields):
    """A finding typed in by hand."""

    number = forms.CharField(
        label="Printed number (optional)", required=False, max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    graded_area = forms.CharField(
        label="Graded area it is printed under (optional)", required=False, max_length=300
    )
    addressee = forms.CharField(label="Who it is addressed to (optional)", required=False, max_length=200)
    page = forms.IntegerField(
        label="Page (optional)", required=False, min_value=1, max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={"invalid": "Page must be a number"},
    )  # fmt: skip
    due_on = DayField(
        what="the day inspectors ask it to be done by",
        label="Due date inspectors gave (optional)",
        required=False,
    )

    def __init__(self, *args: Any, concerns: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ChoiceField)
        parent.choices = [("", "Nothing: it stands on its own"), *concerns]
