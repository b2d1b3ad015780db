"""`answerable publish`: publish the response to an inspection, and where its findings stand."""

from __future__ import annotations

import argparse
from datetime import datetime

from answerable.console.frame import DONE, with_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which inspection, and what the edition is for."""
    parser.add_argument("reference", help="an inspection, for example peel-2021-22.cleveland")
    parser.add_argument("--note", default="", help="what a later edition corrects; the public reads it")
    parser.add_argument(
        "--only-recommendations",
        action="store_true",
        help="leave areas for improvement unanswered: the Act asks for recommendations only",
    )
    parser.add_argument(
        "--record-only", action="store_true", help="publish where the findings stand, without the response"
    )


def run(args: argparse.Namespace) -> int:
    """Prints the public address. 1: refused, with what is missing."""
    return with_database(lambda now: _publish(args, now))


def _publish(args: argparse.Namespace, now: datetime) -> int:
    from django.conf import settings

    from answerable.comments import services as comments
    from answerable.people.queries import system_actor
    from answerable.publishing.services import publish_record, publish_response
    from answerable.register import queries as register
    from answerable.rules.refusals import Refused

    console = system_actor("console")
    if register.inspection(args.reference) is None:
        raise Refused(f"No inspection has the reference {args.reference}.")
    if args.record_only:
        publish_record(console, inspection=args.reference, note=args.note, now=now)
        print(f"{settings.PUBLIC_ADDRESS}/inspections/{args.reference}/")
        return DONE
    if args.only_recommendations:
        comments.choose_areas(console, inspection=args.reference, answers_areas=False, now=now)
    publish_response(console, inspection=args.reference, note=args.note, now=now, without_approval=True)
    print(f"{settings.PUBLIC_ADDRESS}/responses/{args.reference}/")
    return DONE
