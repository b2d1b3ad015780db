"""Every command, from the parser that reads it."""

from __future__ import annotations

import argparse

from answerable.console.main import COMMANDS, _parser
from tools.reference.markdown import code, page, sentence, table

OPENING = (
    "From a clone, type `.venv/bin/answerable` for `answerable`. `answerable --help` lists the commands and "
    "`answerable COMMAND --help` says what is on this page. A command that has done its work ends with status 0. "
    "With 1 it was refused or could not be done, and a sentence on the error stream says why. With 2 the command line "
    "is wrong, or a file cannot be read or written."
)


def commands() -> str:
    """The page of commands."""
    lists = "\n".join(f"- [`{name}`](#answerable-{name}): {words}" for name, words in COMMANDS.items())
    return page("Commands", OPENING, lists, *(_command(name) for name in COMMANDS))


def _command(name: str) -> str:
    parser = command(name)
    options = [action for action in parser._actions if action.dest != "help"]
    parts = [f"## answerable {name}", sentence(COMMANDS[name])]
    usage = " ".join(["answerable", name, *_usage(parser, options)])
    parts.append(f"```\n{usage}\n```")
    if options:
        parts.append(table(("argument", "what it is for"), [_explained(action) for action in options]))
    return "\n\n".join(parts)


def command(name: str) -> argparse.ArgumentParser:
    """The parser of one command."""
    choices = next(
        action.choices
        for action in _parser([name])._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    parser: argparse.ArgumentParser = choices[name]
    return parser


def _usage(parser: argparse.ArgumentParser, options: list[argparse.Action]) -> list[str]:
    """Each argument once; those that shut each other out stand together."""
    words, told = [], set[int]()
    groups = {id(one): group for group in parser._mutually_exclusive_groups for one in group._group_actions}
    for action in options:
        group = groups.get(id(action))
        if id(action) in told:
            continue
        if group is None:
            words.append(_alone(action))
        else:
            told |= {id(one) for one in group._group_actions}
            inside = " | ".join(_named(one) for one in group._group_actions)
            words.append(f"({inside})" if group.required else f"[{inside}]")
    return words


def _alone(action: argparse.Action) -> str:
    named = _named(action)
    return named if action.required and action.nargs != argparse.REMAINDER else f"[{named}]"


def _named(action: argparse.Action) -> str:
    if not action.option_strings:
        return str(action.metavar or action.dest)
    flag = action.option_strings[-1]
    return flag if action.nargs == 0 else f"{flag} {action.metavar or action.dest.upper()}"


def _explained(action: argparse.Action) -> tuple[str, str]:
    if action.help is None:
        raise ValueError(f"{_named(action)} has no words of help.")
    return code(_named(action)), sentence(action.help)
