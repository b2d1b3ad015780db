"""How fast a long report is read: 100-page PDFs against bare text extraction with the same library, and what costs what.

    python bench/reading.py --speed      (or python bench/speed.py)

Two documents: running prose, and a realistic PEEL report with boxes, lists and tables. Times are of the processor, the
best of several rounds taken in turn, because other programs run on the machine too. The goal is a ratio of 1.5.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read

ROUNDS = 5
PROSE = "The inspectors looked at records and spoke to staff in every district of the county. " * 5


def speed() -> None:
    """Print, for both documents, the time of each part as a multiple of bare text extraction; then how memory grows."""
    for name, page in (("prose", _prose_page()), ("realistic report", _report_page())):
        _compare(name, long_report(page, pages=100))
    few, many = (memory(long_report(_report_page(), pages=pages)) for pages in (100, 300))
    print(f"memory at its highest, own process: {few:.0f} MB for 100 pages, {many:.0f} MB for 300")


def _compare(name: str, pdf: bytes) -> None:
    import pypdfium2

    def bare() -> None:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            page.get_textpage().get_text_range()

    text = read_blocks(pdf)
    parts: tuple[Callable[[], object], ...] = (
        # A text that was never read before: what is remembered of one must not count as speed.
        bare, lambda: read_blocks(pdf), lambda: read(replace(text)), lambda: read(read_blocks(pdf))
    )  # fmt: skip
    rounds = [[_seconds(part) for part in parts] for _ in range(ROUNDS)]
    base, formats, readers, whole = (min(times) for times in zip(*rounds, strict=True))
    print(f"{name}: {text.pages} pages, {len(text.blocks)} blocks, bare extraction {base:.3f} s")
    print(
        f"  formats {formats:.3f} s ({formats / base:.2f}), readers {readers:.3f} s ({readers / base:.2f}), "
        f"all {whole:.3f} s: ratio {whole / base:.2f} (goal 1.50)"
    )


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def memory(pdf: bytes) -> float:
    """The most memory, in MB, that a process reading this file ever holds."""
    # Not ru_maxrss: a process begins with its parent's.
    code = (
        "import re, sys; from answerable.documents.formats import read_blocks; read_blocks(sys.stdin.buffer.read());"
        r"print(re.search(r'VmHWM:\s*(\d+)', open('/proc/self/status').read())[1])"
    )
    result = subprocess.run([sys.executable, "-c", code], input=pdf, capture_output=True, check=True)  # noqa: S603
    return int(result.stdout) / 1024


def _prose_page() -> str:
    return (
        "== Investigating crime\nAdequate\n\nNorthmoor Police is adequate at investigating crime.\n\n"
        "=== Area for improvement\n*The force should keep its plans up to date.*\n\n"
        f"{PROSE}\n\n=== Main findings\n" + f"{PROSE}\n\n" * 6
    )


def _report_page() -> str:
    box = (
        "#rect(width: 100%, inset: 8pt)[*Area for improvement*\n\n"
        f"*The force should keep its plans in every district up to date.*\n\n{PROSE}]\n"
    )
    rows = ", ".join(["[Responding to the public], [Good], [Inspected in every district]"] * 6)
    items = "".join(f"- {PROSE[:86]}\n" for _ in range(4))
    return (
        "== Investigating crime\nAdequate\n\nNorthmoor Police is adequate at investigating crime.\n\n"
        f"{box}\n=== Main findings\n{PROSE}\n\n{items}\n#table(columns: 3, {rows})\n\n{PROSE}\n\n{PROSE}\n"
    )


def long_report(page: str, *, pages: int) -> bytes:
    """So many pages of a made-up report."""
    import typst

    # A page that is there again is read once, so every page must say something of its own.
    numbered = [page.replace("every district", f"district {at}") for at in range(1, pages + 1)]
    body = "= PEEL 2023–25 An inspection of Northmoor Police\n" + "#pagebreak()\n".join(numbered)
    head = '#set page(paper: "a4", numbering: "1", header: [Northmoor Police: inspection report])\n'
    made = typst.compile(f"{head}#set text(size: 10pt)\n{body}".encode())
    assert isinstance(made, bytes)
    return made


if __name__ == "__main__":
    speed()
