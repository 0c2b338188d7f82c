"""Made-up stories and copies of them, as papers make copies; and how many of the copies are found.

The words are drawn as in a language: a few are common, most are rare. Every seed makes the same texts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from app.audit.fingerprint import make_fingerprint
from app.audit.origins import group, origin_of_each
from db.records import Article, Publisher
from tests.audit import worlds as w
from tests.bench.books import make_text

WORDS = 320
AGENCY = Publisher(id="agency", name="Northwire", kind="wire_agency")
#: Kind of copy → the recall that it should have at least.
GOALS = {
    "3 % of words replaced": 0.99,
    "10 % of words replaced": 0.99,
    "30 % of words replaced": 0.8,
    "cut to 40 %": 0.99,
    "a new lead": 0.99,
    "watermarked, with a paper's boilerplate": 0.99,
}


@dataclass(frozen=True)
class Pile:
    """Articles with their texts, and the pairs that are copies, by kind."""

    articles: tuple[Article, ...]
    texts: Mapping[str, str]
    copies: Mapping[str, tuple[tuple[str, str], ...]]

    @property
    def related(self) -> set[tuple[str, str]]:
        """Every pair of articles that tell one story: an original's copies are copies of each other."""
        members: dict[str, set[str]] = {}
        for pairs in self.copies.values():
            for one, other in pairs:
                members.setdefault(one, {one}).add(other)
        return {pair for held in members.values() for pair in combinations(sorted(held), 2)}


def make_pile(stories: int, seed: int, kinds: Iterable[str] = tuple(GOALS), unrelated: int = 0) -> Pile:
    """Make so many stories, each with one copy of every kind, and articles that are nobody's copy.

    A third of the unrelated are one paper's, with the same boilerplate; a third one agency's, with its
    dateline; the rest quote the same 14 words of a minister.
    """
    chance = random.Random(seed)
    articles: list[Article] = []
    texts: dict[str, str] = {}
    copies: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}

    def add(text: str, publisher: Publisher | None = None, agency: Publisher | None = None) -> str:
        name = f"a{len(articles):05}"
        articles.append(w.article(name, publisher, agency=agency))
        texts[name] = text
        return name

    for number in range(stories):
        original = make_text(seed * 100_000 + number, WORDS)
        first = add(original)
        for kind in copies:
            paper = w.HERALD if kind.startswith("watermarked") else None
            copies[kind].append((first, add(_MAKERS[kind](original, chance), paper)))
    banner, quotation = make_text(seed * 100_000 + 99_999, 60), " ".join(make_text(seed + 7, 20).split()[:14])
    for number in range(unrelated):
        text = make_text(seed * 100_000 + 50_000 + number, WORDS)
        if number % 3 == 0:
            add(f"{text}\n\n{banner}", w.COURIER)
        elif number % 3 == 1:
            add(f"VELMORA, March {number % 28 + 1} (Reuters) - {text}", agency=AGENCY)
        else:
            add(f"{text} “{quotation}”")
    return Pile(tuple(articles), texts, {kind: tuple(pairs) for kind, pairs in copies.items()})


@dataclass(frozen=True)
class Outcome:
    """What was found: recall by kind of copy, and the pairs that are no copies."""

    recall: Mapping[str, float]
    #: Pairs that count as one origin, and pairs that are only asked about.
    false_groups: tuple[tuple[str, str], ...]
    false_questions: tuple[tuple[str, str], ...]


def judge(pile: Pile) -> Outcome:
    """Group a pile and compare with what it is. Of 30 % replaced a question is as good as a suggestion."""
    groups = group(pile.articles, {name: make_fingerprint(text) for name, text in pile.texts.items()})
    origin = origin_of_each(groups)
    asked = {pair for one in groups if one.asks for pair in combinations(one.articles, 2)}
    found = {pair for one in groups if one.is_one_origin for pair in combinations(one.articles, 2)}
    related = pile.related

    def is_found(one: str, other: str, kind: str) -> bool:
        joined = one in origin and origin.get(one) == origin.get(other)
        return joined or (kind.startswith("30") and tuple(sorted((one, other))) in asked)

    recall = {
        kind: sum(is_found(one, other, kind) for one, other in pairs) / len(pairs)
        for kind, pairs in pile.copies.items()
    }
    return Outcome(recall, tuple(sorted(found - related)), tuple(sorted(asked - related)))


def _replaced(share: float) -> Callable[[str, random.Random], str]:
    def make(text: str, chance: random.Random) -> str:
        words = text.split()
        for at in chance.sample(range(len(words)), round(share * len(words))):
            words[at] = f"{words[at][:1]}{chance.randrange(10**6)}"
        return " ".join(words)

    return make


def _cut(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(words[: round(0.4 * len(words))])


def _led(text: str, chance: random.Random) -> str:
    return f"{make_text(chance.randrange(10**9), 60)}\n\n{' '.join(text.split()[40:])}"


def _watermarked(text: str, chance: random.Random) -> str:
    words = text.split()
    mark = f"[Harbour Herald, for reader {chance.randrange(10**5)} only]"
    parts = [" ".join(words[at : at + 60]) for at in range(0, len(words), 60)]
    return f"{make_text(4, 40)}\n\n{f' {mark} '.join(parts)}\n\n{make_text(5, 40)}"


_MAKERS: Mapping[str, Callable[[str, random.Random], str]] = {
    "3 % of words replaced": _replaced(0.03),
    "10 % of words replaced": _replaced(0.10),
    "30 % of words replaced": _replaced(0.30),
    "cut to 40 %": _cut,
    "a new lead": _led,
    "watermarked, with a paper's boilerplate": _watermarked,
}
