"""PDF files written object by object."""

from __future__ import annotations

import zlib

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(data: bytes, *, packed: bool = False, more: bytes = b"") -> bytes:
    """A stream object of these bytes, deflated when `packed`."""
    if packed:
        data, more = zlib.compress(data, 9), more + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def shows(text: str, *, at: tuple[float, float] = (72, 700), size: float = 12, before: bytes = b"") -> bytes:
    """Page content that prints one line."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("latin-1", "replace")
    return b"%sBT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (before, size, *at, escaped)


def pdf(
    objects: dict[int, bytes], *, trailer: bytes = b"", head: bytes = b"%PDF-1.7\n", start: int | None = None
) -> bytes:
    """The file, with a true table of where its objects stand; the catalogue is object 1; `start` lies about the table."""
    out = bytearray(head)
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table_at = len(out)
    highest = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % highest
    for number in range(1, highest):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        highest, trailer, table_at if start is None else start,
    )  # fmt: skip
    return bytes(out)


def one_page(
    content: bytes | None = None,
    *,
    catalogue: bytes = b"",
    page: bytes = b"",
    resources: bytes = b"",
    font: bytes = FONT,
    box: bytes = b"0 0 595 842",
    more: dict[int, bytes] | None = None,
    trailer: bytes = b"",
) -> bytes:
    """A PDF of one page that prints "Words", unless something else is said. Objects from 10 on are free for `more`."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
        % (box, resources, page),
        4: stream(shows("Words") if content is None else content),
        5: font,
    }
    return pdf(objects | (more or {}), trailer=trailer)
