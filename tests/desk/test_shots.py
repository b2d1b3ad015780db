import pytest, os
from tests.factories import *
from tests.desk.northmoor import fill
from django.urls import reverse


@pytest.mark.django_db(transaction=True)
def test_shots(live_server, browser_page, client):
    staff, names = fill()

    def cookies(actor):
        sign_in(client, actor)
        browser_page.context.clear_cookies()
        browser_page.context.add_cookies(
            [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]
        )

    import sys

    for role, pages in names.items():
        cookies(staff[role])
        for name, path in pages.items():
            for w in (1280, 320):
                browser_page.set_viewport_size({"width": w, "height": 900})
                browser_page.goto(live_server.url + path)
                browser_page.screenshot(path=f"/tmp/shots/{name}-{w}.png", full_page=True)
                over = browser_page.evaluate("document.documentElement.scrollWidth")
                print(name, w, over, browser_page.title())
