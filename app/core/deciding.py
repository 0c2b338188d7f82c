"""Verbs for what the analyst decides about origins: confirm or reject a suggestion, join, set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from app.audit.decisions import Decided
from app.audit.origins import OriginGroup
from app.core import stamps
from app.core.naming import Named, find_named, shortened
from app.core.origins import list_origins
from app.core.project import Project
from app.core.records import read_records
from app.errors import WrongUse
from db import Transaction, articles, waivers
from db.records import Article, OriginDecision

Decision = Literal["same", "part_of", "separate"]


def list_decisions(project: Project) -> tuple[OriginDecision, ...]:
    """Return what was decided about origins, oldest first."""
    with project.read() as reader:
        return waivers.select_origin_decisions(reader)


def list_separated(project: Project) -> frozenset[str]:
    """Return the articles that were decided to be origins of their own."""
    records = read_records(project)
    return Decided(records.decisions, {one.id: one.origin for one in records.articles}).alone


def resolve_origin(project: Project, name: str) -> str:
    """Return the id of the group called so: an id, its beginning, or how an article in it is called."""
    names = {one.id: (one.citekey, one.id, one.title) for one in read_records(project).articles}
    groups = list_origins(project)
    known = [Named(one.id, tuple(name for each in one.articles for name in names[each])) for one in groups]
    return find_named("origin", name, known)


def read_origin(project: Project, origin_id: str) -> OriginGroup:
    """Return the group with this id; raise NotThere when it is none any more."""
    found = resolve_origin(project, origin_id)
    return next(one for one in list_origins(project) if one.id == found)


def confirm_origin(project: Project, origin_id: str) -> None:
    """Decide that the articles of a group are one origin, as it was suggested."""
    group = read_origin(project, origin_id)
    if group.decided_by != "analyst":
        label = f"Confirm one origin: {_titles(project, group.articles)}"
        _decide(project, label, group.articles, group.relation)


def reject_origin(project: Project, origin_id: str) -> None:
    """Decide that no two articles of a group share an origin; copies that come later do not change that."""
    group = read_origin(project, origin_id)
    label = f"Keep apart: {_titles(project, group.articles)}"
    _decide(project, label, group.articles, "separate")


def join_articles(
    project: Project, article_ids: Sequence[str], relation: Literal["same", "part_of"] = "same"
) -> None:
    """Decide that articles share an origin, whatever their texts say; the first may be part of the others."""
    wanted = tuple(dict.fromkeys(article_ids))
    if len(wanted) < 2:
        raise WrongUse("One article alone cannot be joined.", "Name two articles or more.")
    words = "Part of one origin" if relation == "part_of" else "One origin"
    _decide(project, f"{words}: {_titles(project, wanted)}", wanted, relation)


def keep_apart(project: Project, article_id: str, other_id: str) -> None:
    """Decide that two articles are different origins; in a larger group the first leaves all the others."""
    groups = (one for one in list_origins(project) if one.is_one_origin and article_id in one.articles)
    members = next((one.articles for one in groups if other_id in one.articles), (article_id, other_id))
    label = f"Keep apart: {_titles(project, (article_id, other_id))}"
    with project.change(label):
        for other in members:
            if other != article_id:
                _decide(project, label, (article_id, other), "separate")


def separate_article(project: Project, article_id: str) -> None:
    """Decide that an article is an origin of its own, apart from all others and those to come."""
    _decide(project, f"An origin of its own: {_titles(project, (article_id,))}", (article_id,), "separate")


def find_separation(project: Project, article_id: str) -> OriginDecision | None:
    """Return the decision that an article is an origin of its own, if one holds."""
    if article_id not in list_separated(project):
        return None
    return next(one for one in reversed(list_decisions(project)) if one.articles == (article_id,))


def withdraw_decision(project: Project, decision_id: str) -> None:
    """Take a decision back: the program's suggestion counts again."""
    found = next((one for one in list_decisions(project) if one.id == decision_id), None)
    if found is None:
        raise WrongUse("There is no such decision any more.", "Look at the list of origins again.")
    with project.change(f"Withdraw a decision on {_titles(project, found.articles)}") as tx:
        waivers.delete_origin_decision(tx, decision_id)


def _decide(project: Project, label: str, wanted: tuple[str, ...], relation: Decision) -> None:
    known = read_records(project).articles
    with project.change(label) as tx:
        whole = wanted if relation == "separate" else (*wanted, *_on_record_with(known, wanted))
        made = OriginDecision(id=stamps.new_id(), articles=whole, relation=relation, at=stamps.now())
        waivers.insert_origin_decision(tx, made)
        _lift_overrides(tx, known, whole)


def _on_record_with(known: Iterable[Article], wanted: tuple[str, ...]) -> Iterator[str]:
    """Yield the articles that have one origin with those wanted by their records, and would lose it."""
    named = {one.origin for one in known if one.id in wanted and one.origin} | set(wanted)
    for one in known:
        if one.id not in wanted and (one.id in named or one.origin in named):
            yield one.id


def _lift_overrides(tx: Transaction, known: Iterable[Article], wanted: tuple[str, ...]) -> None:
    """Clear the origins set in records that would win over what is decided now."""
    left: str | None = None
    for one in known:
        if one.id in wanted and one.origin:
            articles.update_article(tx, one.id, origin=None)
        elif one.origin in wanted:
            # Those that are left keep together without the one whose name they bore.
            left = left or one.id
            articles.update_article(tx, one.id, origin=left)


def _titles(project: Project, wanted: Sequence[str]) -> str:
    titles = {one.id: one.title or one.citekey for one in read_records(project).articles}
    first = " and ".join(f"“{shortened(titles.get(one, one), 40)}”" for one in wanted[:2])
    return first if len(wanted) < 3 else f"{first} and {len(wanted) - 2} more"
