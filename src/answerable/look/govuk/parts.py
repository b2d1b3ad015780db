"""What every component is made of: text or HTML, extra attributes, label, hint, error message, form group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

from answerable.look.markup import element, join

Options = Mapping[str, Any]


def content(options: Options | None) -> SafeString:
    """The `html` of an option when there is some, else its `text`; blanks round it are dropped."""
    options = options or {}
    chosen = options.get("html") or options.get("text")
    if isinstance(chosen, SafeString):
        return SafeString(chosen.strip())
    return join([chosen])


def extra(options: Options | None) -> dict[str, object]:
    """The `attributes` option. None stands as an empty value, as govuk-frontend has it, unless marked optional."""
    found: dict[str, object] = {}
    for name, value in ((options or {}).get("attributes") or {}).items():
        optional = isinstance(value, Mapping) and value.get("optional")
        plain = value.get("value") if isinstance(value, Mapping) else value
        if optional:
            if plain is not None and plain is not False:
                found[name] = plain
        else:
            found[name] = (
                {None: "", True: "true", False: "false"}.get(plain, plain)
                if plain in (None, True, False)
                else plain
            )
    return found


def classes(name: str, options: Options | None, *more: object) -> list[object]:
    """The component's class, conditional ones, and those the caller adds."""
    return [name, *more, (options or {}).get("classes")]


def describe(*ids: object) -> str | None:
    """Ids for `aria-describedby`, in order; None when there are none."""
    return " ".join(str(one) for one in ids if one) or None


def label(options: Options | None, *, of: object = None) -> SafeString:
    """A label, or one that is the page's heading; nothing without words."""
    options = options or {}
    words = content(options)
    if not words:
        return SafeString("")
    target = of if of is not None else options.get("for")
    inner = element(
        "label", {"class": classes("govuk-label", options), **extra(options), "for": target or None}, words
    )
    return element("h1", {"class": "govuk-label-wrapper"}, inner) if options.get("isPageHeading") else inner


def hint(options: Options, *, name: str | None = None) -> SafeString:
    """A hint."""
    attributes = {"id": name or options.get("id"), "class": classes("govuk-hint", options), **extra(options)}
    return element("div", attributes, content(options))


def error_message(options: Options, *, name: str | None = None) -> SafeString:
    """An error message, with “Error:” for those who listen."""
    unseen = options.get("visuallyHiddenText", "Error")
    before = [element("span", {"class": "govuk-visually-hidden"}, f"{unseen}:"), " "] if unseen else []
    attributes = {
        "id": name or options.get("id"),
        "class": classes("govuk-error-message", options),
        **extra(options),
    }
    return element("p", attributes, *before, content(options))


def fieldset(options: Options, inner: SafeString | None = None) -> SafeString:
    """A fieldset with its legend."""
    legend = options.get("legend") or {}
    words = content(legend)
    if words and legend.get("isPageHeading"):
        words = element("h1", {"class": "govuk-fieldset__heading"}, words)
    attributes = {
        "class": classes("govuk-fieldset", options),
        "role": options.get("role") or None,
        "aria-describedby": options.get("describedBy") or None,
        **extra(options),
    }
    above = element("legend", {"class": classes("govuk-fieldset__legend", legend)}, words) if words else ""
    return element("fieldset", attributes, above, inner if inner is not None else content(options))


def group(options: Options, *children: object) -> SafeString:
    """The form group round a field, marked when there is an error."""
    outer = options.get("formGroup") or {}
    wrong = options.get("errorMessage") and "govuk-form-group--error"
    return element("div", {"class": classes("govuk-form-group", outer, wrong), **extra(outer)}, *children)


def heading_parts(options: Options, base: object) -> tuple[SafeString, SafeString, list[str]]:
    """Hint, error message, and the ids by which a field is described by them."""
    ids: list[str] = []
    above, wrong = SafeString(""), SafeString("")
    if options.get("hint"):
        ids.append(f"{base}-hint")
        above = hint(options["hint"], name=ids[-1])
    if options.get("errorMessage"):
        ids.append(f"{base}-error")
        wrong = error_message(options["errorMessage"], name=ids[-1])
    return above, wrong, ids


def switch(value: object) -> str | None:
    """True and False as attribute words; anything else leaves the attribute out."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else None
