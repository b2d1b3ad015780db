"""Trackers about fictional forces: as tables, run together on a line, one cell on each line, and with labels."""

from __future__ import annotations

import io

import docx

from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Reading
from answerable.extraction.readers import read
from answerable.extraction.readers.column_words import column_named
from tests.extraction.reading_samples import codes, outline, reading_of, sample


def states(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    """State, due words and due day of each finding."""
    return [(finding.status, finding.due_text, finding.due) for finding in reading.findings]


SOUTHVALE = [
    ("AFI", "AFI 1", "The force should keep its: • keys counted; and • vans clean."),
    ("AFI", "2", "The force should visit every school once a year."),
    ("Rec", "Rec 3", "By June 2020, chief constables should publish how long callers wait."),
    ("Rec", "4", "Forces should share their rotas."),
]


def test_rows_are_findings_whatever_their_colour() -> None:
    reading = sample("papers/southvale_tracker.html")
    assert (reading.kind, reading.reader, reading.force.value) == ("tracker", "tracker", "Southvale Police")
    assert outline(reading.findings) == SOUTHVALE
    assert states(reading) == [
        ("GREEN", "31 March 2020", "2020-03-31"),
        ("Amber", "December 2020", "2020-12"),
        ("Red", "01/06/2020", "2020-06-01"),
        ("White", "n/a", None),
    ]
    assert codes(reading) == ["date_month_only", "kind_not_given", "several_reports"]


def test_tracker_in_a_word_file_reads_alike() -> None:
    file = docx.Document()
    file.add_heading("Eastmarch Police recommendations tracker", 1)
    rows = [
        ("No", "Recommendation", "Status", "Deadline", "Progress"),
        ("PEEL 2021/22, published 4 May 2022",) * 5,
        (
            "1",
            "The force should check its locks.",
            "In progress",
            "Jan 2023",
            "The force should be done soon.",
        ),
        ("2", "The force should check its lamps.", "Complete", "", ""),
    ]
    table = file.add_table(rows=len(rows), cols=5)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.rows[1].cells[0].merge(table.rows[1].cells[4]).text = rows[1][0]
    held = io.BytesIO()
    file.save(held)
    reading = read(read_blocks(held.getvalue()))
    assert outline(reading.findings) == [
        ("Rec", "1", "The force should check its locks."),
        ("Rec", "2", "The force should check its lamps."),
    ]
    assert states(reading) == [("In progress", "Jan 2023", "2023-01"), ("Complete", None, None)]
    assert (reading.title.value, str(reading.published.value)) == ("PEEL 2021/22", "2022-05-04")
    assert codes(reading) == ["confirm_published"]


def test_table_run_together_on_one_line_gives_its_rows_and_not_its_key() -> None:
    reading = sample("papers/eastmarch_run_on_tracker.txt")
    assert (reading.title.value, reading.force.value, reading.published.value) == (
        "PEEL 2019/2020",
        "Eastmarch Police",
        None,
    )
    assert outline(reading.findings) == [
        ("AFI", "1", "The force should know how many of its bicycles are ridden."),
        ("Rec", "2", "Chief constables should let officers choose their own boots."),
    ]
    assert states(reading) == [
        ("AMBER", "No date set by HMICFRS March 2021 chosen by the board", "2021-03"),
        ("GREEN", "October 2020", "2020-10"),
    ]
    assert codes(reading) == ["date_month_only", "counts_differ"]


def test_cells_printed_below_one_another_are_put_back_into_rows() -> None:
    reading = reading_of(
        "Northmoor Police\nHMICFRS recommendations tracker\n\nRef\nRecommendation\nRAG\nDue date\nOwner\nUpdate\n\n"
        "PEEL 2021/22 – published 17 March 2023\n\n1\nThe force should answer its telephones.\nAmber\n31 July 2023\nACC\n"
        "A rota began. The force should gain.\n\n2\nThe force should make sure that:\n• its rules are known; and\n"
        "• its staff keep them.\nRed\nDecember 2023\nDCC\nLate.\n"
    )
    assert outline(reading.findings) == [
        ("Rec", "1", "The force should answer its telephones."),
        ("Rec", "2", "The force should make sure that: • its rules are known; and • its staff keep them."),
    ]
    assert states(reading) == [("Amber", "31 July 2023", "2023-07-31"), ("Red", "December 2023", "2023-12")]
    assert (reading.title.value, reading.force.value) == ("PEEL 2021/22", "Northmoor Police")


def test_labels_before_each_value_make_a_row() -> None:
    reading = reading_of(
        "HMICFRS recommendations register\nReport title: Left waiting\nPublished: 5 July 2017\n\nReference: LW1\n"
        "Recommendation: Chief constables should keep a list:\n• of names; and\n• of days.\nStatus: Complete\n"
        "Comments: The force should keep it up.\n\nReference: LW2\nRecommendation: Chief constables should read it.\n"
        "Status: In progress\n"
    )
    assert outline(reading.findings) == [
        ("Rec", "LW1", "Chief constables should keep a list: • of names; and • of days."),
        ("Rec", "LW2", "Chief constables should read it."),
    ]
    assert (reading.kind, reading.title.value, str(reading.published.value)) == (
        "register_entry",
        "Left waiting",
        "2017-07-05",
    )
    assert [finding.status for finding in reading.findings] == ["Complete", "In progress"]


def test_cards_of_number_state_and_words_are_rows() -> None:
    reading = reading_of(
        "Source · Register\nPEEL 2018/19 – Southvale Police\nRecommendations\n1\nCompleted\nThe force should look up.\n"
        "Southvale Police\n2\nSuperseded\nThe force should look down.\nSouthvale Police\n"
    )
    assert outline(reading.findings) == [
        ("Rec", "1", "The force should look up."),
        ("Rec", "2", "The force should look down."),
    ]
    assert [finding.status for finding in reading.findings] == ["Completed", "Superseded"]


def test_columns_are_known_by_their_heads() -> None:
    heads = {
        "Recommendation number": "reference",
        "Recommendation": "finding",
        "Recommendations & Areas for Improvement": "finding",
        "RAG rating": "status",
        "Target completion date": "due",
        "Strategic lead": "owner",
        "Progress update": "comment",
        "Report title": "report",
        "Date published": "published",
        "Action required": "action",
        "Reasons why the moon is round": None,
    }
    assert {words: column_named(words) for words in heads} == heads


def test_response_with_a_table_of_states_is_left_to_others() -> None:
    page = (
        "<h1>Police and Crime Commissioner’s response</h1><p>Section 55 of the Police Act 1996.</p><table><tr><th>"
        "Recommendation</th><th>Status</th></tr><tr><td>The force should walk.</td><td>Green</td></tr></table>"
    )
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert "tracker" not in (reading.kind, reading.reader)


def test_owner_named_before_the_state_is_no_part_of_the_finding() -> None:
    reading = reading_of(
        "INSPECTION RECOMMENDATIONS No. Recommendation Lead RAG Timescale Update 1 The force should train its "
        "call handlers. "
        "ACC Ops Amber Mar-24 Dates are set. 2 The force should write plainly. Supt Comms Green 31/03/23 "
        "Letters were rewritten"
    )
    assert outline(reading.findings) == [
        ("Rec", "1", "The force should train its call handlers."),
        ("Rec", "2", "The force should write plainly."),
    ]
    assert [finding.status for finding in reading.findings] == ["Amber", "Green"]


def test_child_of_a_concern_is_known_by_its_reference() -> None:
    rows = [
        ("CfC 1", "Staff are not treated with dignity.", "", "Off track"),
        ("CfC 1 – R1", "The service should train its managers.", "Train all", "Off track"),
        ("AFI 2", "The service should keep its data fresh.", "Buy terminals", "On track"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows)
    heads = "<tr><th>Ref</th><th>What HMICFRS found</th><th>What we will do</th><th>Where we are</th></tr>"
    page = f"<table>{heads}{cells}</table>"
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert outline(reading.findings) == [
        ("CoC", "CfC 1", "Staff are not treated with dignity."),
        ("  Rec", "CfC 1 – R1", "The service should train its managers."),
        ("AFI", "AFI 2", "The service should keep its data fresh."),
    ]
    assert [(action.text, action.findings) for action in reading.actions] == [
        ("Train all", ("f2",)),
        ("Buy terminals", ("f3",)),
    ]


DRAWN = """Northmoor Police

Causes of concern tracked for Northmoor Police

Recommendations (4)

| # | Recommendation | Directed at | Status |
|---|---|---|---|
| T1 | Cause of concern: The force loses boats. Nobody knows why. Recommendation: The force should count its boats. | Northmoor Police | Completed |
| T2 | Cause of concern: The force loses boats. Nobody knows why. Recommendation: The force should lock its shed. | Northmoor Police | Open |
| T3 | Cause of concern: The shed leaks. Recommendation: The force should at once men"""  # noqa: E501


def test_cause_of_concern_in_the_cell_of_its_recommendation_is_read_once_and_is_the_parent() -> None:
    reading = reading_of(DRAWN)
    assert (reading.kind, reading.reader) == ("tracker", "tracker")
    assert outline(reading.findings) == [
        ("CoC", None, "The force loses boats. Nobody knows why."),
        ("  Rec", "T1", "The force should count its boats."),
        ("  Rec", "T2", "The force should lock its shed."),
        ("CoC", None, "The shed leaks."),
        ("  Rec", "T3", "The force should at once men"),
    ]
    assert [(f.id, f.parent, f.status) for f in reading.findings] == [
        ("f1", None, None), ("f2", "f1", "Completed"), ("f3", "f1", "Open"), ("f4", None, None), ("f5", "f4", None),
    ]  # fmt: skip
    assert codes(reading) == ["counts_differ"]


def test_torn_table_of_recommendations_and_answers_is_read_for_the_recommendations() -> None:
    reading = reading_of(
        "Quickly exit this site\n\nNo. |\nRecommendation |\nInitial Constabulary Response 21st November 2024 |\n7 |\n"
        "By 27 March 2025, change their boats where that is needed. |\nWe accept this. We have new boats. |\n10 |\n"
        "By 27 March 2025, look again at their sheds. |\nWe accept this. Our shed is dry, and we have"
    )
    assert outline(reading.findings) == [
        ("Rec", "7", "By 27 March 2025, change their boats where that is needed."),
        ("Rec", "10", "By 27 March 2025, look again at their sheds."),
    ]
    assert (reading.title.value, reading.force.value) == (None, None)


def test_words_and_days_that_a_narrow_column_broke_are_whole_and_a_row_goes_on_over_the_page() -> None:
    rows = [
        ["No.", "Type", "Recommendatio n as published", "Target date", "RAG"],
        ["Investigating crime", "", "", "", ""],
        ["W1", "Recommendatio n", "The force should count its", "31/12/202", "Red"],
        ["", "", "Boats at night.", "5", ""],
        ["W2", "AFI", "The force should lock its sheds.", "01/02/202 6", "Green"],
    ]
    drawn = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    reading = reading_of(
        f"Northmoor Police: tracker\n\nPEEL 2023–25: An inspection, published 3 May 2024\n\n{drawn}\n"
    )
    assert reading.title.value == "PEEL 2023–25: An inspection"
    assert outline(reading.findings) == [
        ("Rec", "W1", "The force should count its Boats at night."),
        ("AFI", "W2", "The force should lock its sheds."),
    ]
    assert states(reading) == [("Red", "31/12/2025", "2025-12-31"), ("Green", "01/02/2026", "2026-02-01")]
    assert [finding.question for finding in reading.findings] == ["Investigating crime"] * 2
