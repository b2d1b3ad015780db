"""The verbs of the register: put in, type in, correct with a reason, and link."""

from answerable.register.services.findings import FindingWords, add_finding, correct_finding
from answerable.register.services.inspections import (
    InspectionDetails,
    change_publication_date,
    register_inspection,
)
from answerable.register.services.intake import put_in_register
from answerable.register.services.links import link_findings, name_successor, unlink_findings

__all__ = [
    "FindingWords",
    "InspectionDetails",
    "add_finding",
    "change_publication_date",
    "correct_finding",
    "link_findings",
    "name_successor",
    "put_in_register",
    "register_inspection",
    "unlink_findings",
]
