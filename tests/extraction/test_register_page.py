"""Pages of the old register, about fictional forces: the words, and a log of states and comments that is often broken."""

from __future__ import annotations

from datetime import date

from answerable.extraction.cards import Candidate
from answerable.extraction.readers.json_form import to_json
from tests.extraction.reading_samples import codes, outline, reading_of, sample


def log(finding: Candidate) -> list[tuple[date | None, str | None, str | None]]:
    """Day, state and comment of each line of a finding's log."""
    return [(entry.on, entry.status, entry.comment) for entry in finding.log]


def test_each_recommendation_keeps_its_limbs_and_its_own_log() -> None:
    reading = sample("papers/southvale_register.txt")
    assert (reading.kind, reading.reader, reading.title.value) == ("register_entry", "register_page", None)
    assert outline(reading.findings) == [
        (
            "Rec",
            "731",
            "Within six months chief constables should make sure that: • every neighbourhood has a named officer; and "
            "• the name is on the force’s website.",
        ),
        ("Rec", "804", "By 1 October 2017, Southvale Police should count the calls it misses at night."),
    ]
    first, second = reading.findings
    assert log(first) == [
        (date(2016, 2, 9), "awaiting-review", None),
        (date(2016, 2, 10), None, "New recommendation"),
        (date(2017, 1, 25), "being-progressed", None),
    ]
    assert log(second) == [
        (date(2017, 3, 3), None, "Counting began. The force should send figures."),
        (date(2018, 4, 27), "complete", None),
        (date(2018, 4, 27), None, "Closure agr"),
    ]
    assert [finding.status for finding in reading.findings] == ["being-progressed", "complete"]
    assert [(f.due_text, f.due) for f in reading.findings] == [
        ("Within six months", None),
        ("By 1 October 2017", "2017-10-01"),
    ]
    assert to_json(reading)["findings"][1]["status_history"] == [["2018-04-27", "complete"]]


def test_page_of_one_recommendation_has_its_inspection_as_title() -> None:
    reading = reading_of(
        "A quiet word: how forces speak to neighbours (731)\n\nForces should speak clearly to all their neighbours.\n\n"
        "[on]4th September 2014\n\nThis is being looked at.\n\n[/comment][/on][on]30th August 2017\n\nStill "
        "being looked at.\n"
    )
    assert reading.title.value == "A quiet word: how forces speak to neighbours"
    assert outline(reading.findings) == [
        ("Rec", "731", "Forces should speak clearly to all their neighbours.")
    ]
    assert [entry.on for entry in reading.findings[0].log] == [date(2014, 9, 4), date(2017, 8, 30)]
    assert reading.findings[0].status is None


def test_words_and_log_run_together_on_one_line_are_told_apart() -> None:
    reading = reading_of(
        "Eastmarch Police should mend its gates.[on]1st May 2016 [status]awaiting-review[/status][/on][on]2nd May 2016 "
        "&#91;comment&#93;Gates &amp; fences[/comment][/on]"
    )
    assert outline(reading.findings) == [("Rec", None, "Eastmarch Police should mend its gates.")]
    assert log(reading.findings[0]) == [
        (date(2016, 5, 1), "awaiting-review", None),
        (date(2016, 5, 2), None, "Gates &amp; fences"),
    ]


def test_log_of_plain_lines_is_read_and_its_comments_are_no_findings() -> None:
    reading = reading_of(
        "Page not found\n\nThe force should record every report of rape within a day.\n\n9 February 2017 – "
        "Awaiting review\n"
        "New\n25 January 2018 – Being progressed\nThe force should send more by June.\n27 April 2018 – Closed\n"
    )
    assert outline(reading.findings) == [
        ("Rec", None, "The force should record every report of rape within a day.")
    ]
    assert log(reading.findings[0]) == [
        (date(2017, 2, 9), "Awaiting review", "New"),
        (date(2018, 1, 25), "Being progressed", "The force should send more by June."),
        (date(2018, 4, 27), "Closed", None),
    ]
    assert reading.findings[0].status == "Closed"


def test_page_of_nothing_but_a_recommendation_is_one() -> None:
    words = "All forces should learn how many calls they get, and tell the college. All forces should say so each year."
    reading = reading_of(f"{words}\n")
    assert (reading.reader, outline(reading.findings), codes(reading)) == (
        "register_page",
        [("Rec", None, words)],
        [],
    )
    assert reading_of(f"{words}\nThe college was pleased.\n").reader == "general"


def test_labels_of_a_page_tell_its_report_and_force() -> None:
    reading = reading_of(
        "You should read our cookie policy.\nForce: Northmoor Police\nReport: A quiet word 2014\nType: Recommendation\n"
        "Northmoor Police should mend its gates.\n[on]1st May 2016 [status]complete[/status][/on]\n"
    )
    assert (reading.title.value, reading.force.value) == ("A quiet word 2014", "Northmoor Police")
    assert outline(reading.findings) == [("Rec", None, "Northmoor Police should mend its gates.")]


def test_cause_of_concern_is_followed_by_what_is_recommended_and_then_the_log() -> None:
    reading = reading_of(
        "Page not found\n\nCause of concern\n\n"
        "The way the force looks for lost boats worries HMIC. Some are never found.\n\n"
        "Recommendations\n\nThe force should at once:\n• count its boats; • paint them; and • lock the shed\n\n"
        "[on]2nd March 2017 [status]awaiting-review[/status][/on][on]8th May 2018 [comment]\n\nA shed was built."
    )
    assert (reading.kind, reading.reader) == ("register_entry", "register_page")
    assert outline(reading.findings) == [
        ("CoC", None, "The way the force looks for lost boats worries HMIC. Some are never found."),
        ("  Rec", None, "The force should at once: • count its boats; • paint them; and • lock the shed"),
    ]
    concern, asked = reading.findings
    assert (concern.log, asked.parent, asked.status) == ((), concern.id, "awaiting-review")
    assert log(asked) == [
        (date(2017, 3, 2), "awaiting-review", None),
        (date(2018, 5, 8), None, "A shed was built."),
    ]


def test_title_that_ends_in_a_force_names_it() -> None:
    log_lines = "[on]1st May 2016 [status]awaiting-review[/status][/on]"
    asked = "The force should at once take steps to count its boats."
    reading = reading_of(
        f"Police effectiveness 2015 (Boats) – Northmoor Police (731)\n\n{asked}\n\n{log_lines}"
    )
    assert reading.force.value == "Northmoor Police"
    assert reading.title.value == "Police effectiveness 2015 (Boats) – Northmoor Police"
    reading = reading_of(f"What Northmoor Police counted (731)\n\n{asked}\n\n{log_lines}")
    assert reading.force.value is None
