"""The shipped list of forces and local policing bodies (`data/areas.toml`), as cards: plain Python."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from answerable.people.cards import BodyCard


def shipped_bodies() -> list[BodyCard]:
    """Two bodies per police area of England and Wales: the force, whose slug is the area's, and `<area>-lpb`."""
    text = files("answerable.people").joinpath("data", "areas.toml").read_text("utf-8")
    areas: dict[str, Mapping[str, str]] = tomllib.loads(text)["areas"]
    return [card for slug, area in areas.items() for card in (_force(slug, area), _office(slug, area))]


def _force(slug: str, area: Mapping[str, str]) -> BodyCard:
    return BodyCard(
        slug=slug,
        kind="force",
        name=area["force"],
        short_name=area["name"],
        area_slug=slug,
        head_title=area.get("chief", "Chief Constable"),
        website=area["website"],
        fictional=False,
    )


def _office(slug: str, area: Mapping[str, str]) -> BodyCard:
    return BodyCard(
        slug=f"{slug}-lpb",
        kind="local_policing_body",
        name=area["lpb"],
        short_name=area.get("lpb_short", f"{area['name']} PCC"),
        area_slug=slug,
        head_title=area.get("head", "Police and Crime Commissioner"),
        website=area.get("lpb_website", ""),
        fictional=False,
        uncertain=area.get("uncertain", ""),
    )
