"""Pages that are pictures: read where Tesseract is installed, named where they stay silent, and marked either way."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from answerable.documents.formats import read_apart, read_blocks
from answerable.extraction.readers import process, read
from answerable.extraction.readers.json_form import from_json, to_json
from tests.conftest import needs
from tests.documents.making import printed

REPORT = """#set text(size: 12pt)
= PEEL 2023–25: An inspection of Northmoor Police
== Responding to the public
Good

=== Area for improvement
*The force should make sure that it answers emergency calls within ten seconds.*

During our inspection we found that callers waited too long.
"""


def scanned(source: str, *, words: bool = False) -> bytes:
    """The printed pages as pictures; with `words` the text lies unseen over them, as scanners leave it."""
    made = printed(source)
    pages = [page.render(scale=200 / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(made)]
    out = BytesIO()
    pages[0].save(out, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    if not words:
        return out.getvalue()
    with pikepdf.open(out) as pictures, pikepdf.open(BytesIO(made)) as text:
        for under, over in zip(pictures.pages, text.pages, strict=True):
            written = pikepdf.unparse_content_stream(
                [
                    ([3], pikepdf.Operator("Tr")) if str(one.operator) == "Tr" else one
                    for one in pikepdf.parse_content_stream(over)
                ]
            )
            over.Contents = text.make_stream(b"3 Tr " + written)
            under.add_overlay(over)
        done = BytesIO()
        pictures.save(done)
    return done.getvalue()


def test_a_scanned_report_is_read_and_its_values_are_marked() -> None:
    needs("tesseract")
    text = read_blocks(scanned(REPORT))
    assert text.warnings == (
        ("ocr", "Page 1 was read by machine from a picture of it, where letters can be mistaken."),
    )
    assert all(block.from_picture and block.box for block in text.blocks)
    reading = read(text)
    assert [(one.kind, one.text) for one in reading.findings] == [
        (
            "area_for_improvement",
            "The force should make sure that it answers emergency calls within ten seconds.",
        )
    ]
    assert reading.from_picture == ("title", "force", "grade 1", "f1")
    assert [doubt.message for doubt in reading.doubts if doubt.code == "read_from_picture"] == [
        "Page 1 was read by machine from a picture of it, where letters can be mistaken. "
        "The 4 values that were taken from there are marked: check this against the page."
    ]
    assert from_json(to_json(reading)).from_picture == reading.from_picture


def test_the_process_that_may_start_nothing_has_a_scan_read_for_it(tmp_path: Path) -> None:
    needs("tesseract")
    (tmp_path / "scan.pdf").write_bytes(scanned(REPORT))
    text, reading = process.read_file(tmp_path / "scan.pdf")
    assert text == read_apart(tmp_path / "scan.pdf") == read_blocks(tmp_path / "scan.pdf")
    assert len(reading.findings) == 1


def test_pages_that_stay_silent_are_named_with_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    picture = "#pagebreak()\n#rect(width: 3cm, height: 3cm)\n"
    source = f"Words\n{picture}#pagebreak()\nMore\n{picture * 3}"
    assert read_blocks(printed(source)).warnings == (
        (
            "no_text",
            "Pages 2 and 4–6 have no text in them: they may be scans or pictures. "
            "Tesseract, which reads words off pictures, is not installed here.",
        ),
    )


def test_only_the_scanned_pages_of_a_file_are_marked() -> None:
    needs("tesseract")
    with (
        pikepdf.open(BytesIO(printed("Printed words stand here."))) as pdf,
        pikepdf.open(BytesIO(scanned("Scanned words stand here."))) as scan,
    ):
        pdf.pages.extend(scan.pages)
        out = BytesIO()
        pdf.save(out)
    read = read_blocks(out.getvalue())
    assert [(block.text, block.page, block.from_picture) for block in read.blocks] == [
        ("Printed words stand here.", 1, False),
        ("Scanned words stand here.", 2, True),
    ]


def test_words_a_scanner_laid_over_its_picture_are_taken_and_marked() -> None:
    read = read_blocks(scanned("The force should act.", words=True))
    assert [(block.text, block.from_picture) for block in read.blocks] == [("The force should act.", True)]
    assert [code for code, _ in read.warnings] == ["ocr"]
