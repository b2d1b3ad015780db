"""The report beside the candidates: its pieces and its marks, without a database."""

from __future__ import annotations

from datetime import UTC, datetime

from answerable.desk.reports.decisions import difference
from answerable.desk.reports.sheet import draw, marks_of, piece_with, pieces_of
from answerable.documents.cards import Block, Cell, Place, Text, TickBox
from answerable.extraction.queries import CandidateCard, DoubtCard, ReadingCard


def text_of(*blocks: Block, pages: int | None = None) -> Text:
    return Text(blocks, "txt", pages)


def candidate(
    number: int, *places: Place, also: tuple[Place, ...] = (), doubts: tuple[DoubtCard, ...] = ()
) -> CandidateCard:
    empty = {
        "ref": "",
        "name": "",
        "question": "",
        "called": "",
        "status": "",
        "addressee": "",
        "due_text": "",
        "due": "",
    }
    return CandidateCard(
        candidate_id=number,
        number=number,
        kind="recommendation",
        text="",
        parent=None,
        places=places,
        also=also,
        log=(),
        accelerated=False,
        origin="reader",
        state="waiting",
        reason="",
        merged_into=None,
        version=1,
        doubts=doubts,
        **empty,
    )


def reading(*candidates: CandidateCard) -> ReadingCard:
    empty = {"kind": "", "reader": "", "title": "", "force_name": "", "published_source": ""}
    return ReadingCard(
        reading_id=1,
        document_id=1,
        area="northmoor",
        state="open",
        published_on=None,
        types={},
        force_quoted=None,
        monitoring_phase="",
        summary="",
        force_response="",
        statement="",
        scrutiny_on=None,
        questions=(),
        confirmed_by="",
        read_at=datetime(2024, 1, 1, tzinfo=UTC),
        version=1,
        candidates=candidates,
        **empty,
    )


def drawn(text: Text, *candidates: CandidateCard) -> str:
    return draw(text, pieces_of(text)[0], marks_of(reading(*candidates)))


def test_short_document_is_one_piece():
    pieces = pieces_of(text_of(*(Block(number, "x", page=number) for number in range(200))))
    assert [(piece.start, piece.end, piece.name) for piece in pieces] == [(0, 200, "")]


def test_long_document_is_shown_page_by_page():
    blocks = [Block(number, "x", page=number // 100 + 1) for number in range(300)]
    pieces = pieces_of(text_of(*blocks, pages=3))
    assert [(piece.start, piece.end, piece.name) for piece in pieces] == [
        (0, 100, "page 1 of 3"),
        (100, 200, "page 2 of 3"),
        (200, 300, "page 3 of 3"),
    ]
    assert piece_with(pieces, Place(150, 0, 1)).number == 2


def test_long_document_without_pages_is_cut_at_headings():
    blocks = [Block(number, "x", kind="heading" if number == 130 else "paragraph") for number in range(300)]
    pieces = pieces_of(text_of(*blocks))
    assert [(piece.start, piece.end, piece.name) for piece in pieces] == [
        (0, 130, "part 1 of 2"),
        (130, 300, "part 2 of 2"),
    ]


def test_words_of_a_candidate_are_marked_and_lead_to_it():
    markup = drawn(text_of(Block(0, "Do this <now>, then rest.")), candidate(7, Place(0, 0, 13)))
    assert markup == (
        '<p id="block-0"><mark class="ans-place" id="place-7"><a class="ans-no" href="#found-7">'
        '<span class="govuk-visually-hidden">Candidate </span>7</a>Do this &lt;now&gt;</mark>, then rest.</p>'
    )


def test_marks_that_overlap_share_the_words_and_lose_none():
    markup = drawn(text_of(Block(0, "abcdef")), candidate(1, Place(0, 0, 4)), candidate(2, Place(0, 2, 6)))
    assert (markup.count("</a>abcd</mark>"), markup.count("</a>ef</mark>")) == (1, 1)


def test_place_out_of_the_block_does_no_harm():
    markup = drawn(text_of(Block(0, "abc")), candidate(1, Place(0, 1, 99)), candidate(2, Place(5, 0, 3)))
    assert "</a>bc</mark>" in markup


def test_place_where_it_is_printed_again_has_its_own_anchor():
    markup = drawn(
        text_of(Block(0, "abc"), Block(1, "abc")), candidate(1, Place(0, 0, 3), also=(Place(1, 0, 3),))
    )
    assert ('id="place-1"' in markup, 'id="again-1"' in markup) == (True, True)


def test_items_stand_in_a_list_and_cells_in_rows_with_their_boxes():
    markup = drawn(
        text_of(
            Block(0, "first", kind="item", number="•"),
            Block(1, "Yes", kind="cell", cell=Cell(0, 0, 0), boxes=(TickBox(0, True),)),
            Block(2, "No", kind="cell", cell=Cell(0, 0, 1), boxes=(TickBox(0, None),)),
        )
    )
    assert markup == (
        '<ul class="ans-sheet__list"><li id="block-0"><span class="ans-sheet__no">• </span>first</li></ul>'
        '<div class="ans-sheet__table"><div class="ans-sheet__row">'
        '<div class="ans-sheet__cell"><p id="block-1">☒ Yes</p></div>'
        '<div class="ans-sheet__cell"><p id="block-2">(box unreadable) No</p></div></div></div>'
    )


def test_difference_marks_only_the_words_that_changed():
    assert difference("a b c", "a x c", first="page 1", second="page 2") == (
        'a <del class="ans-diff-del"><span class="govuk-visually-hidden">page 1: </span>b</del> '
        '<ins class="ans-diff-ins"><span class="govuk-visually-hidden">page 2: </span>x</ins> c'
    )
