"""The verbs of the register: put in, type in, correct with a reason one by one or by an edited list, and link."""

from answerable.register.services.edited_lists import (
    apply_edited_list,
    bring_back_list,
    set_aside_edited_list,
)
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
    "apply_edited_list",
    "bring_back_list",
    "change_publication_date",
    "correct_finding",
    "link_findings",
    "name_successor",
    "put_in_register",
    "register_inspection",
    "set_aside_edited_list",
    "unlink_findings",
]
