"""How fast a long report is read: a 100-page PDF against bare text extraction with the same library.

python bench/reading.py --speed      (or python bench/speed.py)
"""

from __future__ import annotations

import time
from collections.abc import Callable

from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read


def speed() -> None:
    """Print the time of reading a 100-page report as a multiple of bare text extraction, best of three."""
    import pypdfium2

    pdf = _long_report(pages=100)

    def bare() -> None:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            page.get_textpage().get_text_range()

    bare_time, whole_time = _best(bare), _best(lambda: read(read_blocks(pdf)))
    blocks = read_blocks(pdf)
    print(f"pages {blocks.pages}, blocks {len(blocks.blocks)}")
    print(
        f"bare extraction {bare_time:.3f} s, formats {_best(lambda: read_blocks(pdf)):.3f} s, all {whole_time:.3f} s"
    )
    print(f"ratio {whole_time / bare_time:.2f} (readers alone {_best(lambda: read(blocks)):.3f} s)")


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def _long_report(*, pages: int) -> bytes:
    import typst

    prose = "The inspectors looked at records and spoke to staff in every district of the county. " * 5
    section = (
        f"== Investigating crime\nAdequate\n\nNorthmoor Police is adequate at investigating "
        f"crime.\n\n=== Area for improvement\n"
        f"*The force should keep its plans up to date.*\n\n{prose}\n\n=== Main findings\n"
        + f"{prose}\n\n"
        * 6
    )
    # A page that is there again is read once, so every page must say something of its own.
    numbered = [section.replace("every district", f"district {at}") for at in range(1, pages + 1)]
    body = "= PEEL 2023–25 An inspection of Northmoor Police\n" + "#pagebreak()\n".join(numbered)
    return typst.compile(f'#set page(paper: "a4")\n#set text(size: 10pt)\n{body}'.encode())


if __name__ == "__main__":
    speed()
