"""Findings, sections, pages and whole forms that one file holds more than once."""

from __future__ import annotations

import io
import re
from collections import Counter

import pypdfium2
import pytest
import typst

from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Reading
from answerable.extraction.readers import read
from tests.extraction.reading_samples import CORPUS, SAMPLES, codes, needs_corpus, outline, reading_of, sample

_WESTVALE = [
    ("AFI", "1", "The force should ring callers back within the hour"),
    ("AFI", None, "The force should tell callers who will come"),
    ("CoC", "CoC 1", "The force leaves too many investigations without a supervisor."),
    ("  Rec", "1", "name a supervisor for each investigation"),
    ("  Rec", "2", "train every supervisor by the spring"),
    ("AFI", "2", "The force should learn why officers leave"),
    ("AFI", None, "The force should tell callers who will come"),
]
_HEADINGS = (
    "INSPECTION DETAILS|EXECUTIVE SUMMARY|Causes of Concern and Areas|FORCE RESPONSE TO|PCC RESPONSE TO INSP"
)
_SECTIONS = re.compile(rf"(?m)^(?=(?i:{_HEADINGS}))")


def westvale() -> str:
    """A form whose second list has no heading; two of its areas hold one wording, which are two findings."""
    return (SAMPLES / "forms/westvale.txt").read_text("utf-8")


def cleveland() -> str:
    """The real form as plain text."""
    return (CORPUS / "pcc_response_cleveland_peel_2021_22.txt").read_text("utf-8")


def unheaded(words: str) -> str:
    """The real form without the heading of its second list."""
    return re.sub(r"FORCE RESPONSE TO RECOMMENDATIONS.*\n", "", words)


def doubled(words: str, *, at: int) -> str:
    """The form with one of its sections printed again after itself."""
    parts = _SECTIONS.split(words)
    return "".join(f"{part}\n{part}" if part is parts[at] else part for part in parts)


def sums(reading: Reading) -> list[int]:
    """Causes of concern, recommendations, areas for improvement, grades and questions."""
    kinds = Counter(finding.kind for finding in reading.findings)
    found = [kinds[kind] for kind in ("cause_of_concern", "recommendation", "area_for_improvement")]
    return [*found, len(reading.grades), len(reading.questions)]


def test_second_list_without_a_heading_is_the_first_list_again() -> None:
    reading = sample("forms/westvale.txt")
    assert outline(reading.findings) == _WESTVALE
    assert [len(finding.also) for finding in reading.findings] == [1, 0, 1, 1, 1, 1, 1]
    assert codes(reading) == [
        "confirm_published", "numbering_stops", "unnumbered_item", "printed_twice_differently", "called_otherwise",
        "only_in_findings", "no_explanation", "no_owner_or_date",
    ]  # fmt: skip


@pytest.mark.parametrize("join", ["", "\n\n\n"])
@pytest.mark.parametrize("times", [2, 3])
def test_form_put_together_with_itself_is_read_once(times: int, join: str) -> None:
    once, again = sample("forms/westvale.txt"), reading_of(join.join([westvale()] * times))
    assert again.reader == "word_form"
    assert outline(again.findings) == _WESTVALE
    assert (again.grades, again.questions) == (once.grades, once.questions)
    assert (again.pcc_statement, again.summary) == (once.pcc_statement, once.summary)
    assert codes(again) == [*codes(once), "held_twice"]
    assert again.doubts[-1].decide
    assert [len(f.also) for f in again.findings] == [
        (1 + len(f.also)) * times - 1 for f in once.findings
    ]  # fmt: skip


def test_another_version_behind_the_first_form_is_not_read_and_said() -> None:
    other = westvale().replace("PEEL 2023–25", "PEEL 2021/22").replace("callers", "victims")
    reading = reading_of(f"{westvale()}\n{other}")
    assert outline(reading.findings) == _WESTVALE
    assert reading.title.value == "PEEL 2023–25"
    assert codes(reading) == [*codes(sample("forms/westvale.txt")), "second_form"]
    assert reading.doubts[-1].decide


