"""Inspection reports of three styles about fictional forces, as saved pages, plain text and PDF."""

from __future__ import annotations

from datetime import date

import pytest
import typst

from answerable.documents.cards import Block, Text
from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read
from tests.extraction.reading_samples import SAMPLES, codes, outline, reading_of, sample

EASTMARCH = [
    ("AFI", None, "The force needs to answer 101 calls sooner."),
    ("AFI", None, "The force should make sure response officers have time to meet their supervisors."),
    ("CoC", None, "Eastmarch Police doesn’t investigate crime well enough, and victims are let down."),
    ("  Rec", None, "make sure every investigation has a plan"),
    ("  Rec", None, "make sure supervisors check those plans"),
    (
        "AFI",
        None,
        "The force should improve how it uses outcomes by: training supervisors; and checking a sample each month.",
    ),
    ("AFI", None, "The force should review its backlog of referrals every day"),
]
EASTMARCH_GRADES = [
    ("Preventing crime and anti-social behaviour", "good"),
    ("Responding to the public", "adequate"),
    ("Protecting vulnerable people", "requires_improvement"),
    ("Investigating crime", "inadequate"),
]


def test_page_of_2021_22_gives_statements_and_not_explanations() -> None:
    reading = sample("reports/eastmarch_2021_22.html")
    assert (reading.kind, reading.reader) == ("inspection_report", "peel_report")
    assert reading.title.value == "PEEL 2021/22 – An inspection of Eastmarch Police"
    assert reading.force.value == "Eastmarch Police"
    assert reading.published.value == date(2022, 4, 28)
    assert [(grade.question, grade.grade) for grade in reading.grades] == EASTMARCH_GRADES
    assert outline(reading.findings) == EASTMARCH
    assert [finding.question for finding in reading.findings] == [
        "Responding to the public", "Responding to the public", "Investigating crime", "Investigating crime",
        "Investigating crime", "Investigating crime", "Protecting vulnerable people",
    ]  # fmt: skip
    assert codes(reading) == ["confirm_published"]


def test_the_same_report_as_pdf_gives_the_same_findings_with_pages() -> None:
    page = read_blocks(SAMPLES / "reports/eastmarch_2021_22.html")
    reading = read(read_blocks(typst.compile(_as_typst(page).encode())))
    assert outline(reading.findings) == EASTMARCH
    assert sorted((grade.question, grade.grade) for grade in reading.grades) == sorted(EASTMARCH_GRADES)
    assert {finding.places[0].page for finding in reading.findings} <= {1, 2, 3}


def test_questions_with_the_grade_on_the_next_line_are_read() -> None:
    reading = sample("reports/southvale_2018_19.txt")
    assert reading.published.value is None
    assert codes(reading)[0] == "updated_not_published"
    ethics = "How well does the force ensure that its workforce behaves ethically and lawfully?"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("How legitimately does the force treat the public and its workforce?", "requires_improvement"),
        (
            "To what extent does the force treat all of the people it serves with fairness and respect?",
            "good",
        ),
        (ethics, "requires_improvement"),
    ]
    assert outline(reading.findings) == [
        ("CoC", None, "The force does not vet everyone who works for it."),
        ("  Rec", None, "vet everyone who has access to its systems"),
        ("  Rec", None, "keep a list of those who are waiting"),
        ("AFI", None, "The force should publish the outcomes of misconduct hearings."),
        ("AFI", None, "The force should brief supervisors on the abuse of position."),
    ]
    assert {finding.question for finding in reading.findings} == {ethics}


