"""One page for each verb: the form, the order, the message after it, and what is refused."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from answerable.governance.queries import approvals_of, closure_requests_of
from answerable.journal.queries import latest
from answerable.plans import services as plans
from answerable.plans.queries import plan_for
from answerable.register import queries as register
from answerable.register import services
from answerable.register.services import FindingWords
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Link, Position, Stance
from tests.factories import (
    NOW,
    PUBLISHED,
    Staff,
    bring_to,
    make_finding,
    make_force,
    make_inspection,
    make_person,
    plan_words,
    sign_in,
)

pytestmark = pytest.mark.django_db
DAY = {"day": "6", "month": "8", "year": "2024"}


@pytest.fixture
def finding(staff: Staff) -> str:
    return make_finding(staff, make_inspection(staff))


def day(name: str, **parts: str) -> dict[str, str]:
    return {f"{name}-{part}": value for part, value in {**DAY, **parts}.items()}


def send(client: Client, finding: str, page: str, follow: bool = True, **data: Any) -> HttpResponse:
    return client.post(f"/desk/findings/{finding}/{page}/", data, follow=follow)


def stands(finding: str) -> tuple[Position, Decision]:
    card = register.finding(finding)
    assert card is not None
    return card.position, card.decision


def said(answer: HttpResponse) -> str:
    """The success message of the page one lands on."""
    found = re.search(r'class="ans-alert".*?<strong>(.*?)</strong>', answer.content.decode(), re.DOTALL)
    assert found is not None
    return found.group(1)


def newest(finding: str) -> int:
    """The number of the newest step, as the page of the second person carries it."""
    record = register.record(finding)
    assert record is not None
    return record.movements[0].number


def errors(answer: HttpResponse) -> list[str]:
    page = answer.content.decode()
    block = page[
        page.index("govuk-error-summary__list") : page.index("</ul>", page.index("govuk-error-summary__list"))
    ]
    return re.findall(r"<li>(?:<a[^>]*>)?([^<]+)", block)


PLAN = {"stance": "accepted", "words": "A sergeant looks at every waiting call.", **day("plenary_on")}


def test_plan_is_recorded_with_its_actions_and_an_empty_row_asks_nothing(
    client: Client, staff: Staff, finding: str
) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    rows = {
        "rows": "3",
        "action-1-what": "Review the list",
        "action-1-who": "Joel Marsh",
        **day("action-1-by_when"),
    }
    more = {"action-3-what": "Tell the panel", "action-3-who": "Nadia Rahman"}
    answer = send(client, finding, "plan", **PLAN, **rows, **more)
    plan = plan_for(finding)
    assert plan is not None
    assert said(answer) == "The plan is recorded. It waits for approval."
    assert (plan.stance, plan.plenary_on.isoformat()) == (Stance.ACCEPTED, "2024-08-06")
    assert sorted((one.what, one.who) for one in plan.actions) == [
        ("Review the list", "Joel Marsh"),
        ("Tell the panel", "Nadia Rahman"),
    ]
    assert stands(finding) == (Position.PLANNED, Decision.OPEN)


def test_another_action_is_added_without_script_and_nothing_typed_is_lost(
    client: Client, staff: Staff, finding: str
) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    answer = send(
        client, finding, "plan", rows="1", add="action", stance="partly", **{"action-1-what": "Review"}
    )
    page = answer.content.decode()
    assert page.count("<legend") == page.count("</legend")
    assert ("Action 2" in page, "There is a problem" in page, "<title>Error" in page) == (True, False, False)
    assert re.search(r'name="action-1-what"[^>]*value="Review"', page)
    assert re.search(r'value="partly" checked', page)
    assert plan_for(finding) is None


def test_a_plan_that_lacks_something_says_what_and_writes_nothing(
    client: Client, staff: Staff, finding: str
) -> None:
    before = len(latest(limit=1000))
    sign_in(client, staff[Role.INSPECTION_LEAD])
    given = {"stance": "not_for_us", **day("plenary_on", year=""), "rows": "1", "action-1-who": "Joel Marsh"}
    answer = send(client, finding, "plan", **given)
    assert errors(answer) == [
        "Enter whose it is",
        "The day of the session must include a year",
        "Enter what will be done",
    ]
    assert "<title>Error: Record the plan" in answer.content.decode()
    assert len(latest(limit=1000)) == before


def test_a_plan_in_the_future_is_refused(client: Client, staff: Staff, finding: str) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    answer = send(client, finding, "plan", **{**PLAN, "plenary_on-year": "2190"})
    assert (answer.status_code, stands(finding)) == (422, (Position.NEW, Decision.OPEN))
    page = answer.content.decode()
    assert (len(errors(answer)), PLAN["words"] in page, 'value="2190"' in page) == (1, True, True)


def test_approver_sees_exactly_the_plan_and_approves_it(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    plan = plan_for(finding)
    assert plan is not None
    sign_in(client, staff[Role.CHIEF_OFFICER])
    page = client.get(f"/desk/findings/{finding}/approve/").content.decode()
    for words in (plan.words, plan.attended, plan.actions[0].what, plan.actions[0].who, plan.fingerprint):
        assert words in page
    answer = send(client, finding, "approve", seen=plan.fingerprint)
    assert (said(answer), stands(finding)[0]) == ("The plan is approved.", Position.IN_PROGRESS)
    assert [one.fingerprint for one in approvals_of(finding)] == [plan.fingerprint]


def test_approval_of_a_plan_that_has_changed_is_refused(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    sign_in(client, staff[Role.CHIEF_OFFICER])
    answer = send(client, finding, "approve", seen="0" * 64)
    assert (answer.status_code, stands(finding)[0]) == (409, Position.PLANNED)
    assert "The plan has changed since you opened it." in answer.content.decode()


def test_approval_needs_a_fresh_sign_in(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    sign_in(client, staff[Role.CHIEF_OFFICER])
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()
    answer = send(client, finding, "approve", follow=False, seen="x")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/accounts/reauthenticate/?next=%2Fdesk%2Ffindings%2F{finding}%2Fapprove%2F",
    )


def test_returned_plan_comes_back_to_begin_from_and_what_is_left_out_ends(
    client: Client, staff: Staff, finding: str
) -> None:
    bring_to(staff, finding, Position.PLANNED)
    plan = plan_for(finding)
    assert plan is not None
    sign_in(client, staff[Role.CHIEF_OFFICER])
    answer = send(client, finding, "return", seen=plan.fingerprint, reason="Say who leads.")
    assert said(answer) == "The plan goes back. The finding waits for a new one."
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = client.get(f"/desk/findings/{finding}/plan/").content.decode()
    assert re.search(rf'name="action-1-what"[^>]*value="{plan.actions[0].what}"', page)
    send(
        client,
        finding,
        "plan",
        **PLAN,
        **{"rows": "1", "action-1-what": "Start anew", "action-1-who": "Joel Marsh"},
    )
    again = plan_for(finding)
    assert again is not None
    assert (again.number, [one.what for one in again.actions]) == (2, ["Start anew"])


def test_owner_says_how_it_goes_in_one_box(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    plan = plan_for(finding)
    assert plan is not None
    action = plan.actions[0].action_id
    sign_in(client, staff[Role.ACTION_OWNER])
    empty = send(client, finding, f"actions/{action}")
    assert errors(empty) == ["Enter what has happened", "Select whether it is on track"]
    answer = send(client, finding, f"actions/{action}", words="6 of 8 nights done.", track="on_track")
    assert said(answer) == "Your update is kept."
    assert "On track. “6 of 8 nights done.”" in answer.content.decode()


def test_action_of_another_finding_is_not_found(client: Client, staff: Staff, finding: str) -> None:
    other = make_finding(staff, "peel-2021-22.northmoor")
    bring_to(staff, other, Position.IN_PROGRESS)
    plan = plan_for(other)
    assert plan is not None
    sign_in(client, staff[Role.ACTION_OWNER])
    assert send(client, finding, f"actions/{plan.actions[0].action_id}").status_code == 404


def test_the_road_from_finished_to_closed(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    sign_in(client, staff[Role.ACTION_OWNER])
    answer = send(client, finding, "finished", words="It runs on all shifts.", **day("on"))
    assert said(answer) == "You said it is finished. A second person has to agree."
    sign_in(client, staff[Role.INSPECTION_LEAD])
    assert "It runs on all shifts." in client.get(f"/desk/findings/{finding}/agree/").content.decode()
    assert (
        said(send(client, finding, "agree", seen=newest(finding)))
        == "You agreed that it is complete. Inspectors have not closed it."
    )
    sign_in(client, staff[Role.CHIEF_OFFICER])
    page = client.get(f"/desk/findings/{finding}/closure/").content.decode()
    assert ("our guess" in page, page.count("(guess)")) == (True, 3)
    send(
        client,
        finding,
        "closure",
        level="2",
        statement="Every call is looked at.",
        way="e-mail",
        **day("sent_on"),
    )
    assert [(one.level, one.signed_by) for one in closure_requests_of(finding)] == [(2, "Ruth Calder")]
    sign_in(client, staff[Role.POLICY_OFFICER])
    decided = {"decision": "closed", "source": "Letter", "told_by": "", "words": "", "successor": ""}
    answer = send(client, finding, "decision", **decided, **day("on"))
    assert said(answer) == "The inspectors’ decision is recorded."
    assert stands(finding) == (Position.CLOSURE_REQUESTED, Decision.CLOSED)


def test_agreement_is_to_the_step_that_was_shown(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.FINISHED)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = client.get(f"/desk/findings/{finding}/agree/").content.decode()
    assert f'name="seen" value="{newest(finding)}"' in page
    for given in ({}, {"seen": ""}, {"seen": newest(finding) - 1}):
        answer = send(client, finding, "agree", **given)
        assert (answer.status_code, stands(finding)[0]) == (409, Position.FINISHED), given
        assert "has moved on since you opened it" in answer.content.decode()


def test_reason_is_kept_when_the_plan_changed_meanwhile(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.PLANNED)
    plan = plan_for(finding)
    assert plan is not None
    sign_in(client, staff[Role.CHIEF_OFFICER])
    answer = send(client, finding, "return", seen="0" * 64, reason="Say who leads.")
    page = answer.content.decode()
    assert (answer.status_code, errors(answer)) == (
        422,
        ["The plan has changed since you opened it. Read it again; your reason is kept below."],
    )
    assert ("Say who leads." in page, f'value="{plan.fingerprint}"' in page) == (True, True)


def test_day_the_register_does_not_take_is_said_above_what_was_typed(
    client: Client, staff: Staff, finding: str
) -> None:
    bring_to(staff, finding, Position.IN_PROGRESS)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    answer = send(client, finding, "finished", words="It runs on all shifts.", **day("on", year="2190"))
    page = answer.content.decode()
    assert (answer.status_code, len(errors(answer)), stands(finding)[0]) == (422, 1, Position.IN_PROGRESS)
    assert ("It runs on all shifts.</textarea>" in page, 'value="2190"' in page) == (True, True)


def test_whoever_writes_a_plan_is_told_that_it_becomes_public(
    client: Client, staff: Staff, finding: str
) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = client.get(f"/desk/findings/{finding}/plan/").content.decode()
    assert "what is done, who does it and by when become public with the response" in page
    assert "Give a role, such as head of the control room, not a person’s name" in page


def test_work_is_sent_back_with_a_reason(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.FINISHED)
    sign_in(client, staff[Role.CHIEF_OFFICER])
    assert errors(send(client, finding, "send-back")) == ["Enter the reason"]
    send(client, finding, "send-back", reason="Two shifts are missing.")
    assert stands(finding) == (Position.IN_PROGRESS, Decision.OPEN)


def test_replaced_finding_names_its_successor(client: Client, staff: Staff, finding: str) -> None:
    newer = make_inspection(staff, title="PEEL 2023/25", published_on=NOW.date())
    successor = make_finding(staff, newer)
    sign_in(client, staff[Role.POLICY_OFFICER])
    given = {"decision": "superseded", "source": "Report", **day("on", day="20")}
    assert errors(send(client, finding, "decision", **given)) == [
        "Enter the finding that replaced it, or say above why there is none"
    ]
    assert errors(send(client, finding, "decision", **given, successor="no.such")) == [
        "The finding that replaced it is not in the register."
    ]
    send(client, finding, "decision", **given, successor=successor)
    assert stands(finding)[1] is Decision.SUPERSEDED
    assert [(one.kind, one.reference) for one in register.links_of([finding])[finding]] == [
        (Link.SUPERSEDES, successor)
    ]


def test_only_the_decisions_that_may_follow_are_offered(client: Client, staff: Staff, finding: str) -> None:
    sign_in(client, staff[Role.POLICY_OFFICER])
    page = client.get(f"/desk/findings/{finding}/decision/?decision=closed").content.decode()
    assert re.findall(r'name="decision" type="radio" value="(\w+)"( checked)?', page) == [
        ("closed", " checked"),
        ("superseded", ""),
        ("not_tracked", ""),
    ]


def test_force_reopens_what_it_said_was_done(client: Client, staff: Staff, finding: str) -> None:
    bring_to(staff, finding, Position.COMPLETE)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    answer = send(client, finding, "reopen", reason="It slipped back.")
    assert (said(answer), stands(finding)[0]) == (
        "It is open again: the work is under way.",
        Position.IN_PROGRESS,
    )


CORRECTION = {
    "text": "The force should look again.",
    "name": "Looking again",
    "reason": "A word was missing.",
}


def test_correction_is_kept_with_its_reason(client: Client, staff: Staff, finding: str) -> None:
    sign_in(client, staff[Role.POLICY_OFFICER])
    assert errors(send(client, finding, "correct", **{**CORRECTION, "reason": "", "version": "1"})) == [
        "Enter why you are correcting it"
    ]
    answer = send(client, finding, "correct", **CORRECTION, version="1", area="Investigating crime")
    card = register.finding(finding)
    assert card is not None
    assert said(answer) == "The correction is kept, with your reason."
    assert (card.text, card.name, card.question_key, card.version) == (
        "The force should look again.",
        "Looking again",
        "investigating",
        2,
    )


def test_second_of_two_who_correct_sees_both_texts_and_loses_nothing(
    client: Client, staff: Staff, finding: str
) -> None:
    first = FindingWords(Kind.AREA_FOR_IMPROVEMENT, "What the first person wrote.", "First")
    services.correct_finding(
        staff[Role.INSPECTION_LEAD], reference=finding, words=first, reason="r", version=1, now=NOW
    )
    sign_in(client, staff[Role.POLICY_OFFICER])
    answer = send(client, finding, "correct", **CORRECTION, version="1")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert re.search(r"What the first person wrote\..*The force should look again\.", page, re.DOTALL)
    assert re.search(r"<textarea[^>]*>\s*The force should look again\.</textarea>", page)
    assert 'name="version" value="2"' in page
    assert said(send(client, finding, "correct", **CORRECTION, version="2")) == (
        "The correction is kept, with your reason."
    )


def test_link_is_made_in_the_right_direction_and_taken_back(
    client: Client, staff: Staff, finding: str
) -> None:
    old = make_finding(
        staff, make_inspection(staff, title="PEEL 2018/19", published_on=PUBLISHED.replace(year=2019))
    )
    sign_in(client, staff[Role.POLICY_OFFICER])
    send(client, old, "links/add", other=finding, kind="restates")
    assert [(one.reference, one.back) for one in register.links_of([finding])[finding]] == [(old, True)]
    page = client.get(f"/desk/findings/{finding}/links/{old}/restates/")
    assert page.status_code == 200
    assert said(send(client, finding, f"links/{old}/restates")).startswith("It is no longer linked to")
    assert register.links_of([finding]) == {}


def test_a_finding_of_another_area_cannot_be_linked_or_even_named(
    client: Client, staff: Staff, finding: str
) -> None:
    others = make_force("southvale")
    theirs = make_finding(others, make_inspection(others), name="Only Southvale knows this")
    sign_in(client, staff[Role.POLICY_OFFICER])
    answer = send(client, finding, "links/add", other=theirs, kind="restates")
    assert errors(answer) == ["There is no such finding in the register"]
    assert "Only Southvale knows this" not in answer.content.decode()


PAGES = (
    *("plan", "approve", "return", "finished", "agree", "send-back", "closure", "decision", "reopen"),
    *("correct", "links/add", "actions/add", "actions/1"),
)


@pytest.mark.parametrize("page", PAGES)
def test_another_area_is_refused_on_every_page_and_nothing_is_written(
    client: Client, staff: Staff, finding: str, page: str
) -> None:
    bring_to(staff, finding, Position.PLANNED)
    others = make_force("southvale")
    before = len(latest(limit=1000))
    for role in set(Role) - {Role.ADMINISTRATOR}:
        sign_in(client, others[role])
        address = f"/desk/findings/{finding}/{page}/"
        assert (client.get(address).status_code, client.post(address, {}).status_code) == (403, 403), role
    assert len(latest(limit=1000)) == before


def test_a_role_that_may_not_is_refused_and_leaves_no_entry(
    client: Client, staff: Staff, finding: str
) -> None:
    before = len(latest(limit=1000))
    sign_in(client, staff[Role.AUDITOR])
    for page in PAGES:
        answer = send(client, finding, page, **PLAN, reason="r", seen="x", **day("on"))
        assert answer.status_code == 403, page
    assert len(latest(limit=1000)) == before


def test_a_step_that_cannot_be_taken_now_is_refused_on_its_page(
    client: Client, staff: Staff, finding: str
) -> None:
    sign_in(client, staff[Role.ADMINISTRATOR])
    for page in ("approve", "return", "finished", "agree", "send-back", "closure", "reopen", "actions/add"):
        assert client.get(f"/desk/findings/{finding}/{page}/").status_code == 409, page


def test_nobody_approves_their_own_plan_not_even_an_administrator(
    client: Client, staff: Staff, finding: str
) -> None:
    admin = staff[Role.ADMINISTRATOR]
    plans.record_plan(admin, finding=finding, plan=plan_words(), now=NOW)
    sign_in(client, admin)
    assert client.get(f"/desk/findings/{finding}/approve/").status_code == 403
    other = make_person(Role.CHIEF_OFFICER, body="northmoor", name="Dilys Orme")
    sign_in(client, other)
    assert client.get(f"/desk/findings/{finding}/approve/").status_code == 200
