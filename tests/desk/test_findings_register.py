"""The findings register: what it shows, to whom, and that its numbers lead to their rows."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.desk.findings.filters import Asked, headline
from answerable.register import queries as register
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Position
from tests.factories import NOW, Staff, bring_to, make_finding, make_force, make_inspection, sign_in

pytestmark = pytest.mark.django_db
LONG_AGO, FAR_OFF = date(2023, 7, 19), date(2090, 1, 1)


def heading(page: str) -> str:
    return re.sub("<[^>]+>", "", re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[0]).strip()


def named(page: str) -> list[str]:
    """The references of the rows, in order."""
    return re.findall(r'ans-row-title[^"]*" href="/desk/findings/([^/"]+)/"', page)


def get(client: Client, address: str = "/desk/findings/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_open_findings_come_first_due_first_and_the_undated_last(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    undated = make_finding(staff, report)
    later = make_finding(staff, report, due_on=FAR_OFF)
    late = make_finding(staff, report, due_on=LONG_AGO)
    closed = make_finding(staff, report)
    bring_to(staff, closed, Position.COMPLETE, Decision.CLOSED)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = get(client)
    assert (heading(page), named(page)) == ("3 findings are open", [late, later, undated])
    assert "years late" in page


def test_each_ready_made_view_counts_exactly_the_rows_its_link_shows(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    for position, decision in [
        (Position.NEW, Decision.OPEN),
        (Position.COMPLETE, Decision.OPEN),
        (Position.CLOSURE_REQUESTED, Decision.OPEN),
        (Position.IN_PROGRESS, Decision.RETURNED),
        (Position.COMPLETE, Decision.CLOSED),
        (Position.PLANNED, Decision.SUPERSEDED),
    ]:
        bring_to(staff, make_finding(staff, report, due_on=LONG_AGO), position, decision)
    make_finding(staff, report, kind=Kind.PROMISING_PRACTICE, due_on=LONG_AGO)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = get(client)
    block = page[
        page.index('aria-label="Saved views"') : page.index("</ul>", page.index('aria-label="Saved views"'))
    ]
    views = re.findall(r'href="([^"]+)"[^>]*>([^<(]+) \((\d+)\)<', block)
    assert [(words, int(count)) for _, words, count in views] == [
        ("Open, by due date", 4),
        ("Finished, not yet closed", 2),
        ("Late", 4),
        ("No plan yet", 1),
        ("Closed", 1),
    ]
    assert [len(named(get(client, href))) for href, _, _ in views] == [4, 2, 4, 1, 1]


def test_promising_practice_is_shown_only_when_it_is_asked_for(client: Client, staff: Staff) -> None:
    practice = make_finding(staff, make_inspection(staff), kind=Kind.PROMISING_PRACTICE)
    sign_in(client, staff[Role.AUDITOR])
    page = get(client)
    assert (named(page), "Promising practice (1)" in page) == ([], True)
    assert named(get(client, "/desk/findings/?kind=promising_practice")) == [practice]


def test_a_force_sees_its_own_area_and_an_administrator_every_one(client: Client, staff: Staff) -> None:
    mine = make_finding(staff, make_inspection(staff))
    others = make_force("southvale")
    theirs = make_finding(others, make_inspection(others))
    for role in (Role.INSPECTION_LEAD, Role.POLICY_OFFICER, Role.AUDITOR):
        sign_in(client, staff[role])
        assert named(get(client)) == [mine]
        assert theirs not in client.get("/desk/findings/findings.csv").getvalue().decode()
    sign_in(client, staff[Role.ADMINISTRATOR])
    assert sorted(named(get(client))) == sorted([mine, theirs])


def test_filters_stand_in_the_address_and_each_is_removed_by_one_link(client: Client, staff: Staff) -> None:
    make_finding(staff, make_inspection(staff))
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = get(client, "/desk/findings/?q=zebra&kind=recommendation&due=late&sort=-due")
    assert heading(page) == "No findings match"
    chips = re.findall(r'ans-chip govuk-link" href="([^"]+)">([^<]+)<', page)
    assert chips == [
        ("/desk/findings/?kind=recommendation&amp;due=late&amp;sort=-due", "Words: zebra"),
        ("/desk/findings/?q=zebra&amp;due=late&amp;sort=-due", "Kind: Recommendation"),
        ("/desk/findings/?q=zebra&amp;kind=recommendation&amp;sort=-due", "Due: Late"),
    ]
    assert re.findall(r"Remove “([^”]+)”", page) == ["Words: zebra", "Kind: Recommendation", "Due: Late"]


def test_a_filter_that_means_nothing_or_the_usual_is_left_out() -> None:
    asked = Asked.of(
        QueryDict("kind=dragon&due=never&sort=due&decision=not_closed&position=new&area=responding")
    )
    assert asked.parts() == [("area", "responding"), ("position", "new")]


@pytest.mark.parametrize(
    ("address", "total", "said"),
    [
        ("decision=not_closed", 1, "1 finding is open"),
        ("sort=-due", 47, "47 findings are open"),
        ("position=waiting", 12, "12 findings are finished, not yet closed"),
        ("position=new", 1, "1 finding has no plan yet"),
        ("due=late", 0, "No findings are late"),
        ("decision=closed", 1200, "1,200 findings are closed"),
        ("q=bail&due=late", 2, "2 findings match"),
    ],
)
def test_headline_says_how_many_and_how_they_stand(address: str, total: int, said: str) -> None:
    assert headline(Asked.of(QueryDict(address)), total) == said


def test_columns_sort_by_links_that_turn_the_order_round(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    first, second = (make_finding(staff, report, due_on=day) for day in (LONG_AGO, FAR_OFF))
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = get(client)
    assert re.findall(r'aria-sort="(\w+)"', page) == ["ascending"]
    assert '<a class="govuk-link" href="/desk/findings/?sort=-due">Due</a>' in page
    turned = get(client, "/desk/findings/?sort=-due")
    assert (named(turned), re.findall(r'aria-sort="(\w+)"', turned)) == ([second, first], ["descending"])


def test_twenty_five_to_a_page_and_the_address_keeps_the_filter(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    for _ in range(27):
        make_finding(staff, report)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    first = get(client, "/desk/findings/?position=new")
    assert (len(named(first)), "1 to 25 of 27" in first) == (25, True)
    assert 'href="/desk/findings/?position=new&amp;page=2"' in first
    second = get(client, "/desk/findings/?position=new&page=2")
    assert (len(named(second)), "26 to 27 of 27" in second) == (2, True)
    past = get(client, "/desk/findings/?position=new&page=99999")
    assert (named(past), "page 99999" in past) == (named(second), False)


def test_everything_that_matches_goes_out_as_exact_data(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    text = "=1+1 is text here, and “quotes”, and a comma"
    finding = make_finding(staff, report, text=text, due_on=LONG_AGO)
    for _ in range(30):
        make_finding(staff, report, kind=Kind.RECOMMENDATION)
    sign_in(client, staff[Role.AUDITOR])
    answer = client.get("/desk/findings/findings.csv?kind=area_for_improvement")
    assert answer.streaming
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode())))
    assert [(row["reference"], row["text"], row["due_on"], row["parent"]) for row in rows] == [
        (finding, text, "2023-07-19", "")
    ]
    everything = client.get("/desk/findings/findings.csv").getvalue().decode()
    assert len(list(csv.reader(io.StringIO(everything)))) == 32


def test_the_number_of_queries_is_the_same_for_one_row_and_for_three(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    counted = []
    for more in (1, 2):
        for _ in range(more):
            make_finding(staff, report)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            get(client)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12


def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    answer = client.get("/desk/findings/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=/desk/findings/")


def test_soon_is_the_next_twenty_eight_days(staff: Staff) -> None:
    report, today = make_inspection(staff), NOW.date()
    days = [today - timedelta(days=1), today, today + timedelta(days=28), today + timedelta(days=29), None]
    made = [make_finding(staff, report, due_on=day) for day in days]
    shown = {
        due: [one.reference for one in register.findings_page(register.Wanted(due=due), today=today).findings]
        for due in ("late", "soon", "later", "none")
    }
    assert shown == {"late": made[:1], "soon": made[1:3], "later": made[3:4], "none": made[4:]}