def test_statement_set_as_a_heading_is_the_finding() -> None:
    reading = sample("reports/northmoor_2023_25.html")
    assert reading.published.value == date(2024, 12, 12)
    assert reading.monitoring_phase.value == "engage"
    assert outline(reading.findings) == [
        ("AFI", None, "Northmoor Constabulary should make sure officers record why they used force"),
        (
            "CoC",
            None,
            "Northmoor Constabulary doesn’t know what its workforce needs to be in five years’ time.",
        ),
        (
            "  Rec",
            "1",
            "By 31 March 2025, Northmoor Constabulary should write a workforce plan that rests on demand.",
        ),
        (
            "  Rec",
            "2",
            "By 30 June 2025, Northmoor Constabulary should agree that plan with the police and crime commissioner.",
        ),
    ]
    assert [f.due_text for f in reading.findings if f.parent] == ["By 31 March 2025", "By 30 June 2025"]


def test_grade_of_the_table_and_of_the_section_must_agree() -> None:
    reading = reading_of(
        "PEEL 2021/22 – An inspection of Southvale Police\nInvestigating crime\nGood\n"
        "Southvale Police is adequate at investigating crime.\n"
    )
    assert [(grade.question, grade.grade) for grade in reading.grades] == [("Investigating crime", "good")]
    assert codes(reading) == ["grades_disagree"]


def test_asking_sentence_among_explanations_is_doubted_not_taken() -> None:
    reading = reading_of(
        "PEEL 2021/22 – An inspection of Southvale Police\nInvestigating crime\nGood\nAreas for improvement\n"
        "The force should plan.\nFew plans were seen. They were short.\nThe force should check its plans.\n"
    )
    assert outline(reading.findings) == [("AFI", None, "The force should plan.")]
    assert codes(reading) == ["may_be_finding"]


def test_statements_that_are_each_explained_are_all_findings_even_unmarked() -> None:
    reading = reading_of(
        "PEEL 2021/22 – An inspection of Southvale Police\nInvestigating crime\nGood\nAreas for improvement\n"
        "The force should plan.\nFew plans were seen. They were short.\nThe force needs to check its plans.\n"
        "Nobody had looked at them.\nMain findings\nThe force should be thanked.\nIt was kind.\n"
    )
    assert outline(reading.findings) == [
        ("AFI", None, "The force should plan."),
        ("AFI", None, "The force needs to check its plans."),
    ]


def test_a_list_of_recommendations_is_led_in_with_its_date() -> None:
    reading = reading_of(
        "PEEL 2021/22 – An inspection of Southvale Police\nInvestigating crime\nInadequate\nCause of concern\n"
        "Files are lost.\nRecommendations\nTo address this cause of concern, we recommend that the force immediately:\n"
        "• finds them; and\n• keeps them.\nResponding to the public\nInadequate\nCause of concern\nCalls are lost.\n"
        "Recommendations\nBy 1 May 2023 the force should:\n• answer them.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Files are lost."),
        ("  Rec", None, "finds them"),
        ("  Rec", None, "keeps them"),
        ("CoC", None, "Calls are lost."),
        ("  Rec", None, "answer them"),
    ]
    assert [finding.due_text for finding in reading.findings] == [
        None, "immediately", "immediately", None, "By 1 May 2023",
    ]  # fmt: skip


def test_limbs_under_an_item_belong_to_it() -> None:
    page = (
        "<h1>PEEL 2018/19 – An inspection of Southvale Police</h1><h2>Investigating crime</h2><p>Good</p>"
        "<h3>Areas for improvement</h3><ul><li>The force should better its files by:<ul><li>reading them; and</li>"
        "<li>keeping them.</li></ul></li><li>The force should plan.</li></ul><p>The force planned little.</p>"
    )
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert outline(reading.findings) == [
        ("AFI", None, "The force should better its files by: reading them; and keeping them."),
        ("AFI", None, "The force should plan."),
    ]


def test_badge_that_is_a_picture_is_read_by_its_description() -> None:
    page = (
        "<h1>PEEL 2021/22 – An inspection of Southvale Police</h1><img alt='Southvale Police logo'>"
        "<h2>Investigating crime <img alt='Requires improvement'></h2><p>Files were thin.</p>"
        "<h2>Good use of resources</h2><p><img alt='Graded: Outstanding'></p><p>Money is spent well.</p>"
    )
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Investigating crime", "requires_improvement"),
        ("Good use of resources", "outstanding"),
    ]


