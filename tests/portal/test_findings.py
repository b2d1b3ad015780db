"""The public register."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from django.test import Client

from answerable.publishing.cards import as_payload
from tests.publishing import factories
from tests.publishing.factories import PEEL_22, finding, inspection, published

Words = Callable[..., str]
TITLES = "//tbody//a"


def _rows(client: Client, address: str) -> list[list[str]]:
    body = b"".join(client.get(address).streaming_content)  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(body.decode(), newline="")))


def test_each_row_says_what_the_force_says_and_what_inspectors_decided(
    whole_record: None, read: Words
) -> None:
    assert read("/findings/", "//tbody/tr[1]/*") == (
        "Cause of concern Investigating crimeSupervising investigationsPEEL 2023–25 peel-2023-25.northmoor.coc-1"
        " | Force saysUnder way3 March 2025 | InspectorsOpen | Last change3 March 2025"
    )


def test_promising_practice_needs_no_answer(whole_record: None, read: Words) -> None:
    assert read("/findings/?kind=promising_practice", "//tbody/tr/td/*[last()]") == (
        "No answer needed | Reported | 5 January 2023"
    )


def test_filters_of_one_kind_are_alternatives_and_of_two_kinds_both_hold(
    whole_record: None, read: Words
) -> None:
    assert read(
        "/findings/?kind=cause_of_concern&kind=recommendation&decision=open&area=responding", TITLES
    ) == ("Keeping people safe while they wait for an officer | What the force knows, in one place")


def test_filters_in_use_are_taken_off_one_at_a_time(
    whole_record: None, links: Callable[[str], list[str]]
) -> None:
    asked = "/findings/?q=calls&kind=cause_of_concern&area=responding"
    assert set(links(asked)) >= {
        "/findings/?kind=cause_of_concern&area=responding",
        "/findings/?q=calls&area=responding",
        "/findings/?q=calls&kind=cause_of_concern",
    }


def test_no_match_offers_to_remove_each_filter(whole_record: None, read: Words) -> None:
    assert read(
        "/findings/?area=offenders&decision=closed", "//h1 | //main//h2 | //main//ul[@class='govuk-list']/li"
    ) == (
        "0 findings | No findings match | Remove “Area: Managing offenders and suspects” | "
        "Remove “Inspectors decided: Closed”"
    )


def test_each_choice_says_how_many_findings_it_would_show(whole_record: None, read: Words) -> None:
    assert read(
        "/findings/?area=responding&kind=recommendation", "//input[@name='kind']/following-sibling::label"
    ) == ("Cause of concern (1) | Recommendation (2) | Area for improvement (5)")


def test_values_that_mean_nothing_are_passed_over(whole_record: None, read: Words) -> None:
    assert (
        read("/findings/?kind=x&area=%00&force=..&decision=&inspection=%27&sort=drop&page=-1", "//h1")
        == "16 findings"
    )


def test_findings_are_sorted_as_asked(whole_record: None, read: Words) -> None:
    assert [
        read(f"/findings/?sort={sort}", f"({TITLES})[1]")
        for sort in ("changed", "raised", "oldest", "report")
    ] == [
        "Supervising investigations",
        "Supervising investigations",
        "Answering callers in time",
        "Answering callers in time",
    ]


def test_a_long_list_has_pages_and_a_page_past_the_end_is_the_last(db: None, read: Words) -> None:
    many = tuple(
        finding(f"{PEEL_22}.afi-{number:02d}", name=f"Finding {number:02d}") for number in range(1, 61)
    )
    published(inspection(findings=many))
    assert [
        read(f"/findings/?page={page}", f"({TITLES})[1] | //*[@class='ans-pages']/p")
        for page in ("1", "2", "99", "x")
    ] == [
        "Finding 01 | 1 to 25 of 60",
        "Finding 26 | 26 to 50 of 60",
        "Finding 51 | 51 to 60 of 60",
        "Finding 01 | 1 to 25 of 60",
    ]


def test_page_links_keep_the_filters(db: None, links: Callable[[str], list[str]]) -> None:
    many = tuple(finding(f"{PEEL_22}.afi-{number:02d}") for number in range(1, 61))
    published(inspection(findings=many))
    assert "/findings/?area=responding&page=2" in links("/findings/?area=responding")


def test_an_empty_register_says_so(db: None, read: Words) -> None:
    assert read("/findings/", "//h1 | //main//div/p") == "0 findings | Nothing has been published yet."


def test_the_csv_is_exact(whole_record: None, client: Client) -> None:
    header, row = _rows(client, f"/findings.csv?inspection={PEEL_22}&kind=cause_of_concern")
    assert dict(zip(header, row, strict=True)) == {
        "reference": f"{PEEL_22}.coc-1",
        "inspection": PEEL_22,
        "inspection_title": "PEEL 2021/22",
        "force": "northmoor",
        "kind": "cause_of_concern",
        "number": "1",
        "name": "Keeping people safe while they wait for an officer",
        "text": factories.waiting_calls()[0].text,
        "page": "14",
        "area_key": "responding",
        "area": "Responding to the public",
        "grade": "inadequate",
        "parent": "",
        "raised_on": "2022-11-17",
        "due_on": "2023-06-30",
        "due_by": "inspectors",
        "position": "closure_requested",
        "position_on": "2024-10-03",
        "decision": "open",
        "decided_on": "",
        "reason": "",
        "successor": "",
        "heard_on": "2024-10-03",
        "answer": "Not yet. The force says it finished on 3 October 2024; inspectors have not confirmed.",
    }


def test_the_csv_holds_every_finding_and_leaves_formulas_alone(db: None, client: Client) -> None:
    many = tuple(finding(f"{PEEL_22}.afi-{number:02d}", name="=1+1, “so”") for number in range(1, 61))
    published(inspection(findings=many))
    rows = _rows(client, "/findings.csv")
    assert (len(rows), rows[60][6]) == (61, "=1+1, “so”")


def test_the_json_is_the_cards_with_their_answers(whole_record: None, client: Client) -> None:
    body = client.get(f"/findings.json?inspection={PEEL_22}&kind=cause_of_concern").json()
    card = factories.waiting_calls()[0]
    assert (body["total"], body["pages"], body["next"], body["findings"]) == (
        1,
        1,
        None,
        [{"finding": as_payload(card), "answer": as_payload(card.answer)}],
    )


def test_the_json_leads_to_its_next_page(db: None, client: Client) -> None:
    many = tuple(finding(f"{PEEL_22}.afi-{number:03d}") for number in range(1, 151))
    published(inspection(findings=many))
    after = "http://127.0.0.1:8000/findings.json?area=responding&page=2"
    assert client.get("/findings.json?area=responding").json()["next"] == after
    assert len(client.get("/findings.json?area=responding&page=2").json()["findings"]) == 50


def test_the_register_asks_as_many_queries_with_one_row_as_with_three(
    db: None, count_queries: Callable[[str], int]
) -> None:
    published(inspection(findings=(finding(),)))
    with_one = [count_queries(address) for address in ("/findings/", "/findings.json", "/findings.csv")]
    published(inspection(findings=tuple(finding(f"{PEEL_22}.afi-{number:02d}") for number in (1, 2, 3))))
    with_three = [count_queries(address) for address in ("/findings/", "/findings.json", "/findings.csv")]
    assert (with_one, with_three) == ([6, 5, 4], [6, 5, 4])
