"""The start page and the search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.publishing import factories
from tests.publishing.factories import inspection, published, withdraw

Words = Callable[..., str]


def test_an_empty_installation_says_that_nothing_is_published(db: None, read: Words) -> None:
    assert read("/", "//h1") == "Nothing has been published yet."


def test_with_one_force_the_site_bears_the_name_of_its_body(whole_record: None, read: Words) -> None:
    assert read("/", "//header//a[contains(@class, 'homepage')] | //*[@class='ans-hero__lead']") == (
        "Northmoor Police and Crime Commissioner | Inspectors report on Northmoor Police. Here is everything they found, "
        "what the force says it has done, and whether inspectors agree."
    )


def test_open_causes_of_concern_come_first_oldest_on_top(whole_record: None, read: Words) -> None:
    assert read("/", "//section[@aria-labelledby='open']/h2 | //section[@aria-labelledby='open']//li") == (
        "2 causes of concern are open. The oldest was raised on 17 November 2022."
        " | Keeping people safe while they wait for an officer Not yet. The force says it finished on 3 October 2024; "
        "inspectors have not confirmed. Raised on 17 November 2022 in PEEL 2021/22, under Responding to the public."
        " | Supervising investigations Not yet. Work is under way. Inspectors asked for it to be done by 6 August 2025. "
        "Raised on 6 February 2025 in PEEL 2023–25, under Investigating crime."
    )


def test_the_latest_peel_report_stands_with_grades_as_the_order_asks(whole_record: None, read: Words) -> None:
    assert read(
        "/", "//section[@aria-labelledby='latest']/h2 | //section[@aria-labelledby='latest']//tbody/tr"
    ) == (
        "Latest inspection: PEEL 2023–25"
        " | Preventing crime and anti-social behaviour Outstandinggood in 2021/22"
        " | Treating the public with fairness and respect Goodthe same in 2021/22"
        " | Responding to the public Requires improvementinadequate in 2021/22"
        " | Investigating crime Inadequaterequires improvement in 2021/22"
        " | Protecting vulnerable people Adequatethe same in 2021/22"
        " | Building, supporting and protecting the workforce Goodadequate in 2021/22"
        " | Recording data about crime Not graded"
    )


def test_grades_are_never_compared_across_the_two_scales(db: None, read: Words) -> None:
    published(factories.oldest())
    published(inspection())
    assert (
        read("/", "//section[@aria-labelledby='latest']//td//*[@class and contains(@class, 'said__date')]")
        == ""
    )


def test_the_response_that_is_due_is_named_with_its_day(whole_record: None, read: Words) -> None:
    assert (
        read("/", "//section[@aria-labelledby='resp']/p[1]") == "Due by 2 April 2025. Today is day 37 of 56."
    )


def test_a_late_response_says_by_how_much(db: None, read: Words, settings: object) -> None:
    settings.PORTAL_TODAY = date(2025, 4, 7)  # type: ignore[attr-defined]
    published(factories.newest())
    assert read("/", "//section[@aria-labelledby='resp']/p[1]") == "5 days late. It was due by 2 April 2025."


def test_what_changed_lately_leads_to_what_it_happened_to(whole_record: None, read: Words) -> None:
    assert read("/", "//section[@aria-labelledby='lately']//li[position() < 4]") == (
        "3 March 2025 Force Accepted the finding and agreed what to do Supervising investigations"
        " | 6 February 2025 Inspectors Published PEEL 2023–25 2 findings. See the inspection"
        " | 3 October 2024 Force Said the work is finished Keeping people safe while they wait for an officer "
        "statement of 3 October 2024"
    )


def test_with_several_forces_the_reader_chooses_one(whole_record: None, read: Words) -> None:
    factories.second_force()
    assert read(
        "/", "//header//a[contains(@class, 'homepage')] | //section[@aria-labelledby='forces']//li"
    ) == ("Answerable | Eastmarch Police | Northmoor Police")


def test_a_withdrawn_inspection_is_nowhere_on_the_page(db: None, read: Words) -> None:
    withdraw(published(inspection()), reason="Withdrawn.")
    assert read("/", "//h1") == "Nothing has been published yet."


def test_search_finds_words_with_or_without_accents_and_quotes(whole_record: None, read: Words) -> None:
    titles = "//*[@class='ans-brief__title']"
    assert [
        read(f"/?q={words}", titles) for words in ("cafe", "CAFÉ", "%22they+are+closed%22", "case+cafe")
    ] == [
        "Café-style public meetings",
        "Café-style public meetings",
        "Reading case files before they are closed",
        "",
    ]


def test_signs_in_a_search_are_only_signs(whole_record: None, read: Words) -> None:
    asked = ("%25", "_", "%27%20OR%201=1", "%22", "*", "%5C", "%00", "(", "NEAR")
    assert [read(f"/?q={words}", "//*[@class='ans-brief__title']") for words in asked] == [""] * len(asked)


def test_search_finds_reports_by_their_title(whole_record: None, read: Words) -> None:
    assert read("/?q=PEEL+2021/22", "//section[@aria-labelledby='reports']//li") == (
        "PEEL 2021/22, Northmoor Police, 17 November 2022. Response to PEEL 2021/22"
    )


def test_a_search_that_finds_nothing_says_what_to_do(whole_record: None, read: Words) -> None:
    assert read("/?q=zebra", "//h1 | //main/p") == (
        "Nothing found for “zebra” | Try fewer words, or other words for the same thing. Or see all findings."
    )


def test_a_search_for_nothing_asks_for_words(whole_record: None, read: Words) -> None:
    assert (
        read("/?q=+", "//h1 | //main/p") == "Search | Type a word or two, such as what went wrong or where."
    )


def test_the_start_page_asks_as_many_queries_with_one_row_as_with_three(
    db: None, count_queries: Callable[[str], int]
) -> None:
    published(factories.newest())
    with_one = count_queries("/")
    published(inspection())
    published(factories.oldest())
    assert (with_one, count_queries("/")) == (9, 9)
