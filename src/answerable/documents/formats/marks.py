"""Marks printed before or inside a line: bullets, numbers, and the characters that stand for tick boxes."""

from __future__ import annotations

import re

BULLETS = "•·●○◦▪■▫‣⁃∙◆◇►▶➢➤✓✔–—*-"
# Word's Symbol and Wingdings bullets arrive as private-use characters.
_PRIVATE_BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0e0\uf0de\uf02d\uf0be"

_GAP = r"[ \t\u00a0\u2002\u2003]+(?=\S)"
_BULLET = re.compile(
    rf"([{re.escape(BULLETS)}{_PRIVATE_BULLETS}]){_GAP}|([•·●▪■‣{_PRIVATE_BULLETS}])(?=\S)|(o)[ \t\u00a0]+(?=\S)"
)
_NUMBER = re.compile(
    rf"(\(?(?:\d{{1,3}}|[a-zA-Z]|[ivx]{{1,5}})\)|\d{{1,3}}\.|(?:[a-z]|[ivx]{{2,5}})\.|\d{{1,2}}(?:\.\d{{1,3}}){{1,4}}\.?){_GAP}"
)
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,3})+\.?")

TICKED = "☑☒✅🗹🗷\uf0fe\uf0fd\uf052\uf053\uf054\u2327"
UNTICKED = "☐□❏❐❑❒🞎🞏\uf0a8\uf06f\uf071\uf072\uf0a3"
BOX = re.compile(
    rf"(?P<ticked>[{TICKED}])|(?P<empty>[{UNTICKED}])|(?P<lost>[ \t\u00a0]?\bFORMCHECKBOX\b[ \t]?)"
    r"|(?<![^\s])\[(?P<typed>[xX✓✔✗✘]|[ \u00a0]?)\](?=\s|$)"
)


_MAY_HOLD_BOX = re.compile(rf"[{TICKED}{UNTICKED}\[]|FORMCHECKBOX")


def may_hold_box(text: str) -> bool:
    """A quick look before the thorough one: nearly every paragraph has no tick box in it."""
    if text.isascii() and "[" not in text:
        return "FORMCHECKBOX" in text
    return _MAY_HOLD_BOX.search(text) is not None


def split_mark(text: str) -> tuple[str | None, str]:
    """The bullet or number printed at the start of `text`, and the rest verbatim; (None, text) when there is none.

    >>> split_mark("1. The force should act")
    ('1.', 'The force should act')
    >>> split_mark("1.2 million calls")
    (None, '1.2 million calls')
    """
    # Most lines begin with a word, which is no mark unless it is short or a Roman number.
    if text[:1].isalpha() and text[1:2].isalpha() and text[0] not in "ivx":
        return None, text
    match = _BULLET.match(text)
    if match:
        return as_bullet(match[0].strip()), text[match.end() :]
    match = _NUMBER.match(text)
    if match is None:
        return None, text
    rest = text[match.end() :]
    # "1.2 million", "4.5 per cent": a paragraph number is followed by a sentence, a figure by its unit.
    if _DOTTED.fullmatch(match[1]) and not (rest[0].isupper() or rest[0] in "“‘\"'("):
        return None, text
    return match[1], rest


def as_bullet(mark: str) -> str:
    """A bullet as it looks on paper: private-use characters of symbol fonts become a plain bullet."""
    return "•" if mark and all("\ue000" <= letter <= "\uf8ff" for letter in mark) else mark


def as_symbols(text: str) -> str:
    """Letters set in a symbol font, as the private-use characters that such fonts stand for elsewhere.

    >>> may_hold_box(as_symbols("þ"))
    True
    """
    return "".join(chr(0xF000 + ord(letter)) if "!" <= letter <= "\xff" else letter for letter in text)


def is_bullet(mark: str | None) -> bool:
    """Whether a mark is a bullet and not a number."""
    return mark == "o" or (bool(mark) and not any(letter.isalnum() for letter in mark or ""))
