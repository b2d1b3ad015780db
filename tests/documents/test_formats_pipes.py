"""Tables that plain text draws with upright lines."""

from __future__ import annotations

import pytest

from answerable.documents.cards import Text
from answerable.documents.formats import read_blocks


def cells(text: Text) -> list[tuple[int, int, int, str]]:
    return [(b.cell.table, b.cell.row, b.cell.column, b.text) for b in text.blocks if b.cell]


def read(words: str) -> Text:
    return read_blocks(words.encode(), name="page.txt")


def test_drawn_table_becomes_cells_and_the_words_around_it_stay():
    text = read("Boats\n\n| No. | Name |\n|---|:--:|\n| 1 | Ash \\| Elm |\n| 2 | Oa\n\nThe end")
    assert cells(text) == [(0, 0, 0, "No."), (0, 0, 1, "Name"), (0, 1, 0, "1"), (0, 1, 1, "Ash \\| Elm"),
                           (0, 2, 0, "2"), (0, 2, 1, "Oa")]  # fmt: skip
    assert [block.text for block in text.blocks if not block.cell] == ["Boats", "The end"]


def test_rows_and_heads_that_run_over_several_lines_are_whole():
    text = read(
        "Boats\n|\nNo. |\nName |\nShed |\n|---|---|---|\n| 1 | Ash |\nNorth\nshed |\n| 2 | Elm | South |"
    )
    assert cells(text) == [(0, 0, 0, "No."), (0, 0, 1, "Name"), (0, 0, 2, "Shed"), (0, 1, 0, "1"), (0, 1, 1, "Ash"),
                           (0, 1, 2, "North\nshed"), (0, 2, 0, "2"), (0, 2, 1, "Elm"), (0, 2, 2, "South")]  # fmt: skip


def test_rows_alike_need_no_row_of_dashes():
    assert cells(read("| a | b |\n| c | d |\n")) == [
        (0, 0, 0, "a"),
        (0, 0, 1, "b"),
        (0, 1, 0, "c"),
        (0, 1, 1, "d"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "| one line alone |",
        "Ash | Elm\nOak | Yew",
        "Nothing above\n|---|---|\nand below",
        "| a | b |\n\n| c | d | e |",
        "|--|\n|--|",
        "|---|---|",
    ],
)
def test_lines_that_draw_no_table_stay_as_they_are(words):
    text = read(words)
    assert cells(text) == []
    assert "".join(block.text for block in text.blocks).replace("\n", "") == words.replace("\n", "")


def test_upright_lines_left_over_from_a_torn_table_are_taken_off():
    text = read("No. |\nName |\n1 |\nAsh |\n|\nThe end | of it all\n")
    assert [block.text for block in text.blocks] == ["No.", "Name", "1", "Ash", "The end | of it all"]
