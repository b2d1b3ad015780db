"""How far a response is, in words, and the document it makes."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.comments import queries, services
from answerable.comments.cards import PlannedAction
from answerable.register.services import FindingWords, add_finding
from answerable.rules.permissions import Role
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind
from tests.factories import NOW, Staff, make_finding, make_force, make_inspection, take_step
from tests.responding import MEETING, ask, explain, make_report, write_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return make_force()


def test_the_gate_counts_answers_and_names_what_is_missing(staff):
    report, findings = make_report(staff)
    headlines = [queries.gate(report).headline]
    explain(staff, findings[1])
    explain(staff, findings[3])
    gate = queries.gate(report)
    assert ([*headlines, gate.headline], gate.missing[:2]) == (
        ["0 of 4 answered", "2 of 4 answered"],
        ("recommendation 2 of cause of concern 1", "area for improvement 2"),
    )


def test_an_explanation_of_spaces_is_refused_and_what_was_written_stays(staff):
    report, findings = make_report(staff)
    explain(staff, findings[1])
    with pytest.raises(Refused, match="Say what is being done"):
        explain(staff, findings[1], "   ")
    assert queries.gate(report).answered == 1


def test_the_gate_opens_when_nothing_is_missing(staff):
    report, findings = make_report(staff)
    write_all(staff, report, findings)
    gate = queries.gate(report)
    assert (gate.headline, gate.sentence, gate.complete) == ("4 of 4 answered", "", True)


def test_areas_for_improvement_need_no_answer_once_switched_off(staff):
    report, _ = make_report(staff)
    services.choose_areas(staff[Role.POLICY_OFFICER], inspection=report, answers_areas=False, now=NOW)
    assert (queries.gate(report).headline, queries.gate(report).missing[:3]) == (
        "0 of 2 answered",
        (
            "recommendation 1 of cause of concern 1",
            "recommendation 2 of cause of concern 1",
            "the Commissioner’s comment",
        ),
    )


def test_a_cause_of_concern_without_recommendations_is_answered_itself(staff):
    report = make_inspection(staff)
    make_finding(staff, report, kind=Kind.CAUSE_OF_CONCERN)
    assert queries.gate(report).missing[0] == "cause of concern 1"


def test_a_finding_is_named_by_its_printed_number_or_where_it_lost_it_by_its_words(staff):
    report = make_inspection(staff)
    for number, name in (("7", "Flagging callers"), ("", "Ringing back"), ("9.", "Reading the log")):
        words = FindingWords(Kind.AREA_FOR_IMPROVEMENT, f"The force should do {name}.", name, number=number)
        add_finding(staff[Role.INSPECTION_LEAD], inspection=report, words=words, now=NOW)
    assert queries.gate(report).missing[:3] == (
        "area for improvement 7",
        "the unnumbered area for improvement “Ringing back”",
        "area for improvement 9",
    )


def test_the_document_follows_the_order_of_the_form(staff):
    report, findings = make_report(staff)
    loose = make_finding(staff, report, question="", text="The force should count.", name="Counting")
    other = make_finding(
        staff, report, question="Investigating crime", text="The force should plan.", name="Plan"
    )
    document = queries.statutory_document(report)
    assert [(area.name, area.grade, [one.reference for one in area.findings]) for area in document.areas] == [
        ("Responding to the public", "inadequate", [findings[0], findings[3], findings[4]]),
        ("Investigating crime", None, [other]),
        ("", None, [loose]),
    ]
    assert [one.reference for one in document.areas[0].findings[0].children] == findings[1:3]


def test_the_document_holds_the_questions_and_is_a_draft_until_it_is_issued(staff):
    report, _ = make_report(staff)
    ask(staff, report, "When?", "Who?")
    draft = queries.statutory_document(report)
    issued = queries.statutory_document(report, issue=queries.Issue(date(2024, 8, 21), 2))
    assert (draft.scrutiny_on, draft.questions, draft.draft, draft.edition) == (
        MEETING,
        ("When?", "Who?"),
        True,
        None,
    )
    assert (issued.draft, issued.published_response_on, issued.edition) == (False, date(2024, 8, 21), 2)
    assert queries.fingerprint(draft) == queries.fingerprint(issued)


def _actions(report: str) -> tuple[PlannedAction, ...]:
    return queries.statutory_document(report).areas[0].findings[0].children[0].actions


def test_actions_are_printed_only_once_their_plan_is_approved(staff):
    report, findings = make_report(staff)
    printed = []
    for verb in ("record_plan", "return_plan", "record_plan", "approve_position"):
        take_step(staff, findings[1], verb)
        printed.append([one.what for one in _actions(report)])
    assert printed == [[], [], [], ["Review the waiting list, part 1"]]


def test_a_finding_inspectors_opened_again_prints_no_action_of_a_plan_nobody_approved(staff):
    report, findings = make_report(staff)
    for verb in ("record_plan", "record_closed", "reopen_decided"):
        take_step(staff, findings[1], verb)
    assert _actions(report) == ()


def test_several_responses_are_asked_for_in_as_many_queries_as_one(staff, django_assert_num_queries):
    reports = [
        make_report(staff, title=title)[0] for title in ("PEEL 2021/22", "PEEL 2018/19", "PEEL 2023–25")
    ]
    for report in reports:
        services.write_statement(
            staff[Role.POLICY_OFFICER], inspection=report, text="Fair.", version=None, now=NOW
        )
    for wanted in (reports[:1], reports):
        with django_assert_num_queries(3):
            found = queries.gates(wanted)
        assert {one: gate.headline for one, gate in found.items()} == dict.fromkeys(wanted, "0 of 4 answered")


def test_nothing_is_known_of_an_inspection_that_is_not_there(staff):
    assert (queries.response("peel-1066.northmoor"), queries.proposed_words("peel-1066.northmoor")) == (
        None,
        None,
    )
    with pytest.raises(ValueError, match=r"peel-1066\.northmoor"):
        queries.statutory_document("peel-1066.northmoor")
