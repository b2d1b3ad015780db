"""What the programme of hostile files is made of: a way to make each file, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from socket import create_server, socket

from answerable.documents.cards import Text
from answerable.documents.formats import limits

_LONGEST_SHOWN = 120


@dataclass(frozen=True)
class Refused:
    """The file is refused with this code, in these words."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Read:
    """The file is read: `says` is what `shown` makes of it, and `warnings` are the codes of what was doubted in it."""

    says: str
    warnings: tuple[str, ...] = ()


Verdict = Refused | Read
Cases = dict[str, tuple[Callable[[], bytes], Verdict]]
"""By the name the file is brought under."""

DAMAGED = Refused("damaged", limits.DAMAGED)
UNSAFE = Refused("unsafe", limits.UNSAFE)
TOO_LONG = Refused("too_long", limits.TOO_LONG)
FAR_MORE = Refused("unsafe", "The file unpacks to far more than its size, so we have not opened it.")
OVER_200 = Refused("unsafe", "The file unpacks to more than 200MB, so we have not opened it.")
ANOTHER_INSIDE = Refused("unsafe", "The file holds another archive inside it, so we have not opened it.")
WORDS = Read("Words")


def shown(text: Text) -> str:
    """All the words of a text when they are few; else how they begin, and how many blocks and letters there are."""
    words = " | ".join(block.text for block in text.blocks)
    if len(words) <= _LONGEST_SHOWN:
        return words
    letters = sum(len(block.text) for block in text.blocks)
    return f"{words[:20]}… ({len(text.blocks):,} blocks, {letters:,} letters)"


@cache
def _listener() -> socket:
    listener = create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    return listener


def canary() -> str:
    """An address on this machine that hostile files point at. `visits` tells whether anybody came."""
    return f"http://127.0.0.1:{_listener().getsockname()[1]}/canary"


def visits() -> int:
    """How many have knocked since it was last asked."""
    count = 0
    with suppress(BlockingIOError):
        while True:
            _listener().accept()[0].close()
            count += 1
    return count
