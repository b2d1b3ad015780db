"""The pattern sheet's sample values: a made-up force, and one of each thing that can be drawn."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms

from answerable.look.cards import (
    AppliedFilter,
    Entry,
    Event,
    NavItem,
    Source,
    Status,
    Step,
    Truth,
    Work,
)
from answerable.look.drawings.labels import due, kind, reference
from answerable.look.drawings.marks import Fill
from answerable.look.drawings.statements import brief
from answerable.look.forms import AnswerableForm, DayField, Hinted, UploadField
from answerable.look.markup import join, link
from answerable.look.sample_numbers import AREAS, BAR, INSPECTIONS, LINE, STEPS
from answerable.rules.deadlines import clock
from answerable.rules.vocabulary import Kind

TODAY = date(2024, 8, 20)
"""The sheet's own day, so that it reads the same on every day it is looked at."""

PUBLISHED = date(2024, 7, 11)

EVENTS = [
    Event(date(2024, 7, 17), "Chief constable invited"),
    Event(date(2024, 8, 6), "Plenary session"),
    Event(date(2024, 8, 14), "Draft"),
    Event(date(2024, 8, 21), "Approve by", planned=True),
    Event(date(2024, 8, 28), "Publish by", planned=True),
]

ANSWERS: list[tuple[Fill, Fill, str, str]] = [
    ("full", "full", "Yes.", "Inspectors closed this on 12 March 2024."),
    ("full", "empty", "Not yet.", "The force says it finished on 3 May 2024; inspectors have not confirmed."),
    ("half", "empty", "Not yet.", "Work is under way."),
    ("full", "returned", "Not yet.", "Inspectors were not satisfied on 2 February 2024, and work goes on."),
    (
        "full",
        "superseded",
        "Replaced.",
        "A newer finding took its place on 11 July 2024: Looking after evidence.",
    ),
    ("crossed", "empty", "No.", "The force did not accept this, because it has no power to do it."),
    ("empty", "empty", "We do not know.", "Nothing has been published since 19 January 2023."),
]


class SampleForm(AnswerableForm):
    """One field of each sort, for the sheet."""

    title = forms.CharField(label="Name of the action", help_text="Begin with a verb", max_length=80)
    reason = forms.CharField(label="Why it is needed", widget=forms.Textarea)
    held_on = DayField(
        what="the day of the session", label="When was the session held?", help_text="For example, 6 8 2024"
    )
    track = forms.ChoiceField(
        label="Is it on track?",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", Hinted("No", hint="You will be asked what stands in the way"))],
    )
    serves = forms.MultipleChoiceField(
        label="Which findings does it serve?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("coc-1", "Cause of concern 1"), ("afi-04", "Area for improvement 4")],
    )
    owner = forms.ChoiceField(
        label="Owner", choices=[("", "Nobody yet"), ("cd", "Cerys Dunmore"), ("jm", "Joel Marsh")]
    )
    file = UploadField(
        label="Evidence", kinds=(".pdf", ".docx"), kinds_words="a PDF or a Word file", required=False
    )
    certain = forms.BooleanField(label="I have checked that no name of a victim is in it")


def sheet_context() -> dict[str, object]:
    """Everything `look/pattern_sheet.html` draws."""
    return {
        **_frame(),
        **_clocks(),
        **_statements(),
        **_lists(),
        **_work(),
        **_truths(),
        "grade_names": ["outstanding", "good", "adequate", "requires_improvement", "inadequate", "ungraded"],
        "four_names": ["outstanding", "good", "requires_improvement", "inadequate", "ungraded"],
        "kinds": list(Kind),
        "inspections": INSPECTIONS,
        "areas": AREAS,
        "line": LINE,
        "steps_chart": STEPS,
        "bar": BAR,
        "form": SampleForm(
            {"held_on-day": "31", "held_on-month": "2", "held_on-year": "2024", "track": "no"}
        ),
    }


def _frame() -> dict[str, object]:
    return {
        "site_name": "Northmoor Police and Crime Commissioner",
        "service_name": "Inspection findings",
        "demo": "Northmoor is a made-up place. Nothing here is about a real force.",
        "nav": [
            NavItem("Findings", "#", current=True),
            NavItem("Responses", "#"),
            NavItem("Your work", "#", count=3),
        ],
        "crumbs": [Source("Inspection findings", "#"), Source("Northmoor Police", "#")],
        "footer_links": [Source("How to read this site", "#"), Source("Accessibility", "#")],
        "changed_on": TODAY,
        "today": TODAY,
    }


