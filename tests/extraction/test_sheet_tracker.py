"""Trackers in spreadsheets: rows made findings and actions, columns taken for what they are or asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from answerable.documents.cards import Text
from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Reading
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import from_json, to_json
from answerable.extraction.readers.sheet_columns import Told
from answerable.extraction.readers.sheet_values import Typed, day_typed, kind_typed
from tests.documents.sheets import by_hand, data, written
from tests.extraction.reading_samples import codes, outline

HEADER = ["Ref", "Type", "Recommendation", "Due date", "Lead", "RAG"]
CHECK = "The force should make sure that supervisors check every file."
CALLS = "The force should answer calls in time."
CALLERS = "The force is failing to protect vulnerable callers."
TRAIN = "The force should train its call handlers."
DEMAND = "The force should review its demand data."


def text_of(sheets: dict[str, list[list[Any]]]) -> Text:
    return read_blocks(written(sheets))


def reading_of(rows: list[list[Any]], *, told: tuple[Told, ...] = ()) -> Reading:
    return read(text_of({"Tracker": rows}), columns=told)


FULL = [
    ["Northmoor Police: HMICFRS recommendations tracker"],
    ["PEEL 2023–25: An inspection of Northmoor Police", None, "Published 3 May 2024"],
    [*HEADER, "Area", "Update", "Date of update", "Date closed", "Action", "Parent ref"],
    ["AFI 1", "AFI", CHECK, date(2024, 10, 31), "ACC Crime", "Amber", "Investigating crime", "Training goes on.",
     date(2024, 9, 1), None, "Write guidance"],
    [None, None, None, date(2024, 12, 1), "Supt Grey", "Green", None, None, None, None, "Train all supervisors"],
    ["AFI 2", "AFI", CALLS, "Oct-24", "Ch Supt", "Green", "Responding", "Done.", None, date(2024, 8, 1)],
    ["CoC 1.1", "Recommendation", TRAIN, "31/01/25", "DCC", "Red", None, None, None, None, None, "CoC 1"],
    ["CoC 1", "Accelerated cause of concern", CALLERS, "Within 3 months", "DCC", "Red"],
    ["", "Innovative practice", "The force has a good app for victims."],
    ["Total", None, None, 4],
]  # fmt: skip


def test_tracker_with_titles_above_its_header_is_read_whole():
    text = text_of(
        {"Tracker": FULL, "Key": [["RAG", "Recommendation"], ["Red", "It is late and may never be done."]]}
    )
    reading = read(text)
    assert (reading.reader, reading.kind) == ("sheet_tracker", "tracker")
    assert reading.title.value == "PEEL 2023–25: An inspection of Northmoor Police"
    assert (reading.force.value, reading.published.value) == ("Northmoor Police", date(2024, 5, 3))
    assert outline(reading.findings) == [
        ("AFI", "AFI 1", CHECK),
        ("AFI", "AFI 2", CALLS),
        ("CoC", "CoC 1", CALLERS),
        ("  Rec", "CoC 1.1", TRAIN),
    ]
    assert codes(reading) == ["confirm_published", "practice_left_out"]
    assert text.cell_words(reading.findings[0].places[0]) == "sheet ‘Tracker’, cell C4"


def test_row_keeps_its_status_its_due_day_and_how_it_has_stood():
    found = reading_of(FULL).findings
    assert [(one.status, one.due_text, one.due, one.question) for one in found] == [
        ("Amber", "31 October 2024", "2024-10-31", "Investigating crime"),
        ("Green", "Oct-24", "2024-10", "Responding"),
        ("Red", "Within 3 months", None, None),
        ("Red", "31/01/25", "2025-01-31", None),
    ]
    assert [[(entry.on, entry.status, entry.comment) for entry in one.log] for one in found] == [
        [(date(2024, 9, 1), "Amber", "Training goes on.")],
        [(None, "Green", "Done."), (date(2024, 8, 1), "Green", None)],
        [],
        [],
    ]
    assert [one.accelerated for one in found] == [False, False, True, False]


def test_actions_are_the_forces_and_answer_the_finding_of_their_row_or_the_row_above():
    actions = reading_of(FULL).actions
    assert [(one.text, one.findings, one.owner, one.due, one.status) for one in actions] == [
        ("Write guidance", ("f1",), "ACC Crime", None, None),
        ("Train all supervisors", ("f1",), "Supt Grey", "2024-12-01", "Green"),
    ]


def test_grouping_rows_give_kind_area_and_cause_of_concern():
    rows = [
        ["Ref", "Recommendation", "Lead", "Status"],
        ["Areas for improvement"],
        ["Investigating crime"],
        [1, CHECK, "ACC", "Open"],
        ["Cause of concern 1: The force is failing to protect vulnerable callers."],
        ["1.1", TRAIN, "DCC", "Open"],
        ["1.2", DEMAND, "DCC", "Open"],
    ]
    reading = reading_of(rows)
    assert outline(reading.findings) == [
        ("AFI", "1", CHECK),
        ("CoC", "1", CALLERS),
        ("  Rec", "1.1", TRAIN),
        ("  Rec", "1.2", DEMAND),
    ]
    assert reading.findings[0].question == "Investigating crime"


def test_cause_of_concern_in_a_column_of_its_own_is_taken_once():
    rows = [
        ["Ref", "Cause of concern", "Recommendation", "Owner"],
        ["1", CALLERS, TRAIN, "DCC"],
        ["2", None, DEMAND, "DCC"],
    ]
    reading = reading_of(rows)
    assert outline(reading.findings) == [
        ("CoC", None, CALLERS),
        ("  Rec", "1", TRAIN),
        ("  Rec", "2", DEMAND),
    ]
    assert "kind_not_given" not in codes(reading)


def test_reference_of_a_cause_of_concern_beside_its_recommendation_is_its_own():
    rows = [["Ref", "Cause of concern", "Recommendation"], ["CoC 1", CALLERS, TRAIN], [None, None, DEMAND]]
    assert outline(reading_of(rows).findings) == [
        ("CoC", "CoC 1", CALLERS),
        ("  Rec", None, TRAIN),
        ("  Rec", None, DEMAND),
    ]


def test_column_of_details_holds_findings_where_its_words_ask_for_something():
    rows = [
        ["No.", "Type of finding", "Detail", "Deadline"],
        [1, "AFI", CHECK, None],
        [2, "AFI", CALLS, None],
    ]
    assert outline(reading_of(rows).findings) == [("AFI", "1", CHECK), ("AFI", "2", CALLS)]
    unclear = [["No.", "Type of finding", "Detail", "Deadline"], [1, "AFI", "Supervision", None]]
    assert (reading_of(unclear).findings, codes(reading_of(unclear))) == (
        (),
        ["column_unclear", "nothing_certain"],
    )


def test_rows_of_several_reports_are_said_and_none_is_taken_for_the_title():
    rows = [
        ["Report", "Recommendation", "Owner"],
        ["PEEL 2021/22", CHECK, "ACC"],
        [None, CALLS, "ACC"],
        ["Child protection 2023", CHECK, "DCC"],
    ]
    reading = reading_of(rows)
    assert [finding.text for finding in reading.findings] == [CHECK, CALLS, CHECK]
    assert (reading.title.value, codes(reading)) == (None, ["several_reports"])


def test_one_report_in_its_column_is_the_title_with_its_day():
    rows = [
        ["Force", "Inspection", "Date published", "Recommendation", "Owner"],
        ["Eastmarch Police", "PEEL 2021/22", date(2023, 3, 17), CHECK, "ACC"],
        ["Eastmarch Police", "PEEL 2021/22", date(2023, 3, 17), CALLS, "ACC"],
    ]
    reading = reading_of(rows)
    assert (reading.force.value, reading.title.value, reading.published.value) == (
        "Eastmarch Police",
        "PEEL 2021/22",
        date(2023, 3, 17),
    )


def test_rows_of_several_forces_leave_the_force_untold():
    rows = [
        ["Force", "Recommendation", "Owner"],
        ["Eastmarch Police", CHECK, "A"],
        ["Southvale Police", CALLS, "B"],
    ]
    reading = reading_of(rows)
    assert reading.force.value is None
    assert "several_forces" in codes(reading)


def test_row_said_again_for_another_action_is_one_finding_with_two_actions():
    rows = [["Ref", "AFI", "Action", "Owner"], ["AFI 1", CHECK, "Write", "A"], ["AFI 1", CHECK, "Train", "B"]]
    reading = reading_of(rows)
    assert outline(reading.findings) == [("AFI", "AFI 1", CHECK)]
    assert len(reading.findings[0].also) == 1
    assert [(one.text, one.findings) for one in reading.actions] == [("Write", ("f1",)), ("Train", ("f1",))]


def test_merged_cell_speaks_for_all_its_rows():
    words = ["Area", "AFI", "Owner", "Crime", CHECK, "A", CALLS, "B"]
    cells = ['<c r="{}" t="s"><v>{}</v></c>'.format(*pair) for pair in zip(
        ("A1", "B1", "C1", "A2", "B2", "C2", "B3", "C3"), range(8), strict=True)]  # fmt: skip
    rows = data(
        f"<row>{''.join(cells[:3])}</row>",
        f"<row>{''.join(cells[3:6])}</row>",
        f"<row>{''.join(cells[6:])}</row>",
    )
    sheet = by_hand(rows + '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>', words=words)
    assert [finding.question for finding in read(read_blocks(sheet)).findings] == ["Crime", "Crime"]


def test_what_cannot_be_settled_is_doubted_at_its_cell():
    rows = [
        [*HEADER, "Level", "Portfolio board", "Parent ref"],
        ["R1", "Recommendation", DEMAND, "31/02/2025", "DCC", "Red", "2", "Crime", "CoC 9"],
        ["7", "Local", CHECK, None, "DCC", "Red", "1", "Crime"],
    ]
    text = text_of({"Tracker": rows})
    reading = read(text)
    assert [
        (doubt.code, text.cell_words(doubt.place) if doubt.place else "") for doubt in reading.doubts
    ] == [
        ("column_unclear", "sheet ‘Tracker’, cell G1"),
        ("columns_not_read", "sheet ‘Tracker’, cell H1"),
        ("parent_not_found", "sheet ‘Tracker’, cell I2"),
        ("cell_unclear", "sheet ‘Tracker’, cell D2"),
        ("cell_unclear", "sheet ‘Tracker’, cell B3"),
    ]
    assert reading.doubts[0].message == (
        "The column ‘Level’ could be ‘Closure level’ or ‘Status’; which is it? It was not read."
    )


def test_hidden_rows_must_be_decided_about():
    rows = data(
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', '<row hidden="1"><c t="s"><v>2</v></c></row>'
    )
    reading = read(read_blocks(by_hand(rows, words=["AFI", "Owner", CHECK])))
    assert [(doubt.code, doubt.decide) for doubt in reading.doubts] == [
        ("nothing_certain", False),
        ("hidden_cells", True),
    ]


def test_what_a_person_told_of_a_column_is_read_and_no_longer_asked():
    rows = [["Recommendation", "Owner", "Level"], [CHECK, "ACC", "2"]]
    reading = reading_of(rows, told=(Told({"level": "status"}),))
    assert [(column.heading, column.role, column.told) for column in reading.columns] == [
        ("Recommendation", "finding", False),
        ("Owner", "owner", False),
        ("Level", "status", True),
    ]
    assert (reading.findings[0].status, codes(reading)) == ("2", [])


def test_what_was_told_of_other_headings_does_not_count_and_headings_nobody_knew_do():
    rows = [["Pos", "What they want", "Standing"], ["1", CHECK, "late"]]
    keys = frozenset({"pos", "what they want", "standing"})
    told = Told({"pos": "reference", "what they want": "finding", "standing": "status"}, keys)
    assert reading_of(rows).findings == ()
    assert outline(reading_of(rows, told=(told,)).findings) == [("Rec", "1", CHECK)]
    assert reading_of(rows, told=(Told(told.roles, frozenset({"pos"})),)).findings == ()


def test_reading_with_columns_goes_to_json_and_back():
    reading = reading_of(FULL)
    assert from_json(to_json(reading)) == reading


def test_tracker_as_csv_reads_as_the_workbook_does():
    source = 'Ref;Type;Recommendation;Due date\r\nAFI 1;AFI;"The force should:\r\n- act\r\n- record";31/10/2024\r\n'
    reading = read(read_blocks(source.encode("cp1252"), name="tracker.csv"))
    assert outline(reading.findings) == [("AFI", "AFI 1", "The force should: - act - record")]
    assert reading.findings[0].due == "2024-10-31"


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Telephone"], ["A Farrow", "01632 960001"]],
        [["Green", "The recommendation has been carried out."], ["Red", "It is late."]],
        [["Month", "Calls", "Answered"], ["May", 1200, "95%"]],
    ],
)
def test_spreadsheet_that_is_no_tracker_gives_no_finding(rows):
    reading = reading_of(rows)
    assert (reading.reader, reading.kind, reading.findings) == ("sheet_tracker", "unknown", ())
    assert codes(reading) == ["nothing_certain", "findings_column_unknown"]


def test_spreadsheet_with_headings_nobody_knows_has_its_title_from_above_them_and_never_from_one_of_them():
    rows = [["Portfolio", "Board", "Published"], ["Crime", "Force", "Yes"]]
    assert reading_of(rows).title.value is None
    assert reading_of([["Boards of Northmoor Police"], *rows]).title.value == "Boards of Northmoor Police"


def test_headings_that_say_how_they_were_copied_are_understood():
    rows = [
        ["Inspections of Northmoor Police"],
        ["Inspection", "Published", "Reference", "Type", "Finding as printed", "RAG"],
        ["PEEL 2023–25", "03/05/2024", "AFI 1", "Area for improvement", CHECK, "Amber"],
    ]
    reading = reading_of(rows)
    assert outline(reading.findings) == [("AFI", "AFI 1", CHECK)]
    assert (reading.title.value, reading.published.value) == ("PEEL 2023–25", date(2024, 5, 3))


def test_summary_sheet_is_not_counted_beside_the_tracker():
    rows = [["Ref", "AFI", "Owner"], ["AFI 1", CHECK, "ACC"]]
    reading = read(text_of({"Summary": rows, "Tracker": rows}))
    assert len(reading.findings) == 1
    assert reading.findings[0].also == ()


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("31/10/2024", Typed("2024-10-31")),
        ("31/10/24", Typed("2024-10-31")),
        ("Oct-24", Typed("2024-10")),
        ("October 2024", Typed("2024-10")),
        ("TBC", Typed(None)),
        ("", Typed(None)),
        ("31/02/2025", Typed(None, "“31/02/2025” is not a day")),
        ("31/02/25", Typed(None, "“31/02/25” is not a day")),
    ],
)
def test_cell_of_a_day_comes_to_a_day_or_says_why_not(words, typed):
    assert day_typed(words) == typed


def test_cell_of_a_kind_comes_to_a_kind_or_says_why_not():
    assert kind_typed("AFI") == Typed("area_for_improvement")
    assert kind_typed("Local") == Typed(None, "“Local” is not a kind of finding")
    assert kind_typed(" ") == Typed(None)


def test_sheet_without_a_known_column_of_findings_is_asked_about_and_its_headings_are_no_title():
    rows = [
        ["Inspection", "Published", "What they want", "RAG"],
        ["PEEL", "3 May 2024", "Quicker calls", "Red"],
    ]
    reading = reading_of(rows)
    assert (reading.title.value, codes(reading)) == (None, ["nothing_certain", "findings_column_unknown"])
    assert [column.role for column in reading.columns] == ["report", "published", None, "rag"]
    assert codes(read(text_of({"Tracker": [["Only one cell"]]}))) == ["nothing_certain"]
