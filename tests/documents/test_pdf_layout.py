"""What is laid out on a PDF page: columns, notes, cut tables, broken words, and what nobody is meant to read."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from answerable.documents.cards import Cell
from answerable.documents.formats import read_blocks
from tests.documents.making import printed

WORDS = "the inspectors went on to ask about the work of the team and of those who lead it "


def texts(source: str | bytes) -> list[str]:
    return [
        block.text for block in read_blocks(printed(source) if isinstance(source, str) else source).blocks
    ]


def paragraph(number: int, times: int = 5) -> str:
    return f"Paragraph {number} says that {(WORDS * times).strip()}."


def test_words_broken_at_line_ends_are_mended_and_real_hyphens_stay() -> None:
    source = (
        "The co-ordination of multi-agency work needs constitutional reorganisation and accountability. " * 6
    )
    head = "#set page(width: 7cm, height: 40cm)\n#set par(justify: true)\n"
    page = f'{head}#set text(hyphenate: true, lang: "en", region: "gb")\n{source}'
    assert texts(page) == [source.strip()]


def test_two_columns_are_read_one_after_the_other_with_their_paragraphs_whole() -> None:
    body = "\n\n".join(paragraph(n) for n in range(8))
    top = paragraph(100)
    page = f"#set page(height: 16cm)\n{top}\n\n#columns(2)[{body}]\n"
    assert texts(page) == [top, *(paragraph(n) for n in range(8))]


def test_a_column_that_stands_alone_on_the_last_page_keeps_its_paragraphs() -> None:
    body = "\n\n".join(paragraph(n) for n in range(11))
    assert texts(f"#set page(height: 16cm, columns: 2)\n{body}\n") == [paragraph(n) for n in range(11)]


def test_text_beside_a_side_box_is_one_paragraph() -> None:
    page = (
        "#grid(columns: (9cm, 5cm), gutter: 8pt, "
        f"[{paragraph(1)}], rect(width: 5cm)[Key figures])\n{paragraph(2)}\n"
    )
    assert texts(page) == [paragraph(1), "Key figures", paragraph(2)]


def test_footnotes_come_last_and_their_figures_are_in_no_paragraph() -> None:
    page = (
        "#set page(height: 8cm)\n#set par(justify: true)\n"
        "The force counts calls#footnote[From the first of April.] by the hour, "
        f"{WORDS * 6}and over the page, as it should. The room is 30 m#super[2] wide.\n"
    )
    assert texts(page) == [
        f"The force counts calls by the hour, {WORDS * 6}and over the page, as it should. The room is 30 m2 wide.",
        "1 From the first of April.",
    ]


def test_a_header_row_printed_on_every_page_is_read_once() -> None:
    rows = ", ".join(f"[R{n}], [Thing number {n} is done], [Open]" for n in range(30))
    page = (
        "#set page(height: 12cm)\n#table(columns: 3, table.header([Reference], [Recommendation], [Status]), "
        f"{rows})"
    )
    read = read_blocks(printed(page))
    assert [block.text for block in read.blocks if block.cell and block.cell.header] == [
        "Reference",
        "Recommendation",
        "Status",
    ]
    assert [(block.text, block.cell) for block in read.blocks if block.cell and block.cell.column == 0][
        1:
    ] == [(f"R{n}", Cell(0, n + 1, 0)) for n in range(30)]


def test_a_row_cut_by_the_page_is_one_row_with_its_words_whole() -> None:
    long = (WORDS * 5).strip()
    rows = ", ".join(f"[R{n}], [The force says that {long}], [Open]" for n in range(6))
    page = (
        "#set page(height: 12cm)\n#table(columns: (2cm, 8cm, 2cm), "
        f"table.header([Reference], [Recommendation], [Status]), {rows})"
    )
    read = read_blocks(printed(page))
    assert [(block.text, block.cell) for block in read.blocks][3:] == [
        cell
        for n in range(6)
        for cell in (
            (f"R{n}", Cell(0, n + 1, 0)),
            (f"The force says that {long}", Cell(0, n + 1, 1)),
            ("Open", Cell(0, n + 1, 2)),
        )
    ]


def test_a_statement_in_bold_that_runs_over_a_page_is_whole() -> None:
    page = f"#set page(height: 8cm)\n{WORDS * 5}\n\n*The force should see that {WORDS * 6}*\n"
    assert texts(page)[1:] == [f"The force should see that {WORDS * 6}".strip()]


def test_words_set_sideways_across_the_page_or_in_white_on_white_are_left_out() -> None:
    page = (
        "#place(top + center, dy: 5cm, rotate(-45deg, text(size: 60pt, fill: luma(220))[DRAFT]))\n"
        f"{paragraph(1)}\n\n#rotate(90deg, reflow: true)[SIDEWAYS]\n\n#text(fill: white)[Unseen]\n\n"
        "#box(fill: navy, inset: 6pt)[#text(fill: white)[Recommendation]]\n\n#text(size: 1pt)[Tiny]\n"
    )
    assert texts(page) == [paragraph(1), "Recommendation"]


def test_page_numbers_of_every_fashion_are_left_out() -> None:
    for numbering in ("i", "1 of 1", "— 1 —"):
        page = f'#set page(height: 8cm, numbering: "{numbering}")\n' + "#pagebreak()\n".join(
            paragraph(n, 1) for n in range(5)
        )
        assert texts(page) == [paragraph(n, 1) for n in range(5)]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    source = printed(f"#set page(flipped: true)\n{paragraph(1)}\n\n#table(columns: 2, [Area], [Grade])")
    with pikepdf.open(BytesIO(source)) as pdf:
        page = pdf.pages[0]
        wide, high = float(page.mediabox[2]), float(page.mediabox[3])
        # The same sheet put in upright and turned for showing, as a scanner or Word's printer driver does.
        page.contents_add(pikepdf.Stream(pdf, f"q 0 1 -1 0 {high} 0 cm".encode()), prepend=True)
        page.contents_add(pikepdf.Stream(pdf, b"Q"))
        page.mediabox = pikepdf.Array([0, 0, high, wide])
        page.Rotate = 90
        out = BytesIO()
        pdf.save(out)
    assert [(b.text, b.cell) for b in read_blocks(out.getvalue()).blocks] == [
        (paragraph(1), None),
        ("Area", Cell(0, 0, 0)),
        ("Grade", Cell(0, 0, 1)),
    ]


def test_letters_joined_by_the_printer_are_spelt_out() -> None:
    assert texts("The first oﬃcer’s ﬁnding was ﬂawed.") == ["The first officer’s finding was flawed."]


def test_a_narrow_table_of_many_rows_is_not_taken_for_upright_writing() -> None:
    rows = ", ".join(f"[Area {n}], [Good]" for n in range(45))
    page = (
        "#set page(width: 40cm, margin: 1.5cm)\n#place(top + right)[End]\n"
        f"#table(columns: 2, inset: (x: 5pt, y: 0pt), {rows})"
    )
    assert texts(page) == [
        "Area 0",
        "Good",
        "End",
        *(cell for n in range(1, 45) for cell in (f"Area {n}", "Good")),
    ]


def test_an_outline_names_headings_that_look_like_any_other_line() -> None:
    page = (
        '#show heading: it => block(text(size: 11pt, weight: "regular")[#it.body])\n'
        f"= Investigating crime.\n{paragraph(1)}\n== Main findings\n{paragraph(2)}\n"
    )
    assert [(b.text, b.level) for b in read_blocks(printed(page)).blocks] == [
        ("Investigating crime.", 1),
        (paragraph(1), None),
        ("Main findings", 2),
        (paragraph(2), None),
    ]


def test_a_word_that_runs_over_the_rule_of_its_cell_stays_in_it() -> None:
    page = "#set text(size: 9pt)\n#table(columns: (23mm, 40mm), inset: 5pt, [Recommendation], [The force should act.])"
    assert [(b.text, b.cell) for b in read_blocks(printed(page)).blocks] == [
        ("Recommendation", Cell(0, 0, 0)),
        ("The force should act.", Cell(0, 0, 1)),
    ]


def test_two_boxes_one_below_the_other_over_a_page_break_are_two() -> None:
    box = "#rect(width: 100%)[*Area for improvement*\n\nThe force should act.]\n"
    page = f"#set page(height: 12cm)\n#v(5cm)\n{box}\n*Areas for improvement*\n#pagebreak()\n{box}"
    tables = [b.cell.table for b in read_blocks(printed(page)).blocks if b.cell]
    assert tables == [0, 0, 1, 1]


def test_a_word_that_a_narrow_cell_breaks_is_whole_and_a_whole_word_stays_apart_from_the_next() -> None:
    cells = "[The force needs to \\ understan \\ d it.], [Staff are \\ inspecting \\ it and \\ listening.]"
    page = f"#set page(width: 20cm)\n#table(columns: (auto, auto), {cells}, [Long], [Long])\n"
    found = texts(page)
    assert found[0] == "The force needs to understan d it."
    narrow = cells.replace("The force needs to", "So to")
    assert texts(page.replace(cells, narrow))[:2] == [
        "So to understand it.",
        "Staff are inspecting it and listening.",
    ]


def test_years_with_a_dash_between_them_are_joined_where_a_line_ends_in_the_dash() -> None:
    source = (
        "#set page(width: 10.5cm, margin: 2cm)\nA plan for calm and quiet streets 2024–2029 and beyond it\n"
    )
    assert texts(source) == ["A plan for calm and quiet streets 2024–2029 and beyond it"]