def _clocks() -> dict[str, object]:
    late = date(2021, 10, 6)
    return {
        "running": clock(PUBLISHED, today=TODAY),
        "events": EVENTS,
        "on_time": clock(date(2023, 1, 19), today=TODAY, answered_on=date(2023, 3, 7)),
        "late": clock(late, today=TODAY, answered_on=late + timedelta(days=58)),
        "late_events": [Event(date(2021, 10, 20), "Chief constable invited")],
        "overdue": clock(PUBLISHED, today=date(2024, 9, 10)),
        "last_day": clock(PUBLISHED, today=date(2024, 9, 4)),
        "dues": [due(TODAY + timedelta(days=days), today=TODAY) for days in (-400, -4, 0, 3, 144)],
    }


def _statements() -> dict[str, object]:
    return {
        "answers": [
            brief(verdict, why, force=force, inspectors=square) for force, square, verdict, why in ANSWERS
        ],
        "words": "Northmoor Police doesn’t ring back people who are at risk while they wait for an officer.",
        "report": Source("PEEL 2021/22: Northmoor Police", "#"),
        "force_source": Source("statement of 3 May 2024", "#"),
        "inspectors_source": Source("report of 11 July 2024", "#"),
        "closure": Source("Add to the closure request", "#"),
        "something_else": Source("Something else has happened", "#"),
    }


def _truths() -> dict[str, object]:
    return {
        "force_truth": Truth(
            "Finished",
            "full",
            on=date(2024, 5, 3),
            why="Both recommendations are in place. Supervisors look at every waiting call.",
            source=Source("progress statement by the Deputy Chief Constable", "#"),
        ),
        "inspectors_truth": Truth(
            "Nothing yet",
            "empty",
            on=date(2023, 1, 19),
            since=True,
            why="They have closed one of two recommendations, and will test the other this winter.",
            source=Source("PEEL 2023–25, page 12", "#"),
        ),
        "force_status": Status(
            "Complete",
            "full",
            since=date(2024, 5, 3),
            more="Cerys Dunmore said so.",
            action=Source("Reopen", "#"),
        ),
        "inspectors_status": Status(
            "Open",
            "empty",
            since=date(2023, 1, 19),
            more="1 of 2 closed.",
            action=Source("Record a decision", "#"),
        ),
    }


def _work() -> dict[str, object]:
    return {
        "entries": [
            Entry(date(2023, 1, 19), "inspectors", "Raised this cause of concern", "Inspectors", "empty"),
            Entry(date(2023, 2, 21), "force", "Accepted it and agreed what to do", "Force", "half"),
            Entry(
                date(2024, 3, 12),
                "inspectors",
                "Closed recommendation 1",
                "Inspectors",
                more=link("Their letter", "#"),
            ),
            Entry(
                date(2024, 6, 13),
                "commissioner",
                "Asked about the busiest nights",
                "Commissioner",
                more="Partly assured.",
            ),
        ],
        "work": [
            Work(
                "Say where “Train 40 sergeants” stands",
                "#",
                due(date(2024, 8, 16), today=TODAY),
                why="The last update said 22 were trained. You own this action.",
                context=join([kind("recommendation"), " ", reference("peel-2023-25.northmoor.coc-1.rec-2")]),
                button=Source("Give an update", "#"),
                other=Source("Hand it to someone", "#"),
            )
        ],
        "steps": [
            Step("Type checked", "done", "PDF, 3.2 MB"),
            Step("Safe to open", "done", "no virus found"),
            Step("Looking for findings", "now", "page 44 of 48"),
            Step("Ready for you"),
        ],
    }


def _lists() -> dict[str, object]:
    return {
        "filters": [
            AppliedFilter("Force: Northmoor Police", "#"),
            AppliedFilter("Inspectors: not closed", "#"),
        ],
        "saved_views": [(Source("All open", "#"), True), (Source("Mine (9)", "#"), False)],
        "sections": [Source("Inspectors’ words", "#"), Source("Actions", "#"), Source("Timeline", "#")],
        "facts": [
            ("Title", "PEEL 2023–25", "#"),
            ("Published", "11 July 2024", ""),
            ("Monitoring", "Scan", "#"),
        ],
        "task_items": [
            {
                "title": "Recommendation 1: look at every case each month",
                "href": "#",
                "hint": "64 words",
                "status": "Answered",
            },
            {"title": "Recommendation 2: time for supervisors", "href": "#", "status": "Not answered"},
        ],
    }
