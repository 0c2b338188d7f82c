"""Origins that keep what no change has reached are those that a grouping from the beginning finds."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.audit.fingerprint import WHOLE, Fingerprint, make_fingerprint
from app.audit.near import MANY, NearPairs
from app.audit.origins import Origins, group
from db.records import Article, OriginDecision
from tests.audit import worlds as w
from tests.audit.test_origins import AGENCY, decide, story

BANNER = story(99, 60)
UNSAMPLED = next(
    text for text in (story(seed, 20) for seed in range(50, 99)) if not make_fingerprint(text).sample
)
#: Two stories, whole, cut and with a banner; a notice, a digest of both, a long report and a part of it.
TEXTS = tuple(
    make_fingerprint(text)
    for text in (
        story(1, 300),
        f"{story(1, 300)} {BANNER}",
        f"{story(7, 80)} {story(1, 300)}",
        story(1, 100),
        story(2, 200),
        f"{story(2, 200)} {BANNER}",
        story(2, 40),
        f"{story(8, 600)} {story(1, 100)} {story(9, 50)} {story(2, 60)}",
        f"{story(3, 120)} {BANNER}",
        f"{story(4, 120)} {BANNER}",
        f"{story(5, 120)} {BANNER}",
        story(6, WHOLE + 800),
        " ".join(story(6, WHOLE + 800).split()[900:2500]),
        # So short that no shingle of it is in its sample.
        UNSAMPLED,
        f"{story(10, 300)} {UNSAMPLED}",
    )
)
NAMES = tuple(f"a{number}" for number in range(12))
PUBLISHERS = (None, w.COURIER)
names = st.sampled_from(NAMES)
moves = st.one_of(
    st.tuples(st.just("text"), names, st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("text"), names, st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("text"), names, st.integers(0, len(TEXTS) - 1)),
    st.tuples(st.just("gone"), names, st.none()),
    st.tuples(st.just("publisher"), names, st.sampled_from(PUBLISHERS)),
    st.tuples(st.just("agency"), names, st.sampled_from((None, AGENCY))),
    st.tuples(st.just("origin"), names, st.sampled_from((None, "a0", "a1", "elsewhere"))),
    st.tuples(st.just("derived_from"), names, st.sampled_from((None, "a2", "a3"))),
    st.tuples(st.just("title"), names, st.just("Another title")),
    st.tuples(
        st.just("decide"),
        st.lists(names, min_size=1, max_size=3, unique=True),
        st.sampled_from(("same", "part_of", "separate")),
    ),
)


class Desk:
    """Articles, their fingerprints and decisions, and what may be done to them; three share a banner."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.prints: dict[str, Fingerprint] = {}
        self.decisions: list[OriginDecision] = []
        for name, text in zip(NAMES, (8, 9, 10, -1), strict=False):
            self.articles[name] = w.article(name, w.COURIER)
            self.prints[name] = TEXTS[text]

    def move(self, what: str, name: object, value: object) -> None:
        """Make one change."""
        if what == "decide":
            assert isinstance(name, list)
            self.decisions.append(decide(str(value), *name, at=f"{len(self.decisions):03}"))
        elif what == "text":
            assert isinstance(value, int)
            self.articles.setdefault(str(name), w.article(str(name), w.COURIER))
            self.prints[str(name)] = TEXTS[value]
        elif what == "gone":
            self.articles.pop(str(name), None)
            self.prints.pop(str(name), None)
        elif str(name) in self.articles:
            self.articles[str(name)] = replace(self.articles[str(name)], **{what: value})  # type: ignore[arg-type]


@given(st.lists(moves, min_size=4, max_size=40), st.integers(1, 5))
def test_origins_that_are_kept_are_those_found_afresh(
    changes: list[tuple[str, object, object]], at_once: int
) -> None:
    desk, kept = Desk(), Origins()
    kept.update(tuple(desk.articles.values()), dict(desk.prints))
    for number, change in enumerate(changes):
        desk.move(*change)
        if number % at_once == 0:
            now = (tuple(desk.articles.values()), dict(desk.prints), tuple(desk.decisions))
            assert kept.update(*now) == group(*now)


def test_more_copies_than_are_paired_come_and_go_in_any_order() -> None:
    chance = random.Random(3)
    texts = [make_fingerprint(f"{story(1, 200)} {story(100 + number, 30)}") for number in range(2 * MANY)]
    kept, there = NearPairs(0.1), dict[str, Fingerprint]()
    for number in chance.sample(range(2 * MANY), 2 * MANY):
        there[f"c{number:02}"] = texts[number]
        assert kept.update(there, {}) == NearPairs(0.1).update(there, {})
    for name in chance.sample(sorted(there), MANY):
        del there[name]
        assert kept.update(there, {}) == NearPairs(0.1).update(there, {})


def test_a_record_that_tells_nothing_of_origins_leaves_the_groups_as_they_are() -> None:
    articles = tuple(w.article(name, None) for name in ("a1", "a2"))
    prints = dict.fromkeys(("a1", "a2"), TEXTS[0])
    kept = Origins()
    before = kept.update(articles, prints)
    edited = (replace(articles[0], title="Another title", reliability="B"), articles[1])
    assert kept.update(edited, prints) is before
    assert kept.update((replace(edited[0], derived_from="a2"), articles[1]), prints) is not before
