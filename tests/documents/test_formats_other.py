"""Plain text, web pages, OpenDocument and PDF: structure kept, ornaments left out."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import odfdo
import pikepdf
import pytest

from answerable.documents.cards import Cell, Text
from answerable.documents.formats import read_blocks
from tests.documents.making import opened, printed

Shown = list[tuple[str, str | None, str]]


def shown(text: Text) -> Shown:
    return [(block.kind, block.number, block.text) for block in text.blocks]


def test_plain_text_gives_items_from_bullets_and_numbers() -> None:
    source = "The force should:\r\n\r\n• act\r\n· record\r\n1. train\r\n2) check\r\n(a) limb\r\n"
    source += "1.2 Calls are late.\r\n1.2 million calls\r\n"
    assert shown(read_blocks(source.encode())) == [
        ("paragraph", None, "The force should:"),
        ("item", "•", "act"),
        ("item", "·", "record"),
        ("item", "1.", "train"),
        ("item", "2)", "check"),
        ("item", "(a)", "limb"),
        ("item", "1.2", "Calls are late."),
        ("paragraph", None, "1.2 million calls"),
    ]


def test_plain_text_tick_boxes_without_a_state_cannot_be_told() -> None:
    read = read_blocks(b" FORMCHECKBOX \n  Northmoor Specific\n FORMCHECKBOX  National\n").blocks
    assert [(block.text, [(box.at, box.ticked) for box in block.boxes]) for block in read] == [
        ("Northmoor Specific", [(0, None)]),
        ("National", [(0, None)]),
    ]


def test_wrapped_lines_of_plain_text_are_one_paragraph() -> None:
    lines = [
        "The force should make sure that every report of crime is recorded and",
        "checked within a day of its arrival.",
    ]
    source = "\n".join([*lines, "", *lines, "", *lines, "", *lines])
    assert [block.text for block in read_blocks(source.encode()).blocks] == ["\n".join(lines)] * 4


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_quotes_and_dashes_survive_every_usual_character_set(charset: str) -> None:
    words = "The force’s “plan” – agreed in 2023 – isn’t complete. Caffè £5."
    assert [block.text for block in read_blocks((words + "\n").encode(charset)).blocks] == [words]


def test_a_guessed_character_set_is_said() -> None:
    assert [code for code, _ in read_blocks("The force’s plan".encode("cp1252")).warnings] == [
        "charset_guessed"
    ]


def test_a_web_page_keeps_headings_lists_tables_and_boxes() -> None:
    page = """<!DOCTYPE html><html lang="en"><head><title>A response</title><style>p{}</style></head><body>
      <script>var hidden = 1;</script><h2 class="box">Areas   for
      improvement</h2><ol start="4" type="a"><li>First</li><li>Second<ul><li>Inner</li></ul></li>
      <li value="9">Ninth</li></ol>
      <p style="display:none">Unseen</p><p hidden>Unseen</p><p><input type="checkbox" checked> Yes
      <input type="checkbox"> No</p><table><tr><th rowspan="2">Area</th><th>Grade</th></tr>
      <tr><td>Good<br>now</td></tr></table>
      <p><b>All</b> <strong>bold</strong></p></body></html>"""
    read = read_blocks(page.encode())
    assert shown(read) == [
        ("heading", None, "Areas for improvement"),
        ("item", "d.", "First"),
        ("item", "e.", "Second"),
        ("item", "•", "Inner"),
        ("item", "i.", "Ninth"),
        ("paragraph", None, "Yes No"),
        ("cell", None, "Area"),
        ("cell", None, "Grade"),
        ("cell", None, "Good\nnow"),
        ("paragraph", None, "All bold"),
    ]
    assert [block.depth for block in read.blocks[1:5]] == [0, 0, 1, 0]
    assert [(box.at, box.ticked) for box in read.blocks[5].boxes] == [(0, True), (4, False)]
    assert [block.cell for block in read.blocks[6:9]] == [
        Cell(0, 0, 0, header=True),
        Cell(0, 0, 1, header=True),
        Cell(0, 1, 1),
    ]
    assert (read.blocks[0].level, read.blocks[0].style, read.blocks[9].bold) == (2, "h2.box", True)
    assert read.meta == {"title": "A response", "language": "en"}


def test_what_goes_round_a_saved_web_page_is_left_out_and_its_own_heading_is_not() -> None:
    page = """<html><body><nav><ul><li>Home</li></ul></nav><div role="navigation">Menu</div>
      <header role="banner"><h1>A response</h1></header><div class="cookie-banner">We use cookies</div>
      <p>Read it<span class="govuk-visually-hidden">(opens in a new window)</span>.</p>
      <aside><h2>Area for improvement</h2></aside><p>Old <del>gone</del><ins>new</ins></p>
      <footer>Contact us</footer></body></html>"""
    assert shown(read_blocks(page.encode())) == [
        ("heading", None, "A response"),
        ("paragraph", None, "Read it."),
        ("heading", None, "Area for improvement"),
        ("paragraph", None, "Old new"),
    ]


def test_boxes_of_a_symbol_font_keep_their_state_in_a_web_page() -> None:
    page = '<p><span style="font-family:Wingdings">þ</span> Yes <span style="font-family:Wingdings">o</span> No</p>'
    block = read_blocks(f"<html><body>{page}</body></html>".encode()).blocks[0]
    assert (block.text, [box.ticked for box in block.boxes]) == ("Yes  No", [True, False])


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_two_byte_letters_without_a_mark_are_told(charset: str) -> None:
    read = read_blocks("<html><body><p>The force’s plan</p></body></html>".encode(charset))
    assert [block.text for block in read.blocks] == ["The force’s plan"]


def test_marks_that_only_a_printer_needs_are_no_part_of_a_word() -> None:
    assert [b.text for b in read_blocks("co\u00adordi\u200bnation\u200e\n".encode()).blocks] == [
        "coordination"
    ]


def test_an_opendocument_text_counts_its_lists() -> None:
    levels = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
        'style:num-prefix="(" style:num-suffix=")"/></text:list-style>'
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = "<text:list>" + item.format("Limb", "") + item.format("Other limb", "") + "</text:list>"
    body = (
        '<text:h text:outline-level="2">Findings</text:h>'
        f'<text:list text:style-name="L">{item.format("One", inner)}{item.format("Two", "")}</text:list>'
        "<text:p>Between</text:p>"
        f'<text:list text:style-name="L" text:continue-numbering="true">{item.format("Three", "")}</text:list>'
    )
    assert shown(read_blocks(opened(body, styles=levels))) == [
        ("heading", None, "Findings"),
        ("item", "1.", "One"),
        ("item", "(a)", "Limb"),
        ("item", "(b)", "Other limb"),
        ("item", "2.", "Two"),
        ("paragraph", None, "Between"),
        ("item", "3.", "Three"),
    ]


def test_an_opendocument_form_box_keeps_its_state_and_changes_stay_out() -> None:
    body = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:current-state="checked"/>'
        '<form:checkbox form:id="c2"/></form:form></office:forms>'
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p><draw:control draw:control="c1"/> Yes<text:s text:c="2"/><draw:control draw:control="c2"/>No</text:p>'
        "<text:p>Seen<office:annotation><text:p>A comment</text:p></office:annotation></text:p>"
    )
    read = read_blocks(opened(body)).blocks
    assert [(block.text, [(box.at, box.ticked) for box in block.boxes]) for block in read] == [
        ("Yes  No", [(0, True), (5, False)]),
        ("Seen", []),
    ]


def test_a_file_written_by_odfdo_is_read() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Findings"))
    document.body.append(odfdo.Paragraph("The force should act."))
    document.body.append(odfdo.List(["One", "Two"]))
    out = BytesIO()
    document.save(out)
    assert [block.text for block in read_blocks(out.getvalue()).blocks] == [
        "Findings",
        "The force should act.",
        "One",
        "Two",
    ]


LONG = "The force should make sure that supervisors check what is recorded, and that victims are told what happens next. "


def test_a_pdf_gives_headings_paragraphs_items_and_pages() -> None:
    source = (
        '#set page(numbering: "1", header: [Northmoor Police])\n'
        f"= Findings\n{LONG * 3}\n\n{LONG * 2}\n\n- {LONG}\n- Short\n\n+ First thing\n+ Second thing\n"
        "#pagebreak()\n== Detail\nOther words.\n#pagebreak()\nLast words.\n"
    )
    read = read_blocks(printed(source))
    assert [(*row, block.page) for row, block in zip(shown(read), read.blocks, strict=True)] == [
        ("heading", None, "Findings", 1),
        ("paragraph", None, (LONG * 3).strip(), 1),
        ("paragraph", None, (LONG * 2).strip(), 1),
        ("item", "•", LONG.strip(), 1),
        ("item", "•", "Short", 1),
        ("item", "1.", "First thing", 1),
        ("item", "2.", "Second thing", 1),
        ("heading", None, "Detail", 2),
        ("paragraph", None, "Other words.", 2),
        ("paragraph", None, "Last words.", 3),
    ]
    assert [block.level for block in read.blocks if block.kind == "heading"] == [1, 2]
    assert read.pages == 3


def test_a_paragraph_over_a_page_break_is_one_and_begins_where_it_began() -> None:
    source = (
        '#set page(height: 6cm, numbering: "1")\n'
        + "and so the inspectors went on to ask about the work of the team " * 12
    )
    read = read_blocks(printed(source))
    assert [(block.text, block.page) for block in read.blocks] == [
        (("and so the inspectors went on to ask about the work of the team " * 12).strip(), 1)
    ]


def test_a_ruled_table_in_a_pdf_gives_cells() -> None:
    source = "#table(columns: 2, [Area], [Grade], [Responding to the public], [Good], [Investigating crime], [Adequate])"
    read = read_blocks(printed(source))
    assert [(block.text, block.cell) for block in read.blocks] == [
        ("Area", Cell(0, 0, 0)),
        ("Grade", Cell(0, 0, 1)),
        ("Responding to the public", Cell(0, 1, 0)),
        ("Good", Cell(0, 1, 1)),
        ("Investigating crime", Cell(0, 2, 0)),
        ("Adequate", Cell(0, 2, 1)),
    ]


def test_a_table_that_runs_over_pages_is_one_table() -> None:
    rows = ", ".join(f"[Row {n}], [Good]" for n in range(30))
    read = read_blocks(printed(f"#set page(height: 10cm)\n#table(columns: 2, {rows})"))
    assert read.pages is not None
    assert read.pages > 2
    assert [(block.text, block.cell) for block in read.blocks[::2]] == [
        (f"Row {n}", Cell(0, n, 0)) for n in range(30)
    ]


def test_drawn_tick_boxes_are_told_by_the_strokes_in_them() -> None:
    square = "#box(width: 9pt, height: 9pt, stroke: 0.6pt{inside})"
    cross = "#place(line(start: (0pt, 0pt), end: (9pt, 9pt), stroke: 0.6pt))"
    source = (
        square.format(inside="")
        + "[] Empty\n\n"
        + square.format(inside="")
        + f"[{cross}] Crossed\n\n"
        + square.format(inside=", fill: white")
        + "[#rect(width: 4pt, height: 4pt, fill: black)] Unclear\n"
    )
    read = read_blocks(printed(source)).blocks
    assert [(block.text, [box.ticked for box in block.boxes]) for block in read] == [
        ("Empty", [False]),
        ("Crossed", [True]),
        ("Unclear", [None]),
    ]


@pytest.mark.browser
def test_a_page_printed_by_a_browser_is_read(tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>Northmoor response</h1><p>The force has read the report.</p>"
        "<ul><li>One thing</li><li>Another thing</li></ul>"
        "<p><input type=checkbox checked> Yes</p><p><input type=checkbox> No</p>"
        "<table border=1><tr><td>Area</td><td>Grade</td></tr></table>"
    )
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [
        f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={tmp_path / 'page.pdf'}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    read = read_blocks(tmp_path / "page.pdf").blocks
    assert [
        (block.kind, block.number, block.text, [box.ticked for box in block.boxes]) for block in read
    ] == [
        ("heading", None, "Northmoor response", []),
        ("paragraph", None, "The force has read the report.", []),
        ("item", "•", "One thing", []),
        ("item", "•", "Another thing", []),
        ("paragraph", None, "Yes", [True]),
        ("paragraph", None, "No", [False]),
        ("cell", None, "Area", []),
        ("cell", None, "Grade", []),
    ]


def test_a_pdf_form_keeps_the_state_of_its_boxes() -> None:
    with pikepdf.open(BytesIO(printed("#place(dx: 2cm, dy: 1cm)[Yes]\n#place(dx: 2cm, dy: 3cm)[No]"))) as pdf:
        tops = (744.0, 687.0)
        fields = []
        for index, (state, top) in enumerate(zip(("/Yes", "/Off"), tops, strict=True)):
            appearance = pikepdf.Dictionary(
                N=pikepdf.Dictionary(Yes=pdf.make_stream(b""), Off=pdf.make_stream(b""))
            )
            widget = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Btn,
                T=f"box{index}",
                V=pikepdf.Name(state),
                AS=pikepdf.Name(state),
                Rect=[110, top - 12, 122, top],
                AP=appearance,
            )
            fields.append(pdf.make_indirect(widget))
        pdf.pages[0].Annots = pikepdf.Array(fields)
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
        out = BytesIO()
        pdf.save(out)
    read = read_blocks(out.getvalue()).blocks
    assert [(block.text, [box.ticked for box in block.boxes]) for block in read] == [
        ("Yes", [True]),
        ("No", [False]),
    ]


def test_a_page_without_text_is_said() -> None:
    read = read_blocks(printed("Words\n#pagebreak()\n#rect(width: 3cm, height: 3cm)"))
    assert read.warnings == (("no_text", "Page 2 has no text in it: it may be a scan or a picture."),)


def test_a_pdf_with_no_text_at_all_is_said() -> None:
    read = read_blocks(printed("#rect(width: 3cm, height: 3cm)"))
    assert (len(read.blocks), [code for code, _ in read.warnings]) == (0, ["no_text"])
