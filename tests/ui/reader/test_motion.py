"""The caret by character, word, sentence and paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.reader import motion

TEXTS = st.text(st.sampled_from("ab ,.\n\f\u0301😀\u200d𐌰'-"), max_size=60)
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@given(TEXTS, st.integers(0, 60))
def test_forward_moves_on_and_ends_within_the_text(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    for move in (motion.next_character, motion.next_word):
        assert (
            min(offset + 1, len(text)) <= max(move(text, offset), offset + (offset < len(text))) <= len(text)
        )
        assert move(text, offset) >= offset


@given(TEXTS, st.integers(0, 60))
def test_back_undoes_a_step_forward_from_a_boundary(text: str, offset: int) -> None:
    start = motion.previous_character(text, min(offset, len(text)))
    assert motion.previous_character(text, motion.next_character(text, start)) == start or not text


@given(TEXTS, st.integers(0, 59))
def test_what_is_selected_round_a_place_holds_it_or_is_empty(text: str, offset: int) -> None:
    if offset >= len(text):
        return
    start, end = motion.paragraph_at(text, offset)
    assert 0 <= start <= end <= len(text)
    inner = motion.sentence_at(text, offset)
    assert start <= inner[0] <= inner[1] <= end


def test_a_family_of_emoji_is_one_step() -> None:
    assert motion.next_character(FAMILY + "x", 0) == len(FAMILY)


def test_a_word_keeps_its_hyphen_and_apostrophe() -> None:
    assert motion.word_at("the port’s by-pass", 5) == (4, 10)
    assert motion.word_at("the port’s by-pass", 12) == (11, 18)


def test_a_number_with_its_comma_is_one_word() -> None:
    assert motion.word_at("fell to 6,100 cubic", 9) == (8, 13)


def test_a_sentence_ends_at_its_stop() -> None:
    text = "One is here. Two follows! Three"
    assert motion.sentence_at(text, 15) == (13, 25)
