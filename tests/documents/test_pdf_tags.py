"""PDF/UA files are read by their tags, unless the tags cannot be trusted."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest

from answerable.comments import writers
from answerable.comments.cards import AnsweredArea, AnsweredFinding, StatutoryDocument
from answerable.documents.cards import Block
from answerable.documents.formats import read_blocks

LONG = "The force should make sure that everyone who waits is called by a supervisor within the hour, day or night."


@pytest.fixture(scope="module")
def made() -> bytes:
    finding = AnsweredFinding("r", "area_for_improvement", "7", LONG, 3, "Agreed.")
    document = StatutoryDocument(
        force_name="Eastmarch Police",
        body_name="Eastmarch Police and Crime Commissioner",
        commissioner="",
        inspection_reference="",
        inspection_title="PEEL 2023–25",
        published_on=date(2024, 1, 19),
        last_day=date(2024, 3, 14),
        types={},
        force_quoted=False,
        monitoring_phase=None,
        summary=LONG,
        areas=(AnsweredArea("Responding to the public", "good", (finding,)),),
        force_response=LONG,
        statement=LONG,
        scrutiny_on=None,
        questions=(),
        draft=True,
    )
    return writers.write(document, format="pdf")


def changed(made: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def by_place(made: bytes) -> tuple[Block, ...]:
    """The blocks of the same file when it does not claim to be PDF/UA."""
    return read_blocks(changed(made, lambda pdf: pdf.Root.__delattr__("Metadata"))).blocks


def test_tags_give_whole_paragraphs_numbers_levels_and_cells(made: bytes) -> None:
    blocks = read_blocks(made).blocks
    items = [(b.kind, b.number, b.depth, b.page) for b in blocks if b.text == LONG]
    assert items == [
        ("paragraph", None, None, 1),
        ("item", "•", 0, 1),
        ("paragraph", None, None, 1),
        ("item", "7.", 0, 2),
        ("paragraph", None, None, 2),
    ]
    assert [b.level for b in blocks if b.kind == "heading"] == [1, 2, 2, 2, 3, 4, 2, 3, 2, 3]
    cells = [
        (b.cell.row, b.cell.column, b.cell.header) for b in blocks if b.cell and b.text == "PEEL 2023–25"
    ]
    assert cells == [(0, 1, False)]


def test_a_file_that_makes_no_claim_is_read_by_place(made: bytes) -> None:
    assert all(block.box for block in by_place(made))
    assert not any(block.box for block in read_blocks(made).blocks)


def test_tags_that_leave_out_text_are_not_trusted(made: bytes) -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        whole = pdf.Root.StructTreeRoot.K
        top = whole[0] if isinstance(whole, pikepdf.Array) else whole
        top.K = pikepdf.Array(list(top.K)[: len(top.K) // 2])

    read = read_blocks(changed(made, cut))
    assert (read.blocks, [code for code, _ in read.warnings]) == (by_place(made), ["tags_doubted"])


def test_tags_that_hold_themselves_are_not_trusted(made: bytes) -> None:
    def knot(pdf: pikepdf.Pdf) -> None:
        whole = pdf.Root.StructTreeRoot.K
        top = whole[0] if isinstance(whole, pikepdf.Array) else whole
        top.K.append(top)

    assert read_blocks(changed(made, knot)).blocks == by_place(made)
