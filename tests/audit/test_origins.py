"""Origins: copies are one, unrelated articles are not, and the analyst has the last word."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import reduce
from operator import xor
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit import fingerprint
from app.audit.fingerprint import EVERY, SIZE, WHOLE, Fingerprint, from_bytes, make_fingerprint, to_bytes
from app.audit.origins import OriginGroup, group, origin_of_each
from app.audit.wire import find_agency, read_marks
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
    return group(articles, prints_of(texts), decisions)


def prints_of(texts: dict[str, str]) -> dict[str, Fingerprint]:
    return {id: make_fingerprint(text) for id, text in texts.items()}


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
    assert group(articles, prints_of(texts)) == ()


def test_derived_articles_share_an_origin_whatever_their_words() -> None:
    articles = [w.article("a1", None), w.article("a2", None, derived_from="a1")]
    (one,) = group(articles, prints_of({"a1": story(1), "a2": story(2)}))
    assert (one.articles, one.decided_by) == (("a1", "a2"), "analyst")


def test_origin_set_by_hand_wins_over_likeness() -> None:
    articles = [w.article("a1", None), w.article("a2", None, origin="a2"), w.article("b1", None, origin="a2")]
    (one,) = group(articles, prints_of(COPIES))
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
        ("(Reuters) - Troops came.", {}, "reuters"),
        ("New Delhi, Mar 9 (PTI) The troops came.", {}, "pti"),
        ("MOSCOW, March 9. /TASS/. Troops came.", {}, "tass"),
        ("BERLIN (dpa) - Truppen kamen.", {}, "dpa"),
        ("Troops came.", {"authors": (Name(literal="Reuters Staff"),)}, "reuters"),
        ("Troops came.\n© 2025 The Associated Press. All rights reserved.", {}, "ap"),
        ("Troops came.\nCopyright 2025 Reuters", {}, "reuters"),
    ],
)
def test_find_agency_by_its_marks(text: str, fields: dict[str, object], agency: str) -> None:
    found = find_agency(w.article("a1", w.COURIER, **fields), read_marks(text))
    assert found is not None
    assert found[0] == agency


@pytest.mark.parametrize(
    "text",
    [
        "The ship (Mary) — a barge.",
        "He (Smith) said.",
        "The agency (AP) reported it.",
        "It had 9 (AP) offices.",
        "Troops came. © 2025 Courier",
    ],
)
def test_find_agency_where_none_is(text: str) -> None:
    assert find_agency(w.article("a1", w.COURIER), read_marks(text)) is None


def test_fingerprints_are_the_same_numbers_on_every_run() -> None:
    made = make_fingerprint("one two three four five six")
    assert made == make_fingerprint("One, two – three four five six!")
    assert sorted(made.shingles) == [278565476, 3205093934]
    assert not make_fingerprint("one two three four").shingles


@given(st.text(), st.integers(1, 12))
def test_pieces_of_any_size_make_the_same_fingerprint(text: str, piece: int) -> None:
    whole = make_fingerprint(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprint, "_PIECE", piece)
        assert make_fingerprint(text) == whole


def test_the_sample_of_a_long_text_is_that_of_its_parts() -> None:
    words = story(3, WHOLE + 400).split()
    parts = (words[at : at + 1003 + SIZE - 1] for at in range(0, len(words), 1003))
    assert make_fingerprint(" ".join(words)).sample == frozenset[int]().union(
        *(make_fingerprint(" ".join(part)).sample for part in parts)
    )


@pytest.mark.parametrize("words", [0, 3, 400, WHOLE + 400])
def test_a_fingerprint_comes_back_from_its_bytes(words: int) -> None:
    made = make_fingerprint(
        "KYIV, Ukraine (AP) — " + story(1, words) + "\nCopyright 2025 Reuters. © The Associated Press"
    )
    assert from_bytes(to_bytes(made)) == made
    assert made.marks == ("AP", ("reuters", "ap"))
    assert made.is_whole == (words < WHOLE)
    assert all(number % EVERY == 0 for number in made.sample)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_fingerprint_are_refused(data: bytes) -> None:
    try:
        from_bytes(data)
    except ValueError:
        return
    assert data[0] in (0, 1)


def test_an_excerpt_of_a_long_report_is_found() -> None:
    report = story(1, WHOLE * 3)
    at = len(report) // 2
    (one,) = groups_of({"a1": report, "a2": report[at : at + 4000], "b1": story(2, 600)})
    assert (one.articles, one.relation) == (("a1", "a2"), "part_of")


def test_a_short_notice_is_found_in_an_article() -> None:
    (one,) = groups_of({"a1": story(1, 900), "a2": story(1, 40), "b1": story(2, 40)})
    assert (one.articles, one.relation) == (("a1", "a2"), "part_of")


def test_a_digest_of_several_stories_does_not_make_them_one() -> None:
    texts = {f"s{number}": story(number, 90) for number in range(1, 6)}
    found = groups_of({**texts, "z": " ".join(texts.values())})
    assert [one.is_one_origin for one in found] == [False] * 5
    assert {one.articles for one in found} == {(name, "z") for name in texts}
    assert all("holds others too" in one.why[0] for one in found)
    (one, *_) = reversed(groups_of({**texts, "z": " ".join(texts.values())}, decide("part_of", "s1", "z")))
    assert (one.articles, one.relation, one.decided_by) == (("s1", "z"), "part_of", "analyst")


def test_a_notice_in_two_articles_of_others_is_one_origin() -> None:
    notice = story(9, 90)
    texts = {"a1": f"{story(1, 400)} {notice}", "a2": f"{notice} {story(2, 400)}", "n": notice}
    (one, *rest) = [one for one in groups_of(texts) if one.is_one_origin]
    assert (one.articles, one.relation, rest) == (("a1", "a2", "n"), "part_of", [])


def test_copies_that_are_most_of_what_a_publisher_printed_are_found() -> None:
    texts = {f"a{number}": f"Update {number}. {story(1, 300)}" for number in range(5)} | {"b": story(2, 300)}
    articles = [w.article(id, w.COURIER) for id in texts]
    (one,) = group(articles, prints_of(texts))
    assert len(one.articles) == 5


def test_an_origin_in_the_record_wins_over_what_was_decided() -> None:
    articles = [w.article("a1", None), w.article("a2", None, origin="b1"), w.article("b1", None)]
    (one,) = group(articles, prints_of(COPIES), [decide("same", "a1", "a2"), decide("separate", "b1")])
    assert (one.articles, one.decided_by) == (("a2", "b1"), "analyst")


@pytest.mark.parametrize(("share", "least"), [(0.03, 20), (0.10, 20), (0.30, 15)])
def test_copies_with_words_replaced_are_found(share: float, least: int) -> None:
    found = 0
    for seed in range(20):
        chance = random.Random(seed)
        words = [word if chance.random() > share else f"w{chance.random()}" for word in story(seed).split()]
        groups = groups_of({"a1": story(seed), "a2": " ".join(words)})
        found += any(one.articles == ("a1", "a2") for one in groups)
    assert found >= least


def test_among_a_thousand_articles_only_copies_are_grouped() -> None:
    texts = {f"a{n:04}": story(n, 500) for n in range(980)}
    texts |= {f"z{n:02}": f"Paper {n}. " + story(5000, 500) for n in range(20)}
    articles, prints = [w.article(id, None) for id in texts], prints_of(texts)
    found = group(articles, prints)
    assert [len(one.articles) for one in found] == [20]


@given(
    st.lists(st.sampled_from(["dredging", "harbour", "é", "港", "Ωmega", "a", "b", "the", "12"]), max_size=60)
)
def test_each_shingle_has_the_number_of_its_words(words: list[str]) -> None:
    codes = [crc32(word.casefold().encode()) for word in words]
    expected = set()
    for at in range(len(codes) - SIZE + 1):
        five = codes[at : at + SIZE]
        packed = b"".join(code.to_bytes(4, "little") for code in five)
        draw = reduce(xor, (code & 0xFF for code in five)) % EVERY
        expected.add(crc32(packed) // EVERY * EVERY + draw)
    assert make_fingerprint(" ".join(words)).shingles == expected
