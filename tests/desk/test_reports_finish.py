"""The end of a review: check answers, the register, or set aside."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from answerable.extraction.models import Reading
from answerable.journal.queries import latest
from answerable.register import queries as register
from answerable.rules.permissions import Role
from tests.desk.taking_in import (
    EASTMARCH,
    SOUTHVALE,
    bring,
    client_for,
    confirm,
    lead,
    post,
    put_in_register,
    reading,
)

pytestmark = pytest.mark.django_db


def check(client, reading_id: int) -> str:
    response = client.get(f"/desk/reports/{reading_id}/check")
    assert response.status_code == 200
    return response.content.decode()


def test_check_answers_shows_what_goes_in_and_under_which_reference(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    confirm(client, reading_id)
    markup = check(client, reading_id)
    assert "peel-2021-22-an-inspection-of-eastmarch-police.northmoor" in markup
    assert "1 cause of concern, 2 recommendations, 4 areas for improvement and 4 grades" in markup
    assert "Thursday 28 April 2022: the last day is 22 June 2022" in markup
    assert markup.index("Causes of concern (1)") < markup.index("make sure every investigation has a plan")
    assert "Put in the register" in markup


def test_check_answers_with_open_decisions_names_them_and_offers_no_button(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    markup = check(client, reading_id)
    assert "<li>The same thing, printed twice</li>" in markup
    assert "<li>The details: title, day of publication, kind</li>" in markup
    assert "Put in the register</button>" not in markup


def test_register_takes_what_was_reviewed_once_and_the_journal_says_so(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    confirm(client, reading_id, title="PEEL 2021/22")
    post(client, reading_id, "findings/1/reject", reason="Not ours", version=1)
    sent = put_in_register(client, reading_id)
    assert sent.url == f"/desk/reports/{reading_id}/registered"
    page = client.get(sent.url).content.decode()
    assert "peel-2021-22.northmoor" in page
    assert "What happens next" in page
    findings = register.findings_of("peel-2021-22.northmoor")
    assert [one.reference.removeprefix("peel-2021-22.northmoor.") for one in findings] == [
        "afi-01",
        "coc-1",
        "coc-1.rec-1",
        "coc-1.rec-2",
        "afi-02",
        "afi-03",
    ]
    assert (latest()[0].verb, latest()[0].subject) == ("put_in_register", "peel-2021-22.northmoor")
    again = put_in_register(client, reading_id)
    assert (again.status_code, len(register.inspections("northmoor"))) == (409, 1)


def test_register_refuses_what_has_changed_since_it_was_checked(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    confirm(client, reading_id)
    seen = re.findall(r'name="seen" value="(\w{64})"', check(client, reading_id))
    post(client, reading_id, "findings/1/reject", reason="Not ours", version=1)
    for given in ({"seen": seen[0]}, {}):
        sent = post(client, reading_id, "register", **given)
        assert (sent.status_code, "has changed since you checked it" in sent.content.decode()) == (409, True)
    assert register.inspections("northmoor") == ()
    assert put_in_register(client, reading_id).status_code == 302


def test_register_is_closed_while_a_decision_is_open(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    confirm(client, reading_id)
    sent = put_in_register(client, reading_id)
    assert sent.status_code == 409
    assert "2 things need a decision first." in sent.content.decode()
    assert register.inspections("northmoor") == ()


def test_clock_runs_on_every_page_of_a_report_of_this_week(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    today = timezone.localdate()
    Reading.objects.filter(pk=reading_id).update(published_on=today - timedelta(days=1))
    for address in ("", "check", "findings/1/edit"):
        markup = client.get(f"/desk/reports/{reading_id}/{address}").content.decode()
        assert ("Day 2 of 56." in markup) == (address != "findings/1/edit")


def test_report_is_set_aside_only_with_a_reason_and_can_be_brought_again(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    assert client.get(f"/desk/reports/{reading_id}/set-aside").status_code == 200
    unsaid = post(client, reading_id, "set-aside", reason="")
    assert (unsaid.status_code, "Enter a reason" in unsaid.content.decode()) == (422, True)
    assert post(client, reading_id, "set-aside", reason="Another force").url == "/desk/reports/"
    assert reading(reading_id).state == "set_aside"
    assert bring(client, EASTMARCH) != reading_id


def test_press_twice_on_set_aside_is_refused_the_second_time(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    post(client, reading_id, "set-aside", reason="Another force")
    assert post(client, reading_id, "set-aside", reason="Another force").status_code == 409


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.CHIEF_OFFICER])
def test_check_answers_is_for_those_who_may_register(staff, role):
    reading_id = bring(lead(staff), EASTMARCH)
    assert client_for(staff[role]).get(f"/desk/reports/{reading_id}/check").status_code == 403


def test_registered_page_of_a_report_still_in_review_leads_to_the_review(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    assert client.get(f"/desk/reports/{reading_id}/registered").url == f"/desk/reports/{reading_id}/"
