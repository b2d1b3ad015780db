"""Addresses of the public pages. An address that was once public never changes its meaning."""

from __future__ import annotations

from django.urls import path

from answerable.portal import addresses
from answerable.portal.views import about, files, findings, forces, inspections, responses, start

assert addresses  # its converters are used below

app_name = "portal"
urlpatterns = [
    path("", start.start, name="start"),
    path("forces/", forces.forces, name="forces"),
    path("forces/<slug:area>.json", forces.force_json, name="force-json"),
    path("forces/<slug:area>/grades.csv", forces.grades_csv, name="grades-csv"),
    path("forces/<slug:area>/", forces.force, name="force"),
    path("findings.json", findings.findings_json, name="findings-json"),
    path("findings.csv", findings.findings_csv, name="findings-csv"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<finding:reference>.json", findings.finding_json, name="finding-json"),
    path("findings/<finding:reference>/", findings.finding, name="finding"),
    path("inspections/<inspection:reference>.json", inspections.inspection_json, name="inspection-json"),
    path("inspections/<inspection:reference>/", inspections.inspection, name="inspection"),
    path("responses.json", responses.responses_json, name="responses-json"),
    path("responses/", responses.responses, name="responses"),
    path("responses/<inspection:reference>.json", responses.response_json, name="response-json"),
    path("responses/<inspection:reference>/", responses.response, name="response"),
    path(
        "responses/<inspection:reference>/editions/<int:edition>.json",
        responses.response_json,
        name="edition-json",
    ),
    path("responses/<inspection:reference>/editions/<int:edition>/", responses.response, name="edition"),
    path("files/<sha256:sha256>/<str:name>", files.file, name="file"),
    path("how-to-read/", about.how_to_read, name="how-to-read"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("data/", about.data, name="data"),
    path("status/", about.status, name="status"),
]
