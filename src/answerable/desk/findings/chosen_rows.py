"""Which rows of an edited list are ticked, over all its pages, without a script and without keeping anything meanwhile.

Every good row counts unless it was unticked; a conflict counts only where it was ticked, with the version of the finding
that was on the page. What was decided on other pages travels in the form.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.http import QueryDict

from answerable.register.cards import Difference

SIZE = 25
_ORDER = ("wrong", "conflict", "good")
_HEADINGS = {
    "wrong": "Rows with something wrong",
    "conflict": "Changed here since you took the list away",
    "good": "Changes",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """`left` good rows were unticked; `taken` conflicts were ticked, each with the version seen."""

    left: frozenset[int] = frozenset()
    taken: dict[int, int] = field(default_factory=dict)
    ticked: frozenset[int] = frozenset()

    @classmethod
    def sent(cls, post: QueryDict) -> Chosen:
        """What the form says of the rows it showed, and of those it carried."""
        ticked = frozenset(_numbers(post.getlist("row")))
        good = set(_numbers(post.getlist("good")))
        conflicts = _pairs(post.getlist("conflict"))
        left = frozenset(_numbers(post.get("left", "").split(","))) - good
        carried = {
            row: seen
            for row, seen in _pairs(post.get("taken", "").split(",")).items()
            if row not in conflicts
        }
        taken = {row: seen for row, seen in conflicts.items() if row in ticked}
        return cls(left | (good - ticked), carried | taken, ticked & good)

    def is_ticked(self, one: Difference) -> bool:
        """Whether the row counts as things stand. Another version than was seen is another decision."""
        if one.state == "good":
            return one.row not in self.left
        return one.state == "conflict" and self.taken.get(one.row) == one.version

    def rows(self, found: Iterable[Difference]) -> set[int]:
        """The rows to apply. One that was ticked and has become a conflict counts, so that it is named as passed over."""
        return {
            one.row
            for one in found
            if one.state in ("good", "conflict") and (self.is_ticked(one) or one.row in self.ticked)
        }

    def elsewhere(self, shown: Collection[int]) -> dict[str, str]:
        """What the form carries of rows that it does not show."""
        return {
            "left": ",".join(str(row) for row in sorted(self.left - set(shown))),
            "taken": ",".join(
                f"{row}:{seen}" for row, seen in sorted(self.taken.items()) if row not in shown
            ),
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of the differences: its sections, each with rows and whether they are ticked."""

    sections: tuple[tuple[str, str, tuple[tuple[Difference, bool], ...]], ...]
    number: int
    pages: int
    rows: frozenset[int]
    words: str


def sections(found: Iterable[Difference], chosen: Chosen, *, number: int) -> Shown:
    """What needs a person first, then the rest, in the order of the sheet; a page past the end is the last."""
    ordered = sorted(
        (one for one in found if one.state != "same"), key=lambda one: (_ORDER.index(one.state), one.row)
    )
    pages = max(1, -(-len(ordered) // SIZE))
    number = min(max(1, number), pages)
    here = ordered[(number - 1) * SIZE : number * SIZE]
    drawn = tuple(
        (state, _HEADINGS[state], rows)
        for state in _ORDER
        if (rows := tuple((one, chosen.is_ticked(one)) for one in here if one.state == state))
    )
    first = (number - 1) * SIZE + 1
    words = f"{first:,} to {first + len(here) - 1:,} of {len(ordered):,}" if pages > 1 else ""
    return Shown(drawn, number, pages, frozenset(one.row for one in here), words)


def page_of(words: str, *, or_else: int = 1) -> int:
    """The number in "page-3" or "3"."""
    plain = words.removeprefix("page-")
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 5 else or_else


def _numbers(words: Iterable[str]) -> list[int]:
    return [int(one) for one in words if one.isascii() and one.isdigit() and len(one) < 9]


def _pairs(words: Iterable[str]) -> dict[int, int]:
    parts = (one.partition(":") for one in words)
    return {row[0]: seen[0] for one in parts if (row := _numbers([one[0]])) and (seen := _numbers([one[2]]))}
