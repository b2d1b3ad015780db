"""The forms of the responses section. Services decide; forms only read."""

from __future__ import annotations

from typing import Any

from django import forms

from answerable.look.forms import AnswerableForm, DayField, Hinted


def box(label: str, *, ask: str, rows: int = 8, required: bool = True, hint: str = "") -> forms.CharField:
    """A box for several lines; `ask` is what to say when it is empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": ask},
    )


class ExplainForm(AnswerableForm):
    """What the response says of one finding: who, what, by when; or why nothing."""

    text = box(
        "What is being done, or proposed; or why nothing is",
        ask="Enter what is being done, or why nothing is",
        hint="Say who does it, what it is, and by when.",
        rows=7,
    )
    borrowed = forms.BooleanField(label="These are the chief constable’s own words", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class WordsForm(AnswerableForm):
    """One long text: the summary, or the Commissioner’s comment."""

    text = box("Words", ask="Enter the words", rows=14)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, hint


class InviteForm(AnswerableForm):
    """By when the chief constable is asked to comment (s.55(4))."""

    reply_by = DayField(what="the day to reply by", label="By which day do you ask for comments?")


class CommentsForm(AnswerableForm):
    """The chief constable’s comments, or their absence."""

    none = forms.BooleanField(label="None came, and I say so in the response", required=False)
    text = box(
        "The chief constable’s comments, word for word", ask="Enter the comments", required=False, rows=12
    )
    said_by = forms.CharField(label="From whom (optional)", max_length=200, required=False)
    received_on = DayField(what="the day they came", label="When did they come?")
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Either words or the note that there are none."""
        given = super().clean() or {}
        if not given.get("none") and not (given.get("text") or "").strip():
            self.add_error("text", "Enter the comments, or select that none came")
        return given


class QuestionsForm(AnswerableForm):
    """The questions for a scrutiny meeting, one in each paragraph."""

    held_on = DayField(what="the day of the meeting", label="When is the scrutiny meeting?")
    texts = box(
        "Questions to the chief constable",
        ask="Enter at least one question",
        hint="Leave an empty line between questions. They are numbered for you.",
        rows=12,
    )

    def questions(self) -> list[str]:
        """The questions, in order."""
        parts = self.cleaned_data["texts"].replace("\r\n", "\n").split("\n\n")
        return [" ".join(part.split()) for part in parts if part.strip()]


class AnswerForm(AnswerableForm):
    """What the chief constable answered, and whether it assured."""

    answer = box("What was answered", ask="Enter what was answered")
    outcome = forms.ChoiceField(
        label="Did it assure the Commissioner?",
        widget=forms.RadioSelect,
        choices=[
            ("assured", "Assured"),
            ("partly_assured", Hinted("Partly assured", hint="Say why below")),
            ("not_assured", Hinted("Not assured", hint="Say why below")),
        ],
        error_messages={"required": "Select whether it assured the Commissioner"},
    )
    reason = box("Why (not needed when it assured)", ask="", required=False, rows=4)


class DetailsForm(AnswerableForm):
    """Whether areas for improvement are answered too."""

    answers_areas = forms.ChoiceField(
        label="What is answered in this response?",
        widget=forms.RadioSelect,
        choices=[
            ("yes", Hinted("Recommendations and areas for improvement", hint="What most bodies do")),
            ("no", Hinted("Recommendations only", hint="The least that the Act asks for")),
        ],
    )


class SeenForm(AnswerableForm):
    """The fingerprint of exactly what was on the page."""

    seen = forms.CharField(widget=forms.HiddenInput)


class PublishForm(AnswerableForm):
    """What a later edition corrects."""

    note = forms.CharField(
        label="What does this edition correct?", required=False, help_text="The public reads this."
    )


class CopyForm(AnswerableForm):
    """A copy sent under s.55(6)."""

    to = forms.ChoiceField(
        label="To whom did the copy go?",
        widget=forms.RadioSelect,
        choices=[
            ("HM Chief Inspector of Constabulary", "HM Chief Inspector of Constabulary"),
            ("The Secretary of State", "The Secretary of State"),
        ],
        error_messages={"required": "Select to whom the copy went"},
    )
    sent_on = DayField(what="the day it was sent", label="When was it sent?")
    way = forms.CharField(label="How", initial="E-mail", error_messages={"required": "Enter how it was sent"})


class WithdrawForm(AnswerableForm):
    """Why something public is taken down."""

    reason = box(
        "Why is it withdrawn?", ask="Enter why it is withdrawn", hint="The public reads this.", rows=4
    )
