"""Markers: found, renamed, stripped and completed; nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.prose import completion_at, find_markers, rename_key, strip_markers
from app.prose.markers import code_spans

_RENDER = MarkdownIt("commonmark").enable("strikethrough").render

BODIES = st.lists(
    st.sampled_from(
        [
            "[[a]]",
            "[[a-b]]",
            "[[-]]",
            "[[",
            "]]",
            "a",
            " ",
            ".",
            "\n",
            "`",
            "\\",
            "A",
            "[[A]]",
            "(x)",
            "*",
            "**",
        ]
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    "text", ["[[A]]", "[[a b]]", "[[a-]]", "\\[[a]]", "`[[a]]`", "[[a]](https://x.org)", "[a]", "[[]]"]
)
def test_find_markers_of_what_is_none(text: str) -> None:
    assert find_markers(f"So {text} it is.") == ()


@given(st.text("`\\\\a ", max_size=20))
def test_what_is_code_is_what_commonmark_calls_code(middle: str) -> None:
    body = f"a {middle} a"
    (inline,) = (one for one in MarkdownIt("commonmark").parse(body) if one.type == "inline")
    code = [len(one.markup) for one in inline.children or () if one.type == "code_inline"]
    spans = [body[start:end] for start, end in code_spans(body)]
    assert [len(one) - len(one.lstrip("`")) for one in spans] == code


def test_ticks_that_nothing_closes_are_looked_at_once() -> None:
    body = " ".join("`" * length for length in range(1, 1_000)) + " [[a]]"
    assert [one.key for one in find_markers(body)] == ["a"]


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
        ("**Late. [[a]]**", "**Late.**"),
        ("**Late. [[a]] [[b]]** Then rain.", "**Late.** Then rain."),
        ("**Late [[a]]**.", "**Late**."),
        ("**[[a]] Late.**", "**Late.**"),
        ("So (*[[a]] late*).", "So (*late*)."),
        ("It is so. [[a]]**Late.**", "It is so. **Late.**"),
        ("~~It is [[a]]~~, so", "~~It is~~, so"),
        ("2 ** [[a]] 3", "2 ** 3"),
    ],
)
def test_strip_markers_takes_the_space_with_them(body: str, stripped: str) -> None:
    assert strip_markers(body).replace("-  ", "- ") == stripped


_WORDS = st.lists(st.sampled_from(["late", "it", "2.4", "é", "«so»", "end.", "why?"]), min_size=1, max_size=5)
_MARKERS = st.lists(st.sampled_from(["[[a]]", " [[a]]", "[[b-c]] ", " [[-]] "]), max_size=3).map("".join)


@given(
    st.sampled_from(["*", "_", "**", "__", "***", "~~"]),
    _WORDS.map(" ".join),
    _MARKERS,
    _MARKERS,
    st.sampled_from(["", " And more.", ".", ", but"]),
)
def test_emphasis_stays_emphasis_wherever_in_it_a_marker_stood(
    delimiter: str, words: str, before: str, after: str, rest: str
) -> None:
    opening = before.lstrip() if before.strip() else ""
    body = f"So {delimiter}{opening}{words}{after.rstrip()}{delimiter}{rest}"
    whole = f"So {delimiter}{words}{delimiter}{rest}"
    assert strip_markers(body) == whole
    assert _RENDER(strip_markers(body)) == _RENDER(whole)
    assert "<" in _RENDER(whole).removeprefix("<p>").removesuffix("</p>\n")


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
