"""Safe HTML from plain values: one builder, so that escaping is done, and tested, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

VOID = frozenset({"input", "br", "img", "hr", "meta", "link"})

Attributes = Mapping[str, object]


def element(name: str, attributes: Attributes | None = None, *children: object) -> SafeString:
    """`<name …>children</name>`, everything escaped that is not already safe.

    An attribute of None or False is left out, True stands bare, a list is joined by blanks (empty items dropped).
    """
    opening = f"<{name}{attribute_text(attributes or {})}>"
    if name in VOID:
        return mark_safe(opening)  # noqa: S308 - every part is escaped in attribute_text
    return mark_safe(f"{opening}{join(children)}</{name}>")  # noqa: S308 - children are escaped in join


def attribute_text(attributes: Attributes) -> str:
    """The attributes as they stand in a tag, each with a blank before it."""
    parts = []
    for name, value in attributes.items():
        if value is True:
            parts.append(f" {name}")
        elif value is not None and value is not False:
            text = " ".join(str(item) for item in value if item) if isinstance(value, list | tuple) else value
            if not (text == "" and isinstance(value, list | tuple)):
                parts.append(f' {name}="{conditional_escape(str(text))}"')
    return "".join(parts)


def join(parts: Iterable[object], *, between: str = "") -> SafeString:
    """Escape each part that is not safe and put them together; None and "" are dropped."""
    kept = [
        str(conditional_escape(part if isinstance(part, SafeString) else str(part)))
        for part in parts
        if part is not None and part != ""
    ]
    return mark_safe(str(conditional_escape(between)).join(kept))  # noqa: S308 - escaped piece by piece


def link(words: object, address: str, **attributes: object) -> SafeString:
    """A link in the house style."""
    return element("a", {"class": "govuk-link", "href": address, **attributes}, words)


def hidden_words(words: str) -> SafeString:
    """Words for those who listen and do not see."""
    return element("span", {"class": "govuk-visually-hidden"}, words)
