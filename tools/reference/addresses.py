"""The public addresses, from the table that answers them."""

from __future__ import annotations

import ast
from pathlib import Path

import answerable
from tools.reference.markdown import code, page, sentence, table

PORTAL = Path(answerable.__file__).parent / "portal"


def public_addresses() -> str:
    """The page of public addresses."""
    return page(
        "Public addresses",
        "Everything here is open to anybody, sets no cookie, and is read from published editions only. An address "
        "that was once public keeps its meaning; what has been withdrawn answers 410 and says why. Pages and data of one "
        "thing differ by the ending of the address.",
        table(
            ("address", "what is there"), [(code(f"/{address}"), words) for address, words in _addresses()]
        ),
        "`/healthz` answers “ok” while the server runs and the database answers.",
    )


def _addresses() -> list[tuple[str, str]]:
    found = []
    for call in ast.walk(ast.parse((PORTAL / "urls.py").read_text("utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "path":
            address, view = call.args
            if isinstance(address, ast.Constant) and isinstance(view, ast.Attribute):
                found.append((_readable(str(address.value)), _said(ast.unparse(view.value), view.attr)))
    return found


def _readable(address: str) -> str:
    parts = [part.split(">", 1) for part in address.split("<")]
    return parts[0][0] + "".join(f"{{{one[0].split(':')[-1]}}}{one[1]}" for one in parts[1:])


def _said(module: str, view: str) -> str:
    tree = ast.parse((PORTAL / "views" / f"{module}.py").read_text("utf-8"))
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == view)
    return sentence((ast.get_docstring(function) or "").split("\n\n")[0])
