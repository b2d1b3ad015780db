"""Zip files written byte by byte, so that any part of one can tell a lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.documents.making import CONTENT_TYPES, W, paragraph

DOCUMENT = f'<w:document xmlns:w="{W}"><w:body>{paragraph("Words")}</w:body></w:document>'


@dataclass(frozen=True)
class Entry:
    """One entry as it is written, and in `local` and `central` what its two headers say instead of the truth.

    Both may hold: version, flags, method, crc, packed, size, name, extra; `central` also external and offset.
    """

    name: bytes
    data: bytes = b""
    deflated: bool = True
    local: dict[str, Any] = field(default_factory=dict)
    central: dict[str, Any] = field(default_factory=dict)


def raw_zip(entries: Sequence[Entry], *, end: dict[str, int] | None = None, comment: bytes = b"") -> bytes:
    """The archive; `end` may hold count, size and offset, to be said of the directory in the place of the truth."""
    body, directory = bytearray(), bytearray()
    for entry in entries:
        offset = len(body)
        true, packed = _truth(entry)
        body += _local(true | entry.local) + packed
        directory += _central({"external": 0, "offset": offset} | true | entry.central)
    said = {"count": len(entries), "size": len(directory), "offset": len(body)} | (end or {})
    last = struct.pack(
        "<4s4H2IH",
        b"PK\x05\x06",
        0,
        0,
        said["count"],
        said["count"],
        said["size"],
        said["offset"],
        len(comment),
    )
    return bytes(body + directory + last + comment)


def _truth(entry: Entry) -> tuple[dict[str, Any], bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(entry.data) + packer.flush() if entry.deflated else entry.data
    true = {
        "version": 20, "flags": 0, "method": 8 if entry.deflated else 0, "crc": zlib.crc32(entry.data),
        "packed": len(packed), "size": len(entry.data), "name": entry.name, "extra": b"",
    }  # fmt: skip
    return true, packed


def _local(said: dict[str, Any]) -> bytes:
    head = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", said["version"], said["flags"], said["method"], 0, 33, said["crc"],
        said["packed"], said["size"], len(said["name"]), len(said["extra"]),
    )  # fmt: skip
    return head + bytes(said["name"]) + bytes(said["extra"])


def _central(said: dict[str, Any]) -> bytes:
    head = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, said["version"], said["flags"], said["method"], 0, 33, said["crc"],
        said["packed"], said["size"], len(said["name"]), len(said["extra"]), 0, 0, 0, said["external"],
        said["offset"],
    )  # fmt: skip
    return head + bytes(said["name"]) + bytes(said["extra"])


def word_zip(
    *more: Entry, document: Entry | None = None, end: dict[str, int] | None = None, comment: bytes = b""
) -> bytes:
    """A .docx that says "Words", with more entries, or with its own document part."""
    first = Entry(b"[Content_Types].xml", CONTENT_TYPES.encode())
    own = document or Entry(b"word/document.xml", DOCUMENT.encode())
    return raw_zip([first, own, *more], end=end, comment=comment)


def lying(
    *, local: dict[str, Any] | None = None, central: dict[str, Any] | None = None, data: bytes = b""
) -> Entry:
    """The document part of a .docx, whose headers say something else."""
    return Entry(b"word/document.xml", data or DOCUMENT.encode(), local=local or {}, central=central or {})
