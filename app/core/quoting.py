"""A passage as a quotation for prose, word for word, with the marker of the claim that it supports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.outline import list_claims
from app.core.project import Project
from app.core.records import read_records
from db import highlights

#: What Markdown would take for its own; behind a backslash it is printed.
_SPECIAL = re.compile(r"[\\`*_\[\]<>]")
_MARKS = {"de": ("„", "“"), "fr": ("«\u202f", "\u202f»")}


@dataclass(frozen=True, slots=True)
class Quotable:
    """A passage that may be quoted: its words, its article's title, and the keys of claims it supports."""

    highlight: str
    words: str
    article: str
    keys: tuple[str, ...]


def list_quotable(project: Project) -> tuple[Quotable, ...]:
    """Return the passages linked to claims, in the order of the claims, then all others, each once."""
    found: dict[str, Quotable] = {}
    for row in list_claims(project):
        for link in row.evidence:
            one, known = link.highlight, found.get(link.highlight.id)
            keys = known.keys if known else ()
            if link.evidence.direction == "supports":
                keys = (*keys, row.claim.key)
            title = link.article.title or link.article.citekey
            found[one.id] = Quotable(one.id, " ".join(one.exact.split()), title, keys)
    records = read_records(project)
    articles = {one.id: one.title or one.citekey for one in records.articles}
    for one in records.highlights:
        words = " ".join(one.exact.split())
        if words:
            found.setdefault(one.id, Quotable(one.id, words, articles[one.article], ()))
    return tuple(found.values())


def quote_passage(
    project: Project, highlight_id: str, language: str = "en", preferred: Iterable[str] = ()
) -> str:
    """Return a passage as Markdown: its words in quotation marks, and the marker of a claim it supports.

    Of several claims it is the first that `preferred` names, else the first there is. Line breaks become
    spaces: a quotation stands in a paragraph.
    """
    with project.read() as reader:
        words = " ".join(highlights.select_highlight(reader, highlight_id).exact.split())
    opening, closing = _MARKS.get(language.split("-")[0], ("“", "”"))
    quotation = f"{opening}{_SPECIAL.sub(lambda found: chr(92) + found[0], words)}{closing}"
    known = next((one.keys for one in list_quotable(project) if one.highlight == highlight_id), ())
    wanted = [key for key in preferred if key in known]
    key = next(iter((*wanted, *known)), "")
    return f"{quotation} [[{key}]]" if key else quotation
