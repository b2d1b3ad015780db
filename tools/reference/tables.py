"""The workflow and the permissions, from the two tables of `rules`."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.rules.permissions import MAY, Action, Role
from answerable.rules.vocabulary import Decision, Position
from answerable.rules.workflow import STEPS, TAKEN_OVER, Step
from tools.reference.markdown import code, listed, page, table


def workflow() -> str:
    """The page of steps: a table, a picture of the force's side, and the two vocabularies."""
    rows = [
        (
            step.button,
            code(step.verb),
            _positions(step.before),
            step.after.words if step.after else "as it was",
            step.decides.words if step.decides else "",
            _decisions(step.decided),
            listed(
                [role.words for role in Role if step.action in MAY[role] and role is not Role.ADMINISTRATOR]
            ),
            "yes" if step.second else "",
        )
        for step in (*STEPS, *TAKEN_OVER)
    ]
    heads = (
        "step", "verb", "from the force’s position", "to", "inspectors’ decision it records",
        "while inspectors say", "who may", "a second person",
    )  # fmt: skip
    return page(
        "Workflow",
        "A finding carries two facts that are never merged: what the force says (its position) and what the "
        "inspectors decided. Each step below moves one or both, once, and writes one entry in the journal. The table is "
        "`STEPS` in `src/answerable/rules/workflow.py`; buttons, services and tests follow it. An administrator may "
        "take every step. Where a second person is needed, whoever took the step before may not take this one. The last "
        "two have no button: they take over what a register kept elsewhere printed of a finding that is new here, with "
        "that document as their source.",
        "## Steps",
        table(heads, rows),
        "## The force’s positions",
        "```mermaid\n" + "\n".join(_diagram()) + "\n```",
        "“Reopen”, and every step that records what the inspectors decided, is left out of the picture: they may be "
        "taken from many positions, which the table names.",
        table(
            ("position", "key", "the force says it is done", "at rest"), [_position(one) for one in Position]
        ),
        "## The inspectors’ decisions",
        table(("decision", "key", "still open"), [_decision(one) for one in Decision]),
    )


def _positions(positions: Iterable[Position]) -> str:
    found = set(positions)
    return "any" if found == set(Position) else listed([one.words for one in Position if one in found], "or")


def _decisions(decisions: Iterable[Decision]) -> str:
    found = set(decisions)
    return listed([one.words for one in Decision if one in found], "or")


def _diagram() -> Iterable[str]:
    yield "stateDiagram-v2"
    yield "    direction TB"
    for one in Position:
        yield f'    state "{one.words}" as {one.value}'
    yield "    [*] --> new"
    for step in STEPS:
        if step.decides is None and step.verb != "reopen":
            yield from _arrows(step)


def _arrows(step: Step) -> Iterable[str]:
    for position in Position:
        if position in step.before and step.after is not None:
            yield f"    {position.value} --> {step.after.value}: {step.button.replace(':', ',')}"


def _position(one: Position) -> tuple[str, ...]:
    return one.words, code(one.value), "yes" if one.says_done else "", "yes" if one.at_rest else ""


def _decision(one: Decision) -> tuple[str, ...]:
    return one.words, code(one.value), "yes" if one.still_open else ""


def permissions() -> str:
    """The page of roles and what each may do."""
    roles = list(Role)
    rows = [
        (action.value.replace("_", " "), *("yes" if action in MAY[role] else "" for role in roles))
        for action in Action
    ]
    return page(
        "Permissions",
        "Whatever is not marked is refused. A role acts only for the police area of the body it is held in; an "
        "administrator acts anywhere. The table is `MAY` in `src/answerable/rules/permissions.py`. Services ask it "
        "before they write, and pages ask it before they show a button.",
        table(("action", *(role.words for role in roles)), rows),
        "Some steps also need a [second person](workflow.md#steps), and nobody approves a response they wrote part of.",
    )
