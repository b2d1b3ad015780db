"""The one command, `answerable`, and its sub-commands.

Exit status: 0 done, 1 it could not be done and a sentence says why, 2 the command line is wrong.
A sub-command is a module of this package with `add_arguments(parser)` and `run(args) -> int`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

# Help is kept here so that listing the commands loads none of them: `read` must start without Django.
COMMANDS = {
    "read": "read a report and show what it says, with no database",
    "import": "take a report in, for review or straight into the register",
    "answer": "answer one finding, or write the Commissioner’s comment, from a script",
    "respond": "write the response to an inspection as a document",
    "publish": "publish the response to an inspection, and where its findings stand",
    "demo": "fill a fictional force, publish it and serve it",
    "init": "make the database, load the police areas, add the first administrator",
    "person": "add somebody who may sign in, or give them a role",
    "serve": "serve the pages, and do background work",
    "worker": "do background work only",
    "verify": "check that nothing in the journal was changed",
    "checkpoint": "sign the end of the journal, for another body to hold",
    "manage": "pass a command on to Django",
}


_MODULES = {"import": "take_in"}
"""Commands whose module has another name, because theirs is a word of Python's own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.site.settings")
    args = _parser(given).parse_args(given)
    try:
        return int(args.run(args))
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing more can be said to them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 1


def _parser(given: list[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="answerable", description="The life of a police inspection finding."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    asked = given[0] if given else None
    for name, words in COMMANDS.items():
        command = commands.add_parser(
            name, help=words, description=words.capitalize() + ".", allow_abbrev=False
        )
        if name == asked:
            module = import_module(f"answerable.console.{_MODULES.get(name, name)}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
