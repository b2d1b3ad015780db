"""Action plans of fictional services: findings of the inspectors, and actions of the service that answer them."""

from __future__ import annotations

from answerable.extraction.cards import Reading
from tests.extraction.reading_samples import codes, outline, reading_of, sample


def actions(reading: Reading) -> list[tuple[str, tuple[str, ...], str | None, str | None, str | None]]:
    """Words, findings answered, owner, due words and state of each action."""
    return [(one.text, one.findings, one.owner, one.due_text, one.status) for one in reading.actions]


def test_plan_under_headings_gives_findings_and_actions() -> None:
    reading = sample("papers/wexmere_fire_plan.txt")
    assert (reading.kind, reading.title.value, reading.force.value) == (
        "action_plan",
        "HMICFRS Inspection 2021 Action Plan",
        "Wexmere Fire and Rescue Service",
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The service does not visit enough homes."),
        ("  Rec", "1", "write a plan of visits"),
        ("  Rec", "2", "visit those most at risk first"),
        ("AFI", "1", "The service should make sure that its crews are fit."),
        ("AFI", "E2", "The service should keep its records up to date"),
    ]
    concern = ("f1", "f2", "f3")
    assert actions(reading) == [
        (
            "We will appoint a manager for visits.",
            concern,
            "Area Manager Prevention",
            "January 2022",
            "Complete",
        ),
        ("The service should hire two advisers.", concern, "Head of HR", None, None),
        ("Hold a fitness test each year", ("f4",), "Head of HR", "June 2022", None),
        ("Records will be read through by the end of 2022.", ("f5",), None, None, None),
        ("A new system will be bought.", ("f5",), None, None, None),
    ]


def test_plan_in_a_table_links_each_row_of_actions_to_its_finding() -> None:
    reading = sample("papers/eastmarch_fire_plan.html")
    assert (reading.kind, reading.force.value, reading.published.value) == (
        "action_plan",
        "Eastmarch Fire and Rescue Service",
        None,
    )
    assert outline(reading.findings) == [
        ("AFI", None, "The service should make sure that its ladders are sound."),
        ("AFI", None, "The service should plan for floods."),
    ]
    assert {finding.status for finding in reading.findings} == {None}
    assert actions(reading) == [
        ("Test each ladder", ("f1",), "Head of Stores", "April 2023", "Green"),
        ("Buy three more", ("f1",), "Head of Stores", "30 June 2023", "Amber"),
        ("Write a plan", ("f2",), "Head of Response", None, "Green"),
    ]
    assert [action.due for action in reading.actions] == ["2023-04", "2023-06-30", None]
    assert codes(reading) == ["date_month_only", "counts_differ"]


def test_plan_that_only_counts_findings_holds_none() -> None:
    reading = reading_of(
        "Wexmere improvement plan\n\nIn the areas of effectiveness, efficiency and people, it graded the "
        "Service as ‘Requires "
        "Improvement’. HMICFRS gave us 24 areas for improvement.\n\nOur improvement plan says what the "
        "service should do.\n"
    )
    assert (reading.kind, outline(reading.findings), actions(reading)) == ("action_plan", [], [])
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("effectiveness", "requires_improvement"),
        ("efficiency", "requires_improvement"),
        ("people", "requires_improvement"),
    ]
    assert codes(reading) == ["nothing_certain", "counts_differ"]


def test_cause_of_concern_told_in_a_sentence_leads_in_its_recommendations() -> None:
    reading = reading_of(
        "Question 2 Cause of concern in the HMICFRS report stated that Northmoor Police is failing to find lost boats "
        "with the recommendations to:\n- Count the boats each night\n- Teach every officer to row\nOur response so far:\n"
        "Activity: Milestone 1 (Jul-Sep 2022)\n- We have bought a torch.\n"
        "- We learn from Wexmere Police and Southvale Police."
    )
    assert (reading.kind, reading.force.value, reading.title.value) == (
        "action_plan",
        "Northmoor Police",
        None,
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Northmoor Police is failing to find lost boats"),
        ("  Rec", None, "Count the boats each night"),
        ("  Rec", None, "Teach every officer to row"),
    ]


def test_page_of_a_service_that_answers_each_recommendation_keeps_their_states() -> None:
    reading = reading_of(
        "HMICFRS\n\nGood\n\nUnderstanding risk\n\nPreventing fires\n\nRequirs\nImprovement\n\nProtecting the public\n\n"
        "Promoting the right values and culture\n\nInadequate\n\nMaking best use of resources\n\n"
        "This page says what we are doing:\n\nCause for Concern\n\nThe Service Should see that its boats are counted\n\n"
        "Action Taken\n\nA torch was bought.\n\nStatus: In Progress\n\nThe Service Should see that its sheds are locked\n"
        "Action Taken\n\nA lock "
    )
    assert (reading.kind, reading.reader) == ("action_plan", "action_plan")
    assert outline(reading.findings) == [
        ("Rec", None, "The Service Should see that its boats are counted"),
        ("Rec", None, "The Service Should see that its sheds are locked"),
    ]
    assert [finding.status for finding in reading.findings] == ["In Progress", None]
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Understanding risk", "good"),
        ("Preventing fires", "good"),
        ("Protecting the public", "requires_improvement"),
        ("Promoting the right values and culture", "requires_improvement"),
        ("Making best use of resources", "inadequate"),
    ]


def test_report_that_speaks_of_action_plans_is_none() -> None:
    reading = reading_of(
        "HM Fire Service Inspectorate: What Our Visits Are Worth\n5 Conclusions\n96. This report has no recommendation. "
        "The service keeps an action plan for each of our reports, and its board reads it.\n97. Our conclusions are:\n"
        "a) That our visits have added value.\nb) Now and then the action plan has not matched what we found."
    )
    assert (reading.kind, reading.force.value, reading.findings) == ("inspection_report", None, ())
