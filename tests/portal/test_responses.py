"""The Commissioner's responses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.test import Client

from answerable.publishing.cards import PublicResponse, as_payload, card_from
from tests.publishing import factories
from tests.publishing.factories import PEEL_22, inspection, published, response, withdraw

Words = Callable[..., str]
PAGE = f"/responses/{PEEL_22}/"


def test_the_list_says_what_is_due_and_what_was_late(whole_record: None, read: Words) -> None:
    assert read("/responses/", "//main//li | //tbody/tr/*/descendant-or-self::*[last()]") == (
        "PEEL 2023–25: Due by 2 April 2025. Today is day 37 of 56."
        " | PEEL 2021/22 | 5 January 2023 | Published on day 50 of 56"
        " | Custody, joint inspection | 3 December 2021 | Published 3 days late, on day 59"
    )


def test_before_the_first_response_the_list_says_when_it_is_due(db: None, read: Words) -> None:
    published(factories.newest())
    assert read("/responses/", "//p[@class='ans-lead']") == (
        "Nothing has been published yet. The first response is due by 2 April 2025."
    )


def test_an_empty_list_says_so(db: None, read: Words) -> None:
    assert read("/responses/", "//p[@class='ans-lead']") == "Nothing has been published yet."


def test_the_document_opens_with_its_title_and_the_clock(whole_record: None, read: Words) -> None:
    assert read(
        PAGE, "//main/span | //h1 | //p[@class='ans-clock__sentence'] | //ol[@class='ans-clock__list']/li"
    ) == (
        "Northmoor Police and Crime Commissioner: Dr Imogen Vale | Response to PEEL 2021/22: Northmoor Police"
        " | Published on day 50 of 56, 5 January 2023. The last day was 11 January 2023."
        " | Day 1 Report published, 17 November | Day 7 Chief constable invited, 23 November"
        " | Day 26 Plenary session, 12 December | Day 50 Response published, 5 January 2023"
        " | Day 56 Last day, 11 January 2023"
    )


def test_contents_lead_to_headings_that_are_there(whole_record: None, read: Words, client: Client) -> None:
    from lxml import html

    page = html.fromstring(client.get(PAGE).content.decode())
    asked = [href[1:] for href in page.xpath("//nav[@aria-label='Contents']//a/@href")]
    assert asked == [element.get("id") for element in page.xpath("//article/h2")]
    assert asked == ["inspection", "summary", "area-responding-to-the-public", "force", "reply", "questions"]


def test_boxes_say_yes_no_or_not_stated(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//ul[@class='ans-boxes']/li") == (
        "Northmoor specific Yes | National No | Follow-up No | Thematic Not stated | Partner inspection No"
        " | Quoted Yes | Not quoted No"
    )


def test_the_summary_keeps_its_bullets(whole_record: None, read: Words) -> None:
    assert read(PAGE, "//h2[@id='summary']/following-sibling::*[position() < 4]") == (
        "Inspectors graded six areas. | Two things worry them: | people who wait files nobody reads"
    )


def test_each_recommendation_has_its_answer_and_its_actions(whole_record: None, read: Words) -> None:
    item = f"//section[@aria-labelledby='{PEEL_22.replace('.', '')}coc-1rec-1']"
    assert read(PAGE, f"{item}/*") == (
        "Recommendation A supervisor looks again within the hour"
        " | Inspectors’ words have a supervisor look again at each waiting call within the hour, and note what was "
        "decided; PEEL 2021/22, page 15"
        " | The chief constable’s comments I accept this. Supervisors have begun to read the list each hour."
        " | What is being done about A supervisor looks again within the hour What Who By when "
        "Read the list each hour WhoHead of contact By when1 February 2023 "
        "Tell each caller who waits WhoHead of contact By whenNo date"
        " | This is what was said in January 2023. See where it stands now: A supervisor looks again within the hour."
    )


def test_what_is_not_public_is_not_linked(db: None, links: Callable[[str], list[str]]) -> None:
    published(response(), on=date(2023, 1, 5))
    assert [href for href in links(PAGE) if href.startswith(("/findings/peel", "/inspections/peel"))] == []


def test_publication_is_proved(whole_record: None, read: Words, client: Client) -> None:
    fingerprint = client.get(f"/responses/{PEEL_22}.json").json()["edition"]["sha256"]
    assert read(PAGE, "//section[@aria-labelledby='proof']//dd") == (
        "5 January 2023 at 10:04am | 1"
        " | His Majesty’s Inspectorate, 6 January 2023, by e-mail Secretary of State, 6 January 2023, by e-mail"
        f" | http://127.0.0.1:8000/responses/{PEEL_22}/editions/1/ | {fingerprint}"
    )


def test_a_correction_stands_beside_the_old_edition(db: None, read: Words) -> None:
    published(response(), on=date(2023, 1, 5))
    published(
        response(summary="Inspectors graded seven areas."), on=date(2023, 1, 20), note="“six” became “seven”."
    )
    assert read(
        PAGE, "//section[@aria-labelledby='editions']//li | //h2[@id='summary']/following-sibling::p[1]"
    ) == (
        "Edition 2, 20 January 2023 (this one) | Edition 1, 5 January 2023 | Inspectors graded seven areas."
    )
    old = f"{PAGE}editions/1/"
    assert read(old, "//main/p[@class='ans-note'] | //h2[@id='summary']/following-sibling::p[1]") == (
        "This is edition 1. A newer edition has taken its place. | Inspectors graded six areas."
    )
    assert read(old, "//p[@class='ans-clock__sentence']") == read(PAGE, "//p[@class='ans-clock__sentence']")


def test_a_withdrawn_edition_is_410_while_the_newer_one_stands(db: None, read: Words) -> None:
    first = published(response(), on=date(2023, 1, 5))
    published(response(), on=date(2023, 1, 20), note="A name was removed.")
    withdraw(first, reason="It named a victim.")
    assert read(f"{PAGE}editions/1/", "//h1", status=410) == "This response was withdrawn"
    assert read(PAGE, "//section[@aria-labelledby='editions']//li") == (
        "Edition 2, 20 January 2023 (this one) | Edition 1, withdrawn on 12 March 2025: It named a victim."
    )


def test_a_response_withdrawn_whole_is_410_and_leaves_the_list(db: None, read: Words, client: Client) -> None:
    published(inspection())
    withdraw(published(response(), on=date(2023, 1, 5)), reason="It was not approved.")
    assert read(PAGE, "//h1", status=410) == "This response was withdrawn"
    assert client.get(f"/responses/{PEEL_22}.json").status_code == 410
    assert client.get("/responses.json").json()["responses"] == []


def test_an_unknown_response_or_edition_is_404(whole_record: None, read: Words, client: Client) -> None:
    assert read("/responses/peel-2030.northmoor/", "//h1", status=404) == "We cannot find that response"
    assert read(f"{PAGE}editions/9/", "//h1", status=404) == "We cannot find that response"
    assert client.get("/responses/peel-2030.northmoor.json").status_code == 404


def test_the_json_is_the_card(whole_record: None, client: Client) -> None:
    body = client.get(f"/responses/{PEEL_22}.json").json()
    assert (body["response"], body["current"]) == (as_payload(response()), True)
    assert card_from(PublicResponse, body["response"]) == response()
    assert client.get(f"{PAGE}editions/1.json").json() == body


def test_the_list_as_json_names_each_response(whole_record: None, client: Client) -> None:
    body = client.get("/responses.json").json()
    assert [(one["inspection"], one["published_on"], one["edition"]) for one in body["responses"]] == [
        (PEEL_22, "2023-01-05", 1),
        ("custody.northmoor", "2021-12-03", 1),
    ]


def test_a_response_without_a_recorded_day_counts_from_its_first_edition(db: None, read: Words) -> None:
    undated = response(clock=replace(response().clock, answered_on=None))
    published(undated, on=date(2023, 1, 9))
    assert read(PAGE, "//p[@class='ans-clock__sentence']") == (
        "Published on day 54 of 56, 9 January 2023. The last day was 11 January 2023."
    )


def test_the_pages_ask_as_many_queries_with_one_row_as_with_three(
    db: None, count_queries: Callable[[str], int]
) -> None:
    published(inspection())
    published(response())
    with_one = [count_queries(address) for address in ("/responses/", PAGE)]
    for number in (1, 2):
        other = inspection(f"custody-{number}.northmoor", findings=())
        published(other)
        published(response(other))
    published(response(), note="Again.")
    published(response(), note="And again.")
    assert (with_one, [count_queries(address) for address in ("/responses/", PAGE)]) == ([8, 8], [8, 8])


def test_a_long_list_of_responses_has_pages(db: None, read: Words, client: Client) -> None:
    for number in range(51):
        other = inspection(f"custody-{number}.northmoor", title=f"Custody {number}", findings=())
        published(response(other))
    rows = "//tbody/tr/th"
    assert len(read("/responses/", rows).split(" | ")) == 50
    assert read("/responses/?page=2", rows) == "Custody 0"
    assert (
        client.get("/responses.json?page=2").json()["pages"],
        read("/responses/?page=x", f"({rows})[1]"),
    ) == (
        2,
        "Custody 9",
    )
