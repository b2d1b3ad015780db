"""Your work: for each role what waits, and nothing else; the number beside it is the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.desk.waiting import things_waiting
from answerable.desk.work import next_date, things_for
from answerable.plans import services as plans
from answerable.plans.services import NewAction
from answerable.register import queries as register
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Position
from tests.factories import (
    NOW,
    TODAY,
    Staff,
    bring_to,
    make_finding,
    make_force,
    make_inspection,
    sign_in,
    take_step,
)
from tests.responding import approve, make_report, write_all

pytestmark = pytest.mark.django_db


def asked_of(staff: Staff, role: Role) -> list[tuple[str, str]]:
    """What is asked of somebody and the words of the button; the number beside “Your work” must agree."""
    things = things_for(staff[role], today=TODAY)
    assert things_waiting(staff[role], today=TODAY) == len(things)
    return sorted((str(one.work.what), str(one.work.button.words)) for one in things if one.work.button)


def fill(staff: Staff) -> dict[Position, str]:
    """One finding in each position, named after it; another, sent back by inspectors; a practice that needs nothing."""
    report = make_inspection(staff)
    made = {}
    for position in Position:
        made[position] = make_finding(staff, report, name=position.words)
        bring_to(staff, made[position], position)
    bring_to(staff, make_finding(staff, report, name="Sent back"), Position.IN_PROGRESS, Decision.RETURNED)
    bring_to(staff, make_finding(staff, report, name="Closed"), Position.PLANNED, Decision.CLOSED)
    make_finding(staff, report, kind=Kind.PROMISING_PRACTICE, name="Practice")
    return made


def test_chief_officer_approves_agrees_and_asks_for_closure(staff: Staff) -> None:
    fill(staff)
    assert asked_of(staff, Role.CHIEF_OFFICER) == [
        ("Agree that “Finished, to be agreed” is complete", "Check and agree"),
        ("Approve the plan for “Planned”", "Read the plan"),
        ("Ask inspectors to close “Complete”", "Ask for closure"),
    ]


def test_inspection_lead_plans_what_is_new_and_takes_up_what_was_returned(staff: Staff) -> None:
    fill(staff)
    assert asked_of(staff, Role.INSPECTION_LEAD) == [
        ("Agree that “Finished, to be agreed” is complete", "Check and agree"),
        ("Plan “New”", "Record the plan"),
        ("Take “Sent back” further", "Open the finding"),
    ]


def test_nobody_is_asked_to_agree_their_own_work(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff), name="Mine")
    bring_to(staff, finding, Position.IN_PROGRESS)
    plans.say_finished(staff[Role.INSPECTION_LEAD], finding=finding, words="Done.", on=TODAY, now=NOW)
    assert asked_of(staff, Role.INSPECTION_LEAD) == []
    assert asked_of(staff, Role.CHIEF_OFFICER) == [("Agree that “Mine” is complete", "Check and agree")]


def test_secretary_plans_what_is_new_and_an_auditor_has_nothing_to_do(staff: Staff) -> None:
    fill(staff)
    assert asked_of(staff, Role.GOVERNANCE_SECRETARY) == [("Plan “New”", "Record the plan")]
    assert asked_of(staff, Role.AUDITOR) == asked_of(staff, Role.ADMINISTRATOR) == []


def test_owner_is_asked_about_actions_that_are_theirs_due_soon_and_under_way(staff: Staff) -> None:
    report = make_inspection(staff)
    under_way, planned = make_finding(staff, report), make_finding(staff, report)
    bring_to(staff, under_way, Position.IN_PROGRESS, now=NOW - timedelta(days=20))
    bring_to(staff, planned, Position.PLANNED, now=NOW - timedelta(days=20))
    lead = staff[Role.INSPECTION_LEAD]
    for what, who, when in [
        ("Somebody else’s", "Nadia Rahman", TODAY),
        ("No day", "joel marsh", None),
        ("Next year", "Joel Marsh", TODAY + timedelta(days=200)),
    ]:
        plans.add_action(lead, finding=under_way, action=NewAction(what, who, when), now=NOW)
    assert asked_of(staff, Role.ACTION_OWNER) == [
        ("Say where “No day” stands", "Give an update"),
        ("Say where “Review the waiting list, part 1” stands", "Give an update"),
    ]


def test_writers_are_asked_for_the_response_with_the_days_left(staff: Staff) -> None:
    report = make_inspection(staff, published_on=TODAY - timedelta(days=40), title="PEEL 2023/25")
    make_finding(staff, report, kind=Kind.RECOMMENDATION)
    make_inspection(staff, published_on=TODAY - timedelta(days=400), title="Long ago")
    assert asked_of(staff, Role.POLICY_OFFICER) == [("Answer PEEL 2023/25", "Open the response")]
    (thing,) = things_for(staff[Role.POLICY_OFFICER], today=TODAY)
    assert thing.on == TODAY + timedelta(days=15)
    assert str(thing.work.why).startswith("15 days left. 0 of 1 answered. Recommendation ")


def test_approvers_are_asked_once_every_word_is_there_and_no_more_once_it_is_approved(staff: Staff) -> None:
    report, findings = make_report(staff, published_on=TODAY - timedelta(days=40))
    assert [asked_of(staff, role) for role in (Role.COMMISSIONER, Role.CHIEF_EXECUTIVE)] == [[], []]
    write_all(staff, report, findings)
    asked = [("Approve PEEL 2021/22", "Read and approve")]
    assert [asked_of(staff, role) for role in (Role.COMMISSIONER, Role.CHIEF_EXECUTIVE)] == [asked, asked]
    approve(staff, report)
    assert [asked_of(staff, role) for role in (Role.COMMISSIONER, Role.CHIEF_EXECUTIVE)] == [[], []]


def test_owner_is_asked_about_what_is_given_to_their_post(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    bring_to(staff, finding, Position.IN_PROGRESS)
    by_post = NewAction("Ring back", "head of CONTACT", TODAY)
    plans.add_action(staff[Role.INSPECTION_LEAD], finding=finding, action=by_post, now=NOW)
    owner = replace(staff[Role.ACTION_OWNER], name="Somebody else", post="Head of contact")
    assert [str(one.work.what) for one in things_for(owner, today=TODAY)] == ["Say where “Ring back” stands"]
    assert things_for(replace(owner, post=""), today=TODAY) == []


def test_nothing_of_another_area_is_asked(staff: Staff) -> None:
    fill(make_force("southvale"))
    for role in Role:
        assert asked_of(staff, role) == []


def test_page_says_how_many_and_puts_them_in_order_of_date(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    for name, due in [("Undated", None), ("Later", date(2090, 1, 1)), ("Late", date(2023, 7, 19))]:
        make_finding(staff, report, name=name, due_on=due)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = client.get("/desk/").content.decode()
    assert re.findall(r"<h1[^>]*>([^<]+)<", page) == ["3 things need you"]
    assert re.findall(r"Plan “(\w+)”", page) == ["Late", "Later", "Undated"]
    assert re.findall(r'ans-nav__count">(\d+)<', page) == ["3"]
    assert "1 is late." in page


def test_empty_page_names_the_next_date(client: Client, staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff), due_on=date(2090, 1, 9))
    bring_to(staff, finding, Position.IN_PROGRESS)
    sign_in(client, staff[Role.AUDITOR])
    text = re.sub("<[^>]+>", "", client.get("/desk/").content.decode())
    assert "Nothing is waiting for you. Your next date is 9 January 2090." in text


def test_next_date_is_the_nearest_of_findings_and_responses(staff: Staff) -> None:
    report = make_inspection(staff, published_on=date(2024, 8, 1))
    make_finding(staff, report, due_on=date(2024, 10, 1))
    coming = register.next_due("northmoor", today=TODAY)
    running = register.inspections_due("northmoor", since=TODAY - timedelta(days=60))
    assert next_date(coming, running) == date(2024, 9, 25)
    assert next_date(coming, []) == date(2024, 10, 1)
    assert next_date([], []) is None


@pytest.mark.parametrize("role", Role)
def test_the_number_of_queries_is_the_same_for_one_thing_and_for_three(
    client: Client, staff: Staff, role: Role
) -> None:
    counted = []
    moment = datetime(2024, 8, 1, tzinfo=UTC)
    for number in (1, 3):
        for _ in range(number):
            report = make_inspection(staff, published_on=TODAY - timedelta(days=30))
            fill(staff) if number == 1 else take_step(
                staff, make_finding(staff, report), "record_plan", now=moment
            )
        sign_in(client, staff[role])
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] <= 12
