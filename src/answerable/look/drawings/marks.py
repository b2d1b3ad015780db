"""Marks: voice by shape, state by fill. Always beside words, so always hidden from those who listen."""

from __future__ import annotations

from typing import Literal

from django.utils.safestring import SafeString

from answerable.look.markup import element, join

Voice = Literal["force", "inspectors", "commissioner"]
Fill = Literal["empty", "half", "full", "returned", "superseded", "crossed"]

_ARROW_BACK = "M11.5 8h-6M7.6 5.4 5 8l2.6 2.6"
_ARROW_ON = "M4.5 8h6M8.4 5.4 11 8l-2.6 2.6"
_INK = {"fill": "currentColor"}
_LINE = {"fill": "none", "stroke": "currentColor", "stroke-width": "2"}
_THIN = {"fill": "none", "stroke": "currentColor", "stroke-width": "1.75"}

_CIRCLE = element("circle", {"cx": "8", "cy": "8", "r": "5.75", **_LINE})
_SQUARE = element("rect", {"x": "2", "y": "2", "width": "12", "height": "12", **_LINE})
_DASHED = element(
    "rect", {"x": "2", "y": "2", "width": "12", "height": "12", **_LINE, "stroke-dasharray": "3 2"}
)
_DIAMOND = element("path", {"d": "M8 2.2 13.8 8 8 13.8 2.2 8z", **_LINE})
_CROSS = element("path", {"d": "M4 12 12 4", "stroke": "currentColor", "stroke-width": "2"})

_SHAPES: dict[tuple[str, str], SafeString] = {
    ("force", "empty"): _CIRCLE,
    ("force", "half"): join([_CIRCLE, element("path", {"d": "M8 2.25a5.75 5.75 0 0 0 0 11.5z", **_INK})]),
    ("force", "full"): element("circle", {"cx": "8", "cy": "8", "r": "6.75", **_INK}),
    ("force", "crossed"): join([_CIRCLE, _CROSS]),
    ("inspectors", "empty"): _SQUARE,
    ("inspectors", "full"): element("rect", {"x": "1", "y": "1", "width": "14", "height": "14", **_INK}),
    ("inspectors", "returned"): join([_SQUARE, element("path", {"d": _ARROW_BACK, **_THIN})]),
    ("inspectors", "superseded"): join([_DASHED, element("path", {"d": _ARROW_ON, **_THIN})]),
    ("inspectors", "crossed"): join([_SQUARE, _CROSS]),
    ("commissioner", "empty"): _DIAMOND,
    ("commissioner", "full"): element("path", {"d": "M8 .9 15.1 8 8 15.1.9 8z", **_INK}),
}


def mark(voice: Voice, fill: Fill = "full") -> SafeString:
    """The mark of a voice in a state; a pair that has no meaning (half a decision) is a ValueError."""
    shape = _SHAPES.get((voice, fill))
    if shape is None:
        raise ValueError(f"There is no {fill} mark for the {voice}: nothing in the register means that.")
    return _svg(["ans-mark", f"ans-mark--{voice}"], shape)


def pair(force: Fill, inspectors: Fill) -> SafeString:
    """Both truths side by side; the words that say the same must stand next to it."""
    return element(
        "span",
        {"class": "ans-pair", "aria-hidden": "true"},
        mark("force", force),
        mark("inspectors", inspectors),
    )


def tick() -> SafeString:
    """A tick for a step that is done."""
    return _svg(
        ["ans-icon"], element("path", {"d": "M2.5 8.5 6.3 12 13.5 4", **_LINE, "stroke-width": "2.25"})
    )


def dot() -> SafeString:
    """A dot for the step in hand."""
    return _svg(["ans-icon"], element("circle", {"cx": "8", "cy": "8", "r": "5", **_INK}))


def ring() -> SafeString:
    """A ring for a step still to come."""
    return _svg(["ans-icon"], element("circle", {"cx": "8", "cy": "8", "r": "5", **_LINE}))


def emblem(width: int = 55) -> SafeString:
    """The product's sign: the force says finished, inspectors have not."""
    attributes = {
        "class": "ans-brand",
        "viewBox": "0 0 34 16",
        "width": str(width),
        "height": str(round(width * 16 / 34)),
        "aria-hidden": "true",
        "focusable": "false",
    }
    square = {"x": "19.25", "y": "2.25", "width": "11.5", "height": "11.5", **_LINE, "stroke-width": "2.5"}
    return element(
        "svg",
        attributes,
        element("circle", {"cx": "8", "cy": "8", "r": "7", **_INK}),
        element("rect", square),
    )


def _svg(classes: list[str], *shapes: SafeString) -> SafeString:
    size = {
        "viewBox": "0 0 16 16",
        "width": "16",
        "height": "16",
        "aria-hidden": "true",
        "focusable": "false",
    }
    return element("svg", {"class": classes, **size}, *shapes)
