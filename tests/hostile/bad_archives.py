"""Archives that lie about what they hold, where it lies and how large it is."""

from __future__ import annotations

import lzma
import random
import struct
import zlib

from answerable.documents.formats.kinds import NOT_READABLE
from tests.documents.making import CONTENT_TYPES, opened, paragraph, word, zipped
from tests.hostile.programme import (
    ANOTHER_INSIDE,
    DAMAGED,
    FAR_MORE,
    OVER_200,
    UNSAFE,
    WORDS,
    Cases,
    Read,
    Refused,
)
from tests.hostile.zips import DOCUMENT, Entry, lying, raw_zip, word_zip

NOT_OURS = Refused("wrong_type", NOT_READABLE)
LOCKED = Refused(
    "encrypted", "This file is locked with a password. Save a copy without the password and try again."
)
ZEROS = b"\0" * 3_000_000


def _zip64(size: int) -> dict[str, object]:
    return {"size": 0xFFFFFFFF, "extra": struct.pack("<HHQ", 1, 8, size)}


def _entry_inside_entry() -> bytes:
    """The second entry begins inside the first one's data, which is stored and quotes a whole entry."""
    quoted = raw_zip([Entry(b"word/a.xml", b"<x/>", deflated=False)])[:44]
    host = Entry(b"word/host.bin", b"." + quoted + b".", deflated=False)
    good = word_zip(host)
    inner = good.index(b"word/host.bin") + len(b"word/host.bin") + 1
    crc = {"offset": inner, "crc": zlib.crc32(b"<x/>"), "packed": 4, "size": 4, "method": 0}
    return word_zip(host, Entry(b"word/a.xml", b"<x/>", deflated=False, central=crc))


def _into_the_directory() -> bytes:
    """The last entry says it goes on over the directory."""
    last = Entry(b"word/a.bin", b"abc", deflated=False, central={"packed": 60, "size": 60})
    return word_zip(last)


def _with_lzma() -> bytes:
    packed = struct.pack("<HH", 9, 5) + lzma.compress(
        DOCUMENT.encode(),
        format=lzma.FORMAT_RAW,
        filters=[{"id": lzma.FILTER_LZMA1, "lc": 3, "lp": 0, "pb": 2, "dict_size": 1 << 16}],
    )
    said = {"method": 14, "size": len(DOCUMENT), "crc": zlib.crc32(DOCUMENT.encode())}
    return word_zip(document=Entry(b"word/document.xml", packed, deflated=False, local=said, central=said))


def _two_directories() -> bytes:
    """A second, empty directory hides in the comment."""
    return word_zip(comment=b"PK\x05\x06" + bytes(18))


def _named(name: bytes) -> bytes:
    return word_zip(Entry(name, b"<x/>"))


def _mode(mode: int) -> bytes:
    return word_zip(Entry(b"word/odd", b"", central={"external": mode << 16}))


def _odt(**changed: str | bytes) -> bytes:
    parts: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text"}
    return zipped(parts | changed, stored=("mimetype",))


def _noise(size: int) -> bytes:
    return random.Random(5).randbytes(size)


