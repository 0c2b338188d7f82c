"""Markers: found, renamed, stripped and completed; nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prose import completion_at, find_markers, rename_key, strip_markers

BODIES = st.lists(
    st.sampled_from(
        ["[[a]]", "[[a-b]]", "[[-]]", "[[", "]]", "a", " ", ".", "\n", "`", "\\", "A", "[[A]]", "(x)"]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    "text", ["[[A]]", "[[a b]]", "[[a-]]", "\\[[a]]", "`[[a]]`", "[[a]](https://x.org)", "[a]", "[[]]"]
)
def test_find_markers_of_what_is_none(text: str) -> None:
    assert find_markers(f"So {text} it is.") == ()


def test_find_markers_beside_brackets() -> None:
    assert [one.key for one in find_markers("It is so.[[a]](see below) [[b]]")] == ["a", "b"]


def test_rename_key_leaves_longer_keys_alone() -> None:
    body = "One. [[a]] Two. [[a-b]] Three. `[[a]]` [[a]]"
    assert rename_key(body, "a", "x") == "One. [[x]] Two. [[a-b]] Three. `[[a]]` [[x]]"


@given(BODIES)
def test_rename_key_there_and_back_is_the_same_body(body: str) -> None:
    assert rename_key(rename_key(body, "a", "unused-key"), "unused-key", "a") == body
    assert not any(one.key == "a" for one in find_markers(rename_key(body, "a", "unused-key")))


@pytest.mark.parametrize(
    ("body", "stripped"),
    [
        ("It is so. [[a]] Then rain.", "It is so. Then rain."),
        ("It is so.[[a]] Then rain.", "It is so. Then rain."),
        ("It is so [[a]].", "It is so."),
        ("It is so. [[a]] [[b]]\nNext.", "It is so.\nNext."),
        ("[[a]] It is so.", "It is so."),
        ("- [[a]] It is so. [[-]]", "- It is so."),
        ("**It is so.** [[a]]", "**It is so.**"),
        ("It [[a]] is so.", "It is so."),
    ],
)
def test_strip_markers_takes_the_space_with_them(body: str, stripped: str) -> None:
    assert strip_markers(body).replace("-  ", "- ") == stripped


@given(BODIES)
def test_strip_markers_leaves_all_other_letters(body: str) -> None:
    kept = body
    for one in reversed(find_markers(body)):
        kept = kept[: one.start] + kept[one.end :]
    assert strip_markers(body).replace(" ", "") == kept.replace(" ", "")


@pytest.mark.parametrize(
    ("body", "partial"),
    [
        ("It is so. [[par", "par"),
        ("It is so. [[", ""),
        ("It is so. [[dredging beh", "dredging beh"),
        ("It is so. [[a]]", None),
        ("It is so. [a", None),
        ("`code [[a` b", None),
        ("It is so.", None),
        ("[[a\nb", None),
    ],
)
def test_completion_at_the_end(body: str, partial: str | None) -> None:
    caret = len(body) - 3 if body.startswith("`") else len(body)
    assert completion_at(body, caret) == partial


def test_completion_before_closing_brackets() -> None:
    assert completion_at("So. [[pa]] next", 8) == "pa"
