"""`answerable demo`: a fictional force with a history, published and served."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, datetime

from answerable.console.frame import CANNOT, DONE, REFUSED, with_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve, and as of which day."""
    parser.add_argument("--no-serve", action="store_true", help="only fill the register")
    parser.add_argument("--today", type=date.fromisoformat, help="make it as of this day, YYYY-MM-DD")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (127.0.0.1)")
    parser.add_argument("--port", default=8000, type=int, help="port to listen at (8000)")
    parser.set_defaults(no_worker=False)


def run(args: argparse.Namespace) -> int:
    """0 when it is made and, unless --no-serve, has been served; 1 where there is a real register already."""
    # The pages and the files that are published name this address; it must be the one that is served.
    os.environ.setdefault("ANSWERABLE_PUBLIC_ADDRESS", f"http://{args.host}:{args.port}")
    status = with_database(lambda now: _fill(args, now))
    if status != DONE or args.no_serve:
        return status
    from answerable.console.serve import run as serve

    return serve(args)


def _fill(args: argparse.Namespace, now: datetime) -> int:
    from django.core.management import call_command
    from django.utils import timezone

    from answerable.console import demonstration
    from answerable.people import queries as people
    from answerable.people.services import load_areas
    from answerable.register.queries import inspections

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    made = demonstration.is_there()
    if made is None:
        if inspections(None):
            print("There is a real register here; the demonstration is not mixed into it.", file=sys.stderr)
            print("Give another folder in ANSWERABLE_HOME.", file=sys.stderr)
            return REFUSED
        load_areas(people.system_actor("console"), now=now)
        today = args.today or timezone.localdate(now)
        if today < date(2024, 7, 1):
            print("The demonstration’s story reaches into June 2024; give a later day.", file=sys.stderr)
            return CANNOT
        made = demonstration.build(today=today, say=lambda words: print(f"  {words}", flush=True))
    _tell(made, args)
    return DONE


def _tell(made: object, args: argparse.Namespace) -> None:
    from answerable.console.demonstration import Demonstration

    if not isinstance(made, Demonstration):
        raise TypeError("No demonstration was made.")
    address = f"http://{args.host}:{args.port}"
    print(f"\nNorthmoor is a made-up force. Nothing here is about a real one.\n\n  Public side   {address}/")
    print(f"  Staff         {address}/desk/\n\n  Everybody’s password is {made.password}")
    for name, job, email in made.people:
        print(f"  {email:<40} {name}, {job}")
    print(f"\n  The response under way: {address}/desk/responses/{made.newest}/\n", flush=True)
