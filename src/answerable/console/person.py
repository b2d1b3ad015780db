"""`answerable person`: add somebody who may sign in, give them a role, or end what they may do."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from answerable.console.frame import CANNOT, DONE, REFUSED, with_database
from answerable.rules.permissions import Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who, and in which role for which body."""
    parser.add_argument("--email", required=True, help="e-mail address they sign in with")
    parser.add_argument("--name", help="their name; needed for somebody new")
    parser.add_argument("--job", default="", help="their job title")
    parser.add_argument(
        "--body", help="the organisation they act for, for example cleveland or cleveland-lpb"
    )
    parser.add_argument("--role", choices=[role.value for role in Role], help="what they do there")
    parser.add_argument(
        "--leaves", action="store_true", help="they have left: they may do nothing from now on"
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        help="file whose first line is the password of somebody new; else ANSWERABLE_PASSWORD; else it is asked for",
    )


def run(args: argparse.Namespace) -> int:
    """0 done, 1 refused with the reason, 2 when the command line or the password file will not do."""
    if not args.leaves and not args.role:
        print("Give --role, or --leaves.", file=sys.stderr)
        return CANNOT
    return with_database(lambda now: _person(args, now))


def _person(args: argparse.Namespace, now: datetime) -> int:
    from answerable.console.init import password
    from answerable.people import queries, services

    console, known = queries.system_actor("console"), queries.user_by_email(args.email)
    if args.leaves:
        if known is None:
            print(f"Nobody signs in as {args.email}.", file=sys.stderr)
            return REFUSED
        services.deactivate_user(console, user_id=known.user_id, now=now)
        print(f"{known.name} may do nothing from now on.")
        return DONE
    if known is None:
        if not args.name:
            print(f"Nobody signs in as {args.email} yet: give --name too.", file=sys.stderr)
            return CANNOT
        try:
            secret = password(args.password_file)
        except OSError as problem:
            print(problem, file=sys.stderr)
            return CANNOT
        known = services.create_user(
            console, email=args.email, name=args.name, password=secret, now=now, job_title=args.job
        )
    services.grant_role(console, user_id=known.user_id, role=args.role, now=now, body_slug=args.body)
    print(f"{known.name} acts as {Role(args.role).words.lower()}{f' for {args.body}' if args.body else ''}.")
    return DONE
