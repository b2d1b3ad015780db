"""Lists of ours: the timeline, the work list, filters in use, contents, pages of a register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from answerable.look.cards import AppliedFilter, Entry, Source, Words, Work
from answerable.look.drawings.marks import mark
from answerable.look.drawings.statements import cite
from answerable.look.drawings.words import day_mark
from answerable.look.govuk.buttons import button
from answerable.look.govuk.navigation import breadcrumbs, pagination
from answerable.look.markup import element, hidden_words, join, link


def timeline(entries: Sequence[Entry], *, wide: bool = False) -> SafeString:
    """The history, newest first, whatever order the entries come in; entries of one day keep their order."""
    ordered = sorted(entries, key=lambda entry: entry.on, reverse=True)
    return element(
        "ol", {"class": ["ans-timeline", wide and "ans-timeline--wide"]}, *(_entry(item) for item in ordered)
    )


def _entry(entry: Entry) -> SafeString:
    who = join([element("br"), entry.who]) if entry.who else ""
    return element(
        "li",
        {"class": "ans-timeline__entry"},
        mark(entry.voice, entry.fill),
        element("p", {"class": "ans-timeline__when"}, day_mark(entry.on), who),
        element("p", {"class": "ans-timeline__what"}, entry.what),
        element("p", {"class": "ans-timeline__more"}, entry.more) if entry.more else "",
    )


def work_list(items: Iterable[Work]) -> SafeString:
    """What needs the reader, in the order given: when · what and why · one button."""
    return element("ol", {"class": "ans-work"}, *(_work(item) for item in items))


def _work(work: Work) -> SafeString:
    press = button({"text": work.button.words, "href": work.button.href}) if work.button else ""
    quiet = {"class": "govuk-link govuk-body-s govuk-!-margin-bottom-0"}
    other = (
        element("a", {**quiet, "href": work.other.href}, work.other.words, hidden_words(f": {work.what}"))
        if (work.other)
        else ""
    )
    return element(
        "li",
        {"class": "ans-work__item"},
        element("div", {"class": "ans-work__when"}, work.when),
        element(
            "div",
            None,
            element("h2", {"class": "ans-work__what"}, link(work.what, work.href)),
            element("p", {"class": "ans-work__why"}, work.why) if work.why else "",
            element("p", {"class": "ans-work__context"}, work.context) if work.context else "",
        ),
        element("div", {"class": "ans-work__do"}, press, other),
    )


def applied_filters(filters: Sequence[AppliedFilter], *, clear: str) -> SafeString:
    """The filters in use, each removed by one press; nothing when none is."""
    if not filters:
        return SafeString("")
    cross = {"d": "M1 1 9 9M9 1 1 9", "stroke": "currentColor", "stroke-width": "1.75"}
    sign = element(
        "svg",
        {"class": "ans-chip__x", "viewBox": "0 0 10 10", "aria-hidden": "true", "focusable": "false"},
        element("path", cross),
    )
    chips = [
        element(
            "li",
            None,
            element(
                "a",
                {"class": "ans-chip govuk-link", "href": item.href},
                item.words,
                sign,
                hidden_words(", remove"),
            ),
        )
        for item in filters
    ]
    return element(
        "ul",
        {"class": "ans-applied", "aria-label": "Filters in use"},
        element("li", None, "Showing"),
        *chips,
        element("li", None, link("Clear all", clear)),
    )


def views(items: Sequence[tuple[Source, bool]]) -> SafeString:
    """Saved views of a register; the True one is the view shown."""
    links = [
        element("li", None, link(item.words, item.href, **({"aria-current": "page"} if current else {})))
        for item, current in items
    ]
    return element("ul", {"class": "ans-views", "aria-label": "Saved views"}, *links)


def contents(items: Iterable[Source], *, row: bool = False, label: str = "On this page") -> SafeString:
    """Links to the sections of a long page, in a column or in a row."""
    entries = [element("li", None, cite(item)) for item in items]
    name = "ul" if row else "ol"
    inner = element(name, {"class": ["ans-contents", row and "ans-contents--row"]}, *entries)
    return element("nav", {"aria-label": label, "class": "ans-noprint"}, inner)


def pages(current: int, count: int, *, address: str, shown: Words = "") -> SafeString:
    """Links to the pages of a list; `address` holds `{page}`. Nothing to turn when there is one page only.

    First, last, and the neighbours of the current page are named; the gaps are dots. `shown`: “1 to 10 of 47”.
    """
    line = element("p", {"class": "govuk-body govuk-!-margin-bottom-0"}, shown) if shown else ""
    if count <= 1:
        return element("div", {"class": "ans-pages"}, line) if line else SafeString("")
    named = sorted({1, count, *range(max(1, current - 1), min(count, current + 1) + 1)})
    items: list[dict[str, object]] = []
    for before, number in zip([0, *named], named, strict=False):
        if number - before == 2:
            items.append({"number": number - 1, "href": address.format(page=number - 1)})
        elif number - before > 2:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": address.format(page=number), "current": number == current})
    options: dict[str, object] = {"items": items, "landmarkLabel": "Pages of this list"}
    if current > 1:
        options["previous"] = {"href": address.format(page=current - 1)}
    if current < count:
        options["next"] = {"href": address.format(page=current + 1)}
    return element("div", {"class": "ans-pages"}, pagination(options), line)


def crumbs(items: Iterable[Source]) -> SafeString:
    """Where the page stands, outermost first; the page itself is its heading and needs no crumb."""
    return breadcrumbs({"items": [{"text": item.words, "href": item.href} for item in items]})
