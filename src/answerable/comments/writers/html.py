"""The statutory document as HTML: a complete page, or the part of it that goes into a page of the portal.

Classes only: no inline style and no script, so that it looks the same under the strictest content security policy.
`form.css` beside this file is the look of the page on its own; whoever serves the page serves that too, or leaves it out.
"""

from __future__ import annotations

from html import escape

from answerable.comments.cards import StatutoryDocument
from answerable.comments.writers.blocks import (
    Block,
    Details,
    Heading,
    Item,
    Items,
    Outline,
    Paragraph,
    Signature,
    Speech,
    Table,
    Tick,
)
from answerable.comments.writers.outline import outline


def page(document: StatutoryDocument, *, stylesheet: str | None = None) -> bytes:
    """A complete page in UTF-8. `stylesheet` is the address of a style sheet to link to, or None for a bare page."""
    shape = outline(document)
    link = f'<link rel="stylesheet" href="{escape(stylesheet)}">\n' if stylesheet else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(shape.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{escape(shape.author)}">\n'
        f"<title>{escape(_title(shape))}</title>\n{link}</head>\n<body>\n<main>\n{_article(shape, top=1)}</main>\n"
        f"<footer>\n<p>{escape(shape.foot)}</p>\n</footer>\n</body>\n</html>\n"
    ).encode()


def fragment(document: StatutoryDocument, *, top: int = 1) -> str:
    """The document as one `<article>` for the body of another page; its title becomes a heading of level `top`."""
    return _article(outline(document), top=top)


def _title(shape: Outline) -> str:
    return f"Draft: {shape.title}" if shape.stamp else shape.title


def _article(shape: Outline, *, top: int) -> str:
    """The blocks, each section of the form in a `<section>` of its own, named by its heading."""
    parts = [f'<article class="ans-form" lang="{escape(shape.language)}">']
    sections = 0
    for block in shape.blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append("</section>" if sections else "")
            sections += 1
            parts.append(f'<section class="ans-form__section" aria-labelledby="form-{sections}">')
            parts.append(f'<h{top + 1} id="form-{sections}">{escape(block.text)}</h{top + 1}>')
        else:
            parts.append(_block(block, top=top))
    parts.append("</section>" if sections else "")
    parts.append("</article>")
    return "\n".join(part for part in parts if part) + "\n"


def _block(block: Block, *, top: int = 1) -> str:
    match block:
        case Heading():
            level = min(block.level + top - 1, 6)
            return f"<h{level}>{escape(block.text)}</h{level}>"
        case Paragraph():
            return _paragraph(block)
        case Speech():
            inside = "\n".join(_block(part) for part in block.blocks)
            return f'<blockquote class="ans-form__voice ans-form__voice--{block.voice}">\n{inside}\n</blockquote>'
        case Items():
            return _items(block)
        case Details():
            return _details(block)
        case Table():
            return _table(block)
        case Signature():
            return _signature(block)


def _paragraph(block: Paragraph) -> str:
    text = escape(block.text)
    if block.role in ("draft", "label", "concern"):
        text = f"<strong>{text}</strong>"
    return f'<p class="ans-form__{block.role}">{text}</p>'


def _items(block: Items) -> str:
    """A list. Bullets and numbers are the browser's own; a list that starts elsewhere than 1 says so."""
    tag = "ul" if block.start is None else "ol"
    start = f' start="{block.start}"' if block.start not in (None, 1) else ""
    lines = "\n".join(_item(item) for item in block.items)
    return f'<{tag} class="ans-form__items"{start}>\n{lines}\n</{tag}>'


def _item(item: Item) -> str:
    if not item.beneath:
        return f"<li>{escape(item.text)}</li>"
    beneath = "\n".join(_block(block) for block in item.beneath)
    return (
        f'<li>\n<p class="ans-form__finding">{escape(item.text)}</p>\n'
        f'<div class="ans-form__answer">\n{beneath}\n</div>\n</li>'
    )


def _details(block: Details) -> str:
    rows = []
    for row in block.rows:
        inside = "\n".join(_tick(tick) for tick in row.ticks) or escape(row.text)
        rows.append(f'<tr>\n<th scope="row">{escape(row.label)}</th>\n<td>{inside}</td>\n</tr>')
    caption = f'<caption class="ans-form__caption">{escape(block.caption)}</caption>'
    return (
        f'<table class="ans-form__details">\n{caption}\n<tbody>\n' + "\n".join(rows) + "\n</tbody>\n</table>"
    )


def _tick(tick: Tick) -> str:
    """A box drawn as text, with its state in words for those who cannot see it; no box when it is not known."""
    if tick.ticked is None:
        return f'<p class="ans-form__tick">{escape(tick.label)}</p>'
    name, box = ("Ticked", "☒") if tick.ticked else ("Not ticked", "☐")
    mark = f'<span class="ans-form__box" role="img" aria-label="{name}">{box}</span>'
    return f'<p class="ans-form__tick">{mark} {escape(tick.label)}</p>'


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.header)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(text)}</td>" for text in row[1:])
        + "</tr>"
        for row in block.rows
    )
    return (
        f'<table class="ans-form__table">\n<caption>{escape(block.caption)}</caption>\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _signature(block: Signature) -> str:
    lines = "\n".join(f'<p class="ans-form__line">{escape(label)}</p>' for label in block.labels)
    return (
        f'<div class="ans-form__signature">\n{lines}\n<p class="ans-form__signatory">{escape(block.name)}</p>\n'
        f'<p class="ans-form__office">{escape(block.office)}</p>\n</div>'
    )
