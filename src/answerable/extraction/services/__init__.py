"""The verbs of review: read what arrived, then accept, edit, split, merge, re-kind, nest or reject each candidate."""

from answerable.extraction.services.columns import tell_columns
from answerable.extraction.services.grades import correct_grades
from answerable.extraction.services.imports import (
    freeze_reading,
    read_import,
    read_import_task,
    set_aside_reading,
)
from answerable.extraction.services.repeats import merge_candidates, separate_repeat
from answerable.extraction.services.review import (
    CandidateWords,
    Details,
    accept_candidates,
    add_candidate,
    confirm_details,
    edit_candidate,
    reject_candidate,
    restore_candidate,
    settle_doubt,
    split_candidate,
)

__all__ = [
    "CandidateWords",
    "Details",
    "accept_candidates",
    "add_candidate",
    "confirm_details",
    "correct_grades",
    "edit_candidate",
    "freeze_reading",
    "merge_candidates",
    "read_import",
    "read_import_task",
    "reject_candidate",
    "restore_candidate",
    "separate_repeat",
    "set_aside_reading",
    "settle_doubt",
    "split_candidate",
    "tell_columns",
]