def _as_typst(page: Text) -> str:
    return '#set page(paper: "a4", footer: context counter(page).display())\n' + "\n\n".join(
        _mark_up(block) for block in page.blocks if block.cell is None
    )


def _mark_up(block: Block) -> str:
    text = "".join("\\" + letter if letter in "#*_$@<>`\\[]~-+=/" else letter for letter in block.text)
    if block.kind == "heading":
        return f"#heading(level: {block.level})[{text}]"
    if block.number:
        return f"- {text}"
    return f"#strong[{text}]" if block.bold else text


def test_grades_printed_before_their_areas_are_not_shifted_by_one() -> None:
    reading = reading_of(
        "PEEL 2021/22 – An inspection of Southvale Police\nThe grades are:\nGood\nInvestigating crime\n"
        "Responding to the public\nInadequate\nProtecting vulnerable people\nThat is all.\n"
        "Responding to the public\nGood\nSouthvale Police is good at responding to the public.\n"
    )
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Investigating crime", "good"),
        ("Responding to the public", "good"),
        ("Protecting vulnerable people", "inadequate"),
    ]
    assert codes(reading) == []


def test_statements_set_as_headings_in_one_box_are_all_findings() -> None:
    page = (
        "<h1>PEEL 2023–25: An inspection of Southvale Police</h1><h2>Investigating crime Adequate</h2>"
        "<h3>Areas for improvement</h3><h4>The force should plan.</h4><p>Few plans were seen. The force must act.</p>"
        "<h4>The force’s files need to be complete.</h4><p>Some had gaps.</p><h3>Main findings</h3><p>All is said.</p>"
    )
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Investigating crime", "adequate")
    ]
    assert outline(reading.findings) == [
        ("AFI", None, "The force should plan."),
        ("AFI", None, "The force’s files need to be complete."),
    ]


def test_page_of_one_pillar_whose_badges_are_lost_is_graded_by_its_sentences() -> None:
    reading = sample("reports/wexmere_pillar_2018.txt")
    assert (reading.title.value, reading.force.value) == ("Wexmere PEEL 2018", "Wexmere Police")
    fairness = "To what extent does the force treat all of the people it serves with fairness and respect?"
    ethics = "How well does the force ensure that its workforce behaves ethically and lawfully?"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("How legitimately does the force treat the public and its workforce?", "inadequate"),
        (fairness, "requires_improvement"),
        (ethics, "inadequate"),
    ]
    assert [
        (finding.question, *one)
        for finding, one in zip(reading.findings, outline(reading.findings), strict=True)
    ] == [
        (fairness, "AFI", None, "The force should write down why each person was searched."),
        (fairness, "AFI", None, "The force should let its scrutiny panel see how force was used."),
        (fairness, "AFI", None, "The force should publish what its scrutiny panel says."),
        (
            ethics,
            "CoC",
            None,
            "Nobody at Wexmere Police checks who works for it. This puts the public at risk.",
        ),
        (ethics, "  Rec", None, "The force should vet everyone who joins within three months."),
        (ethics, "  Rec", None, "The force should tell the public how far it has come."),
    ]
    assert codes(reading) == ["updated_not_published"]


