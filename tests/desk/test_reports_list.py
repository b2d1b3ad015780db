"""The list of reports: what waits, what came in, what is in the register."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.documents.models import Import
from tests.desk.taking_in import EASTMARCH, SOUTHVALE, bring, confirm, lead, post, put_in_register, send, work
from tests.documents.making import printed
from tests.factories import make_force, make_inspection

pytestmark = pytest.mark.django_db


def listed(client, query: str = "") -> str:
    response = client.get(f"/desk/reports/{query}")
    assert response.status_code == 200
    return response.content.decode()


def outcomes(markup: str) -> list[str]:
    return re.findall(r'<strong class="govuk-tag[^"]*">(.*?)</strong>', markup)


def test_empty_list_says_what_to_do(staff):
    markup = listed(lead(staff))
    assert "No report has been added yet." in markup
    assert "/desk/reports/add" in markup


def test_each_report_says_what_became_of_it(staff):
    client = lead(staff)
    bring(client, SOUTHVALE)
    done = bring(client, EASTMARCH)
    confirm(client, done, title="PEEL 2021/22")
    put_in_register(client, done)
    aside = bring(client, Path("note.txt"), b"A note.")
    post(client, aside, "set-aside", reason="Not a report")
    send(client, "cut.pdf", printed("Words")[:400])
    work()
    send(client, "later.txt", b"Words for later.")
    markup = listed(client)
    assert outcomes(markup) == ["Being read", "Refused", "Set aside", "In the register", "In review"]
    assert "1 report waits for review." in markup
    assert "4 findings found. 3 things to decide." in markup
    assert Import.objects.get(state="refused").sentence in markup


def test_register_view_lists_inspections_with_their_last_day(staff):
    make_inspection(staff)
    markup = listed(lead(staff), "?show=register")
    assert "peel-2021-22.northmoor" in markup
    assert "15 March 2023" in markup


def test_only_reports_of_ones_own_area_are_listed(staff):
    bring(lead(staff), SOUTHVALE)
    make_inspection(staff)
    stranger = lead(make_force("eastmarch"))
    assert "southvale.txt" not in listed(stranger)
    assert "peel-2021-22.northmoor" not in listed(stranger, "?show=register")


def some_imports(count: int) -> None:
    begun = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
    Import.objects.bulk_create(
        Import(
            name=f"report {number}.pdf",
            sha256=f"{number:064}",
            size=9,
            area="northmoor",
            state="refused",
            sentence="It is damaged.",
            brought_by="Imogen Farrow",
            started_at=begun + timedelta(minutes=number),
        )
        for number in range(count)
    )


def test_long_list_is_cut_into_pages(staff):
    some_imports(45)
    client = lead(staff)
    assert listed(client).count("report 4") == 5
    assert "41 to 45 of 45" in listed(client, "?page=3")
    assert "41 to 45 of 45" in listed(client, "?page=99999")
    assert "1 to 20 of 45" in listed(client, "?page=x")


def test_list_asks_the_database_as_often_for_three_reports_as_for_one(staff):
    client = lead(staff)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            listed(client)
        return len(queries)

    bring(client, SOUTHVALE)
    with_one = asked()
    bring(client, EASTMARCH)
    bring(client, Path("note.txt"), b"A note.")
    some_imports(5)
    assert asked() == with_one
    assert with_one <= 12


def test_register_view_asks_the_database_as_often_for_three_as_for_one(staff):
    client = lead(staff)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            listed(client, "?show=register")
        return len(queries)

    make_inspection(staff)
    with_one = asked()
    make_inspection(staff, title="PEEL 2018/19")
    make_inspection(staff, title="PEEL 2016")
    assert asked() == with_one
    assert with_one <= 12
