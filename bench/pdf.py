"""Reading a 100-page PDF against taking its bare text out with the same library, in one run: `python bench/pdf.py`.

The goal is a ratio of 1.5 or less, and memory that does not grow with the number of pages. Two documents are made here:
running prose, and prose with ruled tables and lists.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pypdfium2
import typst

from answerable.documents.formats import read_blocks

PAGES = 100
ROUNDS = 7
SENTENCE = (
    "The force should make sure that it records what victims tell it, and that supervisors check what is recorded "
    "before a case is closed. Inspectors found good work in some teams, but the picture was uneven across the area. "
)
PROSE = f"= Area of work\n{(SENTENCE * 3 + chr(10) * 2) * 4}- {SENTENCE}\n- {SENTENCE}\n== Detail\n{SENTENCE * 4}\n"
TABLE = f"#table(columns: 3, {', '.join(['[Responding to the public], [Good], [Inspected in May]'] * 6)})\n"


def document(page: str, pages: int = PAGES) -> bytes:
    """A PDF of so many pages, each the same."""
    head = '#set page(numbering: "1", header: [Northmoor Police: inspection report])\n#set text(size: 10pt)\n'
    made = typst.compile((head + f"{page}#pagebreak()\n" * (pages - 1) + page).encode())
    assert isinstance(made, bytes)
    return made


def bare(data: bytes) -> int:
    """Letters taken out by the library alone."""
    pdf = pypdfium2.PdfDocument(data)
    letters = 0
    for page in pdf:
        text = page.get_textpage()
        letters += len(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return letters


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    """Processor time of one call: other programs on the machine do not count."""
    start = time.process_time()
    work(data)
    return time.process_time() - start


def ours(data: bytes) -> object:
    """The blocks."""
    return read_blocks(data, name="report.pdf")


def compare(name: str, data: bytes) -> None:
    """Print the ratio of the best of several rounds, taken in turn so that both meet the same weather."""
    pairs = [(seconds(bare, data), seconds(ours, data)) for _ in range(ROUNDS)]
    base, own = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    pages = len(pypdfium2.PdfDocument(data))
    print(f"{name}: {pages} pages, bare {base:.3f} s, read {own:.3f} s, ratio {own / base:.2f} (goal 1.50)")


def memory(data: bytes) -> float:
    """The most memory, in MB, that a process reading this file ever holds."""
    # Not ru_maxrss: a process begins with its parent's.
    code = (
        "import re, sys; from answerable.documents.formats import read_blocks; read_blocks(sys.stdin.buffer.read());"
        r"print(re.search(r'VmHWM:\s*(\d+)', open('/proc/self/status').read())[1])"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, input=data, capture_output=True, check=True)  # noqa: S603
    return int(result.stdout) / 1024


def main() -> None:
    """Print both ratios and how memory grows; or the ratio for each PDF named."""
    if len(sys.argv) > 1:
        for path in sys.argv[1:]:
            with open(path, "rb") as file:  # noqa: PTH123
                compare(path.rsplit("/", 1)[-1], file.read())
        return
    compare("prose", document(PROSE))
    compare(
        "prose and tables",
        document(SENTENCE * 6 + "\n\n" + TABLE + "\n+ One thing\n+ Another thing\n" + SENTENCE * 3),
    )
    few, many = memory(document(PROSE)), memory(document(PROSE, 500))
    print(f"memory at its highest, own process: {few:.0f} MB for 100 pages, {many:.0f} MB for 500")


if __name__ == "__main__":
    main()
