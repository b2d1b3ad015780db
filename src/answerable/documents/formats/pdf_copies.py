"""Pages that are in a PDF twice, as a scanner or a merging program leaves them: the copies are set after all others.

Nothing is left out. But a paragraph that runs over a page break must meet the page it runs on to, not a copy of its own.
"""

from __future__ import annotations

from answerable.documents.formats.pdf_layout import without_running_lines
from answerable.documents.formats.pdf_page import PageContent, PageLine

_FEWEST_WORDS = 30
"""A page with fewer words may well come again on its own account, unless a longer one does too."""


def in_order(pages: list[PageContent]) -> list[PageContent]:
    """The pages without running heads, numbered as in the file, copies last. `pages` are changed in place."""
    first: dict[tuple[str, ...], PageContent] = {}
    copies: list[tuple[PageContent, PageContent]] = []
    printed = [tuple(line.text for line in page.lines) for page in pages]
    doubled = len(set(printed)) < len(printed) and _doubled(printed)
    for number, (page, words) in enumerate(zip(pages, printed, strict=True), 1):
        page.number = number
        kept = first.setdefault(words if doubled and words else (str(number),), page)
        if kept is not page:
            copies.append((kept, page))
    whole = {id(kept): list(kept.lines) for kept, _ in copies}
    once = [page for page in pages if all(page is not copy for _, copy in copies)] if copies else pages
    without_running_lines(once)
    for kept, copy in copies:
        copy.lines = _as_kept(copy.lines, whole[id(kept)], kept.lines)
    return [*once, *(copy for _, copy in copies)]


def _doubled(printed: list[tuple[str, ...]]) -> bool:
    """Whether a page of many words is there again."""
    long = [words for words in printed if sum(len(one.split()) for one in words) >= _FEWEST_WORDS]
    return len(set(long)) < len(long)


def _as_kept(lines: list[PageLine], whole: list[PageLine], kept: list[PageLine]) -> list[PageLine]:
    """Those of a copy's lines whose originals were kept."""
    left = {id(line) for line in kept}
    return [line for line, original in zip(lines, whole, strict=True) if id(original) in left]
