"""Approving, agreeing, asking for closure, recording decisions: by the second person, on what was seen, in one entry."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from answerable.governance import queries, services
from answerable.governance.services import ClosureWords, DecisionWords
from answerable.journal.queries import latest
from answerable.plans import services as plans
from answerable.plans.queries import plan_for
from answerable.plans.services import NewAction
from answerable.register import queries as register
from answerable.register.movement import Said, move
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Link, Position, Stance
from answerable.rules.workflow import STEPS, Step
from tests.factories import (
    NOW,
    PATHS,
    TODAY,
    Staff,
    State,
    bring_to,
    make_finding,
    make_force,
    make_inspection,
    plan_words,
    take_step,
)
from tests.refusing import entries, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return make_force()


@pytest.fixture
def finding(staff: Staff) -> str:
    return make_finding(staff, make_inspection(staff))


def stands(finding: str) -> State:
    card = register.finding(finding)
    assert card is not None
    return card.position, card.decision


def seen(finding: str) -> str:
    plan = plan_for(finding)
    assert plan is not None
    return plan.fingerprint


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.verb)
def test_every_step_leads_where_the_table_says_in_one_entry(staff: Staff, finding: str, step: Step) -> None:
    stances = {"approve_refusal": Stance.NOT_ACCEPTED, "approve_not_for_us": Stance.NOT_FOR_US}
    stance = {**stances, "approve_dispute": Stance.DISPUTED}.get(step.verb, Stance.ACCEPTED)
    starts = [state for state in PATHS if state[0] in step.before and state[1] in step.decided]
    position, decision = starts[0]
    if position is Position.PLANNED and stance is not Stance.ACCEPTED:
        take_step(staff, finding, "record_plan", stance=stance)
    else:
        bring_to(staff, finding, position, decision)
    before = len(entries())
    take_step(staff, finding, step.verb, now=NOW + timedelta(days=1))
    assert stands(finding) == (step.after or position, step.decides or decision)
    assert len(entries()) - before == 1
    assert latest(limit=1)[0].subject == finding
    record = register.record(finding)
    assert record is not None
    assert record.movements[0].verb == step.verb


@pytest.mark.parametrize("step", [step for step in STEPS if step.second], ids=lambda step: step.verb)
def test_nobody_takes_the_second_step_on_their_own_work(staff: Staff, finding: str, step: Step) -> None:
    admin = staff[Role.ADMINISTRATOR]
    if Position.PLANNED in step.before:
        plans.record_plan(admin, finding=finding, plan=plan_words(), now=NOW)
    else:
        bring_to(staff, finding, Position.IN_PROGRESS)
        plans.say_finished(admin, finding=finding, words="Done.", on=TODAY, now=NOW)
    order = lambda: move(admin, reference=finding, verb=step.verb, said=Said(TODAY, "x"), now=NOW)  # noqa: E731
    assert refused(order) == (
        "Somebody else must do this: nobody approves or agrees their own work.",
        "forbidden",
    )


def test_approval_is_bound_to_what_was_seen(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    old = seen(finding)
    action = NewAction("One more thing", "Nadia Rahman", None)
    plans.add_action(staff[Role.INSPECTION_LEAD], finding=finding, action=action, now=NOW)
    chief = staff[Role.CHIEF_OFFICER]
    assert seen(finding) != old
    for order in (
        lambda: services.approve_position(chief, finding=finding, seen=old, now=NOW),
        lambda: services.return_plan(chief, finding=finding, seen=old, reason="r", now=NOW),
    ):
        assert refused(order)[1] == "changed"
    services.approve_position(chief, finding=finding, seen=seen(finding), now=NOW)
    assert [(one.approved, one.decided_by) for one in queries.approvals_of(finding)] == [
        (True, "Ruth Calder")
    ]


def test_plan_is_not_decided_twice(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    was = seen(finding)
    services.approve_position(staff[Role.CHIEF_OFFICER], finding=finding, seen=was, now=NOW)
    again = lambda: services.approve_position(staff[Role.ADMINISTRATOR], finding=finding, seen=was, now=NOW)  # noqa: E731
    assert refused(again)[1] == "state"


def test_return_says_why_and_waits_for_a_new_plan(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    chief, was = staff[Role.CHIEF_OFFICER], seen(finding)
    assert (
        refused(lambda: services.return_plan(chief, finding=finding, seen=was, reason=" ", now=NOW))[1]
        == "incomplete"
    )
    services.return_plan(chief, finding=finding, seen=was, reason="Say who.", now=NOW)
    assert stands(finding) == (Position.NEW, Decision.OPEN)
    assert [(one.approved, one.reason) for one in queries.approvals_of(finding)] == [(False, "Say who.")]


def test_agreement_keeps_the_day_the_force_said_it_finished(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    finished = TODAY - timedelta(days=9)
    plans.say_finished(staff[Role.ACTION_OWNER], finding=finding, words="It runs.", on=finished, now=NOW)
    services.agree_completion(staff[Role.INSPECTION_LEAD], finding=finding, now=NOW)
    card = register.finding(finding)
    assert card is not None
    assert (card.position, card.position_on) == (Position.COMPLETE, finished)


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        (ClosureWords(9, "Done.", TODAY, "e-mail"), "Choose the level the inspectorate gave this finding."),
        (ClosureWords(1, " ", TODAY, "e-mail"), "Say what was done, so that inspectors can judge it."),
        (
            ClosureWords(1, "Done.", TODAY + timedelta(days=1), "e-mail"),
            "The day it was sent cannot be in the future.",
        ),
    ],
)
def test_request_that_is_not_whole_is_refused(
    staff: Staff, finding: str, request_: ClosureWords, sentence: str
) -> None:
    bring_to(staff, finding, Position.COMPLETE)
    order = partial(
        services.request_closure, staff[Role.CHIEF_OFFICER], finding=finding, request=request_, now=NOW
    )
    assert refused(order) == (sentence, "incomplete")


def test_request_is_signed_and_kept(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.CLOSURE_REQUESTED)
    assert [
        (one.level, one.signed_by, one.sent_on, one.way) for one in queries.closure_requests_of(finding)
    ] == [(1, "Ruth Calder", TODAY, "e-mail")]


def test_decision_says_where_it_is_written(staff: Staff, finding: str) -> None:
    officer = staff[Role.POLICY_OFFICER]
    closed = DecisionWords(Decision.CLOSED, TODAY, " ", "liaison")
    assert (
        refused(lambda: services.record_decision(officer, finding=finding, decided=closed, now=NOW))[1]
        == "incomplete"
    )
    tomorrow = DecisionWords(Decision.CLOSED, TODAY + timedelta(days=1), "Letter", "liaison")
    assert refused(lambda: services.record_decision(officer, finding=finding, decided=tomorrow, now=NOW)) == (
        "The day it took effect cannot be in the future.",
        "incomplete",
    )
    before = DecisionWords(Decision.CLOSED, date(1999, 1, 1), "Letter", "liaison")
    said, why = refused(lambda: services.record_decision(officer, finding=finding, decided=before, now=NOW))
    assert (said.split(",")[0], why) == ("That day is before inspectors published the report", "incomplete")


def test_replaced_finding_is_linked_to_a_later_one_of_its_own_area(staff: Staff, finding: str) -> None:
    officer = staff[Role.POLICY_OFFICER]
    others = make_force("southvale")
    theirs = make_finding(others, make_inspection(others))
    earlier = make_finding(staff, make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2)))
    later = make_finding(staff, make_inspection(staff, title="PEEL 2023/25", published_on=TODAY))

    def replaced_by(successor: str) -> None:
        decided = DecisionWords(Decision.SUPERSEDED, TODAY, "Report", "", successor=successor)
        services.record_decision(officer, finding=finding, decided=decided, now=NOW)

    for wrong in ("", "no.such", finding, theirs, earlier):
        assert refused(lambda wrong=wrong: replaced_by(wrong))[1] == "incomplete", wrong  # type: ignore[misc]
    replaced_by(later)
    assert stands(finding) == (Position.NEW, Decision.SUPERSEDED)
    assert [(one.kind, one.back, one.reference) for one in register.links_of([finding])[finding]] == [
        (Link.SUPERSEDES, False, later)
    ]


def test_role_that_may_not_is_refused(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.COMPLETE)
    auditor, words = staff[Role.AUDITOR], ClosureWords(1, "Done.", TODAY, "e-mail")
    decided = DecisionWords(Decision.CLOSED, TODAY, "Letter", "")
    for order in (
        lambda: services.request_closure(auditor, finding=finding, request=words, now=NOW),
        lambda: services.record_decision(auditor, finding=finding, decided=decided, now=NOW),
        lambda: services.reopen(auditor, finding=finding, reason="r", now=NOW),
    ):
        assert refused(order)[1] == "forbidden"
