"""Giving an order from a form: what is refused for what was typed comes back beside it, with nothing lost."""

from __future__ import annotations

from collections.abc import Callable

from answerable.look.forms import AnswerableForm
from answerable.rules.refusals import Refused


def carried_out(form: AnswerableForm, order: Callable[[], object]) -> bool:
    """Give the order; False when it is refused, which the form then says beside all that was typed.

    Who may not do it at all, and who acted on what has changed, is told so on a page of its own.
    """
    try:
        order()
    except Refused as error:
        if error.why in {"forbidden", "changed"}:
            raise
        form.add_error(None, said_in_full(error))
        return False
    return True


def said_in_full(error: Refused) -> str:
    """The refusal's sentence with what is missing, for an error summary."""
    return f"{str(error).removesuffix('.')}: {'; '.join(error.missing)}" if error.missing else str(error)
