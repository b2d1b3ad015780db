"""The documents say what the code says, and lead where they say they lead."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from answerable.comments.writers import FORMATS
from answerable.console.main import COMMANDS
from answerable.extraction.readers import FAMILIES
from answerable.rules.deadlines import STATUTE_ADDRESS, comments_due
from answerable.rules.grades import Grade
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Link, Position, Stance
from tests.architecture.houses import CHAPTERS, SOURCE, files, named, tree
from tools.reference import FOLDER, PAGES
from tools.reference.commands import command
from tools.reference.formats import READ

ROOT = SOURCE.parents[1]
DOCS = ROOT / "docs"
PICTURES = DOCS / "pictures"
HEAVIEST = 200_000
WRITTEN = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
HOW_TO = sorted((DOCS / "how-to").glob("*.md"))

# Where a how-to may begin a path: the project, its source, the pattern library, its templates.
BEGINNINGS = (ROOT, SOURCE, SOURCE / "look", SOURCE / "look" / "templates")
SUFFIXES = r"\.(?:py|md|html|txt|css|toml|lock|json|mjs)"


def _title(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _words(path: Path) -> str:
    """The document without what stands in blocks of code."""
    return re.sub(r"(?ms)^ *```.*?^ *```$", "", path.read_text("utf-8"))


def _headings(path: Path, level: int) -> list[str]:
    return re.findall(rf"(?m)^{'#' * level} (.+)$", _words(path))


def _anchor(heading: str) -> str:
    """As GitHub makes it: small letters, hyphens for spaces, other punctuation left out."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_generated_page_says_what_the_code_says(name):
    assert (FOLDER / name).read_text("utf-8") == PAGES[name](), "Run: make docs"


def test_every_page_of_the_reference_is_generated_but_the_settings():
    assert {page.name for page in FOLDER.glob("*.md")} - set(PAGES) == {"settings.md"}


def test_every_command_has_its_heading():
    assert _headings(FOLDER / "commands.md", 2) == [f"answerable {name}" for name in COMMANDS]


def test_commands_in_the_documents_are_commands_with_those_options():
    wrong = [
        f"{_title(path)}: {line}"
        for path in WRITTEN
        for line in re.findall(r"(?m)(?:^|`)answerable ([a-z][^`\n]*)", _typed(path))
        if not _understood(line)
    ]
    assert wrong == []


def _typed(path: Path) -> str:
    """What the document shows as something to type: blocks of code and `words` like these."""
    text = path.read_text("utf-8")
    blocks = re.findall(r"(?ms)^ *```\n(.*?)^ *```$", text)
    return (
        "\n".join([*blocks, *re.findall(r"`[^`\n]+`", _words(path))]).replace(
            ".venv/bin/answerable", "answerable"
        )
        + "\n"
    )


def _understood(line: str) -> bool:
    """Whether the first word is a command, and every --option one of its own."""
    name = line.split()[0]
    if name not in COMMANDS:
        return False
    known = {option for action in command(name)._actions for option in action.option_strings}
    return name == "manage" or set(re.findall(r"--[a-z-]+", line)) <= known


@pytest.mark.parametrize("path", [ROOT / "README.md", *HOW_TO], ids=_title)
def test_every_make_target_in_the_documents_is_there(path):
    targets = re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"))
    spoken = re.findall(r"(?m)(?:^|`|postgresql )make ([a-z]+)", _typed(path))
    assert [target for target in spoken if target not in targets] == []


def test_every_setting_has_its_heading():
    code = " ".join(path.read_text("utf-8") for path in files())
    named_in_code = set(re.findall(r'"(ANSWERABLE_[A-Z_]+)"', code)) | {"DATABASE_URL"}
    assert sorted(_headings(FOLDER / "settings.md", 2)) == sorted(named_in_code)


def test_every_format_has_its_heading():
    told_apart = {
        node.value.value
        for function in tree(SOURCE / "documents" / "formats" / "kinds.py").body
        if isinstance(function, ast.FunctionDef) and "kind_of" in function.name
        for node in ast.walk(function)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant)
    }
    assert sorted(told_apart) == sorted(READ)
    assert _headings(FOLDER / "formats.md", 3) == [f".{name}" for name in READ]
    assert set(re.findall(r"(?m)^\| `\.(\w+)`", _words(FOLDER / "formats.md"))) == set(FORMATS)


def test_every_rule_has_its_heading():
    modules = {path.stem for path in (SOURCE / "rules").glob("*.py")} - {"__init__"}
    told = [
        match[1] for heading in _headings(DOCS / "4-rules.md", 2) if (match := re.match(r"`(\w+)`", heading))
    ]
    assert sorted(told) == sorted(modules)


def test_every_package_is_named_in_the_architecture():
    packages = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    words = _words(DOCS / "3-architecture.md")
    assert {name for name in packages if f"`{name}`" not in words} == set()


def test_install_names_every_role():
    spoken = set(re.findall(r"`([a-z_]+)`", _words(DOCS / "running-it" / "install.md")))
    assert sorted(role.value for role in Role if role.value not in spoken) == []


