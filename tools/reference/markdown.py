"""The little Markdown the reference needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def page(title: str, *parts: str) -> str:
    """A page: its title, who writes it, and its parts with a line between them."""
    made = "<!-- Written by `make docs` from the code. Do not edit it here. -->"
    return "\n\n".join([f"# {title}", made, *(part for part in parts if part)]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are escaped where Markdown would take them for its own."""
    lines = [_row(heads), _row(["---"] * len(heads))]
    return "\n".join([*lines, *(_row([_cell(cell) for cell in row]) for row in rows)])


def code(words: str) -> str:
    """As something to type."""
    return f"`{words}`" if words else ""


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(words: str) -> str:
    """On one line, with a capital and one full stop."""
    plain = " ".join(words.split()).rstrip(".")
    return f"{plain[:1].upper()}{plain[1:]}." if plain else ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
