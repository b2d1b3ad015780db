"""What other chapters may see of the register: inspections, findings, and lists taken away and brought back."""

from answerable.register.cards.findings import (
    FindingCard,
    FindingRecord,
    GradeCard,
    InspectionCard,
    LinkCard,
    MovementCard,
    PrintedStatusCard,
)
from answerable.register.cards.lists import (
    CLEAR,
    COLUMNS,
    MOST_ROWS,
    Change,
    Column,
    CorrectionCard,
    Difference,
    EditCard,
    EditedRow,
    EditedSheet,
    Skipped,
    Wrong,
)

__all__ = [
    "CLEAR",
    "COLUMNS",
    "MOST_ROWS",
    "Change",
    "Column",
    "CorrectionCard",
    "Difference",
    "EditCard",
    "EditedRow",
    "EditedSheet",
    "FindingCard",
    "FindingRecord",
    "GradeCard",
    "InspectionCard",
    "LinkCard",
    "MovementCard",
    "PrintedStatusCard",
    "Skipped",
    "Wrong",
]
