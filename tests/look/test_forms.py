"""Forms draw themselves as GOV.UK ones and say in plain words what is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from lxml import html as lxml_html

from answerable.look.drawings.fields import errors_of, summary_of
from answerable.look.forms import AnswerableForm, DayField, UploadField
from answerable.look.sample import SampleForm, sheet_context


class DayForm(AnswerableForm):
    held_on = DayField(what="the day of the session", earliest=date(2024, 1, 1), latest=date(2024, 12, 31))


def day_form(day: str, month: str, year: str) -> DayForm:
    return DayForm({"held_on-day": day, "held_on-month": month, "held_on-year": year})


@pytest.mark.parametrize("month", ["8", "08", "Aug", "august"])
def test_day_is_read_from_three_boxes(month: str) -> None:
    form = day_form("6", month, "2024")
    assert (form.errors, form.cleaned_data) == ({}, {"held_on": date(2024, 8, 6)})


def test_day_may_come_as_one_iso_value() -> None:
    form = DayForm({"held_on": "2024-08-06"})
    assert (form.errors, form.cleaned_data) == ({}, {"held_on": date(2024, 8, 6)})


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        (("", "", ""), "Enter the day of the session"),
        (("6", "", "2024"), "The day of the session must include a month"),
        (("6", "", ""), "The day of the session must include a month and a year"),
        (("31", "2", "2024"), "The day of the session must be a real date"),
        (("6", "8", "24"), "The day of the session must be a real date"),
        (("x", "8", "2024"), "The day of the session must be a real date"),
        (("31", "12", "2023"), "The day of the session must be on or after 1 January 2024"),
        (("1", "1", "2025"), "The day of the session must be on or before 31 December 2024"),
    ],
)
def test_wrong_day_is_refused_in_the_words_of_the_date_pattern(
    boxes: tuple[str, str, str], said: str
) -> None:
    assert day_form(*boxes).errors == {"held_on": [said]}


def test_only_the_missing_box_is_marked() -> None:
    page = lxml_html.fromstring(str(day_form("6", "", "2024")))
    marked = [box.get("name") for box in page.iter("input") if "govuk-input--error" in box.get("class", "")]
    assert marked == ["held_on-month"]


def test_day_given_before_stands_in_its_boxes() -> None:
    page = lxml_html.fromstring(str(DayForm(initial={"held_on": date(2024, 8, 6)})))
    assert [box.get("value") for box in page.iter("input")] == ["6", "8", "2024"]


class FileForm(AnswerableForm):
    report = UploadField(limit=10, kinds=(".pdf",), kinds_words="a PDF")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (None, b"", "Select a file"),
        ("a.pdf", b"", "The selected file is empty"),
        ("a.pdf", b"12345678901", "The selected file must be smaller than 10bytes"),
        ("a.exe", b"1", "The selected file must be a PDF"),
    ],
)
def test_wrong_file_is_refused_in_the_words_of_the_upload_pattern(
    name: str | None, content: bytes, said: str
) -> None:
    files = {"report": SimpleUploadedFile(name, content)} if name else {}
    assert FileForm({}, files).errors == {"report": [said]}  # type: ignore[arg-type]


def test_required_field_says_what_to_do_instead_of_being_required() -> None:
    form = SampleForm({})
    assert {field.name: errors_of(field) for field in form if field.errors} == {
        "title": ["Enter name of the action"],
        "reason": ["Enter why it is needed"],
        "held_on": ["Enter the day of the session"],
        "track": ["Select an answer to “Is it on track?”"],
        "serves": ["Select an answer to “Which findings does it serve?”"],
        "owner": ["Select owner"],
        "certain": ["Tick the box: I have checked that no name of a victim is in it"],
    }


def test_every_link_of_the_error_summary_leads_to_a_box() -> None:
    form = SampleForm({})
    summary = lxml_html.fromstring(str(summary_of(form)))
    page = lxml_html.fragment_fromstring(str(form), create_parent="div")
    targets = [link.get("href")[1:] for link in summary.iter("a")]
    tags = [page.get_element_by_id(target).tag for target in targets]
    assert tags == ["input", "textarea", "input", "input", "input", "select", "input"]


def test_no_summary_stands_over_a_form_not_yet_sent() -> None:
    assert summary_of(SampleForm(), None, "") == ""


def test_title_of_a_page_with_errors_begins_with_error() -> None:
    page = lxml_html.document_fromstring(render_to_string("look/pattern_sheet.html", sheet_context()))
    assert page.findtext(".//title") == "Error: Pattern sheet – Inspection findings"


def test_label_is_the_heading_on_a_page_with_one_question() -> None:
    class Question(AnswerableForm):
        question = "why"
        why = forms.CharField(label="Why was it not accepted?")

    assert lxml_html.fromstring(str(Question())).findtext(".//h1/label") == "Why was it not accepted?"


def test_password_is_never_sent_back() -> None:
    class Secret(AnswerableForm):
        password = forms.CharField(widget=forms.PasswordInput(render_value=True))

    assert [
        box.get("value") for box in lxml_html.fromstring(str(Secret({"password": "x"}))).iter("input")
    ] == [None]


@pytest.mark.parametrize(
    ("field", "markup"),
    [
        (forms.IntegerField(), {"type": "text", "inputmode": "numeric"}),
        (forms.EmailField(), {"type": "email", "inputmode": "email"}),
        (forms.URLField(assume_scheme="https"), {"type": "url", "inputmode": "url"}),
    ],
)
def test_box_offers_the_right_keyboard(field: forms.Field, markup: dict[str, Any]) -> None:
    form = forms.Form()
    form.fields["x"] = field
    box = next(iter(lxml_html.fromstring(str(form)).iter("input")))
    assert {name: box.get(name) for name in markup} == markup
