"""The list of reports: being read, in review, in the register, refused."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from answerable.desk.frame import actor_of, area_of, page
from answerable.documents import queries as documents


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What has been brought in, newest first."""
    imports = documents.latest_imports(area_of(actor_of(request)))
    return page(request, "desk/reports/list.html", {"imports": imports}, title="Reports", section="reports")
