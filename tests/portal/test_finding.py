"""The public page of one finding: the answer, who says so, the words, the story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from answerable.publishing.cards import PublicFinding, PublicSource, as_payload, card_from
from tests.publishing import factories
from tests.publishing.factories import PEEL_22, finding, inspection, published, withdraw

Words = Callable[..., str]
CAUSE = f"/findings/{PEEL_22}.coc-1/"


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        ("afi-01", "Area for improvement Recording why a call was regraded Not yet. Work is under way."),
        (
            "afi-02",
            "Area for improvement Telling victims what happens next Yes. Inspectors closed this on 9 May 2024.",
        ),
        (
            "afi-03",
            "Area for improvement Reading case files before they are closed Replaced. A newer finding took its place"
            " on 6 February 2025: Supervising investigations.",
        ),
        (
            "afi-04",
            "Area for improvement Café-style public meetings No. The force did not accept this, because the same"
            " residents already meet officers every month.",
        ),
        (
            "afi-05",
            "Area for improvement Counting repeat missing children No. The force disputes this, because the figure in"
            " the report counts some children twice.",
        ),
        (
            "afi-06",
            "Area for improvement Sharing the court calendar Not for this force. The force says it is for the courts"
            " service to do.",
        ),
        (
            "afi-07",
            "Area for improvement Naming a lead for rural crime We cannot say. Inspectors stopped following this on"
            " 8 January 2024 without closing it.",
        ),
        (
            "afi-08",
            "Area for improvement Checking vetting each year We do not know. Nothing has been published since"
            " 17 November 2022.",
        ),
        (
            "afi-09",
            "Area for improvement Flagging repeat callers Not yet. Inspectors were not satisfied on 20 June 2024,"
            " and work goes on.",
        ),
        (
            "pp-01",
            "Promising practice A van that visits villages Good work. Inspectors reported it for others to learn from;"
            " nothing needs doing.",
        ),
        (
            "coc-1",
            "Cause of concern Keeping people safe while they wait for an officer Not yet. The force says it finished on"
            " 3 October 2024; inspectors have not confirmed.",
        ),
        (
            "coc-1.rec-1",
            "Recommendation A supervisor looks again within the hour Yes. Inspectors closed this on 9 May 2024.",
        ),
    ],
)
def test_the_heading_is_the_answer(whole_record: None, read: Words, number: str, heading: str) -> None:
    assert read(f"/findings/{PEEL_22}.{number}/", "//h1") == heading


def test_the_answer_says_what_it_rests_on(whole_record: None, read: Words) -> None:
    assert read(CAUSE, "//*[@class='ans-answer__basis']") == (
        "This follows from the force’s statement of 3 October 2024 and the inspectors’ report of 17 November 2022. "
        "Checked on 10 March 2025."
    )


def test_the_two_truths_stand_apart(whole_record: None, read: Words) -> None:
    assert read(CAUSE, "//*[@class='ans-truths']/*") == (
        "The force says Finished on 3 October 2024 It has asked inspectors to close this. "
        "Source: statement of 3 October 2024"
        " | Inspectors have decided Nothing yet Open since 17 November 2022 Source: PEEL 2021/22, page 14"
        " | These are two different facts. Only inspectors can close a finding."
    )


def test_promising_practice_has_no_panels_and_is_never_open(whole_record: None, read: Words) -> None:
    assert read(f"/findings/{PEEL_22}.pp-01/", "//*[@class='ans-truths' or @class='ans-answer__basis']") == ""


def test_everybody_is_quoted_word_for_word_with_the_place(whole_record: None, read: Words) -> None:
    assert read(CAUSE, "//figure[not(contains(@class, 'small'))]") == (
        "Inspectors’ words When officers cannot be sent at once, Northmoor Police loses sight of the people who are "
        "waiting. We listened to 60 calls. In 19 of them nobody looked again at the risk, though hours had gone by. "
        "PEEL 2021/22, page 14. Published on 17 November 2022."
        " | The chief constable’s words Each waiting call is now read again within the hour by a supervisor, and the "
        "caller is told so. statement of 3 October 2024."
        " | The Commissioner’s words I have read the log for a busy weekend. It is better. I will say it is fixed when "
        "inspectors do. Scrutiny meeting of 21 November 2024."
    )


def test_recommendations_stand_under_their_cause_of_concern(whole_record: None, read: Words) -> None:
    assert read(CAUSE, "//section[@aria-labelledby='asked']/p | //article/div") == (
        "Two recommendations, both by 30 June 2023."
        " | Recommendation 1: A supervisor looks again within the hour Yes. Inspectors closed this on 9 May 2024. "
        "Source: inspectors’ letter of 9 May 2024"
        " | Recommendation 2: What the force knows, in one place Not yet. The force says it finished on 3 October 2024; "
        "inspectors have not confirmed. The force finished 15 months after the date inspectors set."
    )


def test_a_recommendation_leads_to_its_cause_of_concern(
    whole_record: None, links: Callable[[str], list[str]]
) -> None:
    assert CAUSE in links(f"/findings/{PEEL_22}.coc-1.rec-2/")


def test_the_story_is_told_newest_first(whole_record: None, read: Words) -> None:
    assert read(CAUSE, "//li[@class='ans-timeline__entry']") == (
        "3 October 2024 Force Said the work is finished statement of 3 October 2024"
        " | 5 January 2023 Commissioner Published the response, on day 50 of 56"
        " | 5 January 2023 Force Accepted the finding and agreed what to do"
        " | 17 November 2022 Inspectors Raised this cause of concern"
    )


def test_the_facts_name_the_earlier_finding_and_lead_to_it(
    whole_record: None, read: Words, links: Callable[[str], list[str]]
) -> None:
    earlier = "/findings/peel-2018-19.northmoor.afi-01/"
    assert read(CAUSE, "//section[@aria-labelledby='facts']//dl/div") == (
        "Kind Cause of concern: a serious, critical or systemic shortcoming, always with recommendations"
        " | Area Responding to the public Inadequatein PEEL 2021/22"
        " | Inspection PEEL 2021/22"
        " | Asked for by 30 June 2023, set by inspectors"
        " | Follows up Answering callers in time, raised on 2 May 2019"
        f" | Reference {PEEL_22}.coc-1"
    )
    assert earlier in links(CAUSE)


def test_an_earlier_finding_that_is_not_public_is_named_without_a_link(db: None, read: Words) -> None:
    published(inspection())
    assert read(CAUSE, "//aside//dl//a") == "Responding to the public | PEEL 2021/22"


def test_the_page_can_be_cited(whole_record: None, read: Words) -> None:
    assert read(CAUSE, "//section[@aria-labelledby='cite']/p[1]") == (
        "Northmoor Police and Crime Commissioner, “Keeping people safe while they wait for an officer”, edition 1, "
        f"10 March 2025. http://127.0.0.1:8000{CAUSE}"
    )


def test_the_json_is_the_card_with_its_answer(whole_record: None, client: Client) -> None:
    body = client.get(f"/findings/{PEEL_22}.coc-1.json").json()
    card = factories.waiting_calls()[0]
    assert card_from(PublicFinding, body["finding"]) == card
    assert (body["finding"], body["answer"], sorted(body)) == (
        as_payload(card),
        {"verdict": "Not yet.", "why": card.answer.why},
        ["address", "answer", "edition", "finding", "licence"],
    )


def test_an_unknown_finding_is_404_in_plain_words(whole_record: None, read: Words, client: Client) -> None:
    assert read(f"/findings/{PEEL_22}.afi-99/", "//h1", status=404) == "We cannot find that finding"
    response = client.get(f"/findings/{PEEL_22}.afi-99.json")
    assert (response.status_code, response.json()) == (404, {"error": "not found", "what": "finding"})


def test_a_withdrawn_finding_is_410_and_says_when_why_and_whom_to_ask(
    db: None, read: Words, client: Client
) -> None:
    published(inspection(factories.PEEL_25, findings=(), title="PEEL 2023–25"))
    withdraw(published(inspection()), reason="It named a witness.")
    assert read(CAUSE, status=410) == (
        "This finding was withdrawn When 12 March 2025 at 9:30am Why It named a witness. "
        "Who to ask The office of the Northmoor Police and Crime Commissioner "
        f"What it was {PEEL_22}.coc-1, edition 1 See all findings"
    )
    response = client.get(f"/findings/{PEEL_22}.coc-1.json")
    assert (response.status_code, response.json()["reason"]) == (410, "It named a witness.")
    assert "loses sight" not in response.content.decode()


def test_a_finding_corrected_away_is_410_with_the_note_of_the_correction(db: None, read: Words) -> None:
    published(inspection())
    published(inspection(findings=(finding(),)), note="A finding of another force had been copied here.")
    assert "A finding of another force had been copied here." in read(CAUSE, "//dd", status=410)


def test_one_finding_asks_as_many_queries_with_one_relation_as_with_three(
    db: None, count_queries: Callable[[str], int]
) -> None:
    cause, first, second = factories.waiting_calls()
    third = factories.finding(f"{PEEL_22}.coc-1.rec-3", parent=cause.reference, kind=first.kind)
    published(inspection(findings=(cause, first)))
    with_one = count_queries(CAUSE)
    published(inspection(findings=(cause, first, second, third)))
    assert (with_one, count_queries(CAUSE)) == (7, 7)


def test_words_of_others_cannot_become_markup_or_a_script_link(db: None, client: Client) -> None:
    bad = finding(
        name="<script>alert(1)</script>",
        text="<img src=x>",
        position_source=PublicSource("x", "javascript:alert(1)"),
    )
    published(inspection(findings=(bad,)))
    body = client.get(f"/findings/{PEEL_22}.afi-01/").content.decode()
    assert [bit for bit in ("<script>alert", "<img", "javascript:") if bit in body] == []


def test_crown_copyright_is_claimed_for_a_real_force_only(db: None, read: Words) -> None:
    real = factories.inspection(force=replace(factories.NORTHMOOR, fictional=False))
    factories.published(real)
    assert "Published on 17 November 2022. Crown copyright." in read(CAUSE)
    assert "Inspectors’ words are Crown copyright" in read(CAUSE, "//footer")


def test_words_of_a_made_up_force_are_nobody_s_copyright(whole_record: None, read: Words) -> None:
    assert "Crown copyright" not in read(CAUSE, "//body")
