"""Inspection reports on fictional fire services, and what their reader leaves to others."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of, sample


def test_report_of_2023_25_names_areas_as_its_headings_do() -> None:
    reading = sample("reports/eastmarch_fire_2023_25.html")
    assert (reading.kind, reading.reader) == ("inspection_report", "fire_report")
    assert reading.title.value == (
        "Effectiveness, efficiency and people 2023–2025 – An inspection of Eastmarch Fire Brigade"
    )
    assert (reading.force.value, reading.published.value) == ("Eastmarch Fire Brigade", date(2025, 2, 6))
    assert [(grade.question, grade.grade, len(grade.also)) for grade in reading.grades] == [
        ("Preventing fires and other risks", "good", 2),
        ("Making best use of resources", "adequate", 1),
        ("Protecting the public through fire regulation", "inadequate", 2),
    ]
    assert outline(reading.findings) == [
        ("AFI", None, "The brigade should evaluate its home visits."),
        ("CoC", None, "Eastmarch Fire Brigade doesn’t visit the premises where the danger is greatest."),
        ("  Rec", None, "say which premises it will visit first"),
        ("  Rec", None, "visit them"),
    ]
    assert [finding.question for finding in reading.findings] == [
        "Preventing fires and other risks",
        *["Protecting the public through fire regulation"] * 3,
    ]
    assert codes(reading) == ["confirm_published", "grade_counts_differ"]


def test_overview_gives_the_grades_of_its_sentences_and_lists() -> None:
    reading = sample("reports/saltmarsh_fire_overview_2018_19.txt")
    assert reading.title.value == "Saltmarsh and Fenby 2018/19"
    assert reading.force.value == "Saltmarsh & Fenby Fire and Rescue Service"
    assert reading.published.value is None
    safe = "keeping people safe and secure from fire and other risks"
    effective = f"How effective is the fire and rescue service at {safe}?"
    efficient = f"The extent to which the service is efficient at {safe}"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        (effective, "requires_improvement"),
        (efficient, "good"),
        ("The extent to which the service looks after its people", "inadequate"),
        ("The way it prevents fires and other risks", "inadequate"),
        ("its understanding of the risk of fire and other emergencies", "requires_improvement"),
        ("its response to national risks", "requires_improvement"),
        ("protecting the public through fire regulation", "good"),
    ]
    assert reading.findings == ()
    assert codes(reading) == ["updated_not_published"]


def test_page_that_only_leads_to_a_fire_report_is_read() -> None:
    reading = reading_of(
        "Fire and Rescue Service inspections 2018/19 – Wexmere Fire and Rescue Service\n\n"
        "Published on: 20 December 2018\n\n"
        "This is the first time that HMICFRS has inspected fire and rescue services.\n\nGet the report\n"
    )
    assert (reading.reader, reading.published.value) == ("fire_report", date(2018, 12, 20))
    assert (
        reading.title.value == "Fire and Rescue Service inspections 2018/19 – Wexmere Fire and Rescue Service"
    )


def test_table_of_two_inspections_gives_the_grades_of_this_one() -> None:
    rows = "".join(
        f"<tr><td>{area}</td><td>{now}</td><td>{before}</td></tr>"
        for area, now, before in [
            ("Effectiveness", "Good", "Requires improvement"),
            ("Understanding risk", "Requires improvement", "Requires improvement"),
        ]
    )
    page = (
        "<h1>Effectiveness, efficiency and people 2021/22 – An inspection of Wexmere Fire and Rescue Service</h1>"
        f"<table><tr><th>Question</th><th>This inspection</th><th>2018/19</th></tr>{rows}</table>"
    )
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Effectiveness", "good"),
        ("Understanding risk", "requires_improvement"),
    ]


@pytest.mark.parametrize(
    ("words", "reader"),
    [
        (
            "Wexmere Fire and Rescue Service: action plan\nEffectiveness – good\nEfficiency – good\n",
            "action_plan",
        ),
        (
            "Wexmere PEEL 2018\nHM Inspectorate of Constabulary and Fire & Rescue Services\n"
            "How effectively does the force reduce crime and keep people safe?\nGood\n",
            "peel_report",
        ),
        (
            "The service got one ‘good’ and one ‘adequate’, Wexmere Live reports.\nGood\nUnderstanding risk\n"
            "Adequate\nMaking best use of resources\n",
            "general",
        ),
    ],
)
def test_other_papers_on_fire_services_are_left_to_others(words: str, reader: str) -> None:
    assert reading_of(words).reader == reader


def test_day_alone_over_recommendations_is_their_deadline_and_none_of_them() -> None:
    reading = reading_of(
        "Effectiveness, efficiency and people\nAn inspection of Wexmere Fire and Rescue Service\n"
        "Published on: 20 June 2019\nPeople\nInadequate\nCause of concern\nPeople do not trust their leaders.\n"
        "Recommendations\nBy 30 September 2019:\n• the service should have a plan for its values; and\n"
        "• the chief fire officer should meet the staff of each station.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "People do not trust their leaders."),
        ("  Rec", None, "the service should have a plan for its values"),
        ("  Rec", None, "the chief fire officer should meet the staff of each station"),
    ]
    assert [finding.due for finding in reading.findings] == [None, "2019-09-30", "2019-09-30"]
