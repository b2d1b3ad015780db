"""Dates, amounts and counts as people read them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from answerable.look.markup import element

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
LONDON = ZoneInfo("Europe/London")


def in_words(day: date, *, weekday: bool = False, year: bool = True) -> str:
    """“11 May 2023”; with `weekday` “Thursday 11 May 2023”; without `year` “11 May”. A moment is read in London."""
    if isinstance(day, datetime) and day.tzinfo is not None:
        day = day.astimezone(LONDON)
    words = f"{day.day} {MONTHS[day.month - 1]}"
    if weekday:
        words = f"{WEEKDAYS[day.weekday()]} {words}"
    return f"{words} {day.year}" if year else words


def time_in_words(moment: datetime) -> str:
    """“5:20pm” in London; midnight and noon by name, as GOV.UK style asks."""
    local = moment.astimezone(LONDON) if moment.tzinfo else moment
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    return f"{local.hour % 12 or 12}:{local.minute:02d}{'am' if local.hour < 12 else 'pm'}"


def day_mark(day: date, *, weekday: bool = False, year: bool = True) -> SafeString:
    """The day in words inside `<time datetime>`; a moment keeps only its London day."""
    if isinstance(day, datetime):
        day = (day.astimezone(LONDON) if day.tzinfo else day).date()
    return element("time", {"datetime": day.isoformat()}, in_words(day, weekday=weekday, year=year))


def moment_mark(moment: datetime) -> SafeString:
    """“3 May 2024 at 5:20pm” inside `<time datetime>` with the offset."""
    local = moment.astimezone(LONDON) if moment.tzinfo else moment
    words = f"{in_words(local)} at {time_in_words(local)}"
    return element("time", {"datetime": local.isoformat(timespec="minutes")}, words)


def plural(count: int, one: str, many: str = "") -> str:
    """“1 finding”, “2 findings”; `many` where an s is not enough (“1 body”, “2 bodies”)."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def file_size(size: int) -> str:
    """Bytes as people say them: “512 bytes”, “212 kB”, “3.2 MB” (thousands, as on a disk label)."""
    if size < 1000:
        return plural(size, "byte")
    if size < 999_500:
        return f"{size / 1000:.0f} kB"
    for unit, step in (("MB", 1e6), ("GB", 1e9)):
        if size < step * 999.5:
            return f"{size / step:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size / 1e9:,.0f} GB"