CASES: Cases = {
    "ratio-of-content.odt": (lambda: opened("<text:p>" + "a" * 3_000_000 + "</text:p>"), FAR_MORE),
    "ratio-of-what-is-never-opened.docx": (
        lambda: word("", extra={"word/embeddings/a.bin": ZEROS}), FAR_MORE,
    ),
    "ratio-in-many-small-parts.docx": (
        lambda: word(paragraph("Words"), extra={f"word/{n}.xml": bytes(900_000) for n in range(250)}), OVER_200,
    ),
    "says-it-is-small.docx": (
        lambda: word_zip(document=lying(data=ZEROS, central={"size": 100}, local={"size": 100})), DAMAGED,
    ),
    "says-it-is-huge.docx": (
        lambda: word_zip(document=lying(central={"size": 0xFFFFFFF0})), OVER_200,
    ),
    "says-a-little-more.docx": (lambda: word_zip(document=lying(central={"size": 300})), DAMAGED),
    "says-a-little-less.docx": (lambda: word_zip(document=lying(central={"size": 30})), DAMAGED),
    "zip64-of-exabytes.docx": (lambda: word_zip(document=lying(central=_zip64(1 << 62))), OVER_200),
    "zip64-negative.docx": (lambda: word_zip(document=lying(central=_zip64((1 << 64) - 1))), OVER_200),
    "zip64-cut-short.docx": (
        lambda: word_zip(document=lying(central={"size": 0xFFFFFFFF, "extra": b"\x01\x00\x08\x00"})), DAMAGED,
    ),
    "extra-runs-over.docx": (lambda: word_zip(document=lying(central={"extra": b"\x01\x00\xff\xff"})), DAMAGED),
    "offset-beyond-the-end.docx": (lambda: word_zip(document=lying(central={"offset": 1 << 30})), DAMAGED),
    "offset-of-another.docx": (lambda: word_zip(document=lying(central={"offset": 0})), UNSAFE),
    "entry-inside-entry.docx": (_entry_inside_entry, UNSAFE),
    "over-the-directory.docx": (_into_the_directory, UNSAFE),
    "descriptor-only.docx": (
        lambda: word_zip(document=lying(local={"flags": 8, "crc": 0, "packed": 0, "size": 0}, central={"flags": 8})),
        WORDS,
    ),
    "local-size-lies.docx": (lambda: word_zip(document=lying(local={"packed": 9, "size": 1 << 31})), WORDS),
    "two-names.docx": (lambda: word_zip(document=lying(local={"name": b"word/documenT.xml"})), DAMAGED),
    "wrong-sum-of-types.docx": (
        lambda: raw_zip([
            Entry(b"[Content_Types].xml", CONTENT_TYPES.encode(), central={"crc": 1}),
            Entry(b"word/document.xml", DOCUMENT.encode()),
        ]),
        DAMAGED,
    ),
    "wrong-sum-of-a-picture.docx": (
        lambda: word_zip(Entry(b"word/media/a.png", b"x", central={"crc": 1})), WORDS,
    ),
    "method-lzma.docx": (_with_lzma, UNSAFE),
    "method-bzip2.docx": (lambda: word_zip(document=lying(central={"method": 12})), UNSAFE),
    "method-unknown.docx": (lambda: word_zip(document=lying(central={"method": 97})), UNSAFE),
    "method-two-answers.docx": (lambda: word_zip(document=lying(local={"method": 0})), WORDS),
    "not-deflated.docx": (lambda: word_zip(document=Entry(
        b"word/document.xml", DOCUMENT.encode(), deflated=False, central={"method": 8})), DAMAGED),
    "patched.docx": (lambda: word_zip(document=lying(central={"flags": 0x20})), DAMAGED),
    "strong-lock.docx": (lambda: word_zip(document=lying(central={"flags": 0x41})), LOCKED),
    "version-of-the-future.docx": (lambda: word_zip(document=lying(central={"version": 255})), DAMAGED),
    "count-lies.docx": (lambda: word_zip(end={"count": 1}), WORDS),
    "count-of-65535.docx": (lambda: word_zip(end={"count": 0xFFFF}), WORDS),
    "directory-size-lies.docx": (lambda: word_zip(end={"size": 0xFFFFFF}), DAMAGED),
    "directory-offset-lies.docx": (lambda: word_zip(end={"offset": 0xFFFFFF}), DAMAGED),
    "directory-of-nothing.docx": (lambda: b"PK\x05\x06" + bytes(18), NOT_OURS),
    "two-directories.docx": (_two_directories, NOT_OURS),
    "junk-behind.docx": (lambda: word_zip() + _noise(5000), WORDS),
    "junk-before.docx": (lambda: b"PK\x03\x04" + _noise(5000) + word_zip(), WORDS),
    "cut-in-the-middle.docx": (lambda: word_zip(Entry(b"word/a.bin", _noise(9000)))[:5000], DAMAGED),
    "cut-in-the-directory.docx": (lambda: word_zip()[:-60], DAMAGED),
    "many-parts-of-nothing.odt": (
        lambda: raw_zip([Entry(b"%d" % n) for n in range(2001)]),
        Refused("unsafe", "The file holds 2,001 parts; the limit is 2,000."),
    ),
    "name-with-nul.docx": (lambda: _named(b"word/document.xml\0.exe"), UNSAFE),
    "name-of-60000.docx": (lambda: _named(b"word/" + b"a" * 60_000), WORDS),
    "name-of-nothing.docx": (lambda: _named(b""), UNSAFE),
    "name-of-a-device.docx": (lambda: _named(b"word/CON"), WORDS),
    "name-turned-round.docx": (
        lambda: word_zip(Entry("word/\u202excod.exe".encode(), b"x", central={"flags": 0x800})), WORDS,
    ),
    "name-not-utf8.docx": (lambda: word_zip(Entry(b"word/\xff\xfe", b"x", central={"flags": 0x800})), DAMAGED),
    "name-of-a-share.docx": (lambda: _named(b"\\\\server\\share\\a.xml"), UNSAFE),
    "name-climbs-late.docx": (lambda: _named(b"word/a/../../../b.xml"), UNSAFE),
    "name-climbs-mixed.odt": (lambda: _odt(**{"..\\..\\b": "x"}), UNSAFE),
    "entry-is-a-pipe.docx": (lambda: _mode(0o010644), UNSAFE),
    "entry-is-a-device.docx": (lambda: _mode(0o060644), UNSAFE),
    "entry-is-a-socket.docx": (lambda: _mode(0o140644), UNSAFE),
    "entry-is-a-folder.docx": (lambda: _named(b"word/media/"), WORDS),
    "word-in-media.docx": (lambda: word("", extra={"word/media/a.png": word("")}), ANOTHER_INSIDE),
    "seven-zip-inside.docx": (lambda: _named_with(b"7z\xbc\xaf\x27\x1c" + bytes(40)), ANOTHER_INSIDE),
    "rar-inside.docx": (lambda: _named_with(b"Rar!\x1a\x07\x01\x00" + bytes(40)), ANOTHER_INSIDE),
    "xz-inside.docx": (lambda: _named_with(lzma.compress(b"x")), ANOTHER_INSIDE),
    "two-kinds-at-once.odt": (
        lambda: _odt(**{"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": DOCUMENT}), DAMAGED,
    ),
    "two-kinds-at-once.docx": (
        lambda: word(paragraph("Words"), extra={"mimetype": "text/plain", "content.xml": "<x/>"}), WORDS,
    ),
    "begins-as-pdf.docx": (
        lambda: raw_zip([
            Entry(b"%PDF-1.7", b"x"), Entry(b"[Content_Types].xml", CONTENT_TYPES.encode()),
            Entry(b"word/document.xml", DOCUMENT.encode()),
        ]),
        DAMAGED,
    ),
    "program-before.docx": (lambda: b"MZ\x90\x00" + _noise(3000).replace(b"%PDF", b"") + word_zip(), NOT_OURS),
    "epub.docx": (lambda: _odt(mimetype="application/epub+zip"), NOT_OURS),
    "type-of-a-million.docx": (lambda: zipped({"mimetype": _noise(1_000_000), "a": "b"}), NOT_OURS),
    "no-words.docx": (lambda: word(""), Read("")),
}  # fmt: skip


def _named_with(data: bytes) -> bytes:
    return word_zip(Entry(b"word/a.bin", data))
