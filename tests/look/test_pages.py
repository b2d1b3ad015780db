"""The pattern sheet and the base pages in a real browser, and what they never hold."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import include, path
from playwright.sync_api import Page

from answerable.look.sample import sheet_context
from answerable.rules.deadlines import clock
from tests.browser import axe, no_sideways_scroll

ERRORS = ["400", "403", "403_csrf", "404", "410", "429", "500"]


def sheet(request: HttpRequest) -> HttpResponse:
    return render(request, "look/pattern_sheet.html", sheet_context())


def error(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"{name}.html", status=int(name[:3]))


def desk(request: HttpRequest) -> HttpResponse:
    context = sheet_context()
    more = {
        "acting_for": "Northmoor Police",
        "clock": context["running"],
        "clock_of": "PEEL 2023–25",
        "clock_href": "#",
    }
    page = "{% extends 'look/desk.html' %}{% block title %}Work{% endblock %}{% block main %}<h1>Work</h1>{% endblock %}"
    template = engines["django"].from_string(page)
    return HttpResponse(template.render({**context, **more, "form": None}, request))


urlpatterns = [
    path("sheet", sheet),
    path("desk-page", desk),
    path("error/<str:name>", error),
    path("", include("answerable.site.urls")),
]

here = override_settings(ROOT_URLCONF="tests.look.test_pages")


@pytest.mark.parametrize("name", ["look/pattern_sheet", "look/desk", "look/public", "account/login", *ERRORS])
def test_page_holds_no_inline_style_or_script(name: str) -> None:
    markup = render_to_string(f"{name}.html", {**sheet_context(), "form": None})
    assert (
        re.findall(r"(?i)\sstyle=|<style|\son[a-z]+=|javascript:|<script(?! type=\"module\" src=)", markup)
        == []
    )


@pytest.mark.parametrize("name", ERRORS)
def test_error_page_needs_nothing_from_the_request(name: str) -> None:
    assert render_to_string(f"{name}.html").count("<h1") == 1


def test_every_id_of_the_sheet_is_there_once() -> None:
    ids = re.findall(r'\sid="([^"]+)"', render_to_string("look/pattern_sheet.html", sheet_context()))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.django_db
def test_public_page_sets_no_cookie(client: Any) -> None:
    with here:
        response = client.get("/sheet")
    assert (response.status_code, dict(response.cookies)) == (200, {})


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize(
    "page", ["sheet", "desk-page", "accounts/login/", "error/404", "error/500", "error/410"]
)
def test_page_is_accessible_and_does_not_scroll_sideways(
    browser_page: Page, live_server: Any, page: str, width: int
) -> None:
    with here:
        browser_page.set_viewport_size({"width": width, "height": 900})
        browser_page.goto(f"{live_server.url}/{page}")
        assert (axe(browser_page), no_sideways_scroll(browser_page)) == ([], True)


@pytest.mark.browser
def test_focus_is_on_the_error_summary_and_its_link_leads_to_the_box(
    browser_page: Page, live_server: Any
) -> None:
    with here:
        browser_page.goto(f"{live_server.url}/sheet")
        first = browser_page.evaluate("document.activeElement.className")
        browser_page.click(".govuk-error-summary a >> nth=0")
        second = browser_page.evaluate("document.activeElement.id")
    assert (first, second) == ("govuk-error-summary", "id_title")


@pytest.mark.browser
def test_sign_in_says_what_is_missing(browser_page: Page, live_server: Any) -> None:
    with here:
        browser_page.goto(f"{live_server.url}/accounts/login/")
        browser_page.click("text=Sign in >> nth=-1")
        said = browser_page.locator(".govuk-error-summary__list li").all_inner_texts()
        title = browser_page.title()
    assert (title[:6], said) == ("Error:", ["Enter email", "Enter password"])


@pytest.mark.browser
def test_sheet_works_in_forced_colours(browser_page: Page, live_server: Any) -> None:
    browser_page.emulate_media(forced_colors="active", color_scheme="dark")
    with here:
        browser_page.goto(f"{live_server.url}/sheet")
        ink = "getComputedStyle(document.querySelector('.ans-kind--coc')).borderTopWidth"
        assert (browser_page.evaluate(ink), axe(browser_page, rules=["wcag2a"])) == ("4px", [])


def test_clock_bar_stands_on_a_page_whose_clock_runs() -> None:
    running = clock(sheet_context()["running"].published_on, today=sheet_context()["today"])  # type: ignore[attr-defined,arg-type]
    markup = render_to_string("look/desk.html", {"clock": running, "clock_of": "PEEL", "clock_href": "/x"})
    assert markup.count("ans-clockbar__row") == 1
