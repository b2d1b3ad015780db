"""What an outline is made of: a handful of shapes that every format has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Voice = Literal["inspectors", "force", "commissioner"]
Role = Literal["body", "office", "label", "concern", "source", "draft", "statute"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title, once), 2 (a section of the form), 3 (an area) or 4 (a kind of finding)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `role` says what it does in the form."""

    text: str
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: its number (None in a bulleted list), its words, and what stands beneath it."""

    text: str
    number: int | None = None
    beneath: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, either all bullets or all numbered; numbers rise by one from the first."""

    items: tuple[Item, ...]

    @property
    def start(self) -> int | None:
        """The first number, or None for bullets."""
        return self.items[0].number if self.items else None


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's own words: paragraphs and lists set apart by the rule of that voice."""

    voice: Voice
    blocks: tuple[Paragraph | Items, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box with its label; `ticked` None means that it is not known, and no box is drawn."""

    label: str
    ticked: bool | None


@dataclass(frozen=True, slots=True)
class Detail:
    """One row of the inspection details: a label, and either words or tick boxes."""

    label: str
    text: str = ""
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Details:
    """The inspection details: a table whose first column heads its rows."""

    caption: str
    rows: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; the first column heads the rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines on which the Commissioner signs and dates."""

    name: str
    office: str
    labels: tuple[str, str] = ("Signed", "Date")


Block = Heading | Paragraph | Items | Speech | Details | Table | Signature


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: its properties, and its blocks in order.

    title      for the title property (and the window of a PDF reader)
    author     the local policing body
    language   BCP 47
    stamp      words for the top of every page ("DRAFT …"), or empty
    foot       words for the foot of every page, before the page number
    """

    title: str
    author: str
    language: str
    stamp: str
    foot: str
    blocks: tuple[Block, ...]
