"""The statutory document as PDF/UA-1: set by typst from `form.typ`, then given its row headers.

Only fonts that travel with typst are used, so that a machine without fonts gives the same pages. Words go in as JSON and
are never read as markup. A character that no font here can draw is shown as U+FFFD, and a note at the end names it.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import typst

from answerable.comments.cards import StatutoryDocument
from answerable.comments.writers.blocks import Outline, Paragraph
from answerable.comments.writers.outline import outline

_TEMPLATE = Path(__file__).with_name("form.typ")
_NOT_DRAWN = "\N{REPLACEMENT CHARACTER}"
# What the fonts are known to draw, so that ordinary text is never tried letter by letter.
_KNOWN = re.compile(
    r"[^ -~\u00a0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u20ac\u2610\u2612\ufffd]"
)


def write(document: StatutoryDocument) -> bytes:
    """The document as a tagged PDF with title, language, headings, lists and table headers."""
    words = _drawable(outline(document))
    made = _compiler(_TEMPLATE.read_bytes()).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=0, sys_inputs={"outline": words}
    )
    assert isinstance(made, bytes)
    return _with_row_headers(made)


def _compiler(source: bytes) -> typst.Compiler:
    return typst.Compiler(input=source, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _plain(shape: Outline) -> dict[str, Any]:
    """The outline as JSON for the template; every block says its shape."""
    language, _, region = shape.language.partition("-")
    return {
        "title": shape.title,
        "author": shape.author,
        "lang": language,
        "region": region or None,
        "stamp": shape.stamp,
        "foot": shape.foot,
        "blocks": [_plain_block(block) for block in shape.blocks],
    }


def _plain_block(block: Any) -> dict[str, Any]:
    """One block as JSON. Tick boxes become words with a box before them."""
    plain = {"shape": type(block).__name__.lower(), **asdict(block)}
    if plain["shape"] == "items":
        plain["start"] = block.start
        for item, made in zip(block.items, plain["items"], strict=True):
            made["beneath"] = [_plain_block(beneath) for beneath in item.beneath]
    if plain["shape"] == "speech":
        plain["blocks"] = [_plain_block(part) for part in block.blocks]
    if plain["shape"] == "details":
        for row, made in zip(block.rows, plain["rows"], strict=True):
            made["ticks"] = [_box(tick.ticked) + tick.label for tick in row.ticks]
    return plain


def _box(ticked: bool | None) -> str:
    return "" if ticked is None else ("☒ " if ticked else "☐ ")


def _drawable(shape: Outline) -> str:
    """The outline as JSON, without characters that the fonts lack, and with a note that names them if there were any."""
    text = json.dumps(_plain(shape), ensure_ascii=False)
    missing = sorted({character for character in _KNOWN.findall(text) if not _can_draw(character)})
    if not missing:
        return text
    named = ", ".join(f"U+{ord(character):04X}" for character in missing)
    note = (
        f"Some characters could not be drawn in this PDF and are shown as {_NOT_DRAWN}: {named}. "
        "The web page and the Word and OpenDocument files have them."
    )
    plain = json.loads(text.translate({ord(character): _NOT_DRAWN for character in missing}))
    plain["blocks"].append(_plain_block(Paragraph(note, "source")))
    return json.dumps(plain)


@cache
def _can_draw(character: str) -> bool:
    """Whether the fonts have a glyph. Private-use characters have one by accident, and mean nothing to a reader."""
    if "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000":
        return False
    fonts = '("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern")'
    probe = f'#set document(title: "p")\n#set text(font: {fonts})\n'
    try:
        _compiler(f"{probe}#sys.inputs.text".encode()).compile(
            format="pdf", pdf_standards=["ua-1"], sys_inputs={"text": f"a{character}"}
        )
    except typst.TypstError:
        return False
    return True


def _with_row_headers(made: bytes) -> bytes:
    """The same PDF with the first cell of each table row tagged as that row's header, which typst cannot say."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for row in _rows(pdf.Root.StructTreeRoot):
            first = _children(row)[0]
            if first.get("/S") == pikepdf.Name.TD:
                first.S = pikepdf.Name.TH
                first.A = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _rows(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every table row below a structure element."""
    for child in _children(element):
        if child.get("/S") == pikepdf.Name.TR:
            yield child
        else:
            yield from _rows(child)


def _children(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The structure elements directly below one; content references are left out."""
    below = element.get("/K")
    if below is None:
        return []
    many = list(below) if isinstance(below, pikepdf.Array) else [below]
    return [child for child in many if isinstance(child, pikepdf.Dictionary) and "/S" in child]
