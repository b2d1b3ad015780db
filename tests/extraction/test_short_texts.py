"""What short texts, cut out of longer ones, do to findings: lost labels, lost tables, numbered paragraphs, bullets."""

from __future__ import annotations

import pytest

from tests.extraction.reading_samples import outline, reading_of


def _text(*lines: str) -> str:
    return "\n\n".join(lines)


def test_bullets_under_a_concern_of_the_register_are_recommendations_with_its_log() -> None:
    reading = reading_of(
        _text(
            "Cause of concern",
            "The force’s care for people who go missing is a cause of concern.",
            "Recommendation",
            "The force should immediately:\n- train those who take calls;\n- speak to every child who comes back.",
            "[on]2nd March 2017 [status]awaiting-review[/status][/on]",
        )
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The force’s care for people who go missing is a cause of concern."),
        ("  Rec", None, "train those who take calls"),
        ("  Rec", None, "speak to every child who comes back"),
    ]
    assert [finding.status for finding in reading.findings] == [None, "awaiting-review", "awaiting-review"]


def test_a_lead_in_that_says_what_to_do_keeps_its_limbs_in_the_register() -> None:
    reading = reading_of(
        _text(
            "Recommendation 4",
            "Within six months, the force should improve how it supervises by:\n(a) setting a standard; and\n"
            "(b) reviewing each case.",
            "[on]2nd March 2017 [status]awaiting-review[/status][/on]",
        )
    )
    assert outline(reading.findings) == [
        (
            "Rec",
            "4",
            "Within six months, the force should improve how it supervises by: (a) setting a standard; and "
            "(b) reviewing each case.",
        )
    ]


def test_a_numbered_letter_without_letter_information_is_read_with_its_states() -> None:
    reading = reading_of(
        _text(
            "Northmoor Police: progress against causes of concern",
            "1. We published our report on Northmoor Police on 6 October 2022. This letter is about one concern.",
            "2. The cause of concern was:",
            "Cause of concern",
            "The force does not record violent crime well.",
            "3. We recommended that, with immediate effect, the force should:",
            "(i) record every crime against a vulnerable person; and\n(ii) cancel only what is no crime.",
            "Findings",
            "Recommendation (i) – Complete",
            "4. Of 90 crimes that we looked at, 88 had been recorded.",
            "Recommendation (ii) – Not yet complete",
            "5. The desk is empty at weekends, and the force needs to put that right.",
        )
    )
    assert (reading.kind, reading.reader) == ("progress_letter", "letters")
    assert outline(reading.findings) == [
        ("CoC", None, "The force does not record violent crime well."),
        ("  Rec", "i", "record every crime against a vulnerable person"),
        ("  Rec", "ii", "cancel only what is no crime"),
    ]
    assert [finding.status for finding in reading.findings] == [None, "Complete", "Not yet complete"]


def test_an_explanation_between_a_concern_and_its_recommendations_keeps_the_parent() -> None:
    reading = reading_of(
        _text(
            "Northmoor Police – accelerated causes of concern",
            "Letter to the Chief Constable",
            "Dear Chief Constable,",
            "We write under our accelerated process.",
            "Cause of concern",
            "Northmoor Police does not manage the risk from offenders.",
            "Visits that are late have doubled. Managers told us they had too many people to look after.",
            "Recommendations",
            "Within three months, Northmoor Police should make sure that:",
            "• visits are made on time; and\n• checks are done.",
        )
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Northmoor Police does not manage the risk from offenders."),
        ("  Rec", None, "visits are made on time"),
        ("  Rec", None, "checks are done"),
    ]


def test_cells_one_below_another_under_four_heads_begin_with_a_number_and_a_deadline() -> None:
    reading = reading_of(
        _text(
            "Better Use of Time",
            "Published September 2014",
            "Recommendation\nStatus\nDue Date\nComment",
            "5. Not later than 31 October 2014, those forces without a plan should publish one.",
            "GREEN",
            "31/10/14",
            "The plan has a part on this. Officers agreed that it should stand.",
            "10. Not later than 31 March 2015, all forces should have processes to make sure that",
            "(i) calls are answered; and\n(ii) callers are told why.",
            "AMBER",
            "31/03/15",
            "A procedure is being written.",
        )
    )
    assert (reading.kind, reading.published.value) == ("tracker", None)
    assert outline(reading.findings) == [
        (
            "Rec",
            "5",
            "Not later than 31 October 2014, those forces without a plan should publish one.",
        ),
        (
            "Rec",
            "10",
            "Not later than 31 March 2015, all forces should have processes to make sure that (i) calls are answered; "
            "and (ii) callers are told why.",
        ),
    ]
    assert [finding.status for finding in reading.findings] == ["GREEN", "AMBER"]


