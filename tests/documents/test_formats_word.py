"""Word files: what counts, what does not, and the numbers and boxes that only Word shows."""

from __future__ import annotations

from io import BytesIO

import docx

from answerable.documents.cards import Block, Text
from answerable.documents.formats import read_blocks
from tests.documents.making import in_list, paragraph, pattern, uses, word


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_blocks(data).blocks]


def numbered(text: Text) -> list[tuple[str | None, str]]:
    return [(block.number, block.text) for block in text.blocks]


def boxes(block: Block) -> list[tuple[int, bool | None]]:
    return [(box.at, box.ticked) for box in block.boxes]


def test_insertions_count_and_deletions_do_not() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The force should </w:t></w:r>"
        "<w:del><w:r><w:delText>perhaps</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>now</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> act.</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>Moved away</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>Moved here</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(word(body)) == ["The force should now act.", "Moved here"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Two halves </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>of one sentence.</w:t></w:r></w:p>"
    )
    assert texts(word(body)) == ["Two halves of one sentence."]


def test_hidden_text_is_left_out_wherever_it_is_hidden() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r><w:r><w:t>Shown</w:t></w:r>"
        "<w:r><w:rPr><w:rStyle w:val='Ghost'/></w:rPr><w:t>Secret</w:t></w:r></w:p>"
        + paragraph("Secret", properties='<w:pStyle w:val="Note"/>')
        + "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Also shown</w:t></w:r></w:p>"
    )
    assert texts(word(body, styles=styles)) == ["Shown", "Also shown"]


def test_a_text_box_follows_its_paragraph_and_is_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('Cause of concern')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{mc}">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        + paragraph("After")
    )
    assert texts(word(body)) == ["Before", "Cause of concern", "After"]


def test_levels_of_a_list_are_numbered_as_word_prints_them() -> None:
    lists = pattern(0, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")) + uses(1, 0)
    body = "".join(
        in_list(text, 1, level)
        for text, level in [
            ("One", 0),
            ("One one", 1),
            ("Limb a", 2),
            ("Limb b", 2),
            ("One two", 1),
            ("Two", 0),
            ("Two one", 1),
        ]
    )
    assert numbered(read_blocks(word(body, numbering=lists))) == [
        ("1.", "One"),
        ("1.1", "One one"),
        ("(a)", "Limb a"),
        ("(b)", "Limb b"),
        ("1.2", "One two"),
        ("2.", "Two"),
        ("2.1", "Two one"),
    ]


def test_a_list_counts_on_past_a_paragraph_without_a_number() -> None:
    lists = pattern(0, ("decimal", "%1.")) + uses(1, 0)
    body = in_list("Five", 1) + paragraph("One that lost its number") + in_list("Six", 1)
    assert numbered(read_blocks(word(body, numbering=lists))) == [
        ("1.", "Five"),
        (None, "One that lost its number"),
        ("2.", "Six"),
    ]


def test_a_second_list_may_start_again_or_go_on() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = pattern(0, ("upperRoman", "%1)")) + uses(1, 0) + uses(2, 0) + uses(3, 0, restart)
    body = in_list("a", 1) + in_list("b", 2) + in_list("c", 3) + in_list("d", 3)
    assert [block.number for block in read_blocks(word(body, numbering=lists)).blocks] == [
        "I)",
        "II)",
        "I)",
        "II)",
    ]


def test_a_number_may_come_from_the_style_and_carry_words() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Rec"><w:name w:val="Rec"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    lists = pattern(0, ("decimal", "Recommendation %1:")) + uses(1, 0)
    body = paragraph("Act at once.", properties='<w:pStyle w:val="Rec"/>') * 2
    read = read_blocks(word(body, styles=styles, numbering=lists))
    assert [(block.number, block.kind, block.style) for block in read.blocks] == [
        ("Recommendation 1:", "item", "Rec"),
        ("Recommendation 2:", "item", "Rec"),
    ]


def test_three_kinds_of_tick_box_are_read_with_their_state() -> None:
    form = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        "</w:fldChar></w:r>"
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:r><w:t xml:space='preserve'> {label}</w:t></w:r></w:p>"
    )
    control = (
        "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='{state}'/></w14:checkbox></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space='preserve'> {label}</w:t></w:r></w:p>"
    )
    body = (
        form.format(state="<w:default w:val='0'/><w:checked/>", label="Force")
        + form.format(state="<w:default w:val='1'/>", label="National")
        + form.format(state="<w:default w:val='1'/><w:checked w:val='0'/>", label="Thematic")
        + control.format(state="1", label="Yes")
        + control.format(state="0", label="No")
        + paragraph("☒ Left")
        + paragraph("☐ Right")
        + paragraph("[x] Up [ ] Down")
    )
    read = read_blocks(word(body)).blocks
    assert [(block.text, boxes(block)) for block in read] == [
        ("Force", [(0, True)]),
        ("National", [(0, True)]),
        ("Thematic", [(0, False)]),
        ("Yes", [(0, True)]),
        ("No", [(0, False)]),
        ("Left", [(0, True)]),
        ("Right", [(0, False)]),
        ("Up  Down", [(0, True), (4, False)]),
    ]


def test_a_file_written_by_python_docx_keeps_headings_lists_and_tables() -> None:
    document = docx.Document()
    document.core_properties.title = "Northmoor response"
    document.add_heading("Findings", 1)
    document.add_paragraph("Record crime properly.", style="List Number")
    document.add_paragraph("Answer calls in time.", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Area", "Grade"
    table.cell(1, 0).text, table.cell(1, 1).text = "Responding", "Good"
    document.add_paragraph().add_run("All bold").bold = True
    out = BytesIO()
    document.save(out)
    read = read_blocks(out.getvalue())
    shown = [
        (b.kind, b.level, b.number, b.text, b.bold, (b.cell.row, b.cell.column) if b.cell else None)
        for b in read.blocks
    ]
    assert shown == [
        ("heading", 1, None, "Findings", True, None),
        ("item", None, "1.", "Record crime properly.", False, None),
        ("item", None, "2.", "Answer calls in time.", False, None),
        ("cell", None, None, "Area", False, (0, 0)),
        ("cell", None, None, "Grade", False, (0, 1)),
        ("cell", None, None, "Responding", False, (1, 0)),
        ("cell", None, None, "Good", False, (1, 1)),
        ("paragraph", None, None, "All bold", True, None),
    ]
    assert read.meta["title"] == "Northmoor response"


def test_fields_show_their_result_and_not_their_instruction() -> None:
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3 May 2024</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    assert texts(word(body)) == ["3 May 2024"]


def test_boxes_typed_in_a_symbol_font_keep_their_state() -> None:
    font = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    runs = (
        f"<w:r>{font.format('Wingdings')}<w:t>þ</w:t></w:r><w:r><w:t> Yes </w:t></w:r>"
        f"<w:r>{font.format('Wingdings 2')}<w:t>£</w:t></w:r><w:r><w:t> No</w:t></w:r>"
        f"<w:r>{font.format('Wingdings 2')}<w:t>R</w:t></w:r><w:r><w:t> Perhaps</w:t></w:r>"
    )
    block = read_blocks(word(f"<w:p>{runs}</w:p>")).blocks[0]
    assert (block.text, [ticked for _, ticked in boxes(block)]) == ("Yes  No Perhaps", [True, False, True])


def test_words_that_ask_to_be_written_over_are_left_out() -> None:
    asking = (
        "<w:p><w:r><w:t>Force: </w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>Click or tap here to enter text.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    assert texts(word(asking)) == ["Force:"]
