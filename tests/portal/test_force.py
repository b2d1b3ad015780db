"""The page of a force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client

from answerable.publishing.cards import as_payload
from tests.publishing import factories
from tests.publishing.factories import inspection, published

Words = Callable[..., str]
PAGE = "/forces/northmoor/"


def test_the_first_sentence_counts_open_causes_of_concern(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//h1 | //main/p") == (
        "Northmoor Police | 2 causes of concern are open. The oldest was raised on 17 November 2022."
    )


def test_old_data_says_how_old_it_is(whole_record: None, read: Words, settings: object) -> None:
    settings.PORTAL_TODAY = date(2025, 7, 1)  # type: ignore[attr-defined]
    assert read(PAGE, "//p[@class='ans-note']") == (
        "Nothing new has been published for 113 days, since 10 March 2025."
    )


def test_open_findings_are_counted_by_area(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//section[@aria-labelledby='areas']//tbody/tr/* | //tfoot/tr/*").split(" | ") == [
        *("Treating the public with fairness and respect", "Causes of concernnone", "Recommendationsnone"),
        "Areas for improvement1 area for improvement, Treating the public with fairness and respect",
        "Finished, not yet closednone",
        "Responding to the public",
        "Causes of concern1 cause of concern, Responding to the public",
        "Recommendations1 recommendation, Responding to the public",
        "Areas for improvement3 areas for improvement, Responding to the public",
        "Finished, not yet closed2 finished, not yet closed, Responding to the public",
        "Investigating crime",
        "Causes of concern1 cause of concern, Investigating crime",
        "Recommendations1 recommendation, Investigating crime",
        *("Areas for improvementnone", "Finished, not yet closednone"),
        *("Protecting vulnerable people", "Causes of concernnone", "Recommendationsnone"),
        "Areas for improvement1 area for improvement, Protecting vulnerable people",
        "Finished, not yet closednone",
        *("In no one area", "Causes of concernnone", "Recommendationsnone"),
        "Areas for improvement1 area for improvement, In no one area",
        "Finished, not yet closednone",
        "All areas",
        "Causes of concern2 causes of concern, All areas",
        "Recommendations2 recommendations, All areas",
        "Areas for improvement6 areas for improvement, All areas",
        "Finished, not yet closed2 finished, not yet closed, All areas",
    ]


def test_every_number_leads_to_as_many_findings(whole_record: None, client: Client, read: Words) -> None:
    from lxml import html

    page = html.fromstring(client.get(PAGE).content.decode())
    cells = page.xpath("//section[@aria-labelledby='areas']//a | //dl[contains(@class, 'facts--row')]//a")
    told = [(link.get("href"), link.text.strip()) for link in cells]
    assert len(told) == 15
    assert [(href, read(href, "//h1").split()[0]) for href, _ in told] == told


def test_grades_stand_in_two_scales_with_a_break(whole_record: None, read: Words) -> None:
    assert read(
        PAGE, "//section[@aria-labelledby='grades']//tbody/tr[3]/*[self::th or self::td]/*[last()]"
    ) == ("Requires improvement | Inadequate | Requires improvement")
    assert read(
        PAGE, "//section[@aria-labelledby='grades']//tr/td[contains(@class, 'break')][1]/span[2]"
    ) == ("Good | Good | Inadequate | Requires improvement | Adequate | Adequate | Not asked")


def test_an_area_printed_under_another_name_says_so_once(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//section[@aria-labelledby='grades']/p[last()]") == (
        "“Supporting and protecting the workforce” was printed as “Building, supporting and protecting the workforce” in "
        "2021/22 and 2023–25. “Not asked” means that inspection did not look at the area. Download grades (CSV)"
    )


def test_each_inspection_says_how_its_response_stands(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//section[@aria-labelledby='inspections']//tbody/tr/*/*[last()]") == (
        "PEEL 2023–25 | 6 February 2025 | 2, all open | Due by 2 April 2025. Today is day 37 of 56."
        " | PEEL 2021/22 | 17 November 2022 | 13, 8 still open | Published on day 50 of 56"
        " | Custody, joint inspection | 6 October 2021 | none | Published 3 days late, on day 59"
        " | PEEL 2018/19 | 2 May 2019 | 1, none open | Published on day 55 of 56"
    )


def test_the_grades_are_exact_as_csv(whole_record: None, client: Client) -> None:
    lines = client.get("/forces/northmoor/grades.csv").content.decode().split("\r\n")
    assert (len(lines), lines[:2], lines[-1]) == (
        18,
        [
            "force,inspection,title,published_on,scale,area_key,area_as_printed,grade",
            "northmoor,peel-2018-19.northmoor,PEEL 2018/19,2019-05-02,four,preventing-crime,"
            "Preventing crime and anti-social behaviour,good",
        ],
        "",
    )


def test_the_json_names_the_force_its_inspections_and_what_is_open(
    whole_record: None, client: Client
) -> None:
    body = client.get("/forces/northmoor.json").json()
    assert body["force"] == as_payload(factories.NORTHMOOR)
    assert [(one["reference"], one["findings"], one["still_open"]) for one in body["inspections"]] == [
        ("peel-2023-25.northmoor", 2, 2),
        ("peel-2021-22.northmoor", 13, 8),
        ("custody.northmoor", 0, 0),
        ("peel-2018-19.northmoor", 1, 0),
    ]
    assert sum(sum(one["by_kind"].values()) for one in body["open_by_area"]) == 10


def test_an_unknown_force_is_404_in_plain_words(whole_record: None, read: Words) -> None:
    assert read("/forces/southvale/", "//h1", status=404) == "We cannot find that police force"


def test_forces_are_listed_by_name(whole_record: None, read: Words) -> None:
    factories.second_force()
    assert read("/forces/", "//main//li") == "Eastmarch Police | Northmoor Police"


def test_the_page_asks_as_many_queries_with_one_inspection_as_with_three(
    db: None, count_queries: Callable[[str], int]
) -> None:
    published(factories.newest())
    with_one = count_queries(PAGE)
    published(inspection())
    published(factories.oldest())
    assert (with_one, count_queries(PAGE)) == (11, 11)
