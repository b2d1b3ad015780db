"""A reading as a web page of its own: what was read beside the source, every value marked where it stands.

One file without script, pictures or addresses to elsewhere, so that it can be kept and sent. Everything from the document
is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from answerable.console.reading_tables import Table, tables_of
from answerable.documents.cards import Block, Text
from answerable.extraction.cards import Candidate, Reading
from answerable.extraction.readers.marks import VALUE, Mark, Marks, marks_of, stretches
from answerable.rules.vocabulary import Kind

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem; max-width: 90rem; color: #0b0c0c; background: #fff; font: 1rem/1.5 sans-serif; }
h1, h2, h3 { line-height: 1.2; }
.beside { display: grid; gap: 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 60rem) { .beside { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); } }
table { width: 100%; margin-bottom: 1.5rem; border-collapse: collapse; }
caption { padding: 0.5rem 0; font-weight: 700; text-align: left; }
th, td { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid #b1b4b6; text-align: left; vertical-align: top; }
th, td, li, p, h1 { overflow-wrap: break-word; }
.wide, .wide tbody, .wide tr, .wide td { display: block; }
.wide tr { padding: 0.3rem 0; border-bottom: 1px solid #b1b4b6; }
.wide td { padding: 0; border: 0; }
summary { font-weight: 700; }
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block; }
  thead { display: none; }
  tr { padding: 0.3rem 0; border-bottom: 1px solid #b1b4b6; }
  td { padding: 0; border: 0; }
}
ol { padding: 0; list-style: none; }
ol ol { margin-left: 1.5rem; }
ol > li { padding: 0.5rem 0; border-top: 1px solid #b1b4b6; }
article { padding: 1rem; border: 1px solid #505a5f; font-family: serif; }
article p { margin: 0 0 0.7em; }
mark { color: inherit; background: #d2e9ef; border-bottom: 2px solid #1d70b8; }
mark.again { background: none; border-bottom-style: dashed; }
mark.value { background: #f3f2f1; border-bottom: 2px dotted #505a5f; }
mark b, mark a { margin-right: 0.35em; padding: 0 0.3em; color: #fff; background: #0b0c0c; font: 700 0.75rem sans-serif; }
mark:target { outline: 3px solid #0b0c0c; }
.page { color: #505a5f; font: 0.85rem sans-serif; }
.number { color: #505a5f; }
"""


_SIDE_BY_SIDE = 4
"""Cells of a row that fit beside each other; more of them stand one under the other."""


def page_of(text: Text, reading: Reading, *, name: str) -> str:
    """The whole page. `name` is what the file is called."""
    title = escape(f"{reading.title.value or name}: what was read")
    drawn = [_table(one) for one in tables_of(reading, text=text, explain=True) if not _is_listed(one)]
    tables = f"{''.join(drawn[:-1])}<details>\n<summary>Which reader fits, and why</summary>\n{drawn[-1]}</details>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        f"<p>Read from {escape(name)}. A number leads to the words it was read from, and back.</p>\n"
        f'<div class="beside">\n<div>\n{_findings(reading.findings)}{tables}</div>\n'
        f'<section aria-labelledby="source">\n<h2 id="source">The source</h2>\n'
        f"<article>\n{_source(text, marks_of(reading))}</article>\n</section>\n</div>\n</main>\n</body>\n</html>\n"
    )


def _is_listed(table: Table) -> bool:
    return table.title.startswith("Findings")


def _findings(findings: tuple[Candidate, ...]) -> str:
    if not findings:
        return "<h2>No finding was read</h2>\n<p>Many documents hold none.</p>\n"
    tops = [one for one in findings if one.parent is None]
    items = "".join(_finding(one, findings) for one in tops)
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    return f"<h2>{count}</h2>\n<ol>\n{items}</ol>\n"


def _finding(one: Candidate, findings: tuple[Candidate, ...]) -> str:
    number = one.id.removeprefix("f")
    facts = [one.ref and f"printed as {one.ref}", one.question and f"under “{one.question}”"]
    facts += [
        one.addressee and f"to {one.addressee}",
        one.due_text and f"due: {one.due_text}",
        one.status and f"status: {one.status}",
    ]
    said = "; ".join(fact for fact in facts if fact)
    kind = escape(Kind(one.kind).words)
    beside = f' <span class="number">({escape(said)})</span>' if said else ""
    under = "".join(_finding(child, findings) for child in findings if child.parent == one.id)
    return (
        f'<li id="found-{number}"><strong><a href="#place-{number}">{number}</a> {kind}.</strong> '
        f"{escape(one.text)}{beside}"
        f"{f'<ol>{under}</ol>' if under else ''}</li>\n"
    )


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in table.rows)
    return (
        f"<table>\n<caption>{escape(table.title)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _source(text: Text, marks: Marks) -> str:
    parts = []
    page = None
    for table, group in groupby(text.blocks, key=lambda block: block.cell.table if block.cell else None):
        blocks = list(group)
        if blocks[0].page and blocks[0].page != page:
            page = blocks[0].page
            parts.append(f'<p class="page">Page {page}</p>\n')
        if table is None:
            parts += [f"{_paragraph(block, marks)}\n" for block in blocks]
        else:
            wide = ' class="wide"' if max(_widths(blocks)) > _SIDE_BY_SIDE else ""
            parts.append(f"<table{wide}>\n{''.join(_rows(blocks, marks))}</table>\n")
    return "".join(parts)


def _widths(blocks: Iterable[Block]) -> Iterable[int]:
    """How many cells each row of a table has."""
    for _, row in groupby(blocks, key=lambda block: block.cell.row if block.cell else 0):
        yield len({block.cell.column for block in row if block.cell})


def _rows(blocks: Iterable[Block], marks: Marks) -> Iterable[str]:
    for _, row in groupby(blocks, key=lambda block: block.cell.row if block.cell else 0):
        cells = groupby(row, key=lambda block: block.cell.column if block.cell else 0)
        yield "<tr>"
        for _, cell in cells:
            yield f"<td>{''.join(_paragraph(block, marks) for block in cell)}</td>"
        yield "</tr>\n"


def _paragraph(block: Block, marks: Marks) -> str:
    name = "h3" if block.kind == "heading" else "p"
    signs = {True: "☒ ", False: "☐ ", None: "(box unreadable) "}
    before = "".join(signs[box.ticked] for box in block.boxes)
    number = f'<span class="number">{escape(block.number)} </span>' if block.number else ""
    return f"<{name}>{number}{before}{''.join(_words(block, marks))}</{name}>"


def _words(block: Block, marks: Marks) -> Iterable[str]:
    begun: set[str] = set()
    for start, end, mark in stretches(len(block.text), marks.get(block.index, ())):
        words = escape(block.text[start:end]).replace("\n", "<br>")
        yield words if mark is None else _marked(mark, words, first=mark.anchor not in begun)
        if mark:
            begun.add(mark.anchor)


def _marked(mark: Mark, words: str, *, first: bool) -> str:
    label = escape(mark.label)
    if mark.sort == VALUE:
        return f'<mark class="value"><b>{label}</b>{words}</mark>'
    badge = f'<a href="#{mark.about}">{label}{"?" if mark.doubt else ""}</a>'
    anchor = f' id="{mark.anchor}"' if mark.anchor and first else ""
    return f'<mark class="{mark.sort}"{anchor}>{badge}{words}</mark>'
