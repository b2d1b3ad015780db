"""The forms of the findings section: each asks for what its verb needs and no more. Services decide; forms only read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from answerable.look.forms import AnswerableForm, DayField, Hinted
from answerable.plans.services import NewAction, PlanWords
from answerable.register.cards import FindingCard
from answerable.register.services import FindingWords
from answerable.rules.closure import LEVELS
from answerable.rules.vocabulary import Decision, Link, Stance

_EXAMPLE = "For example, 6 8 2024"


def _area(label: str, *, ask: str, **more: Any) -> forms.CharField:
    """A box for several lines; `ask` is what to say when it is empty."""
    return forms.CharField(label=label, widget=forms.Textarea, error_messages={"required": ask}, **more)


class PlanForm(AnswerableForm):
    """What the plenary session decided about one finding."""

    stance = forms.ChoiceField(
        label="What did the session decide?",
        widget=forms.RadioSelect,
        choices=[
            (Stance.ACCEPTED, Hinted(Stance.ACCEPTED.words, hint="Say below what will be done")),
            (Stance.PARTLY, Hinted(Stance.PARTLY.words, hint="Say what will be done, and why not the rest")),
            (
                Stance.NOT_ACCEPTED,
                Hinted(Stance.NOT_ACCEPTED.words, hint="Give the reason; the public will read it"),
            ),
            (Stance.NOT_FOR_US, Hinted(Stance.NOT_FOR_US.words, hint="Say below whose it is")),
            (Stance.DISPUTED, Hinted(Stance.DISPUTED.words, hint="Give the reason; the public will read it")),
        ],
        error_messages={"required": "Select what the session decided"},
    )
    reason = forms.CharField(
        label="Why, or whose it is (not needed when it is accepted)", widget=forms.Textarea, required=False
    )
    words = forms.CharField(
        label="What will be done (not needed when it is not)", widget=forms.Textarea, required=False
    )
    plenary_on = DayField(
        what="the day of the session", label="When was the session held?", help_text=_EXAMPLE
    )
    attended = forms.CharField(label="Who attended (optional)", required=False)

    def clean(self) -> dict[str, Any]:
        """A stance but acceptance has a reason, and work that is accepted says what will be done."""
        given = super().clean() or {}
        stance = given.get("stance")
        if stance and stance != Stance.ACCEPTED and not given.get("reason", "").strip():
            self.add_error(
                "reason", "Enter whose it is" if stance == Stance.NOT_FOR_US else "Enter the reason"
            )
        if stance in {Stance.ACCEPTED, Stance.PARTLY} and not given.get("words", "").strip():
            self.add_error("words", "Enter what will be done")
        return given

    def plan(self, actions: Iterable[NewAction]) -> PlanWords:
        """What was given, for the service."""
        given = self.cleaned_data
        stance = Stance(given["stance"])
        return PlanWords(
            stance, given["words"], given["plenary_on"], given["reason"], given["attended"], tuple(actions)
        )


class ActionForm(AnswerableForm):
    """Who does what by when."""

    what = forms.CharField(
        label="What will be done",
        help_text="The public will read it",
        error_messages={"required": "Enter what will be done"},
    )
    who = forms.CharField(
        label="Who does it",
        help_text="Give a role, such as head of the control room, not a person’s name: the public will read it",
        max_length=200,
        error_messages={"required": "Enter who does it"},
    )
    by_when = DayField(
        what="the day it will be done",
        label="By when (optional)",
        help_text=f"{_EXAMPLE}. The public will read it",
        required=False,
    )

    def action(self) -> NewAction:
        """What was given, for the service."""
        return NewAction(self.cleaned_data["what"], self.cleaned_data["who"], self.cleaned_data["by_when"])


class ProgressForm(AnswerableForm):
    """One box, one question: what an action's owner says in two minutes on a phone."""

    words = _area("What has happened since?", ask="Enter what has happened")
    track = forms.ChoiceField(
        label="Is it on track?",
        widget=forms.RadioSelect,
        choices=[
            ("on_track", "Yes, on track"),
            ("at_risk", Hinted("At risk", hint="It may be late or fall short")),
            ("off_track", Hinted("No, off track", hint="It will be late or fall short")),
        ],
        error_messages={"required": "Select whether it is on track"},
    )


class FinishedForm(AnswerableForm):
    """The force's word that the work is done."""

    words = _area("What was done?", ask="Enter what was done")
    on = DayField(what="the day it was finished", label="When was it finished?", help_text=_EXAMPLE)


