"""The passages that two texts share, as a comparison marks them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.fingerprint import make_fingerprint
from app.audit.shared import find_shared
from tests.audit.test_origins import story

words = st.lists(st.sampled_from(["the", "sill", "holds", "Up", "é", "9", "dredging"]), max_size=60)
gaps = st.sampled_from([" ", ", ", "\n\n", " – "])


def test_a_passage_is_found_in_both_whatever_its_punctuation() -> None:
    one = "Courier. The rock sill, off the cape, holds up the cutter. Nobody knows why."
    other = "The harbour is quiet – the rock sill off the cape holds up the cutter! Rain fell."
    shared = find_shared(one, other)
    (passage,) = shared.passages
    assert one[passage.start : passage.end] == "The rock sill, off the cape, holds up the cutter"
    assert other[passage.other_start : passage.other_end] == "the rock sill off the cape holds up the cutter"
    assert (shared.one_words, shared.other_words) == ((10, 14), (10, 16))


def test_four_words_in_a_row_are_no_passage() -> None:
    assert find_shared("the rock sill holds nobody", "the rock sill holds everybody").passages == ()


def test_the_same_words_twice_are_marked_wherever_they_stand() -> None:
    phrase = "the channel opens in July after all"
    shared = find_shared(phrase, f"{phrase}. Not so. {phrase}.")
    assert len(shared.passages) == 1
    assert len(shared.other) == 2


@given(words, words, gaps)
def test_what_is_marked_in_either_text_stands_in_the_other(
    one: list[str], other: list[str], gap: str
) -> None:
    ours, theirs = gap.join(one), " ".join(other)
    shared = find_shared(ours, theirs)
    for text, marks, against in ((ours, shared.one, theirs), (theirs, shared.other, ours)):
        held = make_fingerprint(against).shingles
        for start, end in marks:
            assert make_fingerprint(text[start:end]).shingles & held
    for each in shared.passages:
        same = [text.casefold().split() for text in (ours[each.start : each.end].replace(gap, " "),
                theirs[each.other_start : each.other_end])]  # fmt: skip
        assert same[0] == same[1]
        assert len(same[0]) == each.words >= 5
    mirrored = find_shared(theirs, ours)
    assert (mirrored.one, mirrored.other) == (shared.other, shared.one)


def test_the_shares_are_those_of_the_fingerprints() -> None:
    shared = find_shared(story(1, 400), story(2, 100) + " " + story(1, 400))
    assert shared.one_words == (400, 400)
    assert shared.other_words == (400, 500)
