"""The spellings of numbers that point at a source: each becomes one in brackets, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.briefing_marks import find_marks
from app.exchange.briefing_numbers import spell_numbers


def _spelled(text: str) -> str:
    return spell_numbers(text, lambda number: int(number) < 8)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("It fell.¹ It rose.", "It fell.[1] It rose."),
        ("It fell.²⁻³", "It fell.[2-3]"),
        ("It fell.²,³", "It fell.[2,3]"),
        ("It fell.<sup>1</sup>", "It fell.[1]"),
        ('It fell<sup><a href="#fn2">2</a></sup>.', "It fell[2]."),
        ("It fell<sup>[2](#fn2)</sup>.", "It fell[2]."),
        ("It fell.^4^", "It fell.[4]"),
        ("It fell【3】.", "It fell[3]."),
        ("It fell【1†source】.", "It fell[1]."),
        ("It fell【2†L12-L15】【3†L1-L4】.", "It fell[2, †L12-L15] [3, †L1-L4]."),
        ("It fell【4†Cargo in Q1】.", "It fell[4, †Cargo in Q1]."),
        (r"It fell.^[\[1\]](#cite_note-1)^", "It fell.[1]"),
        (r"It fell.[\[2\]](#cite_note-2)[\[3\]](#cite_note-3)", "It fell.[2, 3]"),
        ("It fell.[[2]](https://w.example.org/V#cite_note-2)", "It fell.[2]"),
        ("It fell [[4]](https://d.example.com/four).", "It fell [4]."),
        ("It fell.<sup>[3],[4]</sup>", "It fell.[3,4]"),
        ("It fell [^5^][5].", "It fell [5]."),
        ("It fell [1][2].", "It fell [1, 2]."),
        ("It fell [1], [2].", "It fell [1, 2]."),
        ("It fell.[4]: 12 It rose.", "It fell.[4, p. 12] It rose."),
        ("It fell in 2024 (1).", "It fell in 2024 [1]."),
    ],
)
def test_every_spelling_is_read(text: str, spelled: str) -> None:
    assert _spelled(text) == spelled


@pytest.mark.parametrize(
    "text",
    ["10 m² of it", "10³ ships", "Article 5 (2).", "section (3).", "(1) a port, (2) a ship (3).", "It fell.⁹",
     "`fell.¹`", "H₂O and CO²", "[9][9]", "see 【8】", "[1](https://a.example/x)", "x^2", "$x^2^$ 12^th^"],
)  # fmt: skip
def test_what_is_no_reference_stays(text: str) -> None:
    assert _spelled(text) == text


@pytest.mark.parametrize(
    ("text", "locator"),
    [("a [2, S. 4]", "S. 4"), ("a [2, pp. 4–5]", "pp. 4–5"), ("a [2, †L12-L15]", "L12-L15"), ("a [2]", "")],
)
def test_a_page_goes_along(text: str, locator: str) -> None:
    (mark,) = find_marks(text)
    assert (mark.names, mark.locator) == (("2",), locator)


def test_a_long_row_of_raised_digits_is_none() -> None:
    assert _spelled("It fell." + "¹" * 5_000) == "It fell." + "¹" * 5_000


@given(st.text(alphabet="ab1²³[]()^【】†<sup>/#:, \\`", max_size=40))
def test_without_a_known_source_nothing_changes(text: str) -> None:
    assert spell_numbers(text, lambda _: False) == text
