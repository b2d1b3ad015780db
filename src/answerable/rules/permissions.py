"""Who may do what: role × action, for the organisation one acts for. Whatever is not in the table is refused.

Forces and local policing bodies are tied by their police area: a role acts only within its own area, an
administrator anywhere, and nobody by default.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from answerable.rules.refusals import Refused


class Role(StrEnum):
    """What a person does for the organisation they act for."""

    POLICY_OFFICER = "policy_officer"
    CHIEF_EXECUTIVE = "chief_executive"
    COMMISSIONER = "commissioner"
    INSPECTION_LEAD = "inspection_lead"
    ACTION_OWNER = "action_owner"
    CHIEF_OFFICER = "chief_officer"
    GOVERNANCE_SECRETARY = "governance_secretary"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """As shown beside a name."""
        return {
            Role.CHIEF_OFFICER: "Deputy Chief Constable",
            Role.INSPECTION_LEAD: "Inspection lead",
            Role.ACTION_OWNER: "Action owner",
        }.get(self, self.value.replace("_", " ").capitalize())


class Action(StrEnum):
    """Every verb that needs leave."""

    READ = "read"
    ADD_DOCUMENT = "add_document"
    REVIEW = "review"
    REGISTER = "register"
    CORRECT_FINDING = "correct_finding"
    LINK_FINDINGS = "link_findings"
    RECORD_PLAN = "record_plan"
    UPDATE_ACTION = "update_action"
    APPROVE_POSITION = "approve_position"
    SAY_FINISHED = "say_finished"
    AGREE_COMPLETION = "agree_completion"
    REQUEST_CLOSURE = "request_closure"
    RECORD_DECISION = "record_decision"
    REOPEN = "reopen"
    WRITE_FORCE_COMMENTS = "write_force_comments"
    READ_DRAFT = "read_draft"
    WRITE_RESPONSE = "write_response"
    APPROVE_RESPONSE = "approve_response"
    ASK_QUESTIONS = "ask_questions"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    READ_JOURNAL = "read_journal"
    MANAGE_PEOPLE = "manage_people"


_OFFICE = {Action.READ, Action.READ_JOURNAL}
_INTAKE = {Action.ADD_DOCUMENT, Action.REVIEW, Action.REGISTER, Action.CORRECT_FINDING, Action.LINK_FINDINGS}

MAY: dict[Role, frozenset[Action]] = {
    Role.POLICY_OFFICER: frozenset(
        _OFFICE
        | _INTAKE
        | {
            Action.READ_DRAFT,
            Action.WRITE_RESPONSE,
            Action.ASK_QUESTIONS,
            Action.PUBLISH,
            Action.RECORD_DECISION,
            Action.WITHDRAW,
        }
    ),
    Role.CHIEF_EXECUTIVE: frozenset(
        _OFFICE | {Action.READ_DRAFT, Action.APPROVE_RESPONSE, Action.PUBLISH, Action.WITHDRAW}
    ),
    Role.COMMISSIONER: frozenset(
        _OFFICE | {Action.READ_DRAFT, Action.APPROVE_RESPONSE, Action.ASK_QUESTIONS}
    ),
    Role.INSPECTION_LEAD: frozenset(
        _OFFICE
        | _INTAKE
        | {
            Action.RECORD_PLAN,
            Action.UPDATE_ACTION,
            Action.SAY_FINISHED,
            Action.AGREE_COMPLETION,
            Action.RECORD_DECISION,
            Action.REOPEN,
            Action.WRITE_FORCE_COMMENTS,
        }
    ),
    Role.ACTION_OWNER: frozenset({Action.READ, Action.UPDATE_ACTION, Action.SAY_FINISHED}),
    Role.CHIEF_OFFICER: frozenset(
        _OFFICE
        | {
            Action.APPROVE_POSITION,
            Action.AGREE_COMPLETION,
            Action.REQUEST_CLOSURE,
            Action.REOPEN,
            Action.WRITE_FORCE_COMMENTS,
        }
    ),
    Role.GOVERNANCE_SECRETARY: frozenset(
        _OFFICE | {Action.RECORD_PLAN, Action.UPDATE_ACTION, Action.RECORD_DECISION}
    ),
    Role.AUDITOR: frozenset(_OFFICE),
    Role.ADMINISTRATOR: frozenset(Action),
}


class Acting(Protocol):
    """Whoever asks: the role they act in and the police area their organisation belongs to."""

    @property
    def role(self) -> str: ...
    @property
    def area(self) -> str: ...


def may(actor: Acting, action: Action, *, area: str | None) -> bool:
    """Whether `actor` may do `action` to something of police `area`; None means something of no area yet."""
    if actor.role not in set(Role) or action not in MAY[Role(actor.role)]:
        return False
    return actor.role == Role.ADMINISTRATOR or area is None or area == actor.area


def require(actor: Acting, action: Action, *, area: str | None) -> None:
    """Raises Refused ("forbidden") unless `may`."""
    if not may(actor, action, area=area):
        raise Refused(f"Your role does not allow this: {action.value.replace('_', ' ')}.", why="forbidden")
