"""Patterns that are made late are patterns all the same, and questions asked again are not worked out again."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

from answerable.documents.cards import Block, Place
from answerable.extraction import readers
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import Later, later
from answerable.extraction.readers.remembered import remembered


def line(words: str) -> Line:
    return Line(words, ((0, Place(0, 0, len(words))),), Block(0, words))


def test_every_pattern_that_is_made_late_can_be_made() -> None:
    modules = [
        import_module(f"{readers.__name__}.{one.name}") for one in pkgutil.iter_modules(readers.__path__)
    ]
    late = [value for module in modules for value in vars(module).values() if isinstance(value, Later)]
    assert len(late) > 50
    assert [pattern for pattern in late if not pattern.pattern] == []


def test_a_late_pattern_answers_as_a_pattern_does() -> None:
    pattern = later(r"(?P<number>\d+) (?:areas|recommendations)")
    assert pattern.search("It has 12 areas")["number"] == "12"
    assert [found[0] for found in pattern.finditer("1 areas, 2 areas")] == ["1 areas", "2 areas"]
    assert pattern.sub("some", "1 areas") == "some"
    with pytest.raises(AttributeError):
        _ = pattern.colour  # type: ignore[attr-defined]


def test_a_question_is_asked_once_of_each_line() -> None:
    asked: list[str] = []

    @remembered
    def shouts(one: Line) -> bool:
        asked.append(one.raw)
        return one.raw.isupper()

    loud, quiet = line("STOP"), line("go on")
    assert [shouts(loud), shouts(quiet), shouts(loud)] == [True, False, True]
    assert asked == ["STOP", "go on"]


@pytest.mark.parametrize("kind", [tuple, list])
def test_only_lines_that_hold_a_word_are_looked_at_whatever_its_capitals(kind: type) -> None:
    lines = kind([line("Action Plan"), line("Minutes"), line("A planned  ACTION")])
    assert [one.raw for one in holding(lines, "plan")] == ["Action Plan", "A planned  ACTION"]
    assert [one.raw for one in holding(lines, "minutes", "planned action")] == [
        "Minutes",
        "A planned  ACTION",
    ]
    assert list(holding(lines, "tracker", "register")) == []
