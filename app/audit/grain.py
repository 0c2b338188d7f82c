"""What a rule looks at: one claim, one article, the catalogue of articles, or the whole world.

A rule is a generator over a World. Those that judge claims or articles one by one say so with a decorator:
after a change only the claims and articles that it reaches are judged again (rules.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from app.audit.findings import Finding
from app.audit.world import World
from db.records import Article, Claim


class Rule(Protocol):
    """Finds what is wrong in a world."""

    def __call__(self, world: World, /) -> Iterator[Finding]:
        """Yield the findings."""


class PerClaim:
    """A rule that judges each claim by what it rests on: see World.state_of_claim."""

    def __init__(self, judge: Callable[[World, Claim], Iterator[Finding]]) -> None:
        self.judge = judge
        self.__doc__ = judge.__doc__

    def __call__(self, world: World, /) -> Iterator[Finding]:
        """Judge every claim that the audit is about."""
        for claim in world.judged_claims:
            yield from self.judge(world, claim)


class PerArticle:
    """A rule that judges each cited article by its record and its part: see rules.py."""

    def __init__(self, judge: Callable[[World, Article], Iterator[Finding]]) -> None:
        self.judge = judge
        self.__doc__ = judge.__doc__

    def __call__(self, world: World, /) -> Iterator[Finding]:
        """Judge every article that is cited."""
        for article in world.cited_articles:
            yield from self.judge(world, article)


class PerCatalogue:
    """A rule that compares articles and snapshots with one another, whatever is claimed of them."""

    def __init__(self, judge: Rule) -> None:
        self.judge = judge
        self.__doc__ = judge.__doc__

    def __call__(self, world: World, /) -> Iterator[Finding]:
        """Judge all articles together."""
        return self.judge(world)
