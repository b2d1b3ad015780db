"""Numbers and dates of a workbook as a person sees them: the stored figure through the format of its cell.

A day comes out in words ("31 October 2024") whatever the order of its figures on the screen; a format that shows no day
gives none ("October 2024"), because the day in the file is then only a place-holder.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_BUILT_IN: dict[int, str] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
} | dict.fromkeys((*range(27, 32), *range(50, 59)), "d/m/yyyy")  # fmt: skip
_ASIDE = re.compile(r"\[[^\]]*\]|\\.|_.|\*.")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS = re.compile(r"[#0?][#0?,.]*%?")
_LAST_SERIAL = 2_958_465
"""31 December 9999."""


def built_in(number: int) -> str:
    """The format that a file names by number only; "General" for one we do not know."""
    return _BUILT_IN.get(number, "General")


def as_printed(value: str, code: str, *, from_1904: bool = False) -> str:
    """The stored figure `value` as its format shows it; as it is stored when it is no figure."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number != number or abs(number) == float("inf"):
        return value
    section = _section(code, number)
    letters = _letters(section)
    if re.search(r"[dmyhs]", letters):
        return _moment(number, letters, from_1904=from_1904) or _general(number)
    return _figure(number, section)


def _section(code: str, number: float) -> str:
    """The part of a format that is for this figure: positive; negative; nought."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    if number < 0 and len(parts) > 1 and parts[1]:
        return parts[1]
    return parts[2] if number == 0 and len(parts) > 2 and parts[2] else parts[0]


def _letters(section: str) -> str:
    """The format's own letters, without what it quotes."""
    plain = _ASIDE.sub("", re.sub(r'"[^"]*"', "", section)).lower()
    return "" if "general" in plain or re.search(r"[0#?]", plain) else plain


def _moment(number: float, letters: str, *, from_1904: bool) -> str:
    if not 0 <= number <= _LAST_SERIAL:
        return ""
    seconds = round((number - int(number)) * 86400)
    clock = f"{seconds // 3600 % 24:02}:{seconds // 60 % 60:02}"
    # An "m" beside hours or seconds is minutes.
    days = re.sub(r"h+\W*m+|m+\W*s+|am/pm|a/p", "", letters)
    if not re.search(r"[dmy]", days):
        return clock
    try:
        on = _day(int(number), from_1904=from_1904)
    except (OverflowError, ValueError):
        return ""
    words = _day_words(on, days)
    return f"{words} {clock}" if "h" in letters and seconds else words


def _day(serial: int, *, from_1904: bool) -> date:
    """The day of a serial number. Spreadsheets hold that 1900 was a leap year, and count from there."""
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=serial)
    return date(1899, 12, 30) + timedelta(days=serial if serial >= 60 else serial + 1)


def _day_words(on: date, letters: str) -> str:
    parts = [
        str(on.day) if re.search(r"(?<!d)d{1,2}(?!d)", letters) else "",
        f"{on:%B}" if "m" in letters else "",
        str(on.year) if "y" in letters else "",
    ]
    return " ".join(part for part in parts if part) or f"{on:%A}"


def day_words(on: date) -> str:
    """A whole day in words."""
    return f"{on.day} {on:%B %Y}"


def _general(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else f"{number:.10g}"


def _figure(number: float, section: str) -> str:
    """A figure with the decimals, noughts, commas, percentage and words of its format."""
    plain = re.sub(r"\[[^\]]*\]|_.|\*.", "", section)
    unquoted = _QUOTED.sub("", plain)
    digits = _DIGITS.search(unquoted)
    if "general" in plain.lower() or digits is None or "/" in unquoted or "E+" in unquoted.upper():
        return _general(number)
    shape = digits[0]
    percent = "%" in unquoted
    whole, _, decimals = shape.rstrip("%").partition(".")
    value = abs(number) * (100 if percent else 1)
    places = len(decimals.replace(",", ""))
    shown = f"{value:{',' if ',' in whole.strip(',') else ''}.{places}f}"
    least = whole.count("0")
    if "," not in shown:
        before, dot, after = shown.partition(".")
        shown = before.zfill(least) + dot + after
    if decimals.endswith("#"):
        shown = shown.rstrip("0").rstrip(".")
    before_words, _, after_words = plain.partition(shape.rstrip("%"))
    sign = "-" if number < 0 and "-" not in before_words and "(" not in before_words else ""
    return f"{sign}{_spelt(before_words)}{shown}{'%' if percent else ''}{_spelt(after_words.replace('%', ''))}".strip()


def _spelt(words: str) -> str:
    """What a format writes out: quoted words, escaped letters, and the marks that need no quotes."""
    return _QUOTED.sub(lambda match: match[1] or match[2] or "", words)
