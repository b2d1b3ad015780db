"""Word 97–2003 files (.doc) whose container or text tables lie."""

from __future__ import annotations

import random

from answerable.documents.formats.kinds import LOCKED_WORD, NOT_READABLE
from tests.hostile.oles import END, at, container, old_word
from tests.hostile.programme import DAMAGED, WORDS, Cases, Read, Refused

LOCKED = Refused("encrypted", LOCKED_WORD)
NOT_OURS = Refused("wrong_type", NOT_READABLE)
PLAIN = ("plain_only",)

# Places in the file `old_word` makes: header, table of sectors, directory (root, WordDocument, 1Table), streams.
_TABLE, _ROOT, _MAIN, _SECOND = 512, 1024, 1024 + 128, 1024 + 256


def _noise_after(start: int) -> bytes:
    good = old_word()
    return good[:start] + random.Random(13).randbytes(len(good) - start)


CASES: Cases = {
    "good.doc": (lambda: old_word(), WORDS),
    "sectors-in-a-circle.doc": (lambda: old_word(change=at(_TABLE + 4 * 3, "I", 2)), DAMAGED),
    "sector-after-itself.doc": (lambda: old_word(change=at(_TABLE + 4 * 2, "I", 2)), DAMAGED),
    "directory-in-a-circle.doc": (lambda: old_word(change=at(_TABLE + 4, "I", 1)), DAMAGED),
    "directory-beyond-the-end.doc": (lambda: old_word(change=at(0x30, "I", 9999)), DAMAGED),
    "sisters-in-a-circle.doc": (lambda: old_word(change=at(_SECOND + 72, "I", 1)), WORDS),
    "child-of-itself.doc": (lambda: old_word(change=at(_MAIN + 76, "I", 1)), WORDS),
    "sister-beyond-the-end.doc": (lambda: old_word(change=at(_SECOND + 72, "I", 5000)), WORDS),
    "stream-longer-than-file.doc": (lambda: old_word(change=at(_MAIN + 120, "Q", 1 << 40)), DAMAGED),
    "stream-of-nothing.doc": (lambda: old_word(change=at(_MAIN + 120, "Q", 0)), DAMAGED),
    "stream-begins-beyond.doc": (lambda: old_word(change=at(_MAIN + 116, "I", 77777)), DAMAGED),
    "streams-share-sectors.doc": (lambda: old_word(change=at(_SECOND + 116, "I", 2)), DAMAGED),
    "sectors-of-two-gigabytes.doc": (lambda: old_word(change=at(0x1E, "H", 31)), DAMAGED),
    "sectors-of-one-byte.doc": (lambda: old_word(change=at(0x1E, "H", 0)), DAMAGED),
    "table-of-millions.doc": (lambda: old_word(change=at(0x2C, "I", 0xFFFFFF)), WORDS),
    "more-tables-in-a-circle.doc": (lambda: old_word(change=at(0x44, "II", 0, 0xFFFF)), DAMAGED),
    "byte-order-turned.doc": (lambda: old_word(change=at(0x1C, "H", 0xFFFE - 1)), DAMAGED),
    "cut-in-half.doc": (lambda: old_word()[:5000], DAMAGED),
    "cut-in-the-directory.doc": (lambda: old_word()[:1100], DAMAGED),
    "noise-behind-the-directory.doc": (lambda: _noise_after(1536), DAMAGED),
    "noise-behind-the-header.doc": (lambda: _noise_after(512), DAMAGED),
    "name-not-letters.doc": (lambda: old_word(change=at(_MAIN, "4H", 0xD800, 0xD800, 0xDC00, 0)), NOT_OURS),
    "name-too-long.doc": (lambda: old_word(change=at(_MAIN + 64, "H", 60000)), NOT_OURS),
    "no-table-stream.doc": (lambda: container({"WordDocument": old_word()[1536:4000]}), DAMAGED),
    "no-stream.doc": (lambda: container({}), NOT_OURS),
    "locked.doc": (lambda: old_word(flags=0x0300), LOCKED),
    "disguised.doc": (lambda: old_word(flags=0x8300), LOCKED),
    "macros.doc": (lambda: old_word(more={"_VBA_PROJECT": b"Shell" * 900}), WORDS),
    "not-a-word-stream.doc": (lambda: container({"WordDocument": bytes(4096), "1Table": bytes(4096)}), DAMAGED),
    "text-beyond-the-end.doc": (lambda: old_word(pieces=[(0, 6, 0x3FFFFFFF)]), DAMAGED),
    "piece-backwards.doc": (lambda: old_word(pieces=[(6, 0, 0x40001000)]), DAMAGED),
    "piece-of-four-billion.doc": (lambda: old_word(pieces=[(0, 0xFFFFFFFF, 0x40001000)], length=0x7FFFFFFF), WORDS),
    "no-piece.doc": (lambda: old_word(pieces=[]), DAMAGED),
    "pieces-of-the-same-words.doc": (
        lambda: old_word(pieces=[(n * 6, n * 6 + 6, 0x40001000) for n in range(600)], length=3600),
        Read("Words | Words | Word… (600 blocks, 3,000 letters)"),
    ),
    "length-below-nothing.doc": (lambda: old_word(length=-1), Read("Words", PLAIN)),
    "length-of-two-billion.doc": (lambda: old_word(length=0x7FFFFFFF), WORDS),
    "pieces-table-beyond.doc": (lambda: old_word(fib={154 + 33 * 8: 0x7FFFFFFF}), Read("Words", PLAIN)),
    "pieces-table-of-gigabytes.doc": (lambda: old_word(fib={154 + 33 * 8 + 4: 0x7FFFFFFF}), WORDS),
    "styles-table-is-noise.doc": (lambda: old_word(fib={154 + 8: 64, 154 + 12: 40}), WORDS),
    "lists-table-beyond.doc": (lambda: old_word(fib={154 + 73 * 8: 0x7FFFFFFF, 154 + 73 * 8 + 4: 99}), WORDS),
    "looks-table-of-gigabytes.doc": (lambda: old_word(fib={154 + 12 * 8 + 4: 0x7FFFFFFF}), WORDS),
    "field-never-ends.doc": (lambda: old_word("Some\r\x13 HYPERLINK \\l \rwords\r"), Read("Some | words")),
    "fields-3000-deep.doc": (lambda: old_word("\x13" * 3000 + "\x14Words" + "\x15" * 3000 + "\rWords\r"), WORDS),
    "control-letters.doc": (lambda: old_word("\x00\x02\x03\x04\x05\x08W\x1ford\x06s\r"), WORDS),
    "end-not-said.doc": (lambda: old_word(change=at(_TABLE + 4 * 2, "I", END)), DAMAGED),
}  # fmt: skip
