"""Plain text: one block a line, because a line is all that plain text has.

Mail programs and PDF copies wrap paragraphs at some seventy characters, so lines that were plainly wrapped are joined
again with the break kept as "\\n" inside the block; lines that stand for themselves are left alone. A table drawn with
upright lines becomes cells.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answerable.documents.cards import Block, Cell, Text
from answerable.documents.formats import charsets, limits, marks, pipes
from answerable.documents.formats.gather import Gatherer, plain_lines

GUESSED = (
    "charset_guessed",
    "The file does not say which characters its bytes stand for; we guessed, so check quotes and dashes.",
)

# The right edge of wrapped text is ragged by at most one long word.
_RAGGED = 18
_LONE_BOX = re.compile(rf"\s*(?:{marks.BOX.pattern})\s*")


def read(data: bytes) -> Text:
    """The blocks of a plain text file. Raises `CannotRead` "too_long" only."""
    content, guessed = charsets.decode(data)
    limits.check_length(len(content))
    gatherer = Gatherer()
    lines = plain_lines(content).split("\n")
    width = _wrap_width(lines)
    for part in pipes.parts_of(lines):
        if isinstance(part, pipes.Table):
            _add_table(part, gatherer)
            continue
        for paragraph in _paragraphs(pipes.without_torn_bars(part), width):
            gatherer.add(paragraph, Block(index=0, text="", depth=_depth(paragraph)))
    blocks = tuple(block if block.kind == "item" else replace(block, depth=None) for block in gatherer.blocks)
    return Text(blocks=blocks, format="txt", warnings=(GUESSED,) if guessed else ())


def _add_table(table: pipes.Table, gatherer: Gatherer) -> None:
    number = gatherer.new_table()
    for row, cells in enumerate(table.rows):
        for column, words in enumerate(cells):
            gatherer.add(words, Block(index=0, text="", kind="cell", cell=Cell(number, row, column)))


def _paragraphs(lines: list[str], width: int | None) -> list[str]:
    """Lines, a wrapped line joined to the one it continues and a lone tick box to the words after it."""
    paragraphs: list[list[str]] = []
    continues = lone_box = False
    for line in lines:
        if not line.strip():
            continues = lone_box = False
            continue
        if lone_box:
            paragraphs[-1].append(line)
        elif continues and marks.split_mark(line.strip())[0] is None:
            paragraphs[-1] += ["\n", line]
        else:
            paragraphs.append([line])
        lone_box = _LONE_BOX.fullmatch(line) is not None
        continues = width is not None and len(line.rstrip()) >= width - _RAGGED
    return ["".join(paragraph) for paragraph in paragraphs]


def _wrap_width(lines: list[str]) -> int | None:
    """The column at which the file was wrapped, or None when its lines are as long as their paragraphs."""
    long = [len(line.rstrip()) for line in lines if len(line.rstrip()) > 50]
    return None if len(long) < 4 or max(long) > 110 else max(long)


def _depth(line: str) -> int:
    wide = line.expandtabs(4)
    return min((len(wide) - len(wide.lstrip())) // 4, 8)
