"""Verbs that look backwards: what rests on an article, a highlight or a publisher."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from app.audit import resting
from app.audit.resting import EFFECTS, Resting, RestingClaim, Source, SourceKind, Statement
from app.core import articles, audits, highlights
from app.core.naming import Named, find_named
from app.core.project import Project
from app.core.records import read_records
from app.errors import Ambiguous, NotThere

__all__ = [
    "EFFECTS",
    "Resting",
    "RestingClaim",
    "Source",
    "Statement",
    "find_resting",
    "make_source",
    "name_source",
    "publisher_of",
    "resolve_source",
]


def find_resting(project: Project, source: Source) -> Resting:
    """Return the claims, sentences and listings that rest on a source; kept until the next change."""
    return project.once(("resting", source), lambda: resting.find_resting(audits.read_world(project), source))


def make_source(kind: str, id_: str) -> Source:
    """Return a source of a kind that is named in words."""
    kinds: dict[str, SourceKind] = {one: one for one in get_args(SourceKind)}
    if kind not in kinds:
        raise NotThere(f"Nothing rests on a {kind}.", "Name an article, a highlight or a publisher.")
    return Source(kinds[kind], id_)


def name_source(project: Project, source: Source) -> str:
    """Return what a source is called: a title, a publisher's name, the words of a passage."""
    records = read_records(project)
    if source.kind == "article":
        found = next((one for one in records.articles if one.id == source.id), None)
        return (found.title or found.citekey) if found else ""
    if source.kind == "highlight":
        return next((one.exact for one in records.highlights if one.id == source.id), "")
    return next((one.name for one in articles.list_publishers(project) if one.id == source.id), "")


def publisher_of(project: Project, article_id: str) -> str:
    """Return the id of an article's publisher, else of its agency; nothing when it has neither."""
    found = next((one for one in read_records(project).articles if one.id == article_id), None)
    known = [one for one in (found.publisher, found.agency) if one] if found else []
    return known[0].id if known else ""


def resolve_source(project: Project, name: str) -> Source:
    """Return the article, highlight or publisher called so; `publisher:NAME` and the like say which kind."""
    finders: dict[SourceKind, Callable[[Project, str], str]] = {
        "article": articles.resolve_article,
        "highlight": highlights.resolve_highlight,
        "publisher": _resolve_publisher,
    }
    kind, colon, rest = name.partition(":")
    if colon and kind in finders:
        return Source(kind, finders[kind](project, rest))
    found: list[Source] = []
    for each, find in finders.items():
        try:
            found.append(Source(each, find(project, name)))
        except NotThere:
            continue
    if not found:
        raise NotThere(
            f"No article, highlight or publisher is called “{name}”.",
            "List the articles or the highlights to see how they are called.",
        )
    if len(found) > 1:
        kinds = " and ".join(f"a {one.kind}" if one.kind != "article" else "an article" for one in found)
        hint = f"Write {found[0].kind}:{name} or {found[1].kind}:{name}."
        raise Ambiguous(f"“{name}” names {kinds}.", hint)
    return found[0]


def _resolve_publisher(project: Project, name: str) -> str:
    known = (Named(one.id, (one.name,)) for one in articles.list_publishers(project))
    return find_named("publisher", name, known)
