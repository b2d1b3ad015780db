"""What may stand in a public address, and how addresses of lists are made. They are stable for ever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.urls import register_converter, reverse

OPEN = ("open", "returned")
"""Decisions that leave a finding open."""
ANSWERED_KINDS = ("cause_of_concern", "recommendation", "area_for_improvement")
"""Kinds that need an answer, and so can be open."""
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


class InspectionReference:
    """`peel-2021-22.northmoor`."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9-]+"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class FindingReference(InspectionReference):
    """`peel-2021-22.northmoor.coc-1.rec-2`."""

    regex = InspectionReference.regex + r"(?:\.(?:coc|rec|afi|pp)-\d{1,3}){1,2}"


class Fingerprint(InspectionReference):
    """A SHA-256 in hexadecimal."""

    regex = r"[0-9a-f]{64}"


register_converter(InspectionReference, "inspection")
register_converter(FindingReference, "finding")
register_converter(Fingerprint, "sha256")


def listed(name: str = "findings", **fields: str | Sequence[str]) -> str:
    """The address of a list with its filters; empty ones are left out."""
    given = {key: value for key, value in fields.items() if value}
    return reverse(f"portal:{name}") + (f"?{urlencode(given, doseq=True)}" if given else "")


def whole(path: str) -> str:
    """The address with scheme and host, for citing."""
    return f"{settings.PUBLIC_ADDRESS}{path}"


def safe(address: str) -> str:
    """The address if a reader may be sent there, otherwise "": only https, http and our own paths."""
    parts = urlsplit(address)
    ours = not parts.scheme and not parts.netloc and address.startswith("/")
    return address if ours or (parts.scheme in {"http", "https"} and parts.netloc) else ""


def query_string(fields: Mapping[str, Sequence[str]]) -> str:
    """The filters as they stand after the question mark, with it; "" for none."""
    given = {key: value for key, value in fields.items() if value}
    return f"?{urlencode(given, doseq=True)}" if given else ""
