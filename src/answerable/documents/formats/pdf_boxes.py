"""Boxes on a PDF page: left, lower edge, right, upper edge, from the lower left corner unless it is said otherwise."""

from __future__ import annotations

from itertools import pairwise

Box = tuple[float, float, float, float]
# How many times as far apart as they are high two boxes stand that are in two lines.
_LINE = 0.8


def around(boxes: list[Box]) -> Box:
    """The box that holds them all."""
    if len(boxes) == 1:
        return boxes[0]
    left, low, right, high = zip(*boxes, strict=True)
    return (min(left), min(low), max(right), max(high))


def from_top(box: Box, height: float) -> Box:
    """The same box as left, top, right, bottom from the upper left corner of a page of this height."""
    return (box[0], height - box[3], box[2], height - box[1])


def high(box: Box) -> float:
    """How high it is."""
    return box[3] - box[1]


def steps(boxes: list[Box]) -> int:
    """How often the next box stands about a whole line above or below the one before it."""
    return sum(
        1
        for one, other in pairwise(boxes)
        if abs(other[1] - one[1]) > _LINE * max(high(one), high(other)) and abs(other[3] - one[3]) > 1
    )
