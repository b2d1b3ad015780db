"""Addresses of the reports section."""

from __future__ import annotations

from django.urls import URLPattern, path

from answerable.desk.reports import (
    acts,
    adding,
    by_hand,
    candidates,
    columns,
    finish,
    grades,
    listing,
    pictures,
    review,
    taking_over,
)

urlpatterns: list[URLPattern] = [
    path("", listing.reports, name="reports"),
    path("add", adding.add, name="add-report"),
    path("imports/<int:import_id>", adding.progress, name="import"),
    path("imports/<int:import_id>/again", adding.again, name="import-again"),
    path("by-hand", by_hand.inspection, name="by-hand"),
    path("by-hand/<str:reference>", by_hand.findings, name="by-hand-findings"),
    path("<int:reading_id>/", review.review, name="review"),
    path("<int:reading_id>/original", adding.original, name="original"),
    path("<int:reading_id>/pages/<int:page_number>.png", pictures.page_picture, name="page-picture"),
    path("<int:reading_id>/accept", acts.accept, name="accept"),
    path("<int:reading_id>/decide", acts.decide, name="decide"),
    path("<int:reading_id>/details", acts.details, name="details"),
    path("<int:reading_id>/columns", columns.columns, name="columns"),
    path("<int:reading_id>/grades", grades.correct, name="correct-grades"),
    path("<int:reading_id>/findings/add", candidates.add, name="add-candidate"),
    path("<int:reading_id>/findings/<int:number>/edit", candidates.edit, name="edit-candidate"),
    path("<int:reading_id>/findings/<int:number>/split", candidates.split, name="split-candidate"),
    path("<int:reading_id>/findings/<int:number>/merge", candidates.merge, name="merge-candidate"),
    path("<int:reading_id>/findings/<int:number>/reject", candidates.reject, name="reject-candidate"),
    path("<int:reading_id>/findings/<int:number>/restore", acts.restore, name="restore-candidate"),
    path("<int:reading_id>/check", finish.check, name="check"),
    path("<int:reading_id>/register", finish.register_view, name="register"),
    path("<int:reading_id>/registered", finish.registered, name="registered"),
    path("<int:reading_id>/statuses", taking_over.statuses, name="take-over-statuses"),
    path("<int:reading_id>/actions", taking_over.actions, name="take-over-actions"),
    path("<int:reading_id>/set-aside", finish.set_aside, name="set-aside"),
]