def test_cells_in_turn_under_three_heads_are_findings_and_their_answers() -> None:
    reading = reading_of(
        _text(
            "Police and Crime Commissioner for Northmoor",
            "Response to HMICFRS Inspection under Section 55(5) of the Police Act 1996",
            "Inspection Title: PEEL: Police legitimacy 2017 – Northmoor Constabulary",
            "Area for Improvement",
            "Constabulary Response",
            "PCC Comment",
            "The force should let others look at its searches.",
            "A panel met in February. Its members should be trained by May.",
            "I went to the meeting.",
            "The force should refer every complaint to the Independent Police Complaints Commission.",
            "Each case is looked at weekly.",
            "I shall look at files myself.",
            "Recommendation: none were made.",
        )
    )
    assert (reading.kind, reading.force.value) == ("pcc_response", "Northmoor Constabulary")
    assert outline(reading.findings) == [
        ("AFI", None, "The force should let others look at its searches."),
        (
            "AFI",
            None,
            "The force should refer every complaint to the Independent Police Complaints Commission.",
        ),
    ]


def test_columns_glued_to_an_area_for_improvement_are_its_day_and_state() -> None:
    reading = reading_of(
        _text(
            "Northmoor Fire and Rescue Service improvement plan",
            "HMICFRS inspected the service in 2022.",
            "Summary Sub actions Deadline date Status Overall %\n"
            "AFI 1 - The service should check its home visits 4 30 Jun 2024 Open - Actions on track 68\n"
            "AFI 3 - The service should have enough people for its programme 7 31 Dec 2023 Closed - Completed 100",
        )
    )
    assert [
        (finding.ref, finding.text, finding.status, finding.due_text) for finding in reading.findings
    ] == [
        (
            "AFI 1",
            "The service should check its home visits",
            "Open - Actions on track",
            "30 Jun 2024",
        ),
        (
            "AFI 3",
            "The service should have enough people for its programme",
            "Closed - Completed",
            "31 Dec 2023",
        ),
    ]


def test_a_bullet_with_limbs_ends_where_the_next_bullet_recommends() -> None:
    reading = reading_of(
        _text(
            "Northmoor – National child protection inspection",
            "Published on: 30 May 2019",
            "Recommendations",
            "Within three months",
            "• We recommend that, within three months, Northmoor Police reviews its approach, so that:\n"
            "  – roles are clear;\n  – staff ask the child.\n"
            "• We recommend that, within three months, Northmoor Police improves its custody records.",
        )
    )
    assert outline(reading.findings) == [
        (
            "Rec",
            None,
            "We recommend that, within three months, Northmoor Police reviews its approach, so that: "
            "– roles are clear; – staff ask the child.",
        ),
        (
            "Rec",
            None,
            "We recommend that, within three months, Northmoor Police improves its custody records.",
        ),
    ]
    assert [finding.due_text for finding in reading.findings] == ["within three months"] * 2


def test_paragraph_numbers_before_a_labelled_concern_and_short_areas_are_references() -> None:
    reading = reading_of(
        _text(
            "Report on an unannounced inspection visit to police custody suites in Northmoor",
            "by HM Inspectorate of Prisons and HM Inspectorate of Constabulary and Fire & Rescue Services",
            "Section 6. Summary of causes of concern, recommendations and areas for improvement",
            "6.1 Cause of concern: The force did not always meet code C.",
            "Recommendation: The force should take immediate action to meet the code. (S41)",
            "Areas for improvement",
            "6.4 The quality of its records needs to be better. (1.15)",
            "6.5 Frontline staff should carry knives for ligatures at all times (",
        )
    )
    assert [(finding.kind, finding.ref) for finding in reading.findings] == [
        ("cause_of_concern", "6.1"),
        ("recommendation", "S41"),
        ("area_for_improvement", "6.4"),
        ("area_for_improvement", "6.5"),
    ]


@pytest.mark.parametrize(
    ("told", "phase"),
    [
        ("The force stays in Scan.", "scan"),
        ("We will scan the horizon for new risks.", None),
    ],
)
def test_a_force_may_stay_in_its_phase(told: str, phase: str | None) -> None:
    words = _text("Northmoor Police: cause of concern progress letter", "Published on: 4 May 2023", told)
    assert reading_of(words).monitoring_phase.value == phase


def test_news_headed_that_the_commissioner_comments_on_an_inspection_is_no_response() -> None:
    reading = reading_of(
        _text(
            "News",
            "PCC comments on latest HMICFRS inspection",
            "Northmoor’s Commissioner has today welcomed the inspection of Northmoor Police.",
            "The force should answer more calls, the Commissioner said.",
        )
    )
    assert (reading.kind, reading.findings) == ("press_release", ())


def test_a_report_that_came_out_on_a_day_was_published_on_it() -> None:
    reading = reading_of(
        _text(
            "Dear Home Secretary",
            "HMICFRS report: ‘PEEL 2023–2025: An inspection of Northmoor Police’",
            "I write as section 55 of the Police Act 1996 requires about this report, which came out on 6 December 2023.",
        )
    )
    assert str(reading.published.value) == "2023-12-06"
