"""Every doubt a reading may carry, from the functions that raise them."""

from __future__ import annotations

import ast
import inspect

from answerable.documents.formats import csv, doc, sheets, txt
from answerable.extraction.readers import doubts as raised
from answerable.extraction.readers import sheet_doubts
from tools.reference.markdown import code, page, sentence, table

_DECIDES = {True: "yes", False: ""}


def doubts() -> str:
    """The page of doubts."""
    from_bytes = [
        (code(name), sentence(words))
        for name, words in sorted((doc.PLAIN_ONLY, txt.GUESSED, csv.UNBALANCED, *sheets.HIDDEN))
    ]
    return page(
        "Doubts",
        "A reading says in words what it doubts. Each doubt carries a code, for programs; the sentence for people names "
        "the words it is about. Where “a person decides” says yes, the doubt may need a decision: the findings cannot go "
        "into the register while such a doubt is open. `answerable import --accept --despite-doubts` passes over it, and "
        "the journal says so.",
        "## What readers doubt",
        table(("code", "what is doubted", "a person decides"), _raised()),
        "## What reading the bytes left unsure",
        table(("code", "the sentence"), from_bytes),
    )


def _raised() -> list[tuple[str, str, str]]:
    found: dict[str, tuple[str, bool]] = {}
    for node in [
        one for module in (raised, sheet_doubts) for one in ast.parse(inspect.getsource(module)).body
    ]:
        if not isinstance(node, ast.FunctionDef) or getattr(node.returns, "id", "") != "Doubt":
            continue
        made = next(call for call in ast.walk(node) if _is_doubt(call))
        if isinstance(made, ast.Call) and isinstance(made.args[0], ast.Constant):
            name, decide = str(made.args[0].value), any(word.arg == "decide" for word in made.keywords)
            before = found.get(name)
            words = sentence(ast.get_docstring(node) or "")
            found[name] = (f"{before[0]} {words}", before[1] or decide) if before else (words, decide)
    return [(code(name), words, _DECIDES[decide]) for name, (words, decide) in sorted(found.items())]


def _is_doubt(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Doubt"
