"""Lists of findings taken away, edited and brought back: what is read, what differs, what is applied and what is not."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection, connections
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from answerable.documents.cards import CannotRead
from answerable.documents.formats.grids import read_cells
from answerable.journal.queries import latest, verify
from answerable.people.cards import Actor
from answerable.register import queries, services
from answerable.register.cards import Difference, EditCard, FindingCard
from answerable.register.readers.differences import differences
from answerable.register.readers.lists import edited_sheet
from answerable.register.services import FindingWords
from answerable.rules.permissions import Role
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Kind, Position
from tests.documents.sheets import converted, needs_office, open_sheet, row, table
from tests.factories import NOW, Staff, bring_to, make_finding, make_force, make_inspection, take_step
from tests.register.edited import HEADINGS, KEYS, edited, rows_of, taken_away, typed, workbook_of

database = pytest.mark.django_db
DUE = date(2024, 10, 31)
WHY = "Copied wrongly from the printed report"


def card(nth: int = 1, **values: Any) -> FindingCard:
    """A finding that no database knows."""
    plain: dict[str, Any] = {
        "key": nth,
        "reference": f"peel-2021-22.northmoor.afi-{nth:02}",
        "inspection": "peel-2021-22.northmoor",
        "inspection_title": "PEEL 2021/22",
        "raised_on": date(2023, 1, 19),
        "area": "northmoor",
        "order": nth,
        "kind": Kind.AREA_FOR_IMPROVEMENT,
        "number": str(nth),
        "called": "",
        "name": "Checking again",
        "text": "The force should check again on people who wait.",
        "question_key": "responding",
        "question": "Responding to the public",
        "parent": None,
        "addressee": "",
        "due_on": None,
        "due_by": "",
        "due_text": "",
        "accelerated": False,
        "places": (),
        "also": (),
        "read_as": None,
        "position": Position.NEW,
        "position_on": date(2023, 1, 19),
        "decision": Decision.OPEN,
        "decided_on": date(2023, 1, 19),
        "version": 1,
    }
    return FindingCard(**{**plain, **values})


def compared(content: bytes, *cards: FindingCard) -> tuple[Difference, ...]:
    return differences(edited_sheet(read_cells(content)), {one.reference: one for one in cards})


def told(one: Difference) -> list[tuple[str, str]]:
    return [(fault.place, fault.sentence) for fault in one.wrong]


words = st.text(min_size=1, max_size=80).map(lambda one: one.replace("\x00", "")).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(
    text=words,
    name=words,
    number=st.text(max_size=12).map(lambda one: one.replace("\x00", "")),
    due_on=st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    due_by=st.sampled_from(["", "inspectors", "force"]),
)
def test_list_that_nobody_edited_differs_in_nothing(
    text: str, name: str, number: str, due_on: date | None, due_by: str
) -> None:
    one = card(text=text, name=name, number=number, due_on=due_on, due_by=due_by)
    (found,) = compared(workbook_of([one]), one)
    assert (found.state, found.changes, told(found), found.blank) == ("same", (), [], ())


@pytest.mark.parametrize(
    "text", ["=1+1", "+44", "@SUM(A1)", "-", "http://a.example/", "{=1}", "'quoted", "_x0041_"]
)
def test_words_that_look_like_something_else_stay_words(text: str) -> None:
    one = card(text=text, name=text, addressee=text)
    content = workbook_of([one])
    with ZipFile(BytesIO(content)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert rows_of(content)[0]["text"] == text
    assert compared(content, one)[0].state == "same"


def test_workbook_has_typed_cells_a_frozen_row_lists_to_choose_from_and_a_guide() -> None:
    content = workbook_of([card(due_on=DUE, due_by="inspectors")])
    with ZipFile(BytesIO(content)) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        guide = read_cells(content)[1]
    cells = {one.get("r"): one for one in sheet.iterfind(".//{*}c")}
    assert cells["I2"].findtext("{*}v") == "45596"
    assert cells["F2"].get("t") in {"s", "inlineStr"}
    pane = sheet.find(".//{*}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    lists = [rule.get("sqref") for rule in sheet.iterfind(".//{*}dataValidation[@type='list']")]
    assert lists == ["G2", "J2"]
    assert guide.name == "How to edit"
    assert guide.rows[3][0] == "Leave"
    assert "A blank cell means “leave it as it is”" in guide.rows[3][1]
    assert guide.rows[4][1].startswith("To empty a cell, write CLEAR in it.")


def test_words_too_long_for_a_cell_are_left_blank_and_stay() -> None:
    one = card(text="word " * 8000)
    content = workbook_of([one])
    assert rows_of(content)[0]["text"] == ""
    assert [(found.state, found.blank) for found in compared(content, one)] == [("same", ())]


def test_each_cell_that_was_edited_is_a_change_with_its_place() -> None:
    one = card(due_on=date(2024, 1, 1), due_by="force", addressee="Chief Constable")
    changes = {
        "text": "The force should check  again on every person who waits.",
        "name": "Checking again on people who wait",
        "number": 7,
        "question": "Vetting",
        "addressee": "CLEAR",
        "due_on": DUE,
        "due_by": "inspectors",
    }
    (found,) = compared(edited(workbook_of([one]), {0: changes}), one)
    assert found.state == "good"
    assert [(change.heading, change.place, change.before, change.after) for change in found.changes] == [
        (
            "Words of the finding",
            "Findings, D2",
            "The force should check again on people who wait.",
            "The force should check again on every person who waits.",
        ),
        ("Short name", "Findings, E2", "Checking again", "Checking again on people who wait"),
        ("Printed number", "Findings, F2", "1", "7"),
        ("Area", "Findings, G2", "Responding to the public", "Vetting"),
        ("Addressee", "Findings, H2", "Chief Constable", ""),
        ("Due date", "Findings, I2", "1 January 2024", "31 October 2024"),
        ("Whose date", "Findings, J2", "The force", "Inspectors"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "31 October 2024",
        "31/10/2024",
        "31/10/24",
        "2024-10-31",
        "2024-10-31T00:00:00",
        "Thursday 31 October 2024",
        "31.10.2024",
    ],
)
def test_day_is_read_however_it_is_written(words: str) -> None:
    (found,) = compared(edited(workbook_of([card()]), {0: {"due_on": words}}), card())
    assert [change.value for change in found.changes] == ["2024-10-31"]


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        (
            {"due_on": "soon"},
            [("Findings, I2", "‘soon’ is not a day that can be read. Write it like 31 October 2024.")],
        ),
        (
            {"due_on": "October 2024"},
            [
                (
                    "Findings, I2",
                    "‘October 2024’ is not a day that can be read. Write it like 31 October 2024.",
                )
            ],
        ),
        ({"due_on": "31 October 1204"}, [("Findings, I2", "The year 1204 cannot be right.")]),
        ({"due_by": "us"}, [("Findings, J2", "‘us’ is neither ‘Inspectors’ nor ‘The force’.")]),
        ({"name": "n" * 201}, [("Findings, E2", "It has 201 characters; at most 200 are kept.")]),
        ({"text": "CLEAR"}, [("Findings, D2", "A finding cannot be without its words of the finding.")]),
        (
            {"kind": "Suggestion"},
            [
                (
                    "Findings, C2",
                    "“Suggestion” is not a kind of finding. The kind is part of the reference and stays as it is. "
                    "It says ‘Area for improvement’.",
                )
            ],
        ),
        (
            {"position": "Complete"},
            [("Findings, L2", "What the force says is changed on the finding’s own page. It says ‘New’.")],
        ),
        (
            {"version": "1"},
            [
                (
                    "Findings, B2",
                    "The version code is missing or was changed. Take the list away again and make the change in the "
                    "new one.",
                )
            ],
        ),
        (
            {"reference": "peel-2021-22.northmoor.afi-77"},
            [
                (
                    "Findings, A2",
                    "No finding that you may correct has the reference ‘peel-2021-22.northmoor.afi-77’.",
                )
            ],
        ),
        (
            {"reference": ""},
            [
                (
                    "Findings, A2",
                    "This row has no reference. New findings are added to their report, not here.",
                )
            ],
        ),
    ],
    ids=lambda one: next(iter(one), "") if isinstance(one, dict) else "",
)
def test_what_is_wrong_is_said_of_its_cell(changes: Mapping[str, Any], faults: list[tuple[str, str]]) -> None:
    (found,) = compared(edited(workbook_of([card()]), {0: changes}), card())
    assert (found.state, told(found)) == ("wrong", faults)


def test_finding_that_stands_twice_is_refused_in_both_rows() -> None:
    row = rows_of(workbook_of([card()]))[0]
    found = compared(typed([row, {**row, "name": "Another"}]), card())
    assert [told(one) for one in found] == [
        [("Findings, A2", "This finding also stands in row 3. Keep one of them.")],
        [("Findings, A3", "This finding also stands in row 2. Keep one of them.")],
    ]


def test_sorting_some_columns_without_the_others_is_noticed() -> None:
    one, two = card(1), card(2, name="Another")
    rows = rows_of(workbook_of([one, two]))
    moved = [{**rows[0], "reference": rows[1]["reference"]}, {**rows[1], "reference": rows[0]["reference"]}]
    found = compared(typed(moved), one, two)
    assert [told(each)[0][1].startswith("This version code is another finding’s") for each in found] == [
        True,
        True,
    ]


def test_version_code_raised_by_hand_is_refused() -> None:
    row = rows_of(workbook_of([card()]))[0]
    row["version"] = "2" + row["version"][1:]
    for now in (card(), card(version=2, name="Changed here")):
        (found,) = compared(typed([{**row, "name": "Mine"}]), now)
        assert told(found)[0][1].startswith("The version code was changed.")


def test_blank_cells_and_missing_columns_and_rows_leave_things_as_they_are() -> None:
    one, two = card(addressee="Chief Constable"), card(2)
    content = edited(
        workbook_of([one, two]),
        {0: {"addressee": "", "name": ""}},
        keys=["name", "reference", "addressee", "version"],
    )
    found = compared(content, one, two)
    assert [(each.state, each.blank) for each in found] == [
        ("same", ("Findings, A2", "Findings, C2")),
        ("same", ()),
    ]
    only = typed([{**rows_of(workbook_of([one]))[0], "number": "9"}], keys=["reference", "version", "number"])
    assert [(change.place, change.after) for each in compared(only, one, two) for change in each.changes] == [
        ("Findings, C2", "9")
    ]


def test_headings_of_trackers_are_known_and_strange_columns_are_named() -> None:
    headings = {"text": "Recommendation", "due_on": "Target date"}
    content = edited(
        workbook_of([card()]),
        {0: {"text": "Other words.", "due_on": DUE, "My notes": "x"}},
        keys=[*KEYS, "My notes"],
        headings=headings,
    )
    assert [change.key for change in compared(content, card())[0].changes] == ["text", "due_on"]
    assert edited_sheet(read_cells(content)).unknown == ("‘My notes’ (N1)",)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            typed([], keys=["reference", "text"]),
            "No sheet of this file has the columns ‘Reference’ and ‘Version code’",
        ),
        (
            typed([], keys=["reference", "version", "name", "name"]),
            "Findings, C1 and D1: two columns are called ‘Short name’. Keep one of them.",
        ),
    ],
    ids=["another file", "column twice"],
)
def test_file_that_is_no_such_list_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        edited_sheet(read_cells(content))
    assert str(refused.value).startswith(sentence)


def test_step_of_the_finding_since_is_no_conflict_and_another_correction_is() -> None:
    content = edited(workbook_of([card()]), {0: {"name": "Mine"}})
    (moved,) = compared(content, card(version=4, position=Position.PLANNED))
    assert (moved.state, moved.version) == ("good", 4)
    (corrected,) = compared(content, card(version=2, number="9"))
    assert (corrected.state, corrected.since) == ("conflict", ("Printed number",))
    assert [change.key for change in corrected.changes] == ["name"]
    (both,) = compared(content, card(version=2, name="Theirs"))
    assert [(one.before, one.after) for one in both.changes] == [("Theirs", "Mine")]
    (agreed,) = compared(content, card(version=2, name="Mine"))
    assert agreed.state == "same"


def test_hidden_rows_count_and_only_spreadsheets_are_read() -> None:
    content = workbook_of([card()])
    with pytest.raises(CannotRead) as refused:
        read_cells(b"Just some words.", name="list.txt")
    assert refused.value.code == "wrong_type"
    hidden = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(hidden, "w") as out:
        for name in source.namelist():
            part = source.read(name)
            out.writestr(
                name, part.replace(b'<row r="2"', b'<row r="2" hidden="1"') if "sheet1" in name else part
            )
    assert [row["reference"] for row in rows_of(hidden.getvalue())] == [card().reference]


def as_csv(rows: list[dict[str, str]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS[key] for key in KEYS)
    writer.writerows([row[key] for key in KEYS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_ods(rows: list[dict[str, str]]) -> bytes:
    """Without styles, as a converter might write it; the second row is repeated blanks."""
    lines = [row(*(HEADINGS[key] for key in KEYS)), row("", times=3)]
    return open_sheet(
        table("".join([*lines, *(row(*(one[key] for key in KEYS)) for one in rows)]), name="Findings")
    )


@pytest.mark.parametrize(
    ("saved_as", "name"), [(as_csv, "list.csv"), (as_ods, "list.ods")], ids=["csv", "ods"]
)
def test_list_saved_as_another_kind_of_file_is_the_same_list(
    saved_as: Callable[[list[dict[str, str]]], bytes], name: str
) -> None:
    one, two = card(1, due_on=DUE, due_by="force", text="=1+1, “text”", addressee="007"), card(2)
    rows = rows_of(workbook_of([one, two]))
    rows[1]["due_on"] = "31/10/2024"
    sheet = edited_sheet(read_cells(saved_as(rows), name=name))
    found = differences(sheet, {each.reference: each for each in (one, two)})
    assert [(each.state, [change.after for change in each.changes]) for each in found] == [
        ("same", []),
        ("good", ["31 October 2024"]),
    ]


@needs_office
@pytest.mark.parametrize("to", ["xlsx", "ods", "csv"])
def test_list_saved_by_libreoffice_differs_in_nothing(tmp_path: Path, to: str) -> None:
    one = card(due_on=DUE, due_by="inspectors", number="1.10", addressee="007")
    saved = converted(workbook_of([one]), tmp_path, to=to)
    assert [
        found.state
        for found in differences(edited_sheet(read_cells(saved, name=f"a.{to}")), {one.reference: one})
    ] == ["same"]


@pytest.fixture
def staff(db: None) -> Staff:
    return make_force()


def brought(by: Actor, content: bytes) -> EditCard:
    edit_id = services.bring_back_list(by, name="findings.xlsx", content=content, now=NOW)
    found = queries.edited_list(edit_id, user_id=by.user_id)
    assert found is not None
    return found


def applied(
    by: Actor, edit: EditCard, *rows: int, despite: Mapping[int, int] = {}, reason: str = WHY
) -> None:
    services.apply_edited_list(by, edit_id=edit.edit_id, rows=rows, despite=despite, reason=reason, now=NOW)


def named(reference: str) -> FindingCard:
    return queries.known_finding(reference)


def test_ticked_rows_are_applied_in_one_verb_with_one_entry(staff: Staff) -> None:
    report = make_inspection(staff)
    one, two, three = (make_finding(staff, report, due_on=DUE) for _ in range(3))
    lead = staff[Role.INSPECTION_LEAD]
    content = edited(
        taken_away(one, two, three),
        {0: {"question": "Vetting", "due_on": "CLEAR"}, 1: {"name": "Not wanted"}, 2: {"due_on": "soon"}},
    )
    edit = brought(lead, content)
    before = len(latest(limit=1000))
    applied(lead, edit, 1)
    assert len(latest(limit=1000)) == before + 1
    entry = latest(limit=1)[0]
    assert (entry.verb, entry.subject, entry.details["reason"]) == (
        "apply_edited_list",
        f"list:{edit.edit_id}",
        WHY,
    )
    assert entry.details["changed"] == {
        one: {
            "before": {
                "question": "Responding to the public",
                "question_key": "responding",
                "due_on": "2024-10-31",
            },
            "after": {"question": "Vetting", "question_key": "vetting", "due_on": None},
        }
    }
    assert entry.details["skipped"] == [
        [3, two, "It was not ticked."],
        [4, three, "‘soon’ is not a day that can be read. Write it like 31 October 2024."],
    ]
    assert (named(one).question_key, named(one).due_on, named(one).version) == ("vetting", None, 2)
    assert (named(two).version, named(three).version) == (1, 1)
    assert [(told.reference, told.reason, told.by_name) for told in queries.corrections_by(edit.edit_id)] == [
        (one, WHY, "Imogen Farrow")
    ]


def test_list_without_a_difference_is_set_aside_at_once(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff), due_on=DUE)
    edit = brought(staff[Role.POLICY_OFFICER], taken_away(finding))
    assert (edit.state, edit.unchanged, edit.sheet.rows) == ("set_aside", 1, ())


def test_second_of_two_lists_is_a_conflict_and_is_applied_only_at_the_version_seen(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    lead, officer = staff[Role.INSPECTION_LEAD], staff[Role.POLICY_OFFICER]
    content = taken_away(finding)
    first = brought(lead, edited(content, {0: {"name": "The lead’s"}}))
    second = brought(officer, edited(content, {0: {"name": "The officer’s"}}))
    applied(lead, first, 1)
    for despite in ({}, {1: 1}):
        with pytest.raises(Refused) as refused:
            applied(officer, second, 1, despite=despite)
        assert refused.value.missing == ("row 2: Somebody else changed this finding after you looked at it.",)
    assert named(finding).name == "The lead’s"
    applied(officer, second, 1, despite={1: 2})
    assert (named(finding).name, named(finding).version) == ("The officer’s", 3)


def test_step_taken_meanwhile_does_not_stop_a_correction(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    lead = staff[Role.INSPECTION_LEAD]
    edit = brought(lead, edited(taken_away(finding), {0: {"name": "Mine"}}))
    bring_to(staff, finding, Position.PLANNED)
    applied(lead, edit, 1)
    assert (named(finding).name, named(finding).position) == ("Mine", Position.PLANNED)
    take_step(staff, finding, "approve_position")


def test_nobody_corrects_another_area_or_learns_of_it(staff: Staff) -> None:
    others = make_force("southvale")
    theirs = make_finding(others, make_inspection(others))
    edit = brought(staff[Role.INSPECTION_LEAD], edited(taken_away(theirs), {0: {"name": "Mine"}}))
    (found,) = queries.differences_of(staff[Role.INSPECTION_LEAD], edit.sheet)
    assert (found.name, found.version) == ("", 0)
    assert told(found) == [("Findings, A2", f"No finding that you may correct has the reference ‘{theirs}’.")]
    with pytest.raises(Refused, match="Nothing could be changed"):
        applied(staff[Role.INSPECTION_LEAD], edit, 1)
    assert named(theirs).version == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ACTION_OWNER, Role.CHIEF_OFFICER, Role.COMMISSIONER])
def test_who_may_not_correct_a_finding_may_not_bring_a_list_back(staff: Staff, role: Role) -> None:
    finding = make_finding(staff, make_inspection(staff))
    with pytest.raises(Refused) as refused:
        brought(staff[role], taken_away(finding))
    assert refused.value.why == "forbidden"


def test_list_belongs_to_whoever_brought_it_and_ends_once(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    lead, officer = staff[Role.INSPECTION_LEAD], staff[Role.POLICY_OFFICER]
    edit = brought(lead, edited(taken_away(finding), {0: {"name": "Mine"}}))
    assert queries.edited_list(edit.edit_id, user_id=officer.user_id) is None
    for order in (
        lambda: applied(officer, edit, 1),
        lambda: services.set_aside_edited_list(officer, edit_id=edit.edit_id, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            order()
        assert refused.value.why == "forbidden"
    services.set_aside_edited_list(lead, edit_id=edit.edit_id, now=NOW)
    with pytest.raises(Refused) as refused:
        applied(lead, edit, 1)
    assert (refused.value.why, named(finding).version) == ("changed", 1)


@pytest.mark.parametrize(("rows", "reason"), [((), WHY), ((1,), " ")], ids=["nothing ticked", "no reason"])
def test_nothing_is_applied_without_a_tick_and_a_reason(
    staff: Staff, rows: tuple[int, ...], reason: str
) -> None:
    finding = make_finding(staff, make_inspection(staff))
    lead = staff[Role.INSPECTION_LEAD]
    edit = brought(lead, edited(taken_away(finding), {0: {"name": "Mine"}}))
    entries = len(latest(limit=1000))
    with pytest.raises(Refused) as refused:
        applied(lead, edit, *rows, reason=reason)
    assert (refused.value.why, len(latest(limit=1000)), named(finding).version) == ("incomplete", entries, 1)


def test_file_corrected_and_brought_again_holds_only_what_was_left(staff: Staff) -> None:
    report = make_inspection(staff)
    one, two = make_finding(staff, report), make_finding(staff, report)
    lead = staff[Role.INSPECTION_LEAD]
    away = taken_away(one, two)
    first = brought(lead, edited(away, {0: {"name": "Mine"}, 1: {"due_on": "soon"}}))
    applied(lead, first, 1)
    again = brought(lead, edited(away, {0: {"name": "Mine"}, 1: {"due_on": DUE}}))
    (left,) = queries.differences_of(lead, again.sheet)
    assert (again.unchanged, left.reference, left.state) == (1, two, "good")


def test_one_row_corrected_on_its_page_meanwhile_is_passed_over_and_the_rest_applied(staff: Staff) -> None:
    report = make_inspection(staff)
    one, two = make_finding(staff, report), make_finding(staff, report)
    lead = staff[Role.INSPECTION_LEAD]
    edit = brought(lead, edited(taken_away(one, two), {0: {"name": "Mine"}, 1: {"name": "Mine too"}}))
    was = named(one)
    theirs = FindingWords(was.kind, was.text, "Theirs", question=was.question)
    services.correct_finding(
        staff[Role.POLICY_OFFICER], reference=one, words=theirs, reason="Printed so", version=1, now=NOW
    )
    applied(lead, edit, 1, 2)
    assert (named(one).name, named(two).name) == ("Theirs", "Mine too")
    ended = queries.edited_list(edit.edit_id, user_id=lead.user_id)
    assert ended is not None
    assert [(row.row, row.why) for row in ended.skipped] == [
        (1, "Somebody else changed this finding after you looked at it.")
    ]


@pytest.fixture
def concurrent_database(transactional_db: None) -> None:
    """Threads see one another's rows in a file or on a server, not in a database kept in memory."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("the database is in memory; the tests of the database run once more on PostgreSQL")


def test_two_people_who_apply_at_once_overwrite_nothing_silently(concurrent_database: None) -> None:
    staff = make_force()
    report = make_inspection(staff)
    made = [make_finding(staff, report) for _ in range(10)]
    content = taken_away(*made)
    people = (staff[Role.INSPECTION_LEAD], staff[Role.POLICY_OFFICER])
    lists = [
        (by, brought(by, edited(content, {row: {"name": f"{by.name} {row}"} for row in range(10)})))
        for by in people
    ]

    def apply(one: tuple[Actor, EditCard]) -> str:
        try:
            applied(*one, *range(1, 11))
        except Refused as refused:
            return refused.why
        finally:
            connections.close_all()
        return "applied"

    with ThreadPoolExecutor(max_workers=2) as pool:
        outcomes = list(pool.map(apply, lists))
    changed = [
        (told.reference, told.by_name) for _, edit in lists for told in queries.corrections_by(edit.edit_id)
    ]
    assert sorted(reference for reference, _ in changed) == sorted(made)
    assert [named(reference).name.startswith(by) for reference, by in changed] == [True] * 10
    assert {named(reference).version for reference in made} == {2}
    assert "applied" in outcomes
    assert verify().good
