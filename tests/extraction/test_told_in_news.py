"""What news and pages of forces tell of the inspectors' findings, and the facts their furniture hides."""

from __future__ import annotations

import pytest

from tests.extraction.reading_samples import outline, reading_of

_SERVED = """Two services told to mend their shared workshop

Northmoor Police and Southvale Constabulary have been served with an accelerated cause of concern over the workshop.

The inspectorate, HMICFRS, said on Friday that the two forces “cannot say how many vans are roadworthy”.

It has recommended that, by 1 May 2025, the forces should jointly:

– count every van; and
– agree who mends it.

The Chief Constable of Northmoor said: “We should have known.”
"""

_SPECIAL = """Why Wexmere Police was put under special measures

The police inspectorate has published its report.

How Wexmere Police answers the public is a cause for concern for the inspectorate.

They say the force is losing too many calls before anybody can answer them.

So within three months, they should:

  • answer calls sooner;
  • ask the caller what has happened.
"""

_FORCE_PAGE = """\
Question 2 Cause of concern in the HMICFRS report stated that Wexmere Police loses many calls with the recommendations to:
- Answer calls sooner
- Ask every caller whether they are safe
Our response so far:
Milestone 1 (Jul-Sep 2022)
- We should have twelve more call handlers by Easter.
- We learn from peer reviews led by Northmoor Police and Southvale Constabulary.
"""


def test_a_cause_of_concern_served_on_two_forces_holds_what_they_are_asked_to_do() -> None:
    reading = reading_of(_SERVED)
    assert outline(reading.findings) == [
        ("CoC", None, "the two forces “cannot say how many vans are roadworthy”"),
        ("  Rec", None, "count every van"),
        ("  Rec", None, "agree who mends it"),
    ]
    assert [finding.accelerated for finding in reading.findings] == [True, False, False]
    assert (reading.kind, reading.force.value) == ("news", "Northmoor Police and Southvale Constabulary")


def test_a_cause_for_concern_told_in_two_sentences_holds_the_list_beneath() -> None:
    assert outline(reading_of(_SPECIAL).findings) == [
        ("CoC", None, "the force is losing too many calls before anybody can answer them"),
        ("  Rec", None, "answer calls sooner"),
        ("  Rec", None, "ask the caller what has happened"),
    ]


def test_a_forces_page_may_tell_the_concern_and_lead_in_its_recommendations_in_one_sentence() -> None:
    reading = reading_of(_FORCE_PAGE)
    assert outline(reading.findings) == [
        ("CoC", None, "Wexmere Police loses many calls"),
        ("  Rec", None, "Answer calls sooner"),
        ("  Rec", None, "Ask every caller whether they are safe"),
    ]
    assert (reading.kind, reading.force.value) == ("action_plan", "Wexmere Police")


def test_a_cause_of_concern_without_its_list_is_taken_only_where_it_is_quoted() -> None:
    told = (
        "Eastmarch Police’s work with lost children has been described as a ‘cause of concern’.\n\n"
        "The inspectorate said so today.\n\n"
    )
    quoted = (
        "The report adds: “The force’s work with lost children is a cause of concern to HMIC. It is slow.”"
    )
    assert outline(reading_of(told).findings) == []
    assert outline(reading_of(told + quoted).findings) == [
        ("CoC", None, "The force’s work with lost children is a cause of concern to HMIC.")
    ]


@pytest.mark.parametrize(
    ("said", "phase"),
    [
        ("The inspectorate put the force in its enhanced monitoring stage, Engage, in May.", "engage"),
        (
            "Northmoor Police has been moved into Engage. The process consists of two stages: Scan "
            "and Engage. All police "
            "forces are in routine monitoring under the Scan stage by default, but may be moved to the Engage stage.",
            "engage",
        ),
        (
            "HMICFRS has removed the force from Engage. All forces are in routine monitoring under "
            "the Scan stage by default.",
            "scan",
        ),
        ("HMICFRS has removed the force from Engage.", None),
        ("The process consists of two stages: Scan and Engage.", None),
    ],
)
def test_the_phase_is_where_the_force_is_and_not_how_monitoring_works(said: str, phase: str | None) -> None:
    assert reading_of(f"Northmoor Police moved\n\n{said}\n").monitoring_phase.value == phase


@pytest.mark.parametrize(
    "furniture",
    [
        "Subscribe Now",
        "Quickly exit this site by pressing the Escape key Leave this site",
        "We use some essential cookies to make our website work.",
        "Create new account",
        "YouTube Instagram LinkedIn",
        "Eastmarch Police and Crime Commissioner",
        "Letter information",
        "Thursday, May 30, 2024",
        "HomePolicingHow Eastmarch Police is...",
    ],
)
def test_a_line_of_the_site_is_no_title(furniture: str) -> None:
    words = (
        f"{furniture}\n\nHow Eastmarch Police is inspected\n\nHMICFRS has said that it will come in May.\n"
    )
    assert reading_of(words).title.value == "How Eastmarch Police is inspected"


def test_the_report_named_in_the_first_sentence_is_the_title() -> None:
    words = (
        "Response to report on our cells\n\nAs the Police and Crime Commissioner for Wexmere I answer the HMICFRS "
        "‘Report on an unannounced visit to the cells of Wexmere Police’ as published on 9 May 2021, under section 55 of "
        "the Police Act.\n\nComments\n\nI thank the inspectors.\n"
    )
    assert reading_of(words).title.value == "Report on an unannounced visit to the cells of Wexmere Police"


def test_a_report_published_in_a_month_has_no_day_though_its_sentence_names_one() -> None:
    words = (
        "Commissioner’s response to HMICFRS report\n\nThe HMICFRS report was published in May 2022 after inspectors came "
        "on 11 March 2022.\n"
    )
    reading = reading_of(words)
    assert reading.published.value is None
    assert "date_month_only" in [doubt.code for doubt in reading.doubts]


def test_a_word_before_constabulary_in_the_head_of_a_table_makes_no_force() -> None:
    words = "HMICFRS report\n\nInitial Constabulary Response 21 November 2024\n\nWe accept this.\n"
    assert reading_of(words).force.value is None


def test_news_of_a_letter_is_news() -> None:
    words = (
        "Northmoor Police putting cyclists at risk\n\nGet the report\n\nNorthmoor Police – "
        "accelerated causes of concern\n\n"
        "HMICFRS said the force is failing cyclists. Two accelerated causes of concern were raised.\n\n"
        "His Majesty’s Inspector of Constabulary [name] said:\n\n“We have seen it requires immediate attention.”\n"
    )
    reading = reading_of(words)
    assert (reading.kind, outline(reading.findings)) == ("news", [])