def test_overview_that_awaits_a_grade_gives_none_for_it() -> None:
    reading = reading_of(
        "Wexmere 2016\nThis is the third PEEL assessment of Wexmere Police.\n"
        "The extent to which the force is effective at keeping people safe and reducing crime: not yet graded.\n"
        "The extent to which the force is legitimate at keeping people safe and reducing crime is: good.\n"
        "How effective is the force at keeping people safe and reducing crime?\nTo be graded\n"
        "How efficient is the force at keeping people safe and reducing crime?\nLast updated 03/11/2016\n"
        "Wexmere Police has been assessed as good in respect of the efficiency with which it keeps people safe and"
        " reduces crime. It was outstanding at it in 2015.\n"
    )
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("The extent to which the force is legitimate at keeping people safe and reducing crime", "good"),
        ("How efficient is the force at keeping people safe and reducing crime?", "good"),
    ]
    assert (reading.title.value, reading.force.value) == ("Wexmere 2016", "Wexmere Police")


def test_key_of_the_grades_there_are_grades_nothing() -> None:
    reading = reading_of(
        "PEEL 2018/19: grades of all forces\nOverall summary\nEffectiveness - Question 5 - Ungraded\nKey\nEffectiveness\n"
        "Efficiency\nLegitimacy\nOutstanding\nGood\nRequires improvement\nInadequate\nLoading graph...\n"
    )
    assert (reading.grades, reading.findings) == ((), ())


def test_page_that_only_leads_to_a_report_says_when_it_was_published() -> None:
    reading = reading_of(
        "PEEL: police legitimacy 2017 - Wexmere Police\n\nPublished on: 12 December 2017\n\n"
        "Publication types: Legitimacy and PEEL\n\nThis report has what we found.\n\nGet the report\n\n"
        "Get the press release\n\nWexmere Police praised for good performance\n"
    )
    assert (reading.reader, reading.force.value) == ("peel_report", "Wexmere Police")
    assert reading.title.value == "PEEL: police legitimacy 2017 - Wexmere Police"
    assert reading.published.value == date(2017, 12, 12)
    assert (reading.grades, reading.findings) == ((), ())


def test_month_on_the_title_page_is_doubted() -> None:
    reading = reading_of(
        "PEEL: Police effectiveness 2016\nAn inspection of Wexmere Police\nMarch 2017\n"
        "Overview – How effective is the force at keeping people safe and reducing crime?\nOverall judgment\nGood\n"
    )
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("How effective is the force at keeping people safe and reducing crime?", "good")
    ]
    assert codes(reading) == ["date_month_only"]


@pytest.mark.parametrize(
    "words",
    [
        "Concerns over Wexmere Police\nThe force is failing, the police inspectorate has said.\nGet the report\n"
        "PEEL 2021/22 – An inspection of Wexmere Police\nInspectors graded it ‘inadequate’ in three areas.\n",
        "Response to PEEL 2018/19\nWexmere Police is good at investigating crime.\nAreas for improvement\n"
        "• The force should plan.\nForce response\nWe plan now.\n",
        "PEEL 2018/19 – An inspection of Wexmere Police\nAreas for improvement\n• The force should plan.\nUpdate:\n"
        "It does.\n"
        "• The force should act.\nUpdate:\nIt will.\nInvestigating crime\nGood\n",
        "Wexmere 2018/19\nThe commissioner’s PEEL budget is set out below.\nIt is small.\n",
        "Annual Report 2018/19\nOverall summary\nWexmere Police had a PEEL inspection.\nInvestigating crime\nGood\n",
        "PEEL: Police effectiveness 2017 – force press releases\nHMICFRS judged that Wexmere Police:\n"
        "• is ‘good’ at preventing crime; and\n• is ‘good’ at protecting vulnerable people.\n",
    ],
)
def test_news_of_a_report_and_answers_to_one_are_left_to_others(words: str) -> None:
    assert reading_of(words).reader != "peel_report"


def test_box_that_says_none_is_closed() -> None:
    reading = reading_of(
        "PEEL 2018/19: An inspection of Northmoor Police\nPublished on: 3 June 2019\nEfficiency\n"
        "Planning for the future\nGood\nAreas for improvement\nNone.\n"
        "We looked at plans and at how the force keeps to them through the year.\n"
    )
    assert (reading.reader, reading.findings) == ("peel_report", ())
