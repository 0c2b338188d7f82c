"""Anchors: their context is unique, and a passage is found again or honestly missed."""

from __future__ import annotations

import random
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.anchor import anchors
from app.anchor.anchors import Anchor, Found, find, make_anchor
from app.errors import WrongUse
from db.records import PageMark
from tests.examples import often

VOCABULARY = (
    "dredging channel sediment port harbour schedule contract cubic metres barge tender council minister "
    "report vessel depth tide winter engineers company delay budget survey northern basin silt crews review "
    "spokesman estimate record quarter traffic pilots berth storm repair figures board auditor harbourmaster "
    "opening"
)
WORDS = VOCABULARY.split()


def make_text(seed: int, words: int = 3000) -> str:
    chance = random.Random(seed)
    sentences = []
    while words > 0:
        size = chance.randint(6, 22)
        words -= size
        body = [chance.choice(WORDS) + chance.choice(("", "", "s", "ed", "ing")) for _ in range(size)]
        if chance.random() < 0.4:
            body.insert(size // 2, f"{chance.randint(1, 99)},{chance.randint(100, 999)}")
        sentences.append(" ".join(body).capitalize() + chance.choice((". ", ".\n\n", ", he said. ")))
    return "".join(sentences).strip()


def anchors_of(text: str, seed: int, count: int, size: tuple[int, int] = (40, 220)) -> list[Anchor]:
    chance = random.Random(seed)
    starts = [chance.randrange(0, len(text) - size[1]) for _ in range(count)]
    return [make_anchor(text, start, start + chance.randint(*size)) for start in starts]


def find_again(text: str, anchor: Anchor) -> Found:
    found = find(text, anchor.exact, anchor.prefix, anchor.suffix, anchor.start)
    assert isinstance(found, Found)
    return found


def test_make_anchor_grows_its_context_to_words() -> None:
    text = "The extraordinarily complicated works had removed 3.9 million cubic metres of sediment by March."
    start = text.index("3.9")
    anchor = make_anchor(text, start, start + 11)
    assert anchor.exact == "3.9 million"
    assert anchor.prefix == "extraordinarily complicated works had removed "
    assert anchor.suffix == " cubic metres of sediment by March"


def test_make_anchor_in_a_repeated_passage_reaches_further() -> None:
    line = "The same line of text stands here again and again, word by word. "
    text = "Alpha. " + line * 9 + "Omega."
    start = text.index("stands", 200)
    anchor = make_anchor(text, start, start + 6)
    assert len(anchor.prefix) >= anchors.LONG_CONTEXT
    assert len(anchor.suffix) >= anchors.LONG_CONTEXT


def test_make_anchor_names_the_page() -> None:
    pages = (PageMark(index=0, label="i", start=0), PageMark(index=1, label="1", start=10))
    anchor = make_anchor("0123456\n\f\nabcdef", 11, 13, pages)
    assert (anchor.exact, anchor.page_index, anchor.page_label) == ("bc", 1, "1")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 99)])
def test_make_anchor_of_no_passage(start: int, end: int) -> None:
    with pytest.raises(WrongUse):
        make_anchor("a short text", start, end)


@settings(max_examples=often(40))
@given(st.text(min_size=1), st.data())
def test_anchor_of_any_text_is_found_where_it_stood(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, start, end)
    assert anchor.prefix + anchor.exact + anchor.suffix in text
    assert find_again(text, anchor) == Found(start, end, "verified")


def test_find_of_a_quotation_that_stands_twice_offers_both() -> None:
    found = find("He paid. She left. He paid. It rained.", "He paid.")
    assert isinstance(found, tuple)
    assert [(one.start, one.end) for one in found] == [(0, 8), (19, 27)]


def test_find_of_a_quotation_that_stands_twice_is_told_by_its_context() -> None:
    text = "He paid. She left. He paid. It rained."
    assert find(text, "He paid.", suffix=" It rained.") == Found(19, 27, "verified")
    assert find(text, "He paid.", prefix="She left.") == Found(19, 27, "verified")


