"""A page of a PDF as a picture, with passages outlined: `python -m answerable.documents.formats.page_picture`.

Runs apart and within limits like every reader (`isolation`), because drawing a page parses it.
"""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from answerable.documents.cards import CannotRead
from answerable.documents.formats.isolation import run_limited, serve

Box = tuple[float, float, float, float]
"""(left, top, right, bottom) in points from the top left corner of the page, as in `documents.cards.Block.box`."""

_POINTS_TO_PIXELS = 1.6
_LARGEST = 2400
"""Pixels along the longer side: a page that claims to be metres wide is drawn smaller, not refused."""
_INK = (29, 112, 184)
_WIDTH = 3
_ROOM = 4


def draw_page(data: Path | str, *, page: int, boxes: Sequence[Box] = ()) -> bytes:
    """The page (from 1) as PNG, with a line round each box. Raises CannotRead, also for a page that is not there."""
    answer = run_limited(__name__, data, args=[str(page), json.dumps([list(box) for box in boxes])])
    return base64.b64decode(answer)


def work(path: Path, args: Sequence[str], _tell: Callable[[str], None]) -> Any:
    """The picture in base64. `args`: the page, and the boxes as JSON."""
    import pypdfium2
    from PIL import ImageDraw

    page, boxes = int(args[0]), json.loads(args[1])
    try:
        document = pypdfium2.PdfDocument(path.read_bytes())
        if not 1 <= page <= len(document):
            raise CannotRead("no_page", f"The document has no page {page}.")
        sheet = document[page - 1]
        scale = min(_POINTS_TO_PIXELS, _LARGEST / max(*sheet.get_size(), 1.0))
        picture = sheet.render(scale=scale).to_pil().convert("RGB")
    except pypdfium2.PdfiumError as error:
        raise CannotRead("damaged", "The page cannot be drawn.") from error
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        outline = (left * scale - _ROOM, top * scale - _ROOM, right * scale + _ROOM, bottom * scale + _ROOM)
        pen.rectangle(outline, outline=_INK, width=_WIDTH)
    written = io.BytesIO()
    picture.quantize(64).save(written, "PNG", optimize=True)
    return base64.b64encode(written.getvalue()).decode("ascii")


if __name__ == "__main__":
    serve(work)