def test_last_days_in_the_rules_are_what_the_rule_says():
    day = r"(\d{1,2} [A-Z][a-z]+ \d{4})"
    rows = re.findall(rf"(?m)^\| {day} \| {day} \|$", _words(DOCS / "4-rules.md"))
    read = [tuple(datetime.strptime(one, "%d %B %Y").date() for one in row) for row in rows]  # noqa: DTZ007
    assert len(read) == 5
    assert [last for _, last in read] == [comments_due(published) for published, _ in read]


def test_rules_give_the_address_of_the_statute():
    assert STATUTE_ADDRESS in (DOCS / "4-rules.md").read_text("utf-8")


def _terms() -> list[str]:
    words = _words(DOCS / "2-words.md")
    return [term.lower() for term in re.findall(r"(?m)^\| \*\*(.+?)\*\* \|", words)]


def test_every_word_has_one_meaning():
    assert sorted(_terms()) == sorted(set(_terms()))


def test_words_of_the_vocabulary_are_explained():
    spoken = [
        one.words.lower() for words in (Kind, Position, Stance, Decision, Link, Grade, Role) for one in words
    ]
    assert sorted(set(spoken) - set(_terms())) == []


def test_words_that_chapters_give_a_meaning_are_explained():
    spoken = {
        " ".join(word.split()).lower()
        for chapter in CHAPTERS
        if (SOURCE / chapter).is_dir()
        for word in re.findall(
            r"\*(\w[\w\s]*?)\*", tree(SOURCE / chapter / "__init__.py").body[0].value.value
        )
    }
    assert sorted(spoken - set(_terms())) == []


@pytest.mark.parametrize("path", WRITTEN, ids=_title)
def test_every_link_leads_somewhere(path):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", _words(path)):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or not there.is_relative_to(ROOT):
            broken.append(target)
        elif anchor:
            headings = re.findall(r"(?m)^#+ (.+)$", _words(there))
            if anchor not in {_anchor(heading) for heading in headings}:
                broken.append(target)
    assert broken == []


def test_every_document_can_be_reached_from_the_readme():
    seen, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        seen.add(page)
        links = (one.partition("#")[0] for one in re.findall(r"\]\(([^)\s]+\.md[^)\s]*)\)", _words(page)))
        todo += [
            there for one in links if (there := (page.parent / one).resolve()) not in seen and there.is_file()
        ]
    assert sorted(_title(page) for page in WRITTEN if page not in seen) == []


@pytest.mark.parametrize("path", HOW_TO, ids=_title)
def test_how_to_opens_with_the_files_it_touches(path):
    opening = path.read_text("utf-8").split("\n\n")[1]
    assert opening.startswith("Touches: `")


@pytest.mark.parametrize("path", HOW_TO, ids=_title)
def test_every_path_in_a_how_to_exists(path):
    spoken = re.findall(rf"`([\w./-]+/[\w.-]*|[\w./-]+{SUFFIXES})`", _words(path))
    paths = [one for one in spoken if "/" in one]
    assert paths
    assert [one for one in paths if not any((beginning / one).exists() for beginning in BEGINNINGS)] == []


def test_modules_named_for_a_new_layout_are_the_readers_there_are():
    words = (DOCS / "how-to" / "add-a-layout.md").read_text("utf-8")
    readers = SOURCE / "extraction" / "readers"
    assert f"`FAMILIES` in `src/answerable/{named(readers / '__init__.py')}`" in words
    assert [name for name in FAMILIES if not (readers / f"{name}.py").is_file()] == []


def test_decisions_are_numbered_dated_and_listed():
    decisions = sorted((DOCS / "decisions").glob("0*.md"))
    listed = re.findall(r"\]\((0\d{3}-[\w-]+\.md)\)", _words(DOCS / "decisions" / "README.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    assert [path.name for path in decisions] == listed
    for path in decisions:
        title, dated = path.read_text("utf-8").split("\n\n")[:2]
        assert title.startswith(f"# {int(path.name[:4])}. ")
        assert re.fullmatch(r"Decided on \d{1,2} [A-Z][a-z]+ 20\d\d\.", dated)


def test_version_is_read_from_the_newest_heading_of_the_change_log():
    pattern = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["version"][
        "pattern"
    ]
    read = re.search(pattern, (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert read is not None
    assert read["version"] == _headings(ROOT / "CHANGELOG.md", 2)[0].split()[0]


def test_pictures_are_shown_and_those_shown_are_there_and_light():
    shown = {
        (path.parent / target).resolve()
        for path in WRITTEN
        for target in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", _words(path))
    }
    assert sorted(_title(path) for path in shown) == sorted(_title(path) for path in PICTURES.glob("*.png"))
    assert [_title(path) for path in PICTURES.glob("*.png") if path.stat().st_size > HEAVIEST] == []
    assert {_width(path) for path in PICTURES.glob("*.png")} == {320, 1280}


def _width(picture: Path) -> int:
    """In pixels: the first number of a PNG file's first part."""
    return int.from_bytes(picture.read_bytes()[16:20], "big")