class ReasonForm(AnswerableForm):
    """A verb that needs nothing but its reason."""

    reason = _area("Why?", ask="Enter the reason")

    def __init__(self, *args: Any, label: str = "Why?", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label


class SeenForm(AnswerableForm):
    """Approval of exactly what was shown: the plan's fingerprint travels with the page."""

    seen = forms.CharField(widget=forms.HiddenInput)


class ReturnForm(ReasonForm, SeenForm):
    """Sending a plan back: what was shown, and why."""


class ClosureForm(AnswerableForm):
    """What is sent to the inspectorate."""

    level = forms.TypedChoiceField(
        label="At which level?",
        help_text="What each level asks for is our guess, until the inspectorate confirms it. Use the level it gave you.",
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            (
                one.number,
                Hinted(
                    f"Level {one.number}: {one.name}", hint=f"{one.demand}{' (guess)' if one.guess else ''}"
                ),
            )
            for one in LEVELS
        ],
        error_messages={"required": "Select the level the inspectorate gave"},
    )
    statement = _area(
        "What was done?", ask="Enter what was done", help_text="Inspectors judge it by these words"
    )
    sent_on = DayField(what="the day it was sent", label="When was it sent?", help_text=_EXAMPLE)
    way = forms.CharField(
        label="How was it sent?",
        help_text="For example, by e-mail to the force liaison lead",
        max_length=120,
        error_messages={"required": "Enter how it was sent"},
    )


class DecisionForm(AnswerableForm):
    """What the inspectors decided, where it is written, and who told us."""

    decision = forms.ChoiceField(
        label="What did inspectors decide?",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what inspectors decided"},
    )
    on = DayField(what="the day of the decision", label="When did they decide?", help_text=_EXAMPLE)
    source = forms.CharField(
        label="Where is it written?",
        help_text="A letter, a report, their portal",
        max_length=300,
        error_messages={"required": "Enter where the decision is written"},
    )
    told_by = forms.CharField(label="Who told us? (optional)", max_length=200, required=False)
    words = forms.CharField(label="What they said (optional)", widget=forms.Textarea, required=False)
    successor = forms.CharField(
        label="Which finding replaced it? (only when replaced)",
        help_text="Its reference, such as peel-2023-25.northmoor.afi-04",
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, allowed: dict[Decision, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["decision"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(one.value, words) for one, words in allowed.items()]

    def clean(self) -> dict[str, Any]:
        """A finding that was replaced names what replaced it, or says why nothing did."""
        given = super().clean() or {}
        named = given.get("successor", "").strip() or given.get("words", "").strip()
        if given.get("decision") == Decision.SUPERSEDED and not named:
            self.add_error("successor", "Enter the finding that replaced it, or say above why there is none")
        return given


class CorrectionForm(AnswerableForm):
    """What the register says of a finding, and why it should say something else."""

    text = _area("Inspectors’ words, exactly as printed", ask="Enter the inspectors’ words")
    name = forms.CharField(
        label="Short name", max_length=200, error_messages={"required": "Enter a short name"}
    )
    number = forms.CharField(label="Number as printed (optional)", max_length=60, required=False)
    area = forms.CharField(label="Area, as printed (optional)", max_length=300, required=False)
    addressee = forms.CharField(label="Who it is addressed to (optional)", max_length=200, required=False)
    due_on = DayField(what="the day it is due", label="Due (optional)", help_text=_EXAMPLE, required=False)
    due_by = forms.ChoiceField(
        label="Who set that day?",
        widget=forms.RadioSelect,
        choices=[("inspectors", "Inspectors"), ("force", "The force")],
        required=False,
    )
    reason = _area(
        "Why are you correcting it?", ask="Enter why you are correcting it", help_text="The reason is kept"
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def of(finding: FindingCard) -> dict[str, Any]:
        """What the register says now, to begin from."""
        names = ("text", "name", "number", "addressee", "due_on", "due_by", "version")
        return {"area": finding.question, **{name: getattr(finding, name) for name in names}}

    def corrected(self, finding: FindingCard) -> FindingWords:
        """What was given, for the service; kind and parent stay."""
        given = {name: self.cleaned_data[name] for name in self.fields if name not in {"reason", "version"}}
        return FindingWords(kind=finding.kind, parent=finding.parent, question=given.pop("area"), **given)


class LinkForm(AnswerableForm):
    """A tie to another finding. Which of the two is later follows from their reports."""

    other = forms.CharField(
        label="Reference of the other finding",
        help_text="For example, peel-2018-19.northmoor.afi-02",
        max_length=200,
        error_messages={"required": "Enter the reference of the other finding"},
    )
    kind = forms.ChoiceField(
        label="What does the later one do?",
        widget=forms.RadioSelect,
        choices=[
            (Link.RESTATES, Hinted("Restates it", hint="The same finding, raised again")),
            (Link.FOLLOWS_UP, Hinted("Follows it up", hint="Inspectors came back to it")),
            (Link.SUPERSEDES, Hinted("Replaces it", hint="The earlier one no longer counts")),
        ],
        error_messages={"required": "Select what the later one does"},
    )
