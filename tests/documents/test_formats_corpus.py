"""The real document, in the six formats it comes in: the same words, numbers and boxes from each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from answerable.documents.cards import Block
from answerable.documents.formats import read_apart

CORPUS = Path(os.environ.get("ANSWERABLE_CORPUS") or Path(__file__).parents[2] / "../shared/corpus")
if not CORPUS.is_dir():
    CORPUS = Path(__file__).parents[3] / "../shared/corpus"
STEM = "pcc_response_cleveland_peel_2021_22"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real documents is not here")


def blocks(ending: str) -> tuple[Block, ...]:
    return read_apart(CORPUS / f"{STEM}.{ending}").blocks


def words(ending: str) -> str:
    return " ".join(" ".join(block.text for block in blocks(ending)).split())


@pytest.mark.parametrize("ending", ["odt", "doc", "html"])
def test_every_word_processor_format_gives_the_same_blocks(ending: str) -> None:
    def told(block: Block) -> tuple[object, ...]:
        return (block.text, block.kind, block.number, block.boxes, block.cell, block.bold)

    assert [told(block) for block in blocks(ending)] == [told(block) for block in blocks("docx")]


@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_pdf_and_plain_text_hold_the_same_words(ending: str) -> None:
    assert words(ending) == words("docx")


@pytest.mark.parametrize("ending", ["docx", "odt", "doc", "html", "pdf"])
def test_tick_boxes_are_told_where_the_file_carries_them(ending: str) -> None:
    assert [(block.text, block.boxes[0].ticked) for block in blocks(ending) if block.boxes] == [
        ("Cleveland Specific", True),
        ("National", False),
        ("Follow Up", False),
        ("Thematic", False),
        ("Partner Inspection", False),
        ("Yes", True),
        ("No", False),
    ]


def test_tick_boxes_that_lost_their_state_are_not_guessed() -> None:
    assert [(block.text, block.boxes[0].ticked) for block in blocks("txt") if block.boxes] == [
        ("Cleveland Specific", None),
        ("National", None),
        ("Yes", None),
        ("No", None),
    ]


@pytest.mark.parametrize("ending", ["docx", "odt", "doc", "html", "pdf", "txt"])
def test_the_force_list_runs_to_twelve_with_one_item_unnumbered(ending: str) -> None:
    everything = blocks(ending)
    start = next(at for at, block in enumerate(everything) if block.text == "Recommendations") + 1
    listed = everything[start : start + 13]
    assert [block.number for block in listed] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
        None,
        *(f"{n}." for n in range(6, 13)),
    ]
