"""What is read and written, how big it may be, and how a file is refused."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

from answerable.comments.writers import FORMATS, MEDIA_TYPES
from answerable.documents import formats as formats_package
from answerable.documents.cards import CannotRead
from answerable.documents.formats import isolation, limits
from tools.reference.markdown import code, page, sentence, table

READ = ("docx", "doc", "odt", "pdf", "html", "txt", "xlsx", "ods", "csv")
SOURCE = Path(formats_package.__file__).parent
TURNS = SOURCE.parents[1] / "people" / "limits.py"
"""Read as text: its module needs a database."""

REFUSALS = {
    "missing": "There is no such file, or it may not be opened.",
    "empty": "It holds nothing.",
    "too_large": "It is bigger, or needs more memory, than the limits allow.",
    "wrong_type": "Its bytes are none of the formats above, whatever its name says.",
    "encrypted": "It is locked with a password.",
    "damaged": "It could not be read to the end.",
    "too_long": "It has more pages or more text than the limits allow.",
    "unsafe": "It is built in a way honest programs do not use, or made its reader fail.",
    "no_page": "It has no page of the number that was asked for.",
    "took_too_long": "Reading it took longer than the limits allow.",
}


def formats() -> str:
    """The page of formats and limits."""
    return page(
        "Formats and limits",
        "The kind of a file is told from its bytes; its name only settles doubt between plain text, a "
        "table as text and a web page.",
        "## Read",
        "\n\n".join(_read(name) for name in READ),
        "## Written",
        table(("format", "media type"), [(f"`.{name}`", code(MEDIA_TYPES[name])) for name in FORMATS]),
        "The response to an inspection is written in each of these, from one outline, with the same words. The same "
        "document gives the same bytes.",
        "## Limits",
        table(("what", "the most"), _limits()),
        "A file is read in a process of its own, which is stopped at these limits, starts no other process and opens no "
        "network connection.",
        "## Refusals",
        "A file that is refused is refused with one sentence and one of these codes. Its bytes are not kept.",
        table(("code", "what it means"), [(code(one), REFUSALS[one]) for one in _codes()]),
        "## How often",
        table(("what", "the most"), _turns()),
        "The count is kept in the database, so every process counts the same. Past it the answer is 429 and says how "
        "long to wait.",
    )


def _read(name: str) -> str:
    said = import_module(f"answerable.documents.formats.{name}").__doc__ or ""
    return f"### .{name}\n\n{sentence(said.strip().split(chr(10) + chr(10))[0])}"


def _limits() -> list[tuple[str, str]]:
    return [
        ("size of a file", f"{limits.MAX_BYTES // limits.MEGABYTE}MB"),
        ("pages of a PDF", f"{limits.MAX_PAGES:,}"),
        ("cells of a workbook that hold something", f"{limits.MAX_BLOCKS:,}"),
        ("text of a document", f"{limits.MAX_CHARACTERS:,} characters in {limits.MAX_BLOCKS:,} blocks"),
        ("parts of a packed file (.docx, .odt, .xlsx, .ods)", f"{limits.MAX_ENTRIES:,}"),
        (
            "what a packed file unpacks to",
            f"{limits.MAX_DECLARED // limits.MEGABYTE}MB, and {limits.MAX_RATIO} to 1",
        ),
        ("processor time", f"{isolation.CPU_SECONDS} seconds"),
        ("time by the clock", f"{isolation.WALL_SECONDS} seconds"),
        ("memory", f"{isolation.MEMORY // limits.MEGABYTE}MB"),
    ]


def _turns() -> list[tuple[str, str]]:
    """The limits that some door asks for."""
    asked = " ".join(path.read_text("utf-8") for path in TURNS.parents[1].rglob("*.py") if path != TURNS)
    found = []
    for node in ast.parse(TURNS.read_text("utf-8")).body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Call)
            and ast.unparse(node.targets[0]) in asked
        ):
            what, turns, seconds = (ast.literal_eval(one) for one in node.value.args)
            minutes = f"{seconds // 60} minutes" if seconds >= 120 else "a minute"
            found.append((what.replace("_", " "), f"{turns} in {minutes}"))
    return found


def _codes() -> list[str]:
    """The codes that the formats raise, in the order this page gives them; one without words here is an error."""
    raised = {
        str(node.args[0].value)
        for path in SOURCE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == CannotRead.__name__
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    if strangers := raised - set(REFUSALS):
        raise ValueError(f"Codes without words: {sorted(strangers)}.")
    return [one for one in REFUSALS if one in raised]
