"""The shape of the house: which files a chapter has, and how long they are."""

from __future__ import annotations

import ast

from tests.architecture.houses import CHAPTERS, SOURCE, files, named, tree

FILES = {"__init__", "apps", "migrations", "models", "cards", "queries", "services"}
EXTRAS = {
    "journal": {"chain", "checkpoints", "triggers"},
    "people": {"areas", "limits", "data"},
    "documents": {"formats"},
    "extraction": {"readers"},
    "register": {"movement", "readers", "writers"},
    "comments": {"writers"},
    "publishing": {"writers"},
}
NOT_CHAPTERS = {"rules", "look"}
FORBIDDEN = {"utils.py", "helpers.py", "admin.py", "signals.py", "common.py", "misc.py"}

# Held gently: a few may be longer than they should be, none much longer.
FILE, LONGEST_FILE, LONG_FILES = 300, 400, 6
FUNCTION, LONGEST_FUNCTION, LONG_FUNCTIONS = 40, 60, 12


def test_chapters_have_the_same_files_and_only_their_named_extras():
    strangers = [
        f"{chapter}/{path.name}"
        for chapter in CHAPTERS
        if chapter not in NOT_CHAPTERS and (SOURCE / chapter).is_dir()
        for path in sorted((SOURCE / chapter).iterdir())
        if path.name != "__pycache__" and path.stem not in FILES | EXTRAS.get(chapter, set())
    ]
    assert strangers == []


def test_no_file_is_a_drawer():
    assert [named(path) for path in files() if path.name in FORBIDDEN] == []


def test_every_package_says_in_a_paragraph_what_it_is():
    silent = [
        named(path) for path in files() if path.name == "__init__.py" and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_files_are_short():
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in files()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}
    assert len([name for name, lines in lengths.items() if lines > FILE]) <= LONG_FILES


def test_functions_are_short():
    lengths = {
        f"{named(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert len([name for name, lines in lengths.items() if lines > FUNCTION]) <= LONG_FUNCTIONS


def test_no_function_of_a_format_or_a_reader_is_long():
    long = [
        f"{named(path)}:{node.name}"
        for path in files()
        if {"formats", "readers"} & set(path.parts)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION
    ]
    assert long == []


def test_only_doors_read_the_clock():
    clocks = {"now", "today", "utcnow", "localdate", "localtime"}
    readers = [
        f"{named(path)}:{node.lineno}"
        for path in files()
        if named(path).split("/")[0] in CHAPTERS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in clocks
        and not node.args
        and getattr(node.func.value, "id", "") in {"timezone", "datetime", "date", "time"}
    ]
    assert readers == []
