"""Things a page says once: doubt, refusal, success, the next step, long work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString

from answerable.look.cards import Source, Step, Words
from answerable.look.drawings.marks import dot, ring, tick
from answerable.look.govuk.buttons import button
from answerable.look.markup import element, join, link


def doubt(sentences: Iterable[Words] | str) -> SafeString:
    """What the reader of a document is not sure of, and why. The only thing that is hatched."""
    lines = [sentences] if isinstance(sentences, str) else list(sentences)
    return element("div", {"class": "ans-doubt"}, *(element("p", None, line) for line in lines))


def stop(what: Words, why: Words = "") -> SafeString:
    """A gate that says no, and names what is missing."""
    body = {"class": ["govuk-body", "govuk-!-margin-bottom-0"]}
    return element(
        "div",
        {"class": ["ans-note", "ans-note--stop"]},
        element("p", body, element("strong", None, what), why and " ", why),
    )


def note(words: Words) -> SafeString:
    """A remark beside the text."""
    return element("p", {"class": "ans-note"}, words)


def alert(what: Words, more: Words = "") -> SafeString:
    """Something was done. It stays until the next page."""
    return element(
        "div",
        {"class": "ans-alert", "role": "status"},
        tick(),
        element("p", None, element("strong", None, what), more and " ", more),
    )


def next_step(what: Words, why: Words, *, button_to: Source, other: Source | None = None) -> SafeString:
    """The one next step on a record, as a button; `other` for when something else has happened."""
    press = button({"text": button_to.words, "href": button_to.href})
    more = link(other.words, other.href) if other else ""
    return element(
        "section",
        {"class": "ans-next", "aria-labelledby": "next-step"},
        element("div", None, element("h2", {"id": "next-step"}, "Next: ", what), element("p", None, why)),
        element("div", {"class": "ans-next__do"}, press, more),
    )


def progress(
    title: Words, now: Words, *, steps: Sequence[Step], percent: int, name: str = "progress"
) -> SafeString:
    """Long work: what, where it is, a bar, and its steps. Works on reload; `name` must be the only one on the page."""
    bar = {"class": "ans-progress__bar", "aria-labelledby": name, "max": "100", "value": str(percent)}
    return element(
        "div",
        {"class": "ans-progress", "role": "group", "aria-labelledby": name},
        element("p", {"class": "ans-progress__title", "id": name}, title),
        element("p", {"class": "ans-progress__now", "role": "status"}, now),
        element("progress", bar, f"{percent}%"),
        element("ol", {"class": "ans-steps"}, *(_step(step) for step in steps)),
    )


def _step(step: Step) -> SafeString:
    sign = {"done": tick, "now": dot, "todo": ring}[step.state]()
    unsaid = {"done": "Done: ", "now": "", "todo": "Still to come: "}[step.state]
    hidden = element("span", {"class": "govuk-visually-hidden"}, unsaid) if unsaid else ""
    more = element("small", None, step.more) if step.more else ""
    attributes = {
        "class": [step.state != "done" and f"ans-steps__{step.state}"],
        "aria-current": "step" if step.state == "now" else None,
    }
    return element("li", attributes, sign, element("span", None, hidden, join([step.words]), more))
