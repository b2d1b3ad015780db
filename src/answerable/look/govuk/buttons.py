"""Buttons, and links that look like them."""

from __future__ import annotations

from django.utils.safestring import SafeString

from answerable.look.govuk.parts import Options, content, extra
from answerable.look.markup import element, hidden_words, join

_START = {
    "class": "govuk-button__start-icon",
    "xmlns": "http://www.w3.org/2000/svg",
    "width": "17.5",
    "height": "19",
    "viewBox": "0 0 33 40",
    "aria-hidden": "true",
    "focusable": "false",
}


def button(options: Options) -> SafeString:
    """A button; with `href` a link that works as one."""
    start = options.get("isStartButton")
    icon = element(
        "svg", _START, element("path", {"fill": "currentColor", "d": "M0 0h13l20 20-20 20H0l20-20z"})
    )
    words = content(options)
    if start and options.get("html"):
        words = element("span", None, words)
    common = {
        "class": ["govuk-button", options.get("classes"), start and "govuk-button--start"],
        "data-module": "govuk-button",
        **extra(options),
        "id": options.get("id") or None,
    }
    if options.get("href"):
        attributes = {"href": options["href"], "role": "button", "draggable": "false", **common}
        return element("a", attributes, words, icon if start else "")
    twice = options.get("preventDoubleClick")
    attributes = {
        "type": options.get("type") or "submit",
        "value": options.get("value") or None,
        "name": options.get("name") or None,
        "disabled": bool(options.get("disabled")),
        "aria-disabled": "true" if options.get("disabled") else None,
        "data-prevent-double-click": {True: "true", False: "false"}.get(twice) if twice is not None else None,
        **common,
    }
    return element("button", attributes, words, icon if start else "")


def press(
    words: object, *, href: str = "", style: str = "", name: str = "", value: str = "", unseen: str = ""
) -> SafeString:
    """A button for templates. `style` is secondary, warning or ""; `unseen` completes it for those who listen."""
    text = join([words, hidden_words(f" {unseen}") if unseen else ""])
    classes = f"govuk-button--{style}" if style else ""
    return button({"html": text, "href": href, "classes": classes, "name": name, "value": value})
