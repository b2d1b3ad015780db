"""Plans, actions and updates: each verb one entry, each refusal none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from answerable.journal.queries import latest
from answerable.plans import queries, services
from answerable.plans.services import NewAction, PlanWords
from answerable.register import queries as register
from answerable.rules.permissions import Role
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Position, Stance
from tests.factories import (
    NOW,
    TODAY,
    Staff,
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


def test_plan_is_kept_with_its_actions_in_one_entry(staff: Staff, finding: str) -> None:
    before = len(entries())
    services.record_plan(staff[Role.INSPECTION_LEAD], finding=finding, plan=plan_words(actions=2), now=NOW)
    plan = queries.plan_for(finding)
    assert plan is not None
    assert (plan.number, plan.stance, len(plan.actions), plan.made_by) == (
        1,
        Stance.ACCEPTED,
        2,
        "Imogen Farrow",
    )
    assert entries()[: len(entries()) - before] == [("record_plan", finding)]
    assert latest(limit=1)[0].details == {
        "plan": 1,
        "stance": "accepted",
        "actions": 2,
        "ended": [],
        "position_before": "new",
        "position": "planned",
        "decision_before": "open",
        "decision": "open",
    }


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"stance": Stance.NOT_ACCEPTED, "reason": " "}, "Say why; the public will read it."),
        ({"stance": Stance.NOT_FOR_US}, "Say whose it is."),
        ({"words": ""}, "Say what will be done."),
        ({"actions": (NewAction("", "Joel", None),)}, "Each action needs what is done and who does it."),
    ],
)
def test_plan_that_is_not_whole_is_refused(
    staff: Staff, finding: str, change: dict[str, object], sentence: str
) -> None:
    plan = replace(PlanWords(Stance.ACCEPTED, "Look again.", TODAY), **change)  # type: ignore[arg-type]
    order = lambda: services.record_plan(staff[Role.INSPECTION_LEAD], finding=finding, plan=plan, now=NOW)  # noqa: E731
    assert refused(order) == (sentence, "incomplete")


def test_a_day_counts_in_london_where_it_begins_an_hour_before_utc(staff: Staff, finding: str) -> None:
    just_after_midnight = datetime(2024, 8, 20, 23, 30, tzinfo=UTC)
    tomorrow_in_utc = plan_words(on=TODAY + timedelta(days=1))
    services.record_plan(
        staff[Role.INSPECTION_LEAD], finding=finding, plan=tomorrow_in_utc, now=just_after_midnight
    )
    other = make_finding(staff, "peel-2021-22.northmoor")
    late = plan_words(on=TODAY + timedelta(days=2))
    sentence, _ = refused(
        lambda: services.record_plan(
            staff[Role.INSPECTION_LEAD], finding=other, plan=late, now=just_after_midnight
        )
    )
    assert sentence == "The day it took effect cannot be in the future."


def test_only_who_may_plan_does(staff: Staff, finding: str) -> None:
    for role in set(Role) - {Role.INSPECTION_LEAD, Role.GOVERNANCE_SECRETARY, Role.ADMINISTRATOR}:
        order = partial(services.record_plan, staff[role], finding=finding, plan=plan_words(), now=NOW)
        assert refused(order)[1] == "forbidden", role
    other = make_force("southvale")[Role.INSPECTION_LEAD]
    assert (
        refused(lambda: services.record_plan(other, finding=finding, plan=plan_words(), now=NOW))[1]
        == "forbidden"
    )


def test_new_plan_ends_the_actions_of_the_one_that_came_back(staff: Staff, finding: str) -> None:
    services.record_plan(staff[Role.INSPECTION_LEAD], finding=finding, plan=plan_words(actions=2), now=NOW)
    take_step(staff, finding, "return_plan")
    services.record_plan(staff[Role.INSPECTION_LEAD], finding=finding, plan=plan_words(actions=1), now=NOW)
    plan = queries.plan_for(finding)
    assert plan is not None
    assert (plan.number, len(plan.actions)) == (2, 1)
    assert [one.ended_on for one in queries.work_on(finding).actions] == [TODAY, None, TODAY]


@pytest.mark.parametrize(
    ("position", "decision"),
    [
        (Position.NEW, Decision.OPEN),
        (Position.COMPLETE, Decision.OPEN),
        (Position.NOT_ACCEPTED, Decision.OPEN),
        (Position.PLANNED, Decision.CLOSED),
    ],
)
def test_action_is_added_only_while_there_is_something_to_do(
    staff: Staff, finding: str, position: Position, decision: Decision
) -> None:
    bring_to(staff, finding, position, decision)
    action = NewAction("Tell the panel", "Nadia Rahman", None)
    order = lambda: services.add_action(staff[Role.INSPECTION_LEAD], finding=finding, action=action, now=NOW)  # noqa: E731
    assert refused(order) == ("Actions are added to a finding that is planned or under way.", "state")


def test_action_added_is_one_entry(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    before = len(entries())
    action = NewAction("Tell the panel", "Nadia Rahman", TODAY)
    services.add_action(staff[Role.GOVERNANCE_SECRETARY], finding=finding, action=action, now=NOW)
    assert (len(entries()) - before, entries()[0]) == (1, ("add_action", finding))


def test_update_is_added_and_earlier_ones_stay(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    action = queries.actions_for([finding])[finding][0].action_id
    before = len(entries())
    for hours, words in enumerate(("Begun.", "Half done.")):
        services.update_action(
            staff[Role.ACTION_OWNER],
            action_id=action,
            words=words,
            track="on_track",
            now=NOW + timedelta(hours=hours),
        )
    assert [one.words for _, one in queries.work_on(finding).updates] == ["Half done.", "Begun."]
    assert (len(entries()) - before, entries()[0]) == (2, ("update_action", f"action:{action}"))


def test_update_needs_words_and_a_track_and_leave(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    action = queries.actions_for([finding])[finding][0].action_id
    owner, other = staff[Role.ACTION_OWNER], make_force("southvale")[Role.ACTION_OWNER]
    update = services.update_action
    assert (
        refused(lambda: update(owner, action_id=action, words=" ", track="on_track", now=NOW))[1]
        == "incomplete"
    )
    assert (
        refused(lambda: update(owner, action_id=action, words="w", track="fine", now=NOW))[1] == "incomplete"
    )
    assert (
        refused(lambda: update(other, action_id=action, words="w", track="on_track", now=NOW))[1]
        == "forbidden"
    )


def test_finished_is_the_force_s_word_for_a_second_person_to_agree(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    owner = staff[Role.ACTION_OWNER]
    assert (
        refused(lambda: services.say_finished(owner, finding=finding, words="", on=TODAY, now=NOW))[1]
        == "incomplete"
    )
    services.say_finished(owner, finding=finding, words="It runs.", on=TODAY, now=NOW)
    card = register.finding(finding)
    assert card is not None
    assert (card.position, card.decision, entries()[0]) == (
        Position.FINISHED,
        Decision.OPEN,
        ("say_finished", finding),
    )


def test_work_on_a_finding_is_read_in_two_queries_however_much_it_is(
    staff: Staff, finding: str, django_assert_num_queries: Callable[[int], object]
) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    lead, owner = staff[Role.INSPECTION_LEAD], staff[Role.ACTION_OWNER]
    for number in range(3):
        made = services.add_action(
            lead, finding=finding, action=NewAction(f"{number}", "Joel", None), now=NOW
        )
        for words in ("Begun.", "Done."):
            services.update_action(owner, action_id=made, words=words, track="on_track", now=NOW)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        work = queries.work_on(finding)
    assert sorted((one.what, one.last.words if one.last else "", one.serves) for one in work.actions) == [
        ("0", "Done.", 1),
        ("1", "Done.", 1),
        ("2", "Done.", 1),
        ("Review the waiting list, part 1", "", 1),
    ]


def test_day_before_the_session_it_follows_is_refused_and_leaves_no_trace(staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    before = len(latest(limit=1000))
    with pytest.raises(Refused, match="before the step it follows"):
        services.say_finished(
            staff[Role.ACTION_OWNER],
            finding=finding,
            words="It runs.",
            on=TODAY - timedelta(days=40),
            now=NOW,
        )
    assert len(latest(limit=1000)) == before
