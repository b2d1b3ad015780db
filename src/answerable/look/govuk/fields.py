"""One-box fields: text input, textarea, select, file upload."""

from __future__ import annotations

from django.utils.safestring import SafeString

from answerable.look.govuk.parts import (
    Options,
    classes,
    content,
    describe,
    extra,
    group,
    heading_parts,
    label,
    switch,
)
from answerable.look.markup import element


def text_input(options: Options) -> SafeString:
    """One line of text, with prefix and suffix where asked."""
    name = options.get("id") or options.get("name")
    above, wrong, ids = heading_parts(options, name)
    outer = options.get("formGroup") or {}
    before, after = content(outer.get("beforeInput")), content(outer.get("afterInput"))
    prefix, suffix = options.get("prefix"), options.get("suffix")
    box = _box(options, name, describe(options.get("describedBy"), *ids))
    if before or after or content(prefix) or content(suffix):
        wrapper = options.get("inputWrapper")
        box = element(
            "div",
            {"class": classes("govuk-input__wrapper", wrapper), **extra(wrapper)},
            before,
            _affix("prefix", prefix),
            box,
            _affix("suffix", suffix),
            after,
        )
    return group(options, label(options.get("label"), of=name), above, wrong, box)


def _box(options: Options, name: object, described: str | None) -> SafeString:
    names = ["govuk-input", options.get("classes"), options.get("errorMessage") and "govuk-input--error"]
    attributes = {
        "class": names,
        "id": name,
        "name": options.get("name"),
        "type": options.get("type") or "text",
        "spellcheck": switch(options.get("spellcheck")),
        "value": options.get("value"),
        "disabled": options.get("disabled"),
        "aria-describedby": described,
        "autocomplete": options.get("autocomplete"),
        "autocapitalize": options.get("autocapitalize"),
        "pattern": options.get("pattern"),
        "inputmode": options.get("inputmode"),
        **extra(options),
    }
    return element("input", attributes)


def _affix(place: str, options: Options | None) -> SafeString:
    words = content(options)
    if not words:
        return SafeString("")
    attributes = {"class": classes(f"govuk-input__{place}", options), "aria-hidden": "true", **extra(options)}
    return element("div", attributes, words)


def textarea(options: Options) -> SafeString:
    """Several lines of text."""
    attributes = {
        "rows": options.get("rows") or 5,
        "spellcheck": switch(options.get("spellcheck")),
        "autocomplete": options.get("autocomplete") or None,
    }
    return _field("textarea", options, attributes, options.get("value"))


def select(options: Options) -> SafeString:
    """One of several, in a closed list."""
    items = [item for item in options.get("items") or [] if item]
    return _field("select", options, {}, *(_option(item, options.get("value")) for item in items))


def _option(item: Options, chosen: object) -> SafeString:
    own = item.get("value", item.get("text"))
    selected = item.get("selected")
    if selected is None:
        selected = bool(chosen) and own == chosen
    attributes = {
        "value": switch(item.get("value")) or item.get("value"),
        "selected": bool(selected),
        "disabled": bool(item.get("disabled")),
    }
    return element("option", {**attributes, **extra(item)}, item.get("text"))


def file_upload(options: Options) -> SafeString:
    """A file to send. The drop zone of govuk-frontend's script is not used: the plain control works everywhere."""
    return _field(
        "input", options, {"type": "file", "multiple": bool(options.get("multiple"))}, style="file-upload"
    )


def _field(
    tag: str, options: Options, own: dict[str, object], *children: object, style: str = ""
) -> SafeString:
    name = options.get("id") or options.get("name")
    base = f"govuk-{style or tag}"
    above, wrong, ids = heading_parts(options, name)
    outer = options.get("formGroup") or {}
    attributes = {
        "class": [base, options.get("errorMessage") and f"{base}--error", options.get("classes")],
        "id": name,
        "name": options.get("name"),
        **own,
        "disabled": bool(options.get("disabled")),
        "aria-describedby": describe(options.get("describedBy"), *ids),
        **extra(options),
    }
    return group(
        options,
        label(options.get("label"), of=name),
        above,
        wrong,
        content(outer.get("beforeInput")),
        element(tag, attributes, *children),
        content(outer.get("afterInput")),
    )
