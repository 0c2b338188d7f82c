"""What differs between two wordings: every word is either common to both or marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.anchor.difference import Ranges, differing

words = st.lists(st.sampled_from(["the", "dredger", "3.9", "4.2", "𐌰𐌱", "not"]), max_size=12)


def left(text: str, apart: Ranges) -> list[str]:
    """Return the words that are not marked."""
    kept = list(text)
    for start, end in apart:
        kept[start:end] = " " * (end - start)
    return "".join(kept).split()


def test_one_figure_is_marked_on_both_sides() -> None:
    one, other = "removed 3.9 million", "removed\n8.9 million"
    mine, theirs = differing(one, other)
    assert [one[a:b] for a, b in mine] == ["3.9"]
    assert [other[a:b] for a, b in theirs] == ["8.9"]


@given(words, words)
def test_what_is_not_marked_is_the_same(one: list[str], other: list[str]) -> None:
    first, second = "  ".join(one), "\n".join(other)
    mine, theirs = differing(first, second)
    assert left(first, mine) == left(second, theirs)
    if one == other:
        assert (mine, theirs) == ((), ())
