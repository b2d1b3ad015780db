"""Breadcrumbs and pages."""

from __future__ import annotations

from django.utils.safestring import SafeString

from answerable.look.govuk.parts import Options, content, extra
from answerable.look.markup import element, hidden_words, join

_ARROWS = {
    "prev": "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293"
    "-1.414-1.414z",
    "next": "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062"
    "-6.7246-6.7266z",
}


def breadcrumbs(options: Options) -> SafeString:
    """Where the page stands, outermost first; an item without `href` is the page itself."""
    items = []
    for item in options.get("items") or []:
        if item.get("href"):
            attributes = {"class": "govuk-breadcrumbs__link", "href": item["href"], **extra(item)}
            items.append(
                element(
                    "li", {"class": "govuk-breadcrumbs__list-item"}, element("a", attributes, content(item))
                )
            )
        else:
            attributes = {"class": "govuk-breadcrumbs__list-item", "aria-current": "page"}
            items.append(element("li", attributes, content(item)))
    shut = options.get("collapseOnMobile") and "govuk-breadcrumbs--collapse-on-mobile"
    attributes = {
        "class": ["govuk-breadcrumbs", options.get("classes"), shut],
        **extra(options),
        "aria-label": options.get("labelText") or "Breadcrumb",
    }
    return element("nav", attributes, element("ol", {"class": "govuk-breadcrumbs__list"}, *items))


def pagination(options: Options) -> SafeString:
    """The pages of a list (`items`), or the parts of a series (`previous` and `next` alone)."""
    before, after = options.get("previous") or {}, options.get("next") or {}
    block = not options.get("items") and bool(before or after)
    items = [_page(item) for item in options.get("items") or [] if item]
    attributes = {
        "class": ["govuk-pagination", block and "govuk-pagination--block", options.get("classes")],
        "aria-label": options.get("landmarkLabel") or "Pagination",
        **extra(options),
    }
    return element(
        "nav",
        attributes,
        _turn("prev", before, block=block) if before.get("href") else "",
        element("ul", {"class": "govuk-pagination__list"}, *items) if options.get("items") else "",
        _turn("next", after, block=block) if after.get("href") else "",
    )


def _page(item: Options) -> SafeString:
    names = [
        "govuk-pagination__item",
        item.get("current") and "govuk-pagination__item--current",
        item.get("ellipsis") and "govuk-pagination__item--ellipsis",
    ]
    if item.get("ellipsis"):
        return element("li", {"class": names}, "⋯")
    attributes = {
        "class": "govuk-link govuk-pagination__link",
        "href": item.get("href", ""),
        "aria-label": item.get("visuallyHiddenText") or f"Page {item.get('number')}",
        "aria-current": "page" if item.get("current") else None,
        **extra(item),
    }
    return element("li", {"class": names}, element("a", attributes, item.get("number")))


def _turn(way: str, options: Options, *, block: bool) -> SafeString:
    arrow = _arrow(way)
    plain = join(["Previous" if way == "prev" else "Next", hidden_words(" page")])
    named = options.get("labelText")
    title = {
        "class": [
            "govuk-pagination__link-title",
            block and not named and "govuk-pagination__link-title--decorated",
        ]
    }
    under = (
        join(
            [hidden_words(":"), element("span", {"class": "govuk-pagination__link-label"}, named)],
            between=" ",
        )
        if named and block
        else ""
    )
    attributes = {
        "class": "govuk-link govuk-pagination__link",
        "href": options["href"],
        "rel": way,
        **extra(options),
    }
    first = arrow if block or way == "prev" else ""
    last = arrow if not block and way == "next" else ""
    words = element("span", title, content(options) or plain)
    return element(
        "div", {"class": f"govuk-pagination__{way}"}, element("a", attributes, first, words, under, last)
    )


def _arrow(way: str) -> SafeString:
    attributes = {
        "class": f"govuk-pagination__icon govuk-pagination__icon--{way}",
        "xmlns": "http://www.w3.org/2000/svg",
        "height": "13",
        "width": "15",
        "aria-hidden": "true",
        "focusable": "false",
        "viewBox": "0 0 15 13",
    }
    return element("svg", attributes, element("path", {"d": _ARROWS[way]}))
