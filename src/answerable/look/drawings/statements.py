"""Who says what: the answer line, the two truths, quoted words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.safestring import SafeString

from answerable.look.cards import Source, Status, Truth, Words
from answerable.look.drawings.labels import force_fill, inspectors_fill, kind
from answerable.look.drawings.marks import Fill, Voice, mark, pair
from answerable.look.drawings.words import day_mark
from answerable.look.markup import element, join, link
from answerable.rules.vocabulary import Decision, Kind, Position

_WHO = {
    "force": "The chief constable’s words",
    "inspectors": "Inspectors’ words",
    "commissioner": "The Commissioner’s words",
}


def cite(source: Source | None) -> SafeString:
    """A source as a link, or as words where there is nothing to open."""
    if source is None:
        return SafeString("")
    return link(source.words, source.href) if source.href else join([source.words])


def answer(verdict: str, why: Words, *, about: Words = "", of_kind: Kind | str = "") -> SafeString:
    """The `h1` of a public finding: what it is about, the verdict, and the rest of the sentence."""
    name = element(
        "span", {"class": "ans-answer__about"}, join([of_kind and kind(of_kind), about], between=" ")
    )
    said = element("strong", {"class": "ans-answer__verdict"}, verdict)
    return element("h1", {"class": "ans-answer"}, name if about or of_kind else "", " ", said, " ", why)


def basis(force: Source | None, inspectors: Source | None, *, checked_on: date) -> SafeString:
    """The sentence under the answer: both sources and the day somebody last checked."""
    parts: list[Words] = []
    if force:
        parts.append(join(["the force’s ", cite(force)]))
    if inspectors:
        parts.append(join(["the inspectors’ ", cite(inspectors)]))
    ground = join(["This follows from ", join(parts, between=" and "), ". "]) if parts else ""
    return element("p", {"class": "ans-answer__basis"}, ground, "Checked on ", day_mark(checked_on), ".")


def brief(
    verdict: str,
    why: Words,
    *,
    force: Position | Fill,
    inspectors: Decision | Fill,
    title: Words = "",
    meta: Words = "",
) -> SafeString:
    """The answer line in a list: the pair, a title (a link made with `link`), the sentence, and a line of facts.

    `force` and `inspectors` are what they say and decided, or the fills of their marks.
    """
    words = element(
        "div",
        None,
        element("h3", {"class": "ans-brief__title"}, title) if title else "",
        element("p", {"class": "ans-brief__answer"}, element("strong", None, verdict), " ", why),
        element("p", {"class": "ans-brief__meta"}, meta) if meta else "",
    )
    return element("li", {"class": "ans-brief"}, pair(force_fill(force), inspectors_fill(inspectors)), words)


def briefs(items: Iterable[SafeString]) -> SafeString:
    """A list of answer lines."""
    return element("ul", {"class": "ans-briefs"}, *items)


def truths(force: Truth, inspectors: Truth) -> SafeString:
    """Two panels, never merged, and the sentence that says why."""
    return element(
        "section",
        {"class": "ans-truths", "aria-label": "Two facts, kept apart"},
        _truth("force", "The force says", force),
        _truth("inspectors", "Inspectors have decided", inspectors),
        element(
            "p",
            {"class": "ans-truths__rule"},
            "These are two different facts. Only inspectors can close a finding.",
        ),
    )


def _truth(voice: Voice, who: str, truth: Truth) -> SafeString:
    when = join(["Open since " if truth.since else "on ", day_mark(truth.on)]) if truth.on else ""
    return element(
        "div",
        {"class": ["ans-truth", f"ans-truth--{voice}"]},
        element("h2", {"class": "ans-truth__who"}, mark(voice, truth.fill), " ", who),
        element("p", {"class": "ans-truth__what"}, truth.what),
        element("p", {"class": "ans-truth__when"}, when) if when else "",
        element("p", {"class": "ans-truth__why"}, truth.why) if truth.why else "",
        element("p", {"class": "ans-truth__source"}, "Source: ", cite(truth.source)) if truth.source else "",
    )


def status_lines(force: Status, inspectors: Status) -> SafeString:
    """The desk form of the two truths: two lines, each with its own verb."""
    return element(
        "section",
        {"class": "ans-status", "aria-label": "Where it stands"},
        _status("force", "Force position", force),
        _status("inspectors", "Inspectors’ decision", inspectors),
    )


def _status(voice: Voice, who: str, status: Status) -> SafeString:
    since = join([" since ", day_mark(status.since)]) if status.since else ""
    what = join([element("strong", None, status.what), since, ". ", status.more])
    heading = {"class": ["ans-status__who", "govuk-body", "govuk-!-margin-bottom-0"]}
    return element(
        "div",
        {"class": ["ans-status__line", f"ans-status__line--{voice}"]},
        element("h2", heading, mark(voice, status.fill), element("span", None, who)),
        element("p", {"class": "ans-status__what"}, what),
        cite(status.action),
    )


def quote(
    voice: Voice,
    words: str,
    *,
    who: str = "",
    source: Source | None = None,
    after: Words = "",
    small: bool = False,
) -> SafeString:
    """Words verbatim: who, the words (a paragraph for each line of them), and the place they stand in.

    `after` follows the place: “, page 14. Published on 19 January 2023.” The mark is full: what is said is said.
    """
    paragraphs = [element("p", None, line.strip()) for line in words.splitlines() if line.strip()]
    place = join([cite(source), after])
    return element(
        "figure",
        {
            "class": [
                "ans-quote",
                voice != "inspectors" and f"ans-quote--{voice}",
                small and "ans-quote--small",
            ]
        },
        element("figcaption", {"class": "ans-quote__who"}, mark(voice), " ", who or _WHO[voice]),
        element("blockquote", {"class": "ans-quote__words"}, *paragraphs),
        element("p", {"class": "ans-quote__place"}, place) if place else "",
    )
