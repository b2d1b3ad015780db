"""Counting as word processors print it: 4, d, D, iv, IV, 4th, 04."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, kind: str) -> str:
    """`number` printed in Word's number format `kind` (decimal, lowerLetter, upperRoman …), else in figures.

    >>> counted(28, "lowerLetter"), counted(14, "upperRoman"), counted(2, "ordinal")
    ('bb', 'XIV', '2nd')
    """
    if kind == "none":
        return ""
    if kind in ("lowerLetter", "upperLetter"):
        return _cased(_letters(number), kind)
    if kind in ("lowerRoman", "upperRoman"):
        return _cased(_roman(number), kind)
    if kind == "decimalZero":
        return f"{number:02}"
    if kind == "ordinal":
        return f"{number}{_ending(number)}"
    return str(number)


def _cased(text: str, kind: str) -> str:
    return text.upper() if kind.startswith("upper") else text


def _letters(number: int) -> str:
    """Word counts a … z, aa, bb … zz, aaa."""
    if not 1 <= number <= 26 * 30:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 1 <= number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _ending(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
