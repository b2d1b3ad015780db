"""Containers of streams (.doc) written byte by byte, and the smallest Word document inside one."""

from __future__ import annotations

import struct
from collections.abc import Callable

END, FREE, TABLE_SECTOR, NOBODY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
Change = Callable[[bytearray], None]


def container(streams: dict[str, bytes], *, change: Change | None = None) -> bytes:
    """An OLE file of 512-byte sectors: its table of sectors, its directory, then the streams in order.

    Every stream is padded to 4,096 bytes, under which it would live elsewhere. `change` may spoil the finished bytes.
    """
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1 if streams else NOBODY)]
    table_at, directory_at = 0, 1
    directory_length = (len(streams) + 1 + 3) // 4
    following = directory_at + directory_length
    for number, (name, data) in enumerate(streams.items(), 1):
        padded = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        right = number + 1 if number < len(streams) else NOBODY
        entries.append(_entry(name, 2, following + len(sectors), len(padded), right=right))
        count = len(padded) // 512
        chains += [following + len(sectors) + at + 1 for at in range(count - 1)] + [END]
        sectors += [padded[at * 512 : at * 512 + 512] for at in range(count)]
    directory = b"".join(entries).ljust(directory_length * 512, b"\0")
    links = [TABLE_SECTOR, *[directory_at + at + 1 for at in range(directory_length - 1)], END, *chains]
    table = struct.pack(f"<{len(links)}I", *links).ljust(512, b"\xff")
    out = bytearray(_header(table_at, directory_at) + table + directory + b"".join(sectors))
    if change:
        change(out)
    return bytes(out)


def _header(table_at: int, directory_at: int) -> bytes:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 0x2C, 1, directory_at)
    struct.pack_into("<IIIII", header, 0x38, 4096, END, 0, END, 0)
    struct.pack_into("<109I", header, 0x4C, table_at, *[FREE] * 108)
    return bytes(header)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = NOBODY, child: int = NOBODY) -> bytes:
    raw = bytearray(128)
    letters = (name + "\0").encode("utf-16-le")
    raw[: len(letters)] = letters
    struct.pack_into("<HBB", raw, 64, len(letters), kind, 1)
    struct.pack_into("<III", raw, 68, NOBODY, right, child)
    struct.pack_into("<IQ", raw, 116, start, size)
    return bytes(raw)


def at(place: int, kind: str, *values: int) -> Change:
    """A change that writes numbers over what stands at `place`."""
    return lambda raw: struct.pack_into(f"<{kind}", raw, place, *values)


def old_word(
    text: str = "Words\r",
    *,
    flags: int = 0x0200,
    pieces: list[tuple[int, int, int]] | None = None,
    length: int | None = None,
    change: Change | None = None,
    more: dict[str, bytes] | None = None,
    fib: dict[int, int] | None = None,
) -> bytes:
    """A .doc of one piece of 8-bit text. `pieces` are (start, end, place as written); `fib` sets 32-bit words."""
    letters = text.encode("cp1252")
    main = bytearray(2048 + len(letters))
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 10, flags)
    struct.pack_into("<II", main, 24, 2048, 2048 + len(letters))
    struct.pack_into("<HH", main, 32, 14, 0)
    struct.pack_into("<H", main, 62, 22)
    struct.pack_into("<i", main, 76, len(letters) if length is None else length)
    struct.pack_into("<H", main, 152, 93)
    main[2048:] = letters
    given = pieces if pieces is not None else [(0, len(letters), 0x40000000 | 2048 * 2)]
    plc = b"".join(struct.pack("<I", start) for start, _, _ in given)
    plc += struct.pack("<I", given[-1][1] if given else 0)
    plc += b"".join(struct.pack("<HIH", 0, place & 0xFFFFFFFF, 0) for _, _, place in given)
    clx = b"\x02" + struct.pack("<I", len(plc)) + plc
    table = bytearray(64) + clx
    for which in (12, 13):
        struct.pack_into("<II", main, 154 + which * 8, 0, 4)
    struct.pack_into("<II", main, 154 + 33 * 8, 64, len(clx))
    for place, value in (fib or {}).items():
        struct.pack_into("<I", main, place, value & 0xFFFFFFFF)
    return container({"WordDocument": bytes(main), "1Table": bytes(table)} | (more or {}), change=change)
