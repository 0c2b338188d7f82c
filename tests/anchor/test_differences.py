"""Word differences of two wordings: what is marked, what counts as weighty, what is no difference."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.anchor.differences import differences


def marked(before: str, after: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    gone, come = differences(before, after)
    return (
        [(before[one.start : one.end], one.weighty) for one in gone],
        [(after[one.start : one.end], one.weighty) for one in come],
    )


def test_a_changed_figure_is_marked_on_both_sides_and_weighs() -> None:
    assert marked("removed 3.9 million cubic metres", "removed 4.2 million cubic metres") == (
        [("3.9", True)],
        [("4.2", True)],
    )


def test_a_word_that_was_added_or_replaced_is_marked() -> None:
    assert marked("the silt was gone", "the old silt had gone") == (
        [("was", False)],
        [("old", False), ("had", False)],
    )
    assert marked("it will open", "it will not open") == ([], [("not", True)])


def test_typography_and_lines_are_no_difference() -> None:
    assert marked("“won’t  open” the chan-\nnel", '"won\'t open" the channel') == ([], [])


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_not_marked_is_the_same_on_both_sides(before: str, after: str) -> None:
    gone, come = differences(before, after)
    for text, marks in ((before, gone), (after, come)):
        assert all(0 <= one.start < one.end <= len(text) for one in marks)
    assert differences(before, before) == ((), ())
