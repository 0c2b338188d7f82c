"""The verb for searching articles' text, highlights, claims and briefings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from app.core import fields as rules
from app.core.project import Project
from db import search as index
from db.records import Hit, SearchKind

KINDS: tuple[SearchKind, ...] = get_args(SearchKind)


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(project: Project, query: str, kinds: Iterable[SearchKind] = KINDS, limit: int = 50) -> Found:
    """Return what holds all words of `query`, the best first; the last word may be unfinished."""
    wanted = tuple(kinds)
    for kind in wanted:
        rules.check_choice("kind of result", kind, KINDS)
    if not query.strip():
        return Found((), 0)
    with project.read() as reader:
        hits, total = index.search(reader, query, wanted, limit)
    return Found(hits, total)