def test_section_printed_again_doubles_nothing() -> None:
    once = sample("forms/westvale.txt")
    for at in range(1, len(_SECTIONS.split(westvale()))):
        again = reading_of(doubled(westvale(), at=at))
        assert outline(again.findings) == _WESTVALE
        assert sums(again) == sums(once)
        assert (again.pcc_statement.value, again.summary.value) == (
            once.pcc_statement.value,
            once.summary.value,
        )
        assert codes(again)[-1] == "held_twice"


def test_one_wording_twice_under_one_area_is_one_finding() -> None:
    twice = westvale().replace(
        "• The force should learn why",
        "• The force should tell callers who will come\n• The force should learn why",
    )
    assert outline(reading_of(twice).findings)[-1] == (
        "AFI",
        "2",
        "The force should learn why officers leave",
    )
    assert sums(reading_of(twice)) == sums(sample("forms/westvale.txt"))


def test_list_of_thousands_of_copies_ends_soon() -> None:
    item = "• The force should ring callers back within the hour\n"
    reading = reading_of(westvale().replace(item, item * 2_000))
    assert outline(reading.findings)[0] == ("AFI", None, _WESTVALE[0][2])


def test_pages_that_are_in_a_pdf_twice_are_read_once() -> None:
    lines = "".join(
        f"{'== ' if line.isupper() else ''}{line}\n\n"
        for line in westvale().replace("[", '#"[').replace("]", ']"').splitlines()
    )
    paper = "#set page(width: 180mm, height: 90mm)\n#set text(size: 9pt)\n#set par(spacing: 2.5em)\n"
    source = pypdfium2.PdfDocument(typst.compile((paper + lines).encode()))
    numbers = range(len(source))
    once = read(read_blocks(_pages(source, list(numbers))))
    assert sums(once) == sums(sample("forms/westvale.txt"))
    for order in ([*numbers, *numbers], sorted([*numbers, *numbers])):
        again = read(read_blocks(_pages(source, order)))
        assert outline(again.findings) == outline(once.findings)
        assert sums(again) == sums(once)
        assert codes(again) == [*codes(once), "held_twice"]


def _pages(source: pypdfium2.PdfDocument, order: list[int]) -> bytes:
    """A PDF of these pages of another, from 0."""
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source, order)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@needs_corpus
def test_real_form_in_every_repetition_holds_the_same_findings() -> None:
    whole = cleveland()
    wanted = outline(reading_of(whole).findings)
    parts = range(1, len(_SECTIONS.split(whole)))
    variants = [
        unheaded(whole), unheaded(whole) * 2, whole * 2, whole * 3, whole.strip() * 2,
        f"{whole}\n{whole.replace('numerous challenges', 'many challenges')}",
        *(doubled(whole, at=at) for at in parts),
    ]  # fmt: skip
    for variant in variants:
        reading = reading_of(variant)
        assert reading.reader == "word_form"
        assert outline(reading.findings) == wanted
        assert sums(reading) == [2, 5, 13, 8, 3]
        assert {"numbering_stops", "called_otherwise", "printed_twice_differently"} <= set(codes(reading))
    assert [bool({"held_twice", "second_form"} & set(codes(reading_of(one)))) for one in variants] == [
        False, *[True] * (len(variants) - 1),
    ]  # fmt: skip


@needs_corpus
def test_real_pages_that_are_in_a_pdf_twice_are_read_once() -> None:
    source = pypdfium2.PdfDocument(CORPUS / "pcc_response_cleveland_peel_2021_22.pdf")
    numbers = range(len(source))
    for order in ([*numbers, *numbers], sorted([*numbers, *numbers]), sorted([*numbers, 1])):
        reading = read(read_blocks(_pages(source, order)))
        assert sums(reading) == [2, 5, 13, 8, 3]
        assert "held_twice" in codes(reading)
