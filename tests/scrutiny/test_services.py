"""Asking in public, and keeping what was answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.journal import queries as journal
from answerable.rules.permissions import MAY, Action, Role
from answerable.rules.refusals import Refused
from answerable.scrutiny import services
from answerable.scrutiny.models import Meeting, Question
from answerable.scrutiny.queries import meeting_about, question
from tests.factories import NOW, Staff, make_force
from tests.responding import MEETING, ask, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return make_force()


@pytest.fixture
def report(staff: Staff) -> str:
    return make_report(staff)[0]


def answer(staff: Staff, report: str, number: int = 1, **other: str) -> None:
    asked = meeting_about(report)
    assert asked is not None
    given = {"answer": "In May.", "outcome": "assured", "reason": ""} | other
    services.record_answer(
        staff[Role.COMMISSIONER], question_id=asked.questions[number - 1].question_id, now=NOW, **given
    )


def test_questions_are_numbered_in_their_order_and_white_space_is_made_single(staff, report):
    before = journal.length()
    ask(staff, report, "When  will\nit end?", "   ", "Who decides?")
    asked, entry = meeting_about(report), journal.latest(limit=1)[0]
    assert [(one.number, one.text, one.answer) for one in asked.questions] == [
        (1, "When will it end?", ""),
        (2, "Who decides?", ""),
    ]
    assert (journal.length() - before, entry.verb, entry.subject, entry.details) == (
        1,
        "ask_questions",
        report,
        {"held_on": "2024-09-12", "before": [], "questions": ["When will it end?", "Who decides?"]},
    )


def test_questions_can_be_rewritten_until_one_is_answered(staff, report):
    ask(staff, report, "When?", "Who?")
    ask(staff, report, "By which day?")
    assert [one.text for one in meeting_about(report).questions] == ["By which day?"]
    answer(staff, report)
    before = journal.length()
    with pytest.raises(Refused, match="can no longer be rewritten"):
        ask(staff, report, "Why?")
    assert ([one.text for one in meeting_about(report).questions], journal.length()) == (
        ["By which day?"],
        before,
    )


def test_at_least_one_question_is_needed(staff, report):
    with pytest.raises(Refused, match="Write at least one question"):
        ask(staff, report, " ")
    assert Meeting.objects.count() == 0


def test_two_inspections_share_a_meeting_and_each_numbers_from_one(staff, report):
    other = make_report(staff, title="PEEL 2018/19")[0]
    ask(staff, report, "When?", "Who?")
    ask(staff, other, "Why?")
    assert (Meeting.objects.count(), [one.number for one in meeting_about(other).questions]) == (1, [1])


@pytest.mark.parametrize("role", [role for role in Role if Action.ASK_QUESTIONS not in MAY[role]])
def test_only_the_commissioners_office_asks_and_records_answers(staff, report, role):
    ask(staff, report, "When?")
    before, asked = journal.length(), meeting_about(report)
    for order in (
        lambda: services.ask_questions(staff[role], inspection=report, held_on=MEETING, texts=["Why?"], now=NOW),
        lambda: services.record_answer(
            staff[role], question_id=asked.questions[0].question_id, answer="No.", outcome="assured",
            reason="", now=NOW,
        ),
    ):  # fmt: skip
        with pytest.raises(Refused) as no:
            order()
        assert no.value.why == "forbidden"
    assert (journal.length(), meeting_about(report)) == (before, asked)


def test_another_areas_commissioner_may_not_ask(staff, report):
    eastmarch = make_force("eastmarch")
    before = journal.length()
    with pytest.raises(Refused) as no:
        services.ask_questions(
            eastmarch[Role.COMMISSIONER], inspection=report, held_on=MEETING, texts=["Why?"], now=NOW
        )
    assert (no.value.why, journal.length(), Question.objects.count()) == ("forbidden", before, 0)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"answer": " "}, "Write what was answered."),
        ({"outcome": "perhaps"}, "Say whether the answer assured the Commissioner."),
        ({"outcome": "partly_assured"}, "Say why it did not fully assure."),
        ({"outcome": "not_assured", "reason": " "}, "Say why it did not fully assure."),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(staff, report, given, sentence):
    ask(staff, report, "When?")
    with pytest.raises(Refused) as no:
        answer(staff, report, **given)
    assert (str(no.value), no.value.why, meeting_about(report).questions[0].answer) == (
        sentence,
        "incomplete",
        "",
    )


def test_an_answer_can_be_corrected_and_the_journal_keeps_what_it_said(staff, report):
    ask(staff, report, "When?")
    answer(staff, report)
    answer(staff, report, answer="In June.", outcome="not_assured", reason="It slipped.")
    found, entry = question(meeting_about(report).questions[0].question_id), journal.latest(limit=1)[0]
    assert (found[0], found[1].answer, found[1].outcome, found[1].outcome_reason) == (
        report,
        "In June.",
        "not_assured",
        "It slipped.",
    )
    assert entry.details["before"] == {"answer": "In May.", "outcome": "assured", "outcome_reason": ""}


def test_moving_the_meeting_leaves_no_empty_meeting_behind(staff, report):
    ask(staff, report, "When?")
    services.ask_questions(
        staff[Role.POLICY_OFFICER],
        inspection=report,
        held_on=MEETING + timedelta(days=7),
        texts=["When?"],
        now=NOW,
    )
    assert list(Meeting.objects.values_list("held_on", flat=True)) == [MEETING + timedelta(days=7)]


def test_nobody_has_asked_about_a_new_inspection(staff, report):
    assert (meeting_about(report), question(1)) == (None, None)
