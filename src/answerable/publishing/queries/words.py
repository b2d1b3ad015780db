"""Searching: how words are folded, and how a reader's words become terms that cannot be anything but words."""

from __future__ import annotations

import re
import unicodedata

from answerable.publishing.cards import PublicFinding

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
MOST_TERMS = 10
MOST_LETTERS = 200
_COMMON = frozenset(
    {"a", "an", "and", "for", "in", "inspection", "of", "on", "police", "report", "response", "the", "to"}
)


def folded(text: str) -> str:
    """Lower case, accents and typographic quotes folded, white space single: what `PublishedFinding.words` holds."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def searchable(finding: PublicFinding) -> str:
    """Everything of a finding that a reader may search for: names, words, what was said, and its references."""
    said = (words.text for words in finding.said)
    told = (f"{event.title} {event.detail}" for event in finding.story)
    parts = (finding.name, finding.text, finding.kind.words, finding.question, finding.inspection_title)
    return folded(" ".join((*parts, finding.reference, finding.reason, *said, *told)))


def terms(query: str) -> tuple[str, ...]:
    """The words of a query, folded, each once; words in double quotes stay together. Never more than ten."""
    plain = folded(query[:MOST_LETTERS]).replace("\x00", "")
    found = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', plain)]
    return tuple(dict.fromkeys(term.strip() for term in found if term.strip()))[:MOST_TERMS]


def title_terms(query: str) -> tuple[str, ...]:
    """The same as they would stand in a reference; words that stand in every title are left out."""
    slugs = (re.sub(r"[^a-z0-9]+", "-", term).strip("-") for term in terms(query) if term not in _COMMON)
    return tuple(slug for slug in slugs if slug)
