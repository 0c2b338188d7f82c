"""Origins: copies are one, unrelated articles are not, and the analyst has the last word."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from app.audit.origins import OriginGroup, group, origin_of_each
from app.audit.shingles import make_shingles
from app.audit.wire import find_agency
from db.records import Name, OriginDecision, Publisher
from tests.audit import worlds as w

SYLLABLES = [
    "dre",
    "gin",
    "cha",
    "nel",
    "por",
    "sil",
    "tor",
    "bar",
    "gel",
    "mun",
    "ven",
    "lor",
    "kas",
    "pit",
    "rud",
]
AGENCY = Publisher(id="p9", name="Northwire", kind="wire_agency")


def story(seed: int, words: int = 400) -> str:
    chance = random.Random(seed)
    lexicon = ["".join(chance.choices(SYLLABLES, k=2)) for _ in range(900)]
    return " ".join(chance.choice(lexicon) for _ in range(words))


def groups_of(texts: dict[str, str], *decisions: OriginDecision, **fields: object) -> tuple[OriginGroup, ...]:
    articles = [replace(w.article(id, None), **fields) for id in texts]  # type: ignore[arg-type]
    return group(articles, texts, decisions)


def decide(relation: str, *articles: str, at: str = "2025-01-01") -> OriginDecision:
    return OriginDecision(id=f"d-{at}", articles=articles, relation=relation, at=at)  # type: ignore[arg-type]


COPIES = {
    "a1": story(1),
    "a2": "Our paper. " + story(1),
    "a3": story(1)[: len(story(1)) // 3],
    "b1": story(2),
}


def test_copies_and_a_shortened_copy_are_one_origin() -> None:
    (one,) = groups_of(COPIES)
    assert (one.articles, one.relation, one.decided_by) == (("a1", "a2", "a3"), "same", "suggested")
    assert one.why[0].endswith("of the shorter text stands in the other")
    assert origin_of_each([one]) == dict.fromkeys(("a1", "a2", "a3"), "origin-a1")


def test_some_shared_material_is_only_a_question() -> None:
    quote = story(3, 60)
    (one,) = groups_of({"a1": story(1, 300) + quote, "a2": story(2, 300) + quote})
    assert (one.relation, one.is_one_origin) == ("part_of", False)
    assert origin_of_each([one]) == {}


def test_shared_material_of_one_agency_is_one_origin() -> None:
    quote = story(3, 60)
    texts = {"a1": story(1, 300) + quote, "a2": story(2, 300) + quote}
    (one,) = groups_of(texts, agency=AGENCY)
    assert one.relation == "same"
    assert "credited to Northwire" in one.why


def test_two_stories_of_one_agency_are_two_origins() -> None:
    assert groups_of({"a1": story(1), "a2": story(2)}, agency=AGENCY) == ()


def test_a_common_phrase_groups_nobody() -> None:
    phrase = " the minister told reporters in the capital on Monday that talks "
    assert groups_of({"a1": phrase + story(1, 12), "a2": phrase + story(2, 12)}) == ()


def test_boilerplate_of_one_publisher_groups_nobody() -> None:
    banner = story(99, 150)
    texts = {f"a{n}": story(n, 100) + " " + banner for n in range(1, 8)}
    articles = [w.article(id, w.COURIER) for id in texts]
    assert group(articles, texts) == ()


def test_derived_articles_share_an_origin_whatever_their_words() -> None:
    articles = [w.article("a1", None), w.article("a2", None, derived_from="a1")]
    (one,) = group(articles, {"a1": story(1), "a2": story(2)})
    assert (one.articles, one.decided_by) == (("a1", "a2"), "analyst")


def test_origin_set_by_hand_wins_over_likeness() -> None:
    articles = [w.article("a1", None), w.article("a2", None, origin="a2"), w.article("b1", None, origin="a2")]
    (one,) = group(articles, COPIES)
    assert one.articles == ("a2", "b1")


@pytest.mark.parametrize(
    ("decisions", "together"),
    [
        ([decide("separate", "a1", "a2", "a3")], []),
        ([decide("separate", "a2")], [("a1", "a3")]),
        ([decide("separate", "a1", "a2"), decide("same", "a1", "a2", at="2025-01-02")], [("a1", "a2", "a3")]),
        ([decide("same", "a1", "b1")], [("a1", "a2", "a3", "b1")]),
    ],
)
def test_decisions_win_over_suggestions(
    decisions: list[OriginDecision], together: list[tuple[str, ...]]
) -> None:
    assert [one.articles for one in groups_of(COPIES, *decisions)] == together


def test_confirmed_group_is_the_analysts() -> None:
    (one,) = groups_of({id: COPIES[id] for id in ("a1", "a2")}, decide("same", "a1", "a2"))
    assert one.decided_by == "analyst"


@pytest.mark.parametrize(
    ("text", "fields", "agency"),
    [
        ("KYIV, Ukraine (AP) — Troops came.", {}, "ap"),
        ("By Ana Silva\nLONDON, March 9 (Reuters) - Troops came.", {}, "reuters"),
        ("Troops came.", {"authors": (Name(literal="Associated Press"),)}, "ap"),
        ("Troops came.", {"URL": "https://x.example.com/ap_news/world/1.html"}, "ap"),
        ("Troops came.\n© 2025 The Associated Press. All rights reserved.", {}, "ap"),
        ("Troops came.\nCopyright 2025 Reuters", {}, "reuters"),
    ],
)
def test_find_agency_by_its_marks(text: str, fields: dict[str, object], agency: str) -> None:
    found = find_agency(w.article("a1", w.COURIER, **fields), text)
    assert found is not None
    assert found[0] == agency


@pytest.mark.parametrize(
    "text", ["The ship (Mary) — a barge.", "He (Smith) said.", "Troops came. © 2025 Courier"]
)
def test_find_agency_where_none_is(text: str) -> None:
    assert find_agency(w.article("a1", w.COURIER), text) is None


def test_shingles_are_the_same_numbers_on_every_run() -> None:
    assert sorted(make_shingles("one two three four five six")) == sorted(
        make_shingles("One, two – three four five six!")
    )
    assert len(make_shingles("one two three four")) == 0


def test_a_thousand_articles_are_grouped_soon() -> None:
    texts = {f"a{n:04}": story(n, 500) for n in range(980)}
    texts |= {f"z{n:02}": f"Paper {n}. " + story(5000, 500) for n in range(20)}
    started = time.perf_counter()
    found = groups_of(texts)
    assert time.perf_counter() - started < 15
    assert [len(one.articles) for one in found] == [20]
