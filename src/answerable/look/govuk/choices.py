"""Radios, checkboxes and the date of three boxes."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString

from answerable.look.govuk.fields import text_input
from answerable.look.govuk.parts import (
    Options,
    content,
    describe,
    extra,
    fieldset,
    group,
    heading_parts,
    hint,
    label,
)
from answerable.look.markup import element, join


def radios(options: Options) -> SafeString:
    """One of a few."""

    def chosen(item: Options) -> bool:
        if item.get("checked") is not None:
            return bool(item["checked"])
        return bool(options.get("value")) and item.get("value") == options["value"]

    return _choices("radios", "radio", options, chosen)


def checkboxes(options: Options) -> SafeString:
    """Any of a few."""

    def chosen(item: Options) -> bool:
        if item.get("checked") is not None:
            return bool(item["checked"])
        return item.get("value") in (options.get("values") or [])

    return _choices("checkboxes", "checkbox", options, chosen)


def _choices(style: str, kind: str, options: Options, chosen: Callable[[Options], bool]) -> SafeString:
    base = options.get("idPrefix") or options.get("name")
    above, wrong, ids = heading_parts(options, base)
    around = options.get("fieldset")
    given = (around or {}).get("describedBy") or (options.get("describedBy") if kind == "checkbox" else None)
    described = describe(given, *ids)
    outer = options.get("formGroup") or {}
    items = []
    for index, item in enumerate(options.get("items") or [], start=1):
        if item:
            name = item.get("id") or (f"{base}-{index}" if index > 1 else base)
            on = described if kind == "checkbox" and not around else None
            items.append(
                _item(style, kind, options, item, name=str(name), checked=chosen(item), described=on)
            )
    attributes = {
        "class": [f"govuk-{style}", options.get("classes")],
        **extra(options),
        "data-module": f"govuk-{style}",
    }
    body = element(
        "div", attributes, content(outer.get("beforeInputs")), *items, content(outer.get("afterInputs"))
    )
    inner = join([above, wrong, body])
    if around:
        inner = fieldset({**around, "describedBy": described}, inner)
    return group(options, inner)


def _item(
    style: str, kind: str, options: Options, item: Options, *, name: str, checked: bool, described: str | None
) -> SafeString:
    if item.get("divider"):
        return element("div", {"class": f"govuk-{style}__divider"}, item["divider"])
    reveal = content(item.get("conditional"))
    has_hint = bool(content(item.get("hint")))
    box = {
        "class": f"govuk-{style}__input",
        "id": name,
        "name": (item.get("name") if kind == "checkbox" else None) or options.get("name"),
        "type": kind,
        "value": item.get("value", ""),
        "checked": checked,
        "disabled": bool(item.get("disabled")),
        "data-aria-controls": f"conditional-{name}" if reveal else None,
        "data-behaviour": item.get("behaviour") or None,
        "aria-describedby": describe(described, has_hint and f"{name}-item-hint"),
        **extra(item),
    }
    row = element(
        "div", {"class": f"govuk-{style}__item"}, element("input", box), _words(style, item, name=name)
    )
    if not reveal:
        return row
    shut = not checked and f"govuk-{style}__conditional--hidden"
    names = {"class": [f"govuk-{style}__conditional", shut], "id": f"conditional-{name}"}
    return join([row, element("div", names, reveal)])


def _words(style: str, item: Options, *, name: str) -> SafeString:
    """The label of a choice, and the hint under it."""
    inside, below = item.get("label") or {}, item.get("hint") or {}
    words = {**inside, "html": item.get("html"), "text": item.get("text")}
    words["classes"] = " ".join(filter(None, [f"govuk-{style}__label", inside.get("classes")]))
    if not content(below):
        return label(words, of=name)
    shown = {**below, "classes": " ".join(filter(None, [f"govuk-{style}__hint", below.get("classes")]))}
    return join([label(words, of=name), hint(shown, name=f"{name}-item-hint")])


def date_input(options: Options) -> SafeString:
    """Day, month and year in three boxes."""
    base = options.get("id")
    above, wrong, ids = heading_parts(options, base)
    around = options.get("fieldset")
    described = describe((around or {}).get("describedBy"), *ids)
    outer = options.get("formGroup") or {}
    items = options.get("items") or [
        {"name": part, **(options.get(part) or {})} for part in _PARTS if options.get(part) is not False
    ]
    marked = any(_own_error(item) for item in items)
    attributes = {"class": ["govuk-date-input", options.get("classes")], **extra(options), "id": base or None}
    boxes = [_date_box(options, item, marked=marked) for item in items]
    body = element(
        "div", attributes, content(outer.get("beforeInputs")), *boxes, content(outer.get("afterInputs"))
    )
    inner = join([above, wrong, body])
    if around:
        inner = fieldset({"role": "group", **around, "describedBy": described}, inner)
    return group(options, inner)


_PARTS = ("day", "month", "year")


def _own_error(item: Options) -> bool:
    return bool(item.get("error")) or "govuk-input--error" in (item.get("classes") or "")


def _date_box(options: Options, item: Options, *, marked: bool) -> SafeString:
    given = item.get("classes") or ""
    own = item["name"]
    part = next((part for part in _PARTS if own in (part, (options.get(part) or {}).get("name"))), "")
    whole = item.get("error") is not False and options.get("errorMessage") and not marked
    names = ["govuk-date-input__input"]
    if "govuk-input--error" not in given and (_own_error(item) or whole):
        names.append("govuk-input--error")
    if "govuk-input--width-" not in given:
        names.append("govuk-input--width-4" if part == "year" else "govuk-input--width-2")
    full = f"{options['namePrefix']}-{own}" if options.get("namePrefix") else own
    values = options.get("values") or {}
    given_value = [
        item.get("value"),
        (options.get(part) or {}).get("value"),
        values.get(part),
        values.get(full),
    ]
    box = {
        "label": {"text": item.get("label") or own.capitalize(), "classes": "govuk-date-input__label"},
        "id": item.get("id") or f"{options.get('id')}-{own}",
        "classes": " ".join(filter(None, [*names, given])),
        "name": full,
        "value": next((value for value in given_value if value is not None), None),
        "inputmode": item.get("inputmode") or "numeric",
        "autocomplete": item.get("autocomplete"),
        "pattern": item.get("pattern"),
        "attributes": item.get("attributes"),
    }
    return element("div", {"class": "govuk-date-input__item"}, text_input(box))
