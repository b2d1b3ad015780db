"""Taking over what a plan prints beside its findings: a person says what statuses mean and chooses the actions."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.journal.queries import latest
from answerable.plans import queries as plans
from answerable.register import queries as register
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Position
from tests.desk.taking_in import SAMPLES, bring, client_for, confirm, lead, post, put_in_register
from tests.factories import Staff

PLAN = SAMPLES / "plans" / "northmoor_plan.html"
REFERENCE = "peel-2021-22-improvement-plan.northmoor"


def registered(staff: Staff) -> tuple[int, list[str]]:
    """The plan in the register: the number of its reading, and the references of its two findings."""
    client = lead(staff)
    reading_id = bring(client, PLAN)
    confirm(client, reading_id)
    assert put_in_register(client, reading_id).status_code == 302
    return reading_id, [one.reference for one in register.findings_of(REFERENCE)]


def stands(reference: str) -> tuple[Position, Decision, date]:
    card = register.finding(reference)
    assert card is not None
    return card.position, card.decision, card.position_on


def test_review_lists_the_actions_apart_from_the_findings(staff: Staff) -> None:
    client = lead(staff)
    page = client.get(f"/desk/reports/{bring(client, PLAN)}/").content.decode()
    assert "2 actions of the force" in page
    assert "For candidate 1. Who: ACC Hale. Due: 31 March 2023. Status: GREEN." in page


def test_printed_statuses_are_kept_and_move_nothing_by_themselves(staff: Staff) -> None:
    reading_id, findings = registered(staff)
    assert [stands(one)[:2] for one in findings] == [(Position.NEW, Decision.OPEN)] * 2
    printed = register.printed_of(findings)
    assert [[(line.on, line.status) for line in printed[one]] for one in findings] == [
        [(None, "GREEN")],
        [(None, "AMBER")],
    ]
    page = lead(staff).get(f"/desk/reports/{reading_id}/registered").content.decode()
    assert "2 findings with a printed status." in page
    assert "2 actions of the force." in page
    record = lead(staff).get(f"/desk/findings/{findings[0]}/").content.decode()
    assert "<dt>Printed status</dt><dd>“GREEN”</dd>" in record


def test_check_says_what_the_document_prints_that_does_not_come_in_by_itself(staff: Staff) -> None:
    client = lead(staff)
    page = client.get(f"/desk/reports/{bring(client, PLAN)}/check").content.decode()
    assert "It also prints the status of 2 findings and 2 actions of the force." in page


def test_statuses_and_actions_lead_back_to_the_report_they_are_of(staff: Staff) -> None:
    reading_id, _ = registered(staff)
    for what in ("statuses", "actions"):
        page = lead(staff).get(f"/desk/reports/{reading_id}/{what}").content.decode()
        assert f'href="/desk/reports/{reading_id}/registered">PEEL 2021/22 improvement plan</a>' in page


def test_person_says_what_each_status_means_and_the_findings_move_together(staff: Staff) -> None:
    reading_id, findings = registered(staff)
    client = lead(staff)
    page = client.get(f"/desk/reports/{reading_id}/statuses").content.decode()
    assert '<option value="complete" selected>The force says it is complete</option>' in page
    before = len(latest(limit=1000))
    day = {"as_at-day": "1", "as_at-month": "May", "as_at-year": "2023"}
    sent = post(client, reading_id, "statuses", **{"status-1": "complete", "status-2": "under_way"}, **day)
    assert sent.status_code == 302
    assert [stands(one) for one in findings] == [
        (Position.COMPLETE, Decision.OPEN, date(2023, 5, 1)),
        (Position.IN_PROGRESS, Decision.OPEN, date(2023, 5, 1)),
    ]
    assert len(latest(limit=1000)) - before == 1
    entry = latest(limit=1)[0]
    assert (entry.verb, entry.subject, entry.details["meanings"]) == (
        "take_over_statuses",
        REFERENCE,
        {"GREEN": "complete", "AMBER": "under_way"},
    )
    assert set(entry.details["moved"]) == set(findings)
    record = client.get(f"/desk/findings/{findings[0]}/").content.decode()
    assert "PEEL 2021/22 improvement plan said so; Imogen Farrow took it over on" in record
    again = client.get(f"/desk/reports/{reading_id}/statuses").content.decode()
    assert "No finding of this inspection waits with a printed status" in again


def test_finding_worked_on_since_is_passed_over_and_named(staff: Staff) -> None:
    reading_id, findings = registered(staff)
    client = lead(staff)
    fields = {"stance": "accepted", "words": "A second room.", "attended": "ACC Hale", "rows": "1"}
    fields |= {"plenary_on-day": "1", "plenary_on-month": "2", "plenary_on-year": "2023"}
    assert client.post(f"/desk/findings/{findings[0]}/plan/", fields).status_code == 302
    day = {"as_at-day": "1", "as_at-month": "5", "as_at-year": "2023"}
    sent = post(client, reading_id, "statuses", **{"status-1": "under_way"}, **day)
    assert sent.status_code == 302
    assert [stands(one)[0] for one in findings] == [Position.PLANNED, Position.IN_PROGRESS]
    told = client.get(sent.url).content.decode()
    assert findings[0] not in told


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"status-1": "nothing", "status-2": "nothing"}, "No finding would move."),
        ({"status-1": "gone", "status-2": "nothing"}, "Select a valid choice"),
    ],
)
def test_answer_that_moves_nothing_is_refused_with_all_kept(
    staff: Staff, fields: dict[str, str], sentence: str
) -> None:
    reading_id, findings = registered(staff)
    day = {"as_at-day": "1", "as_at-month": "5", "as_at-year": "2023"}
    sent = post(lead(staff), reading_id, "statuses", **fields, **day)
    assert (sent.status_code, sentence in sent.content.decode()) == (422, True)
    assert [stands(one)[0] for one in findings] == [Position.NEW, Position.NEW]


def test_day_before_the_report_moves_nothing_and_says_why(staff: Staff) -> None:
    reading_id, _ = registered(staff)
    day = {"as_at-day": "1", "as_at-month": "5", "as_at-year": "2021"}
    sent = post(lead(staff), reading_id, "statuses", **{"status-1": "complete", "status-2": "nothing"}, **day)
    assert sent.status_code == 422
    assert "before inspectors published the report" in sent.content.decode()


def test_chosen_actions_come_in_once_with_what_was_printed(staff: Staff) -> None:
    reading_id, findings = registered(staff)
    client = lead(staff)
    page = client.get(f"/desk/reports/{reading_id}/actions").content.decode()
    assert "Open a second call room." in page
    assert post(client, reading_id, "actions", numbers=["1"]).status_code == 302
    (action,) = plans.actions_for(findings)[findings[0]]
    assert (action.what, action.who, action.by_when, action.printed) == (
        "Open a second call room.",
        "ACC Hale",
        date(2023, 3, 31),
        "31 March 2023; GREEN",
    )
    assert latest(limit=1)[0].verb == "take_over_actions"
    assert "Open a second call room." in client.get(f"/desk/findings/{findings[0]}/").content.decode()
    twice = post(client, reading_id, "actions", numbers=["1"])
    assert (twice.status_code, len(plans.actions_for(findings)[findings[0]])) == (422, 1)
    assert post(client, reading_id, "actions", numbers=["2"]).status_code == 302
    (second,) = plans.actions_for(findings)[findings[1]]
    assert (second.by_when, second.printed) == (None, "June 2023; AMBER")
    assert "no action left" in client.get(f"/desk/reports/{reading_id}/actions").content.decode()


def test_actions_brought_in_are_where_a_plan_begins(staff: Staff) -> None:
    reading_id, findings = registered(staff)
    client = lead(staff)
    post(client, reading_id, "actions", numbers=["1"])
    page = client.get(f"/desk/findings/{findings[0]}/plan/").content.decode()
    assert "Open a second call room." in page


def test_only_the_force_says_what_its_statuses_mean(staff: Staff) -> None:
    reading_id, findings = registered(staff)
    office = client_for(staff[Role.POLICY_OFFICER])
    page = office.get(f"/desk/reports/{reading_id}/registered").content.decode()
    assert "It printed more than findings" not in page
    for what in ("statuses", "actions"):
        assert office.get(f"/desk/reports/{reading_id}/{what}").status_code == 403
        assert post(office, reading_id, what, numbers=["1"]).status_code == 403
    assert [stands(one)[0] for one in findings] == [Position.NEW, Position.NEW]


def test_pages_ask_as_much_for_few_findings_as_for_many(staff: Staff) -> None:
    counts = {}
    for rows in (1, 3, 40):
        row = (
            "<tr><td>AFI {0}</td><td>The force should check list {0} each month.</td><td>Check {0}.</td>"
            "<td>A</td><td>B</td><td>RED</td></tr>"
        )
        begin, _, end = PLAN.read_text("utf-8").partition("<tr><td>AFI 1")
        content = begin.replace("2021/22", f"20{10 + rows}") + "".join(
            row.format(n) for n in range(1, rows + 1)
        )
        client = lead(staff)
        reading_id = bring(
            client, PLAN, (content + end.partition("</tr>\n")[2].partition("</tr>")[2]).encode()
        )
        confirm(client, reading_id)
        assert put_in_register(client, reading_id).status_code == 302
        for what in ("registered", "statuses", "actions"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/desk/reports/{reading_id}/{what}").status_code == 200
            counts.setdefault(what, set()).add(len(asked))
    assert {what: len(found) for what, found in counts.items()} == {
        "registered": 1,
        "statuses": 1,
        "actions": 1,
    }
