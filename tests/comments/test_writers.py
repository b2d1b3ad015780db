"""The four writers of the statutory document: what each must have in it, whoever opens it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import page
import pikepdf
import pytest
from docx import Document
from lxml import etree
from lxml import html as lxml_html

from answerable.comments import writers
from answerable.comments.cards import AnsweredArea, AnsweredFinding, StatutoryDocument
from answerable.comments.writers import html, outline, wording
from answerable.comments.writers.blocks import Heading, Items, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

HEADINGS = [
    (1, "Response by the PCC to the HMICFRS inspection of Northmoor Police"),
    (2, "INSPECTION DETAILS"),
    (2, "EXECUTIVE SUMMARY OF REPORT"),
    (2, "Causes of Concern and Areas for Improvement (AFI)"),
    (3, "Preventing crime (Good)"),
    (4, "Area for Improvement"),
    (3, "Responding to the public (Inadequate)"),
    (4, "Cause of Concern"),
    (4, "Area for Improvement"),
    (3, "Investigating crime (Requires improvement)"),
    (4, "Areas for Improvement"),
    (3, "Protecting vulnerable people (Adequate)"),
    (3, "Leadership and force management (Inadequate)"),
    (4, "Cause of Concern"),
    (2, "FORCE RESPONSE TO RECOMMENDATIONS"),
    (3, "Causes of Concern"),
    (3, "Areas for Improvement (AFI)"),
    (2, "PCC RESPONSE TO INSPECTION"),
    (3, "Comment by the PCC"),
    (3, "Scrutiny meeting"),
    (3, "The PCC asked the following"),
]
BOXES = [
    (True, "Northmoor Specific"),
    (False, "National"),
    (False, "Follow Up"),
    (False, "Thematic"),
    (False, "Partner Inspection"),
    (True, "Yes"),
    (False, "No"),
]
FORMATS = sorted(writers.FORMATS)


@pytest.fixture
def draft(full: StatutoryDocument) -> StatutoryDocument:
    return replace(full, draft=True, published_response_on=None)


def part(package: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


# the outline


def test_the_outline_has_the_sections_of_the_form_in_order(full: StatutoryDocument) -> None:
    found = [(b.level, b.text) for b in outline.outline(full).blocks if isinstance(b, Heading)]
    assert found == HEADINGS


@pytest.mark.parametrize(
    ("response_on", "ending"),
    [
        (None, "These comments have not yet been published."),
        (date(2024, 1, 19), "These comments were published on 19 January 2024, day 1 of 56."),
        (date(2024, 3, 14), "These comments were published on 14 March 2024, day 56 of 56."),
        (date(2024, 3, 15), "These comments were published on 15 March 2024, 1 day late."),
        (date(2024, 3, 17), "These comments were published on 17 March 2024, 3 days late."),
    ],
)
def test_the_statutory_sentence_says_when_and_how_late(response_on: date | None, ending: str) -> None:
    sentence = wording.statute(
        published_on=date(2024, 1, 19), last_day=date(2024, 3, 14), response_on=response_on
    )
    assert sentence == (
        "Section 55 of the Police Act 1996 asks for these comments within 56 days. The report was published on "
        f"19 January 2024, which is day 1; the last day is 14 March 2024. {ending}"
    )


def test_causes_of_concern_are_numbered_by_the_writer(full: StatutoryDocument) -> None:
    concerns = [
        b.text for b in outline.outline(full).blocks if isinstance(b, Paragraph) and b.role == "concern"
    ]
    assert [text[:8] for text in concerns] == ["CoC 1 - ", "CoC 2 - "]


def test_printed_numbers_are_kept_and_lost_ones_are_not_made_up(full: StatutoryDocument) -> None:
    numbers = ["1", "2", None, "4", "7a"]
    findings = tuple(
        AnsweredFinding(f"r{at}", "area_for_improvement", number, f"The force should do thing {at}.")
        for at, number in enumerate(numbers)
    )
    document = replace(full, areas=(AnsweredArea("Investigating crime", None, findings),))
    lists = [b for b in outline.outline(document).blocks if isinstance(b, Items) and b.items[0].beneath]
    assert [[(item.number, item.text[:4]) for item in one.items] for one in lists] == [
        [(1, "The "), (2, "The ")],
        [(None, "The ")],
        [(4, "The ")],
        [(None, "7a T")],
    ]


def test_what_is_not_known_has_no_box(full: StatutoryDocument) -> None:
    unknown = replace(full, types={**full.types, "national": None}, force_quoted=None)
    text = words(lxml_html.fromstring(html.page(unknown)))
    assert "☐ Follow Up" in text
    assert "☐ National" not in text
    assert text.count("(not known)") == 3


def test_an_unanswered_finding_says_so_and_nothing_is_invented(draft: StatutoryDocument) -> None:
    empty = replace(draft, statement="", summary="", force_response="", questions=(), scrutiny_on=None)
    text = words(lxml_html.fromstring(html.page(empty)))
    assert text.count(wording.NOT_WRITTEN) == 4
    assert wording.SCRUTINY not in text
    assert wording.QUESTIONS not in text


# every format


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_document_gives_the_same_bytes(name: str, full: StatutoryDocument) -> None:
    assert writers.write(full, format=name) == writers.write(replace(full), format=name)


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_package_bears_no_time_of_writing(name: str, full: StatutoryDocument) -> None:
    with zipfile.ZipFile(io.BytesIO(writers.write(full, format=name))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_format_is_refused_by_name(full: StatutoryDocument) -> None:
    with pytest.raises(ValueError, match=r"No such format: rtf\. There are html, docx, odt, pdf\."):
        writers.write(full, format="rtf")


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_only_ever_text(name: str, full: StatutoryDocument) -> None:
    nasty = (
        ']]> <script>alert(1)</script> & #eval("1") \\ $x$ {{ 7*7 }} \x00\x0b\x1b \ud800 \ufffe \ue000 =cmd'
    )
    document = replace(
        full, statement=nasty, inspection_title=nasty, force_response=nasty, commissioner=nasty
    )
    made = writers.write(document, format=name)
    assert made == writers.write(document, format=name)
    if name == "html":
        assert lxml_html.fromstring(made).xpath("//script") == []


# HTML


def test_html_carries_nothing_a_strict_policy_would_block(full: StatutoryDocument) -> None:
    tree = lxml_html.fromstring(html.page(full, stylesheet="form.css"))
    assert tree.xpath("//script | //style | //*[@style] | //*[starts-with(name(@*), 'on')] | //img") == []
    assert tree.xpath("//link/@href") == ["form.css"]
    assert tree.get("lang") == "en-GB"
    assert [(int(h.tag[1]), words(h)) for h in tree.xpath("//h1|//h2|//h3|//h4")] == HEADINGS
    assert tree.xpath("//section/@aria-labelledby") == tree.xpath("//h2/@id")


def test_html_tables_have_headers_with_scope(full: StatutoryDocument) -> None:
    tree = lxml_html.fromstring(html.page(full))
    assert [words(th) for th in tree.xpath("(//table)[1]//th[@scope='row']")] == [
        "Title of Inspection",
        "Date Inspection Published",
        "Type of Inspection",
        "Is Northmoor Police quoted in the Report?",
        "Monitoring Phase",
    ]
    assert [words(th) for th in tree.xpath("(//table)[2]//th[@scope='col']")] == ["What", "Who", "By when"]
    assert tree.xpath("//th[not(@scope)]") == []


def test_a_fragment_fits_below_another_heading(full: StatutoryDocument) -> None:
    tree = lxml_html.fragment_fromstring(html.fragment(full, top=2))
    assert [(int(h.tag[1]) - 1, words(h)) for h in tree.xpath(".//h2|.//h3|.//h4|.//h5")] == HEADINGS


# Word


def test_docx_has_real_headings_title_language_and_header_rows(full: StatutoryDocument) -> None:
    word = Document(io.BytesIO(writers.write(full, format="docx")))
    styled = [
        (p.style.name, p.text) for p in word.paragraphs if p.style and p.style.name.startswith("Heading")
    ]
    assert [(int(name[-1]), text) for name, text in styled] == HEADINGS
    assert word.core_properties.title == f"{HEADINGS[0][1]}: PEEL 2023–25"
    assert word.core_properties.language == "en-GB"
    assert {lang.get(f"{W}val") for lang in word.styles.element.iter(f"{W}lang")} == {"en-GB"}
    heads = [[bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] for table in word.tables]
    assert heads == [[False] * 5, [True, False, False], [True, False]]
    looks = [table._tbl.tblPr.xpath("./w:tblLook")[0] for table in word.tables]
    assert [(look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) for look in looks] == [
        ("0", "1"),
        ("1", "1"),
        ("1", "1"),
    ]


def test_docx_tick_boxes_are_real_and_know_their_state(full: StatutoryDocument) -> None:
    body = part(writers.write(full, format="docx"), "word/document.xml")
    found = []
    for box in body.iter(f"{W14}checkbox"):
        control = box.getparent().getparent()
        state = box.find(f"{W14}checked").get(f"{W14}val") == "1"
        glyph, label = words(control), words(control.getparent())[2:]
        assert glyph == ("☒" if state else "☐")
        found.append((state, label))
    assert found == BOXES


def test_docx_lists_are_lists_and_start_anew(full: StatutoryDocument) -> None:
    package = writers.write(full, format="docx")
    numbers = part(package, "word/numbering.xml")
    starts = {
        num.get(f"{W}numId"): [o.get(f"{W}val") for o in num.iter(f"{W}startOverride")][:1]
        for num in numbers.iter(f"{W}num")
    }
    used = []
    for paragraph in part(package, "word/document.xml").iter(f"{W}p"):
        for number in paragraph.iter(f"{W}numId"):
            used.append((starts[number.get(f"{W}val")], words(paragraph)[:12]))
    assert [pair for pair in used if pair[0]] == [
        (["1"], "Within three"),
        (["1"], "Within six m"),
        (["1"], "Northmoor Po"),
        (["1"], "The force sh"),
        (["1"], "The force ne"),
        (["1"], "The force sh"),
        (["1"], "The force sh"),
        (["1"], "What was don"),
        (["1"], "Who decides "),
        (["1"], "What will be"),
    ]


PARAGRAPH_ORDER = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
]
TABLE_ORDER = [
    "tblStyle",
    "tblW",
    "jc",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
    "tblCaption",
]


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"]
)
def test_docx_properties_stand_in_the_order_word_insists_on(name: str, draft: StatutoryDocument) -> None:
    root = part(writers.write(draft, format="docx"), name)
    for tag, order in (("pPr", PARAGRAPH_ORDER), ("tblPr", TABLE_ORDER)):
        for properties in root.iter(f"{W}{tag}"):
            found = [etree.QName(child).localname for child in properties]
            known = [child for child in found if child in order]
            assert known == sorted(known, key=order.index)


# OpenDocument


def test_odt_has_headings_boxes_lists_and_header_rows(full: StatutoryDocument) -> None:
    body = part(writers.write(full, format="odt"), "content.xml")
    assert [(int(h.get(f"{TEXT}outline-level")), words(h)) for h in body.iter(f"{TEXT}h")] == HEADINGS
    boxes = [
        (box.get(f"{LOEXT}checked") == "true", words(box), words(box.getparent())[2:])
        for box in body.iter(f"{LOEXT}content-control")
    ]
    assert boxes == [(state, "☒" if state else "☐", label) for state, label in BOXES]
    heads = [words(row) for row in body.iter(f"{TABLE}table-header-rows")]
    assert heads == ["WhatWhoBy when"] * 2
    assert len(list(body.iter(f"{TABLE}table-header-columns"))) == 1


def test_odt_says_its_title_and_language_and_begins_with_its_kind(full: StatutoryDocument) -> None:
    package = writers.write(full, format="odt")
    assert package[30:38] == b"mimetype"
    assert package[38:77] == b"application/vnd.oasis.opendocument.text"
    meta = part(package, "meta.xml")
    assert [words(e) for e in meta.iter("{*}title", "{*}language")] == [
        f"{HEADINGS[0][1]}: PEEL 2023–25",
        "en-GB",
    ]
    looks = [e for e in part(package, "styles.xml").iter() if e.get("{*}language")]
    assert looks == []
    assert b'fo:language="en" fo:country="GB"' in etree.tostring(part(package, "styles.xml"))


# PDF


@pytest.mark.parametrize("state", ["published", "draft", "bare"])
def test_pdf_is_pdf_ua(state: str, full: StatutoryDocument, draft: StatutoryDocument) -> None:
    bare = replace(
        draft, areas=(), questions=(), scrutiny_on=None, statement="", summary="", force_response=""
    )
    document = {"published": full, "draft": draft, "bare": bare}[state]
    report = page.validate_pdf_bytes(writers.write(document, format="pdf"), profile="ua1")
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    below = element.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def test_pdf_is_tagged_and_says_title_and_language(full: StatutoryDocument) -> None:
    with pikepdf.open(io.BytesIO(writers.write(full, format="pdf"))) as pdf:
        assert pdf.Root.MarkInfo.Marked == True  # noqa: E712 (a pikepdf object)
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == f"{HEADINGS[0][1]}: PEEL 2023–25"
            assert meta["pdfuaid:part"] == "1"
        tags = [str(e.S)[1:] for e in elements(pdf.Root.StructTreeRoot)]
        assert [int(tag[1]) for tag in tags if re.fullmatch(r"H\d", tag)] == [level for level, _ in HEADINGS]
        assert (tags.count("Table"), tags.count("L") > 5) == (3, True)


def test_pdf_cells_that_head_rows_and_columns_say_so(full: StatutoryDocument) -> None:
    with pikepdf.open(io.BytesIO(writers.write(full, format="pdf"))) as pdf:
        rows = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == pikepdf.Name.TR]
        heads = [[str(scope_of(cell)) for cell in elements(row) if cell.S in ("/TH", "/TD")] for row in rows]
    column, row = ["/Column"] * 3, ["/Row", "", ""]
    assert heads == [["/Row", ""]] * 5 + [column, row, row] + [column, row]


def scope_of(cell: pikepdf.Object) -> str:
    if cell.S != pikepdf.Name.TH:
        return ""
    said = cell.A if isinstance(cell.A, pikepdf.Array) else [cell.A]
    return next(str(one.Scope) for one in said if "/Scope" in one)


def test_pdf_has_no_content_outside_tags_and_artifacts(draft: StatutoryDocument) -> None:
    shown = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
    with pikepdf.open(io.BytesIO(writers.write(draft, format="pdf"))) as pdf:
        for one in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(one):
                name = str(operator)
                depth += (name in ("BMC", "BDC")) - (name == "EMC")
                assert name not in shown or depth > 0
            assert depth == 0


def test_pdf_carries_its_own_fonts(full: StatutoryDocument) -> None:
    with pikepdf.open(io.BytesIO(writers.write(full, format="pdf"))) as pdf:
        fonts = {
            str(font.BaseFont).split("+")[-1]: any("/FontFile" in str(key) for key in descriptor)
            for one in pdf.pages
            for font in one.Resources.Font.values()
            for descriptor in [font.DescendantFonts[0].FontDescriptor]
        }
    assert all(fonts.values())
    assert {name.split("-")[0] for name in fonts} == {"LibertinusSerif", "DejaVuSansMono"}


def test_pdf_names_the_characters_it_cannot_draw(full: StatutoryDocument) -> None:
    from answerable.documents.formats import read_blocks

    document = replace(full, commissioner="Ŵena \ue000日本")
    text = " ".join(block.text for block in read_blocks(writers.write(document, format="pdf")).blocks)
    assert "Ŵena \ufffd\ufffd\ufffd" in text
    assert "shown as \ufffd: U+65E5, U+672C, U+E000." in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_draft_says_so_and_a_published_document_does_not(
    name: str, full: StatutoryDocument, draft: StatutoryDocument
) -> None:
    for document, expected in ((draft, True), (full, False)):
        made = writers.write(document, format=name)
        assert (wording.DRAFT in all_words(made, name)) is expected


def all_words(made: bytes, name: str) -> str:
    """Everything a reader sees, headers and footers too."""
    if name == "html":
        return words(lxml_html.fromstring(made))
    if name == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(made)
        pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
        document.close()
        said = {text.split("\r\n")[0] for text in pages}
        assert len(said) == 1 or wording.DRAFT not in said
        return " ".join(pages)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return " ".join(
            words(etree.fromstring(archive.read(n))) for n in archive.namelist() if n.endswith(".xml")
        )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_word_and_opendocument_without_loss(
    full: StatutoryDocument, tmp_path: Path
) -> None:
    from answerable.documents.formats import read_blocks

    (tmp_path / "word.docx").write_bytes(writers.write(full, format="docx"))
    (tmp_path / "open.odt").write_bytes(writers.write(full, format="odt"))
    for source, target in (("word.docx", "odt"), ("open.odt", "docx")):
        command = [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            target,
        ]
        command += ["--outdir", str(tmp_path), str(tmp_path / source)]
        subprocess.run(command, check=True, timeout=120, capture_output=True)
    blocks = read_blocks(html.fragment(full).encode(), name="fragment.html").blocks
    expected = {block.text for block in blocks} - {
        "Inspection details"
    }  # the table's name, which is not shown
    for name in ("word.odt", "open.docx"):
        text = " ".join(block.text for block in read_blocks((tmp_path / name).read_bytes()).blocks)
        assert sorted(said for said in expected if said not in text) == []
