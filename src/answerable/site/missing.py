"""Nothing is at this address: said in the frame of the desk to staff, in the public one to everybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from answerable.desk.frame import page


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the way back that fits who asks."""
    if request.path.startswith("/desk/") and getattr(request, "actor", None) is not None:
        return page(request, "desk/missing.html", title="Page not found", status=404)
    return page_not_found(request, exception)
