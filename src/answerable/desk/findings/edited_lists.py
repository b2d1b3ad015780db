"""An edited list comes back: uploaded, looked at row by row, applied or set aside."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.findings.chosen_rows import Chosen, page_of, sections
from answerable.desk.findings.forms import ReasonForm
from answerable.desk.frame import actor_of, area_of, page
from answerable.desk.orders import said_in_full
from answerable.documents.cards import CannotRead
from answerable.documents.formats.limits import MAX_BYTES, MEGABYTE
from answerable.look.drawings.words import plural
from answerable.look.forms import AnswerableForm, UploadField
from answerable.people.cards import Actor
from answerable.people.limits import UPLOAD, take_turn
from answerable.register import queries as register
from answerable.register import services
from answerable.register.cards import COLUMNS, EditCard
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused

FINDINGS = "Findings"
_BRING_BACK = "Bring back an edited list"
_ERRORS = {
    "empty": "The selected file is empty",
    "encrypted": "The selected file is password protected",
    "too_large": f"The selected file must be smaller than {MAX_BYTES // MEGABYTE}MB",
    "wrong_type": "The selected file must be an Excel (.xlsx), OpenDocument (.ods) or CSV spreadsheet",
}


class BringBackForm(AnswerableForm):
    """One spreadsheet."""

    file = UploadField(
        label="Upload the edited list",
        help_text="Excel (.xlsx), OpenDocument (.ods) or CSV",
        limit=MAX_BYTES,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
        error_messages={"required": "Select the edited list", "missing": "Select the edited list"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def bring_back(request: HttpRequest) -> HttpResponseBase:
    """Upload the list; then to the page that shows what differs."""
    actor = actor_of(request)
    require(actor, Action.CORRECT_FINDING, area=area_of(actor))
    if request.method != "POST":
        return _upload_page(request, actor, BringBackForm())
    form = BringBackForm(request.POST, request.FILES)
    if wait := take_turn(UPLOAD, key=f"user {actor.user_id}", now=timezone.now()):
        form.add_error(
            None, f"You can upload 20 files in 10 minutes. Try again in {plural(-(-wait // 60), 'minute')}."
        )
        response = _upload_page(request, actor, form, status=429)
        response.headers["Retry-After"] = str(wait)
        return response
    if not form.is_valid():
        return _upload_page(request, actor, form, status=422)
    file = form.cleaned_data["file"]
    try:
        edit_id = services.bring_back_list(actor, name=file.name, content=file.read(), now=timezone.now())
    except CannotRead as problem:
        form.add_error("file", _ERRORS.get(problem.code, str(problem).removesuffix(".")))
    except Refused as refused:
        if refused.why == "forbidden":
            raise
        form.add_error("file", str(refused))
    else:
        return redirect("desk:edited_list", edit_id)
    return _upload_page(request, actor, form, status=422)


def _upload_page(
    request: HttpRequest, actor: Actor, form: BringBackForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "waiting": register.edited_lists_open(actor.user_id),
        "changeable": [column.heading for column in COLUMNS if column.may_change],
    }
    return page(
        request, "desk/findings/bring_back.html", context, title=_BRING_BACK, section="findings", status=status,
        crumbs=[(FINDINGS, reverse("desk:findings"))],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def edited_list(request: HttpRequest, edit_id: int) -> HttpResponseBase:
    """Every difference before anything changes; then what was changed, and what was passed over and why."""
    actor = actor_of(request)
    require(actor, Action.CORRECT_FINDING, area=area_of(actor))
    edit = register.edited_list(edit_id, user_id=actor.user_id)
    if edit is None:
        raise Http404("There is no such list of yours.")
    if request.method == "POST":
        return _decide(request, actor, edit)
    if edit.state == "open":
        return _differences_page(request, actor, edit, Chosen(), ReasonForm(label=_WHY), number=1)
    context = {
        "edit": edit,
        "corrections": register.corrections_by(edit_id) if edit.state == "applied" else (),
    }
    title = _ended(edit, len(context["corrections"]))  # type: ignore[arg-type]
    return _page(request, "desk/findings/edited_list_ended.html", context, title=title)


_WHY = "Why are you correcting them?"


def _ended(edit: EditCard, changed: int) -> str:
    if edit.state == "applied":
        return f"{plural(changed, 'finding')} {'was' if changed == 1 else 'were'} corrected"
    return "This list was set aside" if edit.sheet.rows else "Nothing has changed"


def _decide(request: HttpRequest, actor: Actor, edit: EditCard) -> HttpResponseBase:
    """Apply it, set it aside, or turn the page with every tick kept."""
    wanted = request.POST.get("do", "apply")
    chosen = Chosen.sent(request.POST)
    if wanted == "aside":
        services.set_aside_edited_list(actor, edit_id=edit.edit_id, now=timezone.now())
        messages.success(request, f"The list “{edit.name}” was set aside. Nothing was changed.")
        return redirect("desk:findings")
    number = page_of(wanted, or_else=page_of(request.POST.get("at", "")))
    if wanted != "apply":
        form = ReasonForm(initial={"reason": request.POST.get("reason", "")}, label=_WHY)
        return _differences_page(request, actor, edit, chosen, form, number=number)
    form = ReasonForm(request.POST, label=_WHY)
    if form.is_valid():
        rows = chosen.rows(register.differences_of(actor, edit.sheet))
        try:
            services.apply_edited_list(
                actor,
                edit_id=edit.edit_id,
                rows=rows,
                despite=chosen.taken,
                reason=form.cleaned_data["reason"],
                now=timezone.now(),
            )
        except Refused as refused:
            if refused.why != "incomplete":
                raise
            form.add_error(None, said_in_full(refused))
        else:
            return redirect("desk:edited_list", edit.edit_id)
    return _differences_page(request, actor, edit, chosen, form, number=number, status=422)


def _differences_page(
    request: HttpRequest,
    actor: Actor,
    edit: EditCard,
    chosen: Chosen,
    form: ReasonForm,
    *,
    number: int,
    status: int = 200,
) -> HttpResponse:
    found = register.differences_of(actor, edit.sheet)
    shown = sections(found, chosen, number=number)
    counts = {
        state: sum(one.state == state for one in found) for state in ("good", "conflict", "wrong", "same")
    }
    unchanged = edit.unchanged + counts["same"]
    context: dict[str, Any] = {
        "edit": edit,
        "form": form,
        "shown": shown,
        "counts": counts,
        "unchanged": unchanged,
        "carried": chosen.elsewhere(shown.rows),
        "heading": _heading(counts),
        "blank": edit.blank[:8],
        "blank_more": len(edit.blank) - 8,
    }
    title = _heading(counts) + (f" (page {shown.number} of {shown.pages})" if shown.pages > 1 else "")
    return _page(request, "desk/findings/edited_list.html", context, title=title, status=status)


def _heading(counts: dict[str, int]) -> str:
    parts = (
        [plural(counts["good"], "finding") + (" changes" if counts["good"] == 1 else " change")]
        if counts["good"]
        else []
    )
    parts += [plural(counts["conflict"], "conflict")] if counts["conflict"] else []
    parts += [plural(counts["wrong"], "row") + " cannot be used"] if counts["wrong"] else []
    return "; ".join(parts) or "Nothing has changed"


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], *, title: str, status: int = 200
) -> HttpResponse:
    crumbs = [(FINDINGS, reverse("desk:findings")), (_BRING_BACK, reverse("desk:bring_back"))]
    return page(
        request, template, {**context, "title_words": title}, title=title, section="findings", crumbs=crumbs,
        status=status,
    )  # fmt: skip
