"""One function, one verb, one transaction, one entry; and writing is done nowhere else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.houses import SOURCE, files, is_service, named, tree

# What writes without being a verb, and why.
WRITES_ELSEWHERE = {
    "people/limits.py": "a count of tries is not a decision",
    "register/movement.py": "the only code that moves a finding, called by services",
    "journal/triggers.py": "the triggers themselves",
}

# Ways past the models' own checks. `.update(` is looked for on querysets by its keyword arguments below.
RAW = {"bulk_create", "bulk_update", "raw", "execute", "executemany", "executescript"}


def _verbs(path: Path) -> list[ast.FunctionDef]:
    """The public functions of a `services.py`; of a `services/` package, those that its `__init__` lets out."""
    functions = [node for node in tree(path).body if isinstance(node, ast.FunctionDef)]
    if path.name == "services.py":
        return [node for node in functions if not node.name.startswith("_")]
    let_out = {
        alias.name
        for node in tree(path.parent / "__init__.py").body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return [node for node in functions if node.name in let_out]


def _recordings(function: ast.FunctionDef) -> int:
    return sum(
        isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "recorded"
        for node in ast.walk(function)
    )


def _part_of_a_verb(function: ast.FunctionDef) -> bool:
    """By custom such a function says so in its first words. A task calls a verb; `recorded` is what they write in."""
    said = ast.get_docstring(function) or ""
    task = any(ast.unparse(mark).startswith("task") for mark in function.decorator_list)
    return said.startswith("Within the verb") or task or function.name == "recorded"


def test_every_public_service_writes_exactly_one_entry():
    wrong = [
        f"{named(path)}: {function.name} records {_recordings(function)} times"
        for path in files()
        if is_service(path)
        for function in _verbs(path)
        if _recordings(function) != (0 if _part_of_a_verb(function) else 1)
    ]
    assert wrong == []


def test_recorded_is_always_entered_with_with():
    loose = [
        f"{named(path)}:{node.lineno}"
        for path in files()
        for module in [tree(path)]
        for entered in [{id(expr) for expr in _entered(module)}]
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "recorded"
        and id(node) not in entered
    ]
    assert loose == []


def _entered(module: ast.Module) -> list[ast.expr]:
    return [
        item.context_expr for node in ast.walk(module) if isinstance(node, ast.With) for item in node.items
    ]


def test_raw_writing_is_done_only_in_services_and_migrations():
    found = [
        f"{named(path)}:{node.lineno} {node.func.attr}"
        for path in files()
        if not is_service(path) and named(path) not in WRITES_ELSEWHERE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _is_raw(node)
    ]
    assert found == []


def _is_raw(call: ast.Call) -> bool:
    """`objects.filter(…).update(field=…)` has keywords; a dictionary's `update` is not called on such a chain."""
    assert isinstance(call.func, ast.Attribute)
    if call.func.attr in RAW:
        return not (call.func.attr == "raw" and not _on_manager(call.func.value))
    return call.func.attr in {"update", "delete", "create", "get_or_create"} and _on_manager(call.func.value)


def _on_manager(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr == "objects" for part in ast.walk(node))


@pytest.mark.parametrize("path", sorted(WRITES_ELSEWHERE))
def test_exceptions_are_still_there(path):
    assert (SOURCE / path).is_file()
