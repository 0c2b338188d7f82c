"""The grid of claims and articles as a document, which grid_csv.py and grid_html.py write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DIRECTIONS = ("supports", "disputes", "neutral")
#: What each order of the articles means.
ORDER_WORDS: Mapping[str, str] = {
    "origin": "Articles stand together by origin, those that most claims rest on first.",
    "date": "Articles stand by date of publication, the earliest first.",
    "discriminates": (
        "Articles that tell the claims apart come first: a claim counts +1 where the article supports it, "
        "-1 where it disputes it and 0 where it does neither or both, and the variance of these orders them."
    ),
}


@dataclass(frozen=True, slots=True)
class GridArticle:
    """A column; `copies` is how many columns of one origin begin here, 0 inside an origin's columns."""

    citekey: str
    title: str
    publisher: str
    issued: str
    reliability: str | None
    status: str
    address: str
    origin: str
    copies: int


@dataclass(frozen=True, slots=True)
class GridPassage:
    """A passage in a cell; `page` is its label, or nothing."""

    direction: str
    words: str
    page: str


@dataclass(frozen=True, slots=True)
class GridClaim:
    """A row; `cells` leads from the number of a column to the passages in that cell."""

    key: str
    text: str
    kind: str
    depth: int
    likelihood: str
    confidence: str
    origins_for: int
    origins_against: int
    findings: tuple[str, ...]
    cells: Mapping[int, tuple[GridPassage, ...]]


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole grid."""

    title: str
    order: str
    articles: tuple[GridArticle, ...]
    claims: tuple[GridClaim, ...]


def tally(passages: Iterable[GridPassage]) -> dict[str, int]:
    """Return direction → how many passages, without those that there are none of."""
    said = [one.direction for one in passages]
    return {one: said.count(one) for one in DIRECTIONS if one in said}


def reliability_words(letter: str | None) -> str:
    """Return a reliability, or that there is none."""
    return letter or "not rated"
