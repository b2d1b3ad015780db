"""Our govuk-frontend components give the HTML that the npm package's own fixtures expect."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils.safestring import SafeString, mark_safe
from lxml import etree
from lxml import html as lxml_html

from answerable.look.govuk import buttons, choices, facts, fields, navigation, parts

COMPONENTS = Path(__file__).parents[2] / "node_modules" / "govuk-frontend" / "dist" / "govuk" / "components"

DRAWN: dict[str, Callable[[Any], SafeString]] = {
    "breadcrumbs": navigation.breadcrumbs,
    "button": buttons.button,
    "checkboxes": choices.checkboxes,
    "date-input": choices.date_input,
    "error-message": parts.error_message,
    "error-summary": facts.error_summary,
    "fieldset": parts.fieldset,
    "file-upload": fields.file_upload,
    "hint": parts.hint,
    "input": fields.text_input,
    "label": parts.label,
    "pagination": navigation.pagination,
    "radios": choices.radios,
    "select": fields.select,
    "summary-list": facts.summary_list,
    "tag": facts.tag,
    "task-list": facts.task_list,
    "textarea": fields.textarea,
}
DROP_ZONE = "the drop zone needs govuk-frontend's script; we use the plain control"
NOT_OURS = {
    ("file-upload", "enhanced"): DROP_ZONE,
    ("file-upload", "enhanced, disabled"): DROP_ZONE,
    ("file-upload", "enhanced, multiple files"): DROP_ZONE,
    ("file-upload", "enhanced, custom wrapper classes and attributes"): DROP_ZONE,
    ("file-upload", "enhanced, with error message and hint"): DROP_ZONE,
    ("file-upload", "translated"): DROP_ZONE,
}


def fixtures() -> list[Any]:
    """One case for each fixture of each component."""
    cases = []
    for component in DRAWN:
        path = COMPONENTS / component / "fixtures.json"
        if not path.is_file():
            why = "node_modules/govuk-frontend is absent; make setup brings it"
            return [pytest.param("", {}, "", marks=pytest.mark.skip(reason=why))]
        for fixture in json.loads(path.read_text("utf-8"))["fixtures"]:
            if (component, fixture["name"]) not in NOT_OURS:
                name = f"{component}: {fixture['name']}"
                cases.append(pytest.param(component, fixture["options"], fixture["html"], id=name))
    return cases


def trusted(options: Any) -> Any:
    """The fixture's options with every `html` made safe, which our components ask of their callers."""
    if isinstance(options, dict):
        return {
            key: mark_safe(value)
            if isinstance(value, str) and key.lower().endswith("html")
            else trusted(value)
            for key, value in options.items()
        }
    return [trusted(item) for item in options] if isinstance(options, list) else options


def canonical(markup: str) -> list[Any]:
    """The markup as nested lists: name, attributes without order (classes as a set), text with blanks collapsed."""
    root = lxml_html.fragment_fromstring(markup, create_parent="div")
    return _node(root)


def _node(node: Any) -> list[Any]:
    attributes = {
        name: sorted(value.split()) if name == "class" else " ".join(value.split())
        for name, value in node.attrib.items()
    }
    children: list[Any] = [" ".join((node.text or "").split())]
    for child in node:
        if not isinstance(child, etree._Comment):
            children.append(_node(child))
        children.append(" ".join((child.tail or "").split()))
    return [node.tag, attributes, [child for child in children if child != ""]]


@pytest.mark.parametrize(("component", "options", "expected"), fixtures())
def test_component_gives_the_html_of_its_fixture(component: str, options: Any, expected: str) -> None:
    assert canonical(DRAWN[component](trusted(options))) == canonical(expected)
