"""Correcting what the register says of a finding. The second of two people sees both texts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.desk.findings.forms import CorrectionForm
from answerable.desk.findings.orders import ask, done, finding_for, sent
from answerable.desk.frame import actor_of
from answerable.desk.orders import carried_out
from answerable.look.drawings.words import in_words
from answerable.register import services
from answerable.register.cards import FindingCard
from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused

_TITLE, _PRESS = "Correct this finding", "Save the correction"


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Correct it, with a reason that is kept."""
    finding = finding_for(request, reference, Action.CORRECT_FINDING)
    form = CorrectionForm(sent(request), initial=CorrectionForm.of(finding))
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()
        said = {"reason": given["reason"], "version": given["version"], "words": form.corrected(finding)}
        try:
            order = lambda: services.correct_finding(actor_of(request), reference=reference, now=now, **said)  # noqa: E731
            if carried_out(form, order):
                return done(request, reference, "The correction is kept, with your reason.")
        except Refused as error:
            if error.why != "changed":
                raise
            return _conflict(request, finding, form, str(error))
    lead = "Kind and place in the report stay as they are: they are part of the reference."
    return ask(request, finding, title=_TITLE, form=form, lead=lead, press=_PRESS)


def _conflict(request: HttpRequest, finding: FindingCard, form: CorrectionForm, said: str) -> HttpResponse:
    """Both texts: what the register says now, beside what this person wrote, which stays in the form."""
    now = CorrectionForm.of(finding)
    rows = [
        (form.fields[name].label, _shown(now[name]), _shown(form.cleaned_data[name]))
        for name in now
        if name != "version" and (now[name] or "") != (form.cleaned_data[name] or "")
    ]
    data = request.POST.copy()
    data["version"] = str(finding.version)
    again = CorrectionForm(data)
    again.add_error(None, said)
    template = "desk/findings/conflict.html"
    return ask(
        request, finding, title=_TITLE, form=again, rows=rows, press=_PRESS, template=template, status=409
    )


def _shown(value: object) -> str:
    return in_words(value) if hasattr(value, "isoformat") else str(value or "nothing")  # type: ignore[arg-type]