def test_find_with_other_typography_is_normalised() -> None:
    text = "The minister said: “We won’t open the chan-\nnel – not in July.”"
    found = find(text, "We won't open the channel - not in July.\"")
    assert isinstance(found, Found)
    assert (found.state, text[found.start : found.end]) == (
        "normalised",
        "We won’t open the chan-\nnel – not in July.”",
    )


@pytest.mark.parametrize("seed", range(4))
def test_find_after_new_typography_and_wrapping_is_never_lost(seed: int) -> None:
    text = make_text(seed)
    wrapped = "\n\n".join(
        textwrap.fill(one, 38, break_on_hyphens=True).replace(", he said.", "… “he” said.")
        for one in text.split("\n\n")
    )
    wrapped = wrapped.replace("sediment", "sedi-\nment").replace("“he”", "he").replace("…", ",")
    for anchor in anchors_of(text, seed, 40):
        found = find_again("A new first line.\n\n" + wrapped, anchor)
        assert found.state in ("verified", "normalised")
        assert anchors.same_words(wrapped[found.start - 19 : found.end - 19], anchor.exact)


def test_find_after_edited_words_is_found_and_says_so() -> None:
    text = make_text(7)
    chance = random.Random(1)
    edited = " ".join(
        word + "ly" if chance.random() < 0.02 and word.islower() else word for word in text.split(" ")
    )
    results = [find_again(edited, anchor) for anchor in anchors_of(text, 3, 60)]
    assert [one.state for one in results].count("orphan") == 0
    assert {one.state for one in results} <= {"verified", "normalised", "drifted"}
    assert any(one.state == "drifted" for one in results)


def test_find_after_one_digit_is_changed() -> None:
    text = make_text(9)
    changed = 0
    for anchor in anchors_of(text, 5, 60):
        digit = next((at for at, one in enumerate(anchor.exact) if one.isdigit()), None)
        if digit is None:
            continue
        new = str((int(anchor.exact[digit]) + 1) % 10)
        at = anchor.start + digit
        assert find_again(text[:at] + new + text[at + 1 :], anchor).state == "changed"
        changed += 1
    assert changed > 10


@pytest.mark.parametrize(
    ("was", "now", "state"),
    [
        ("the works had not reached the outer basin", "the works had now reached the outer basin", "changed"),
        (
            "according to harbourmaster Orlova the works",
            "according to harbourmaster Orlov the works",
            "changed",
        ),
        (
            "the crews have removed the silt of the basin",
            "the crews had removed the silt of the basin",
            "drifted",
        ),
        (
            "some three barges were working in the basin",
            "some four barges were working in the basin",
            "changed",
        ),
    ],
)
def test_find_after_a_small_edit(was: str, now: str, state: str) -> None:
    text = f"{make_text(1, 100)} In short, {was} by then. {make_text(2, 100)}"
    anchor = make_anchor(text, text.index(was), text.index(was) + len(was))
    new = text.replace(was, now)
    found = find_again(new, anchor)
    assert (found.state, new[found.start : found.end]) == (state, now)


def test_find_in_an_unrelated_text_is_an_orphan() -> None:
    other = (
        "Parliament voted late on Tuesday to postpone the pension reform, which had divided the coalition "
        "for months and brought teachers, nurses and bus drivers onto the streets of the capital. "
    ) * 40
    lost = [find_again(other, one).state for one in anchors_of(make_text(11), 2, 120, (20, 90))]
    assert lost.count("orphan") >= 119


def test_find_works_in_a_million_characters() -> None:
    text = make_text(21, 150_000)
    assert len(text) > 1_000_000
    wanted = anchors_of(text, 4, 3)
    edited = text.replace("harbourmaster", "harbour-master").replace(", he said", " (he said)")
    for anchor in wanted:
        assert find_again(edited, anchor).state in ("verified", "normalised", "drifted")
        assert make_anchor(text, anchor.start, anchor.end).exact == anchor.exact
