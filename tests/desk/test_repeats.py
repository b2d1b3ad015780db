"""Was it said before? Earlier findings are proposed with the reason, and linked by a press."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.register import queries as register
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Link
from tests.desk.taking_in import client_for, lead
from tests.factories import Staff, make_finding, make_force, make_inspection

pytestmark = pytest.mark.django_db

OLD = "The force should answer waiting callers sooner and check again on those in danger."
NEW = "Callers in danger who wait are still not checked again, four years after 2019."


@pytest.fixture
def staff() -> Staff:
    return make_force()


def two_reports(staff: Staff) -> tuple[str, str, str]:
    """The old finding, the new inspection and the new finding."""
    before = make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2), grades=())
    old = make_finding(staff, before, text=OLD, name="Answering callers")
    after = make_inspection(staff)
    return old, after, make_finding(staff, after, text=NEW, name="Callers in danger")


def test_suggestion_says_why_and_a_press_makes_the_link(staff: Staff) -> None:
    old, after, new = two_reports(staff)
    client = lead(staff)
    for address in (f"/desk/findings/{new}/said-before/", f"/desk/findings/inspections/{after}/said-before/"):
        page = client.get(address).content.decode()
        assert OLD in page
        assert "Same area. The later finding names 2019." in page
    sent = client.post(f"/desk/findings/{new}/links/add/", {"other": old, "kind": "restates"})
    assert sent.status_code == 302
    assert [(one.kind, one.reference) for one in register.links_of([new])[new]] == [(Link.RESTATES, old)]
    assert OLD not in client.get(f"/desk/findings/{new}/said-before/").content.decode()


def test_link_made_from_the_list_of_a_whole_report_leads_back_to_it(staff: Staff) -> None:
    old, after, new = two_reports(staff)
    client, whole = lead(staff), f"/desk/findings/inspections/{after}/said-before/"
    assert '<input type="hidden" name="back" value="said-before">' in client.get(whole).content.decode()
    fields = {"other": old, "kind": "follows_up", "back": "said-before"}
    sent = client.post(f"/desk/findings/{new}/links/add/", fields, follow=True)
    assert sent.redirect_chain == [(whole, 302)]
    assert "“Callers in danger” is linked to “Answering callers”." in sent.content.decode()


def test_nothing_is_linked_by_the_machine_and_later_reports_are_not_searched(staff: Staff) -> None:
    old, _, new = two_reports(staff)
    client = lead(staff)
    client.get(f"/desk/findings/{new}/said-before/")
    page = client.get(f"/desk/findings/{old}/said-before/").content.decode()
    assert "No finding of an earlier report is worded like this." in page
    assert register.links_of([old, new]) == {}


def test_auditor_reads_and_is_offered_no_button_and_others_areas_stay_closed(staff: Staff) -> None:
    _, after, new = two_reports(staff)
    auditor = client_for(staff[Role.AUDITOR])
    page = auditor.get(f"/desk/findings/{new}/said-before/").content.decode()
    assert (OLD in page, "Restates it" in page) == (True, False)
    elsewhere = make_force("eastmarch")
    stranger = lead(elsewhere)
    assert stranger.get(f"/desk/findings/{new}/said-before/").status_code == 403
    assert stranger.get(f"/desk/findings/inspections/{after}/said-before/").status_code == 403
    assert stranger.get("/desk/findings/inspections/peel-1999.nowhere/said-before/").status_code == 404


def test_page_asks_as_much_for_one_finding_as_for_many(staff: Staff) -> None:
    _, after, _ = two_reports(staff)
    client = lead(staff)
    address = f"/desk/findings/inspections/{after}/said-before/"
    counts = []
    for more in (0, 2, 27):
        for _ in range(more):
            make_finding(staff, after, text=NEW)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 12
