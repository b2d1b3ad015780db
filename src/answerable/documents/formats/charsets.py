"""Which characters the bytes of a text stand for: told by a mark, by their pattern, by what a page says, or guessed."""

from __future__ import annotations

import codecs
import re

# Nothing beyond plain letters but the quotation marks, dashes and pound sign of British Windows.
_WINDOWS = re.compile(rb"[\x00-\x7f\x80\x85\x91-\x97\xa0\xa3\xb7]*")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def has_wide_letters(data: bytes) -> bool:
    """Whether the letters are of two bytes or four, so that a naught among them is no sign of another kind."""
    return data.startswith(tuple(mark for mark, _ in _BOMS)) or _of_pairs(data) is not None


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, bool]:
    """The bytes as text, and whether the character set had to be guessed.

    A byte order mark settles it, then valid UTF-8, then `declared` (what a web page says of itself), then a guess
    between the sets that British offices have used. Never raises: bytes that mean nothing become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff"), False
    if pairs := _of_pairs(data):
        return data.decode(pairs, errors="replace"), True
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data), False
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(
                "cp1252" if declared.lower() in ("iso-8859-1", "latin1", "ascii") else declared
            ), False
        except (UnicodeError, LookupError):
            pass
    return data.decode(_guess(data), errors="replace"), True


def _of_pairs(data: bytes) -> str | None:
    """The character set of a text whose every letter is two bytes, one of them naught, and that has no mark to say so."""
    head = data[:2000]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 2
    if odd > 0.7 * most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * most and not odd else None


def _guess(data: bytes) -> str:
    # Curly quotes and dashes stand at these bytes in Windows' set, and nowhere that British text has them in the others.
    if any(0x91 <= byte <= 0x97 for byte in data) and not any(0xD0 <= byte <= 0xD5 for byte in data):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536], cp_isolation=["cp1252", "mac_roman", "cp850"]).best()
    return best.encoding if best is not None and not _WINDOWS.fullmatch(data[:65536]) else "cp1252"
