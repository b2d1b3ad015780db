"""Tag, summary list, task list, error summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.utils.safestring import SafeString

from answerable.look.govuk.parts import Options, classes, content, extra, switch
from answerable.look.markup import element, hidden_words, join


def tag(options: Options) -> SafeString:
    """A status, as an adjective."""
    return element("strong", {"class": classes("govuk-tag", options), **extra(options)}, content(options))


def summary_list(options: Options) -> SafeString:
    """Facts about one thing, with what can be done about each; in a card where `card` is given."""
    rows = [row for row in options.get("rows") or [] if row]
    acted = any((row.get("actions") or {}).get("items") for row in rows)
    card = options.get("card")
    title = (card or {}).get("title") or {}
    listed = element(
        "dl",
        {"class": classes("govuk-summary-list", options), **extra(options)},
        *(_row(row, acted=acted, title=title) for row in rows),
    )
    if not card:
        return listed
    level = title.get("headingLevel") or 2
    head = (
        element(f"h{level}", {"class": classes("govuk-summary-card__title", title)}, content(title))
        if title
        else ""
    )
    return element(
        "div",
        {"class": classes("govuk-summary-card", card), **extra(card)},
        element("div", {"class": "govuk-summary-card__title-wrapper"}, head, _card_actions(card, title)),
        element("div", {"class": "govuk-summary-card__content"}, listed),
    )


def _row(row: Options, *, acted: bool, title: Options) -> SafeString:
    key, value, actions = row.get("key") or {}, row.get("value") or {}, row.get("actions") or {}
    items = actions.get("items") or []
    bare = acted and not actions.get("items") and "govuk-summary-list__row--no-actions"
    last: object = ""
    if len(items) == 1:
        last = _action(items[0], title)
    elif items:
        entries = [
            element("li", {"class": "govuk-summary-list__actions-list-item"}, _action(item, title))
            for item in items
        ]
        last = element("ul", {"class": "govuk-summary-list__actions-list"}, *entries)
    return element(
        "div",
        {"class": classes("govuk-summary-list__row", row, bare)},
        element("dt", {"class": classes("govuk-summary-list__key", key)}, content(key)),
        element("dd", {"class": classes("govuk-summary-list__value", value)}, content(value)),
        element("dd", {"class": classes("govuk-summary-list__actions", actions)}, last) if items else "",
    )


def _card_actions(card: Options, title: Options) -> SafeString:
    actions = card.get("actions") or {}
    items = actions.get("items") or []
    names = {"class": classes("govuk-summary-card__actions", actions)}
    if len(items) == 1:
        return element("div", names, _action(items[0], title))
    entries = [element("li", {"class": "govuk-summary-card__action"}, _action(item, title)) for item in items]
    return element("ul", names, *entries) if entries else SafeString("")


def _action(action: Options, title: Options) -> SafeString:
    unseen = [f" {action['visuallyHiddenText']}" if action.get("visuallyHiddenText") else ""]
    if title:
        unseen += [" (", content(title), ")"]
    more = hidden_words(join(unseen)) if any(unseen) else ""
    attributes = {"class": classes("govuk-link", action), "href": action.get("href", ""), **extra(action)}
    return element("a", attributes, content(action), more)


def task_list(options: Options) -> SafeString:
    """Things to do in any order, each with its status."""
    base = options.get("idPrefix") or "task-list"
    items = [
        _task(item, f"{base}-{index}")
        for index, item in enumerate(options.get("items") or [], start=1)
        if item
    ]
    return element("ul", {"class": classes("govuk-task-list", options), **extra(options)}, *items)


def _task(item: Options, base: str) -> SafeString:
    title, status, below = item.get("title") or {}, item.get("status") or {}, item.get("hint")
    if item.get("href"):
        attributes: dict[str, object] = {
            "class": classes("govuk-link govuk-task-list__link", title),
            "href": item["href"],
            "aria-describedby": join([below and f"{base}-hint", f"{base}-status"], between=" "),
        }
        name = element("a", attributes, content(title))
    else:
        name = element("div", {"class": title.get("classes") or None}, content(title))
    hint = (
        element("div", {"id": f"{base}-hint", "class": "govuk-task-list__hint"}, content(below))
        if below
        else ""
    )
    linked = item.get("href") and "govuk-task-list__item--with-link"
    shown = tag(status["tag"]) if status.get("tag") else content(status)
    return element(
        "li",
        {"class": classes("govuk-task-list__item", item, linked)},
        element("div", {"class": "govuk-task-list__name-and-hint"}, name, hint),
        element("div", {"class": classes("govuk-task-list__status", status), "id": f"{base}-status"}, shown),
    )


def error_summary(options: Options) -> SafeString:
    """What is wrong, on top of the page, each with a link to its box."""
    items = []
    for item in options.get("errorList") or []:
        words = content(item)
        if item.get("href"):
            words = element("a", {"href": item["href"], **extra(item)}, words)
        items.append(element("li", None, words))
    about = content({"html": options.get("descriptionHtml"), "text": options.get("descriptionText")})
    title = content({"html": options.get("titleHtml"), "text": options.get("titleText")})
    body = element(
        "div",
        {"class": "govuk-error-summary__body"},
        element("p", None, about) if about else "",
        element("ul", {"class": "govuk-list govuk-error-summary__list"}, *items) if items else "",
    )
    attributes = {
        "class": classes("govuk-error-summary", options),
        "data-disable-auto-focus": switch(options.get("disableAutoFocus")),
        **extra(options),
        "data-module": "govuk-error-summary",
    }
    inner = element(
        "div", {"role": "alert"}, element("h2", {"class": "govuk-error-summary__title"}, title), body
    )
    return element("div", attributes, inner)


def fact_rows(rows: Iterable[Sequence[object]]) -> SafeString:
    """A summary list for templates: rows of (key, value) or (key, value, address to change it)."""
    drawn = []
    for key, value, *change in rows:
        actions = (
            [{"href": change[0], "text": "Change", "visuallyHiddenText": str(key).lower()}]
            if any(change)
            else []
        )
        drawn.append({"key": {"text": key}, "value": {"text": value}, "actions": {"items": actions}})
    return summary_list({"rows": drawn})


def tasks(items: Iterable[Mapping[str, object]], *, name: str = "task-list") -> SafeString:
    """A task list for templates: items with title, href, hint and status (words, or a SafeString tag)."""
    drawn = [
        {
            "title": {"text": item.get("title")},
            "href": item.get("href"),
            "hint": {"text": item["hint"]} if item.get("hint") else None,
            "status": {"text": item.get("status")},
        }
        for item in items
    ]
    return task_list({"items": drawn, "idPrefix": name})
