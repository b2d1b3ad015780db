"""Addresses of the findings section: a finding is named by its reference, a verb by the last part."""

from __future__ import annotations

from django.urls import URLPattern, path

from answerable.desk.findings import (
    approvals,
    closure,
    corrections,
    edited_lists,
    links,
    listing,
    plans,
    record,
    repeats,
    taking_away,
)

urlpatterns: list[URLPattern] = [
    path("", listing.findings, name="findings"),
    path("findings.csv", taking_away.findings_csv, name="findings_csv"),
    path("findings.xlsx", taking_away.findings_xlsx, name="findings_xlsx"),
    path("edited/", edited_lists.bring_back, name="bring_back"),
    path("edited/<int:edit_id>/", edited_lists.edited_list, name="edited_list"),
    path("<str:reference>/", record.finding, name="finding_record"),
    path("<str:reference>/plan/", plans.record_plan, name="finding_plan"),
    path("<str:reference>/actions/add/", plans.add_action, name="finding_add_action"),
    path("<str:reference>/actions/<int:action_id>/", plans.update_action, name="finding_update"),
    path("<str:reference>/finished/", plans.say_finished, name="finding_finished"),
    path("<str:reference>/approve/", approvals.approve_plan, name="finding_approve"),
    path("<str:reference>/return/", approvals.return_plan, name="finding_return"),
    path("<str:reference>/agree/", approvals.agree_completion, name="finding_agree"),
    path("<str:reference>/send-back/", approvals.send_back, name="finding_send_back"),
    path("<str:reference>/closure/", closure.request_closure, name="finding_closure"),
    path("<str:reference>/decision/", closure.record_decision, name="finding_decision"),
    path("<str:reference>/reopen/", closure.reopen, name="finding_reopen"),
    path("<str:reference>/correct/", corrections.correct, name="finding_correct"),
    path("<str:reference>/said-before/", repeats.of_finding, name="finding_repeats"),
    path("inspections/<str:reference>/said-before/", repeats.of_inspection, name="inspection_repeats"),
    path("<str:reference>/links/add/", links.add_link, name="finding_link"),
    path("<str:reference>/links/<str:other>/<str:kind>/", links.remove_link, name="finding_unlink"),
]
