"""Addresses of the responses section."""

from __future__ import annotations

from django.urls import URLPattern, path

from answerable.desk.responses import approving, drafts, listing, sections, writing

urlpatterns: list[URLPattern] = [
    path("", listing.responses, name="responses"),
    path("finding/<str:reference>/", writing.explain, name="response_explain"),
    path("answer/<int:question_id>/", sections.answer, name="response_answer"),
    path("<str:reference>/", listing.response, name="response"),
    path("<str:reference>/details/", writing.details, name="response_details"),
    path("<str:reference>/take-words/", writing.take_words, name="response_take_words"),
    path("<str:reference>/summary/", writing.summary, name="response_summary"),
    path("<str:reference>/statement/", writing.statement, name="response_statement"),
    path("<str:reference>/invite/", sections.invite, name="response_invite"),
    path("<str:reference>/comments/", sections.comments_received, name="response_comments"),
    path("<str:reference>/questions/", sections.questions, name="response_questions"),
    path("<str:reference>/preview/", drafts.preview, name="response_preview"),
    path("<str:reference>/draft.<str:format>", drafts.draft, name="response_draft"),
    path("<str:reference>/approve/", approving.approve, name="response_approve"),
    path("<str:reference>/publish/", approving.publish, name="response_publish"),
    path("<str:reference>/publish-record/", approving.publish_record, name="response_publish_record"),
    path("<str:reference>/copy/", approving.copy, name="response_copy"),
    path("<str:reference>/withdraw/", approving.withdraw, name="response_withdraw"),
]
