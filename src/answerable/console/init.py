"""`answerable init`: everything a new installation needs, and nothing twice."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

import django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who the first administrator is. A password is never given here: the command line can be seen by others."""
    parser.add_argument("--email", help="e-mail address of the first administrator")
    parser.add_argument("--name", help="name of the first administrator")
    parser.add_argument(
        "--password-file",
        type=Path,
        help="file whose first line is the password; else ANSWERABLE_PASSWORD; else it is asked for",
    )


def run(args: argparse.Namespace) -> int:
    """Migrate, make the cache table, load the areas, add the first administrator if there is none."""
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from answerable.people import queries, services
    from answerable.rules.refusals import Refused

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    now, console = timezone.now(), queries.system_actor("console")
    added = services.load_areas(console, now=now)
    print(f"The database is ready. {added} bodies were added." if added else "The database is ready.")
    if queries.administrators(today=timezone.localdate(now)):
        if args.email:
            print("There is an administrator already; “answerable person” adds others.")
        return 0
    if not args.email or not args.name:
        print("Nobody can sign in yet. Give --email and --name for the first administrator.")
        return 0
    try:
        secret = password(args.password_file)
        services.create_first_administrator(
            console, email=args.email, name=args.name, password=secret, now=now
        )
    except (Refused, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{args.name} may sign in as {args.email}.")
    return 0


def password(file: Path | None) -> str:
    """The password from the file, from ANSWERABLE_PASSWORD, or asked for twice. Raises OSError with a sentence."""
    if file is not None:
        return file.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
    if given := os.environ.get("ANSWERABLE_PASSWORD"):
        return given
    if not sys.stdin.isatty():
        raise OSError("Give the password in a file with --password-file, or in ANSWERABLE_PASSWORD.")
    first = getpass.getpass("Password (at least 12 characters): ")
    if getpass.getpass("The same again: ") != first:
        raise OSError("The two passwords differ.")
    return first
