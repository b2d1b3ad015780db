"""Findings told on pages that answer them: prose lists, quotations, tables with strokes, cards with a state."""

from __future__ import annotations

from tests.extraction.reading_samples import outline, reading_of

_PROSE = """Eastmarch Police – Commissioner’s response to the inspection of cells

HMICFRS published its report on Eastmarch Police on 3 November 2022.

The inspectorate made two areas for improvement:

(i) the force should mend its clocks; and
(ii) the force should count its keys.

On (i), the force should be done by Easter.
"""

_WITHIN = """I have asked the Chief Constable to comment on the report, as section 55 of the Police Act asks.

“I welcome the HMICFRS report, The Long Corridor: sharing buildings, about how forces share. It made one recommendation \
for chief constables; “If forces share a building, they should agree who locks it at night and write it down”. Done.”

[name], Northmoor Police and Crime Commissioner
"""

_CARDS = """HMICFRS

This page says what we are doing.

Cause for Concern

The Service Should see that its ladders are sound

Action Taken

Each ladder was tried. The Service should buy two more.

Status: In Progress

The Service Should plan for floods

Action Taken

A plan is being written.

Status: Complete
"""

_STROKES = """In answer to the super-complaint.
No. |
Recommendation |
Initial Constabulary Response 21st November 2024 |
7 |
By 27/03/25, seek changes to their systems so that staff can look for other crimes. |
We accept this. By May staff should be able to. |
10 |
By 27/03/25, look again at what officers are taught about it. |
We accept this. |
"""

_REQUEST = """Forgotten password?

Lamp posts

HMIC published its report on lamp posts on 15th September 2015. For each recommendation below please say what was done.

Recommendation 1

Within three months, every chief constable should count the lamp posts in the force’s area.

Recommendation 4

Immediately, every chief constable should light them.
"""

_FLAT = (
    "PEEL 2021/22 Wexmere Constabulary – PCC response (published 14 October 2022) No. HMICFRS area for improvement Force "
    "update PCC comment AFI 1 The constabulary should mend its clocks. Two are mended; the maker should mend the rest. I "
    "welcome this. AFI 2 The constabulary needs to count its keys. I shall ask. AFI 3 The consta"
)

_TWO_LANGUAGES = """Ymateb y Comisiynydd / Police and Crime Commissioner’s response to the inspection

Adroddiad / Report: PEEL 2023–25: An inspection of Wexmere Constabulary

Dyddiad cyhoeddi / Date published: 6 Chwefror 2025 / 6 February 2025

Meysydd i’w gwella

1. Dylai’r cwnstabliaeth drwsio ei chlociau.

Areas for improvement

1. The constabulary should mend its clocks.
2. The constabulary should count its keys.

Ymateb / Response

We accept both.
"""

_LIMBS = """Commissioner’s response to HMICFRS report: Paper everywhere

Recommendation 6 (a) and (b)

Chief constables should (a) tidy up; and (b) stay tidy.

Force response

We have.
"""

_SEVERAL = """HMICFRS reports and our responses

Area for improvement 1

Eastmarch Police should answer calls sooner.

Response

This is done.

Area for improvement 2

The force’s use of handcuffs isn’t looked at by anybody.

Response

A panel meets in the autumn.
"""


def test_improvements_in_prose_keep_the_numbers_they_are_answered_by() -> None:
    reading = reading_of(_PROSE)
    assert (reading.kind, outline(reading.findings)) == (
        "pcc_response",
        [("AFI", "i", "the force should mend its clocks"), ("AFI", "ii", "the force should count its keys")],
    )


def test_a_recommendation_quoted_inside_a_paragraph_is_taken() -> None:
    reading = reading_of(_WITHIN)
    assert outline(reading.findings) == [
        ("Rec", None, "If forces share a building, they should agree who locks it at night and write it down")
    ]
    assert reading.title.value == "The Long Corridor: sharing buildings"


def test_a_quotation_of_what_was_recommended_and_closed_is_history() -> None:
    words = _WITHIN.replace("It made one recommendation", "In 2016 it made a recommendation").replace(
        "Done.", "It was closed in 2018."
    )
    assert outline(reading_of(words).findings) == []


def test_what_is_asked_on_cards_under_a_cause_of_concern_are_recommendations_with_their_state() -> None:
    reading = reading_of(_CARDS)
    assert outline(reading.findings) == [
        ("Rec", None, "The Service Should see that its ladders are sound"),
        ("Rec", None, "The Service Should plan for floods"),
    ]
    assert [finding.status for finding in reading.findings] == ["In Progress", "Complete"]
    assert reading.kind == "action_plan"


def test_a_table_with_strokes_and_a_cell_on_each_line_gives_what_stands_behind_its_number() -> None:
    found = reading_of(_STROKES).findings
    assert outline(found) == [
        ("Rec", "7", "By 27/03/25, seek changes to their systems so that staff can look for other crimes."),
        ("Rec", "10", "By 27/03/25, look again at what officers are taught about it."),
    ]
    assert [finding.due for finding in found] == ["2025-03-27", "2025-03-27"]


def test_a_request_that_names_no_act_is_known_by_what_it_asks_over_numbered_recommendations() -> None:
    reading = reading_of(_REQUEST)
    assert (reading.kind, outline(reading.findings)) == (
        "foi",
        [
            (
                "Rec",
                "1",
                "Within three months, every chief constable should count the lamp posts in the force’s area.",
            ),
            ("Rec", "4", "Immediately, every chief constable should light them."),
        ],
    )


def test_a_reference_keeps_the_limbs_it_names() -> None:
    assert outline(reading_of(_LIMBS).findings) == [
        ("Rec", "6 (a) and (b)", "Chief constables should (a) tidy up; and (b) stay tidy.")
    ]


def test_findings_and_plain_responses_in_turn_are_a_response_though_a_finding_asks_nothing() -> None:
    reading = reading_of(_SEVERAL)
    assert (reading.kind, outline(reading.findings)) == (
        "pcc_response",
        [
            ("AFI", "1", "Eastmarch Police should answer calls sooner."),
            ("AFI", "2", "The force’s use of handcuffs isn’t looked at by anybody."),
        ],
    )


def test_a_table_run_together_on_one_line_gives_what_stands_behind_each_label_to_its_first_stop() -> None:
    reading = reading_of(_FLAT)
    assert outline(reading.findings) == [
        ("AFI", "AFI 1", "The constabulary should mend its clocks."),
        ("AFI", "AFI 2", "The constabulary needs to count its keys."),
    ]
    assert (reading.kind, reading.title.value) == ("pcc_response", "PEEL 2021/22 Wexmere Constabulary")


def test_a_response_in_two_languages_is_read_in_english() -> None:
    reading = reading_of(_TWO_LANGUAGES)
    assert outline(reading.findings) == [
        ("AFI", "1", "The constabulary should mend its clocks."),
        ("AFI", "2", "The constabulary should count its keys."),
    ]
    assert (reading.kind, reading.title.value, str(reading.published.value)) == (
        "pcc_response",
        "PEEL 2023–25: An inspection of Wexmere Constabulary",
        "2025-02-06",
    )
