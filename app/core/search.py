"""The verb for searching articles' text, highlights, claims and briefings; filters are read in filters.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from app.core import fields as rules
from app.core.filters import read_query
from app.core.project import Project
from app.errors import WrongUse
from db import filter_values
from db import search as index
from db.filters import Narrowing
from db.records import Hit, SearchKind

KINDS: tuple[SearchKind, ...] = get_args(SearchKind)


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many there are in all.

    When filters left nothing, `unfiltered` is how many there are without them. `problems` are filters that
    could not be read, in sentences: they did not narrow.
    """

    hits: tuple[Hit, ...]
    total: int
    unfiltered: int | None = None
    problems: tuple[WrongUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Values:
    """What filters can be set to in this project."""

    publishers: tuple[str, ...]
    tags: tuple[str, ...]
    years: tuple[str, ...]
    languages: tuple[str, ...]


def search(
    project: Project,
    query: str,
    kinds: Iterable[SearchKind] = KINDS,
    limit: int = 50,
    cancelled: Callable[[], bool] | None = None,
) -> Found:
    """Return what holds all words of `query` and passes its filters, the best first.

    The last word may be unfinished. Once `cancelled` says so the search stops and finds nothing.
    """
    wanted = tuple(kinds)
    for kind in wanted:
        rules.check_choice("kind of result", kind, KINDS)
    asked = read_query(query)
    if not asked.words and not asked.filters:
        return Found((), 0, problems=asked.problems)
    hits: tuple[Hit, ...] = ()
    total, unfiltered = 0, None
    with project.read() as reader, index.interruptible(reader, cancelled):
        kept: dict[Narrowing, str] = project.once("what passes filters", dict)
        hits, total = index.search(reader, asked.words, wanted, limit, asked.filters, kept)
        if asked.filters and not total and asked.words:
            unfiltered = index.search(reader, asked.words, wanted, 1)[1]
    return Found(hits, total, unfiltered, asked.problems)


def list_values(project: Project) -> Values:
    """Return the publishers and tags that a search can be narrowed to."""
    with project.read() as reader:
        return Values(
            filter_values.list_publishers(reader),
            filter_values.list_tags(reader),
            filter_values.list_years(reader),
            filter_values.list_languages(reader),
        )
