"""Good files changed by chance: bytes, blocks of bytes, and the parts that each format is made of."""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO

from tests.documents.making import in_list, opened, paragraph, pattern, printed, uses, word, zipped
from tests.hostile.oles import old_word
from tests.hostile.pdfs import one_page, shows

_REPORT = (
    "PEEL 2021/22: An inspection of Northmoor Police",
    "Published on 3 March 2022",
    "Cause of concern 1",
    "The force doesn’t record all crime within 24 hours.",
    "Recommendations",
    "By 30 June 2022, Northmoor Police should make sure that: (a) calls are answered; (b) crimes are recorded.",
    "Area for improvement",
    "1. The force should improve how it answers calls from the public.",
    "Preventing crime: Good. Responding to the public: Requires improvement ☒ Yes ☐ No",
)
_TOKENS = (
    b"0", b"-1", b"65535", b"4294967295", b"99999999999999999999", b"1e308", b"NaN", b"\x00",
    b"\xff\xfe", b"\xed\xa0\x80",
    b"<![CDATA[", b"]]>", b"<!--", b"&#0;", b"&x;", b"/>", b"<", b">", b'"', b"obj", b"endobj", b"stream", b"<<", b">>",
    b"[", b"]", b"R", b"(", b")", b"should ", b"\xe2\x80\xae", b"\r\r\n", b"\t", b",", b";", b'""',
)  # fmt: skip
_PIECE = re.compile(rb"<[^<>]{0,200}>|\d+ \d+ obj|\d+ \d+ R|/\w+|\b\d+\b")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@cache
def seeds() -> dict[str, bytes]:
    """One good file of each format, by name; all say nearly the same."""
    lines = "".join(f"<p>{line}</p>" for line in _REPORT)
    table = (
        "<table><tr><th>Area</th><th>Grade</th></tr><tr><td>Preventing crime</td><td>Good</td></tr></table>"
    )
    listed = pattern(1, ("decimal", "%1."), ("lowerLetter", "(%2)")) + uses(1, 1)
    return {
        "a.txt": "\n".join(_REPORT).encode(),
        "a.html": f"<!DOCTYPE html><html><body><h1>Report</h1>{lines}{table}</body></html>".encode(),
        "a.docx": word(
            "".join(map(paragraph, _REPORT)) + in_list("One", 1) + in_list("Two", 1, 1), numbering=listed
        ),
        "a.odt": opened("".join(f"<text:p>{line}</text:p>" for line in _REPORT)),
        "a.doc": old_word("\r".join(_REPORT).replace("☒", "x").replace("☐", "o") + "\r"),
        "a.pdf": one_page(b"".join(shows(line, at=(72, 780 - 40 * at)) for at, line in enumerate(_REPORT))),
        "tagged.pdf": printed("\n\n".join(line.replace("#", "") for line in _REPORT)),
    }


def mutated(name: str, data: bytes, chance: random.Random) -> bytes:
    """The file with one to four changes, of its bytes or of what its format is made of."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_bits, _moved, _cut, _inserted, _tokens]
    if data.startswith(b"PK"):
        ways += [_entries] * 6
    elif name.endswith(".pdf"):
        ways += [_streams] * 3
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(ways)(data, chance)
    return data


def _bits(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 12) if out else 0):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 4, 16, 128, 512, 4096)))


def _moved(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    to = chance.randrange(len(data) + 1)
    left = data if chance.random() < 0.5 else data[:start] + data[end:]
    return left[:to] + data[start:end] * chance.choice((1, 1, 2, 50)) + left[to:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] if chance.random() < 0.3 else data[:start] + data[end:]


def _inserted(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    new = chance.choice((chance.randbytes(chance.randint(1, 40)), chance.choice(_TOKENS)))
    return data[:at] + new * chance.choice((1, 1, 1, 300)) + data[at:]


def _tokens(data: bytes, chance: random.Random) -> bytes:
    """One tag, name, number or reference takes the place of another."""
    found = [match.span() for match in _PIECE.finditer(data[:400_000])]
    if not found:
        return _inserted(data, chance)
    start, end = chance.choice(found)
    other = data[slice(*chance.choice(found))] if chance.random() < 0.7 else chance.choice(_TOKENS)
    return data[:start] + other + data[end:]


def _entries(data: bytes, chance: random.Random) -> bytes:
    """One part of an archive is changed, goes, or takes another's place; the archive itself is whole again."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
        return _bits(data, chance)
    if not parts:
        return data
    name = chance.choice(sorted(parts))
    content = parts.pop(name)
    assert isinstance(content, bytes)
    fate = chance.random()
    if fate < 0.9:
        parts[name] = chance.choice((_tokens, _tokens, _moved, _bits, _inserted))(content, chance)
    elif parts:
        parts[chance.choice(sorted(parts))] = content
    return zipped(parts, stored=("mimetype",))


def _streams(data: bytes, chance: random.Random) -> bytes:
    """What a deflated stream of a PDF unpacks to is changed, and packed again."""
    found = list(_STREAM.finditer(data))
    if not found:
        return _tokens(data, chance)
    match = chance.choice(found)
    try:
        packed = zlib.compress(chance.choice((_tokens, _bits, _moved))(zlib.decompress(match[1]), chance))
    except zlib.error:
        packed = _tokens(match[1], chance)
    return data[: match.start(1)] + packed + data[match.end(1) :]
