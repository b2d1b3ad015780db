"""The page of an inspection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client

from answerable.publishing.cards import PublicInspection, as_payload, card_from
from tests.publishing import factories
from tests.publishing.factories import PEEL_22, PEEL_25, finding, inspection, published, withdraw

Words = Callable[..., str]
PAGE = f"/inspections/{PEEL_22}/"


def test_it_says_what_inspectors_found(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//h1 | //p[@class='ans-lead'] | //dl[contains(@class, 'facts--row')]/div") == (
        "PEEL 2021/22"
        " | Inspectors found 1 cause of concern, 2 recommendations, 9 areas for improvement and 1 promising practice."
        " | Report published 17 November 2022 | Type Northmoor specific | Level of monitoring Scan"
        " | Inspectors’ report Read it on their site"
    )


def test_it_says_when_the_response_is_due_and_how_that_is_worked_out(whole_record: None, read: Words) -> None:
    assert read(f"/inspections/{PEEL_25}/", "//p[@class='ans-clock__sentence'] | //details/div") == (
        "19 days left. Day 37 of 56. The last day is Wednesday 2 April 2025."
        " | Inspectors published the report on 6 February 2025. That is day 1. Day 56 is 2 April 2025: 55 days after it "
        "was published. Police Act 1996, section 55(5A) allows 56 days, beginning with the day the report is published. "
        "The law does not move the last day when it is a weekend or a bank holiday."
    )


def test_a_late_response_says_how_late_and_cannot_hide_it(whole_record: None, read: Words) -> None:
    assert read("/inspections/custody.northmoor/", "//p[@class='ans-clock__sentence']") == (
        "Published 3 days late, on day 59. The last day was 30 November 2021."
    )


def test_an_overdue_response_is_counted_in_days(db: None, read: Words, settings: object) -> None:
    settings.PORTAL_TODAY = date(2025, 4, 7)  # type: ignore[attr-defined]
    published(factories.newest())
    assert read(f"/inspections/{PEEL_25}/", "//p[@class='ans-clock__sentence']") == (
        "5 days late. Today is day 61. The last day was Wednesday 2 April 2025."
    )


def test_findings_stand_by_area_in_the_order_of_the_report(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//section[@aria-labelledby='findings']/h3") == (
        "Responding to the public | Investigating crime | Treating the public with fairness and respect | "
        "Protecting vulnerable people | Working with the courts"
    )


def test_the_json_is_the_card(whole_record: None, client: Client) -> None:
    body = client.get(f"/inspections/{PEEL_22}.json").json()
    assert body["inspection"] == as_payload(inspection())
    assert card_from(PublicInspection, body["inspection"]) == inspection()


def test_a_withdrawn_inspection_is_410_for_readers_and_for_machines(
    db: None, read: Words, client: Client
) -> None:
    withdraw(published(inspection()), reason="Published too soon.")
    assert read(PAGE, "//h1 | //dd[2]", status=410).startswith("This inspection was withdrawn")
    assert client.get(f"/inspections/{PEEL_22}.json").json() == {
        "error": "withdrawn",
        "what": "inspection",
        "reference": PEEL_22,
        "edition": 1,
        "withdrawn_at": "2025-03-12T09:30:00+00:00",
        "reason": "Published too soon.",
    }


def test_an_unknown_inspection_is_404(whole_record: None, read: Words, client: Client) -> None:
    assert read("/inspections/peel-2030.northmoor/", "//h1", status=404) == "We cannot find that inspection"
    assert client.get("/inspections/peel-2030.northmoor.json").status_code == 404


def test_it_asks_as_many_queries_with_one_finding_as_with_three(
    db: None, count_queries: Callable[[str], int]
) -> None:
    published(inspection(findings=(finding(),)))
    with_one = count_queries(PAGE)
    published(inspection(findings=tuple(finding(f"{PEEL_22}.afi-{number:02d}") for number in (1, 2, 3))))
    assert (with_one, count_queries(PAGE)) == (8, 8)
