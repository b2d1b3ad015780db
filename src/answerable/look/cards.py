"""Plain values the bigger drawings take. A page fills them from its own cards; nothing here knows a chapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.safestring import SafeString

from answerable.look.drawings.marks import Fill, Voice

Words = str | SafeString
"""Text, escaped when drawn unless it is a SafeString made by another drawing."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is said: words for the link, and its address ("" when there is nothing to open)."""

    words: Words
    href: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the service navigation; `count` of things waiting is shown when it is not 0."""

    words: str
    href: str
    current: bool = False
    count: int = 0
    count_words: str = "waiting"


@dataclass(frozen=True, slots=True)
class Truth:
    """One of the two panels: what a voice says, since when, why, and the source."""

    what: Words
    fill: Fill
    on: date | None = None
    since: bool = False
    why: Words = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """One of the two lines on the desk. `action` is the one thing to do about it, if this reader may."""

    what: Words
    fill: Fill
    since: date | None = None
    more: Words = ""
    action: Source | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in a timeline. `who` names the actor; `voice` and `fill` give the mark."""

    on: date
    voice: Voice
    what: Words
    who: Words = ""
    fill: Fill = "full"
    more: Words = ""


@dataclass(frozen=True, slots=True)
class Work:
    """One thing that needs the reader: when · what and why · one button (and at most one quieter link)."""

    what: Words
    href: str
    when: SafeString
    why: Words = ""
    context: Words = ""
    button: Source | None = None
    other: Source | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of long work. `state` is done, now or todo."""

    words: Words
    state: str = "todo"
    more: Words = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A milestone on the clock. A planned one is in italics and never pretends to have happened."""

    on: date
    label: str
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """A column of the grades matrix. `scale` is "four" or "five"."""

    title: str
    published: str
    scale: str


@dataclass(frozen=True, slots=True)
class AreaGrades:
    """A row of the grades matrix: one grade per inspection, None where the area was not asked about."""

    area: Words
    grades: Sequence[str | None]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A line or a set of bars. `voice` chooses colour, shape and dash; values match the chart's labels, None is a gap.

    `low` and `high` draw the likely range round a line.
    """

    name: str
    values: Sequence[float | None]
    voice: Voice | str = "inspectors"
    low: Sequence[float] = ()
    high: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A sentence of ten words or fewer, what it is about, and the numbers.

    shape     "line", "step" (a share that stays until it changes), or "bar"
    labels    along the bottom, or beside each bar; `label_heading` heads their column in the table
    unit      after each number, such as "%"
    links     addresses of the rows behind each label, where there are any
    """

    title: str
    sub: str
    labels: Sequence[str]
    series: Sequence[Series]
    shape: Literal["line", "step", "bar"] = "line"
    label_heading: str = "When"
    unit: str = ""
    csv: str = ""
    links: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AppliedFilter:
    """A filter in use and the address of the same page without it."""

    words: str
    href: str
