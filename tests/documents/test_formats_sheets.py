"""Workbooks and tables as text: every cell at its place, as it is shown; nothing hidden, nothing made up."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import odfdo
import pytest
import xlsxwriter

from answerable.documents.cards import Cell, Place, Text
from answerable.documents.formats import read_apart, read_blocks
from answerable.documents.formats.kinds import kind_of
from answerable.documents.formats.sheet_numbers import as_printed
from tests.documents.sheets import (
    by_hand,
    converted,
    data,
    grid,
    needs_office,
    open_sheet,
    row,
    table,
    written,
)

TRACKER = {
    "Tracker": [
        ["Northmoor Police inspection tracker"],
        [],
        ["Ref", "Recommendation", "Due", "Done"],
        ["AFI 1", "The force should:\n• act\n• record", date(2024, 10, 31), 0.5],
        [7, '=HYPERLINK("https://northmoor.example")', None, True],
    ],
    "Key & notes": [["Green", "Done"]],
}
SHOWN = {
    "0:A1": "Northmoor Police inspection tracker",
    "0:A3": "Ref", "0:B3": "Recommendation", "0:C3": "Due", "0:D3": "Done",
    "0:A4": "AFI 1", "0:B4": "The force should: / • act / • record", "0:C4": "31 October 2024", "0:D4": "0.5",
    "0:A5": "7", "0:B5": '=HYPERLINK("https://northmoor.example")', "0:D5": "TRUE",
    "1:A1": "Green", "1:B1": "Done",
}  # fmt: skip


def test_workbook_gives_every_cell_with_its_sheet_row_and_column() -> None:
    text = read_blocks(written(TRACKER))
    assert (text.format, text.sheets, grid(text), text.warnings) == (
        "xlsx",
        ("Tracker", "Key & notes"),
        SHOWN,
        (),
    )
    assert text.blocks[0].cell == Cell(0, 0, 0)
    assert {block.kind for block in text.blocks} == {"cell"}


def test_place_in_a_workbook_is_said_by_its_sheet_and_cell() -> None:
    text = read_blocks(written(TRACKER))
    due = next(block for block in text.blocks if block.text == "31 October 2024")
    assert text.cell_words(Place(due.index, 0, 2)) == "sheet ‘Tracker’, cell C4"
    assert text.cell_words(Place(999, 0, 2)) == ""
    table_as_text = read_blocks(b"Ref,Due\n1,May", name="a.csv")
    assert table_as_text.cell_words(Place(3, 0, 3)) == "cell B2"
    assert read_blocks(b"Words").cell_words(Place(0, 0, 5)) == ""


def test_columns_beyond_z_are_named_with_two_letters_and_more() -> None:
    assert [Cell(0, 9, column).name for column in (25, 26, 701, 702, 16_383)] == [
        "Z10",
        "AA10",
        "ZZ10",
        "AAA10",
        "XFD10",
    ]


def test_workbook_as_json_and_back_is_the_same() -> None:
    text = read_blocks(written(TRACKER))
    assert Text.from_json(text.to_json()) == text
    merged = read_blocks(by_hand(data('<row r="1"><c r="A1" t="str"><v>x</v></c></row>') + MERGED))
    assert Text.from_json(merged.to_json()) == merged


MERGED = '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>'


@needs_office
@pytest.mark.parametrize("to", ["ods", "xlsx"])
def test_workbook_that_libreoffice_saved_gives_the_same_cells(tmp_path: Path, to: str) -> None:
    text = read_blocks(converted(written(TRACKER), tmp_path, to=to))
    shown = grid(text)
    assert (text.format, text.sheets) == (to, ("Tracker", "Key & notes"))
    assert shown == SHOWN


@needs_office
def test_workbook_saved_as_csv_by_libreoffice_gives_its_first_sheet(tmp_path: Path) -> None:
    text = read_blocks(converted(written(TRACKER), tmp_path, to="csv"), name="tracker.csv")
    assert text.format == "csv"
    assert grid(text)["B4"] == "The force should: / • act / • record"
    assert grid(text)["C4"] == "31/10/2024"


@needs_office
def test_hidden_things_and_months_survive_libreoffice(tmp_path: Path) -> None:
    text = read_blocks(converted(with_hidden_parts(), tmp_path, to="ods"))
    assert grid(text) == {"A1": "Ref", "B1": "Due", "A2": "1", "B2": "October 2024"}
    assert [code for code, _ in text.warnings] == ["hidden_sheets", "hidden_cells"]


def test_open_workbook_that_a_library_saved_gives_its_cells() -> None:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    sheet = odfdo.Table("Tracker")
    sheet.set_values([["Ref", "Due"], ["AFI 1", date(2024, 10, 31)], [7, True]])
    document.body.append(sheet)
    out = BytesIO()
    document.save(out)
    text = read_blocks(out.getvalue())
    assert (text.format, text.sheets) == ("ods", ("Tracker",))
    assert grid(text)["A2"] == "AFI 1"


def with_hidden_parts() -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Tracker")
    month = book.add_format({"num_format": "mmm yyyy"})
    for place, words in (
        ("A1", "Ref"),
        ("B1", "Due"),
        ("C1", "Notes"),
        ("A2", 1),
        ("C2", "secret"),
        ("A3", "gone"),
    ):
        sheet.write(place, words)
    sheet.write_datetime("B2", date(2024, 10, 1), month)
    sheet.set_column("C:D", None, None, {"hidden": True})
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_row(9, None, None, {"hidden": True})
    book.add_worksheet("Old").write("A1", "Old words")
    book.get_worksheet_by_name("Old").hide()
    book.close()
    return out.getvalue()


def test_what_is_hidden_is_left_out_and_said() -> None:
    text = read_blocks(with_hidden_parts())
    assert grid(text) == {"A1": "Ref", "B1": "Due", "A2": "1", "B2": "October 2024"}
    assert text.sheets == ("Tracker",)
    assert text.warnings == (
        (
            "hidden_sheets",
            "The sheet ‘Old’ is hidden and was left out. If it belongs to the tracker, show it and bring the file in "
            "again.",
        ),
        (
            "hidden_cells",
            "Sheet ‘Tracker’ has 1 hidden row and 1 hidden column with words in, which were left out. A filter hides "
            "rows too: if they belong to the tracker, show them all and bring the file in again.",
        ),
    )


def test_merged_cell_says_how_far_it_reaches() -> None:
    text = read_blocks(by_hand(data('<row r="1"><c r="A1" t="str"><v>PEEL</v></c></row>') + MERGED))
    assert text.blocks[0].cell == Cell(0, 0, 0, rows=3, columns=2)


def test_formula_shows_its_stored_value_and_nothing_where_none_was_stored() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
    cells += '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    assert grid(read_blocks(by_hand(data(f'<row r="1">{cells}</row>')))) == {
        "A1": "2",
        "C1": "ab",
        "D1": "#DIV/0!",
    }


def test_rich_words_are_whole_and_without_phonetic_guides() -> None:
    rich = '<c r="A1" t="inlineStr"><is><r><t>The force </t></r><r><t>should</t></r><rPh><t>not this</t></rPh></is></c>'
    assert grid(read_blocks(by_hand(data(f"<row>{rich}</row>")))) == {"A1": "The force should"}
    assert grid(read_blocks(by_hand(data('<row><c t="s"><v>0</v></c></row>'), words=["a_x000D_\nb"]))) == {
        "A1": "a\nb"
    }


def test_cells_without_a_reference_follow_one_another() -> None:
    rows = data(
        '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>',
        '<row r="5"><c><v>1</v></c></row>',
        "<row><c><v>2</v></c></row>",
    )
    assert grid(read_blocks(by_hand(rows))) == {"A1": "a", "B1": "b", "A5": "1", "A6": "2"}


def test_days_may_be_counted_from_1904() -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    read = by_hand(data('<row><c s="0"><v>0</v></c></row>'), styles=styles, book='<workbookPr date1904="1"/>')
    assert grid(read_blocks(read)) == {"A1": "1 January 1904"}


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("45596", "dd/mm/yyyy", "31 October 2024"),
        ("45596", "[$-809]d mmmm yyyy;@", "31 October 2024"),
        ("45566", "mmm-yy", "October 2024"),
        ("45566", "mmmm yyyy", "October 2024"),
        ("45596", "d-mmm", "31 October"),
        ("45596", "yyyy", "2024"),
        ("45596.5", "dd/mm/yyyy hh:mm", "31 October 2024 12:00"),
        ("45596", "dd/mm/yyyy hh:mm", "31 October 2024"),
        ("0.5", "hh:mm", "12:00"),
        ("59", "d/m/yy", "28 February 1900"),
        ("61", "d/m/yy", "1 March 1900"),
        ("-5", "d/m/yy", "-5"),
        ("7", "General", "7"),
        ("0.1", "General", "0.1"),
        ("1E+20", "General", "1e+20"),
        ("0.25", "0%", "25%"),
        ("0.256", "0.0%", "25.6%"),
        ("1234567", "#,##0", "1,234,567"),
        ("3", "0.00", "3.00"),
        ("5", "000", "005"),
        ("5", '"AFI "0', "AFI 5"),
        ("5", '0" days"', "5 days"),
        ("12", "£#,##0", "£12"),
        ("-12", "0;(0)", "(12)"),
        ("words", "0", "words"),
        ("nan", "0", "nan"),
    ],
)  # fmt: skip
def test_figure_is_printed_as_its_format_shows_it(value: str, code: str, printed: str) -> None:
    assert as_printed(value, code) == printed


def test_open_sheet_gives_cells_as_they_are_shown() -> None:
    rows = (
        row("Ref", "Due")
        + row(times=1_048_000)
        + row(
            "a<text:line-break/>b<text:s text:c='2'/>c<office:annotation><text:p>note</text:p></office:annotation>"
        )
    )
    text = read_blocks(open_sheet(table(rows)))
    assert grid(text) == {"A1": "Ref", "B1": "Due", "A1048002": "a\nb  c"}
    assert (text.format, text.sheets) == ("ods", ("Tracker",))


@pytest.mark.parametrize(
    ("stored", "printed", "shown"),
    [
        ("2024-10-31", "31/10/24", "31 October 2024"),
        ("2024-10-31T00:00:00", "Thursday, 31 October 2024", "31 October 2024"),
        ("2024-10-01", "Oct 24", "October 2024"),
        ("2024-10-01", "10/2024", "October 2024"),
        ("2024-10-24", "24 October", "24 October"),
        ("2024-10-24", "Q3", "Q3"),
        ("never", "Ongoing", "Ongoing"),
    ],
)
def test_day_in_an_open_sheet_is_given_only_where_the_cell_shows_it(
    stored: str, printed: str, shown: str
) -> None:
    cell = (
        f'<table:table-cell office:value-type="date" office:date-value="{stored}"><text:p>{printed}</text:p>'
    )
    cell += "</table:table-cell>"
    assert grid(read_blocks(open_sheet(table(f"<table:table-row>{cell}</table:table-row>")))) == {"A1": shown}


def test_hidden_parts_and_cached_sheets_of_an_open_workbook_are_left_out() -> None:
    style = '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    tables = table(row("a", "b", "c", "d") + row("x", more=' table:visibility="filter"'), columns=columns)
    tables += table(row("old"), name="Old", style="off") + table(
        row("cached"), name="'file:///a.ods'#$S", style="off"
    )
    text = read_blocks(open_sheet(tables, styles=style))
    assert (grid(text), text.sheets) == ({"A1": "a", "D1": "d"}, ("Tracker",))
    assert [sentence.split(".")[0] for _, sentence in text.warnings] == [
        "The sheet ‘Old’ is hidden and was left out",
        "Sheet ‘Tracker’ has 1 hidden row and 2 hidden columns with words in, which were left out",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Ref,Due\n1,\"May, or\nJune\"\n",
        "\ufeffRef;Due\r\n1;\"May, or\r\nJune\"\r\n",
        "Ref\tDue\n1\t\"May, or\nJune\"\n",
        "sep=|\nRef|Due\n1|\"May, or\nJune\"\n",
    ],
)  # fmt: skip
def test_table_as_text_is_cut_at_whatever_parts_its_cells(source: str) -> None:
    text = read_blocks(source.encode(), name="tracker.csv")
    assert (text.format, grid(text)) == ("csv", {"A1": "Ref", "B1": "Due", "A2": "1", "B2": "May, or\nJune"})


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_table_as_text_is_read_in_every_usual_character_set(charset: str) -> None:
    source = "Ref,Recommendation\n1,The force’s “plan” – £5\n"
    assert grid(read_blocks(source.encode(charset), name="a.CSV"))["B2"] == "The force’s “plan” – £5"


def test_quotation_mark_that_is_never_closed_is_said() -> None:
    text = read_blocks(b'Ref,Due\n1,"May\n2,June\n', name="a.csv")
    assert [code for code, _ in text.warnings] == ["quotes_unbalanced"]
    assert grid(text)["A2"] == "1"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.csv", b"Ref,Due\n1,May\n", "csv"),
        ("a.tsv", b"Ref\tDue\n1\tMay\n", "csv"),
        ("a.csv", b"One line of words only.\nAnd another.\n", "txt"),
        ("a.csv", b"<html><body>no table</body></html>", "html"),
        ("a.txt", b"Ref,Due\n1,May\n", "txt"),
        ("a.txt", b"Ref\tText\tDue\n1\tAct\tMay\n", "csv"),
        ("a.txt", b"Ref\tText\tDue\n1\tAct\n", "txt"),
        ("a.docx", written({"A": [["x"]]}), "xlsx"),
        ("a.xlsx", open_sheet(table(row("x"))), "ods"),
    ],
)
def test_kind_of_a_table_is_told_by_its_name_and_its_rows(name: str, content: bytes, kind: str) -> None:
    assert kind_of(content, name=name) == kind


def test_workbook_is_read_apart_like_every_other_file(tmp_path: Path) -> None:
    path = tmp_path / "tracker.xlsx"
    path.write_bytes(written(TRACKER))
    assert read_apart(path) == read_blocks(path)
