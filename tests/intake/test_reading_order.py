"""Lines of right-to-left script come in the order they are read."""

from __future__ import annotations

import pytest

from app.intake.reading_order import Span, read


def said(drawn: str) -> str:
    spans: list[Span | None] = [(10.0 * place, 10.0 * place + 9) for place in range(len(drawn))]
    return "".join(letter for _, letter in read(drawn, spans))


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("Dues 42", "Dues 42"),
        ("םולש", "שלום"),
        ("םולש 42 AB םולש", "שלום AB 42 שלום"),
        ("םולש AB 42 םולש", "שלום AB 42 שלום"),
        ("1,234.5 ןייל 50%", "50% ליין 1,234.5"),
        ("the word םולש ירק means peace", "the word קרי שלום means peace"),
        ("he read םולש 42 ירק aloud", "he read קרי 42 שלום aloud"),
    ],
)
def test_what_runs_to_the_left_is_turned_and_numbers_are_not(drawn: str, meant: str) -> None:
    assert said(drawn) == meant


@pytest.mark.parametrize("drawn", ["(םולש) ןייל", ")םולש( ןייל"])
def test_brackets_open_before_they_close(drawn: str) -> None:
    assert said(drawn) == "ליין (שלום)"


@pytest.mark.parametrize("drawn", [")12 ףד", "(12 ףד", ")ףד", "(ףד"])
def test_a_bracket_whose_pair_is_on_another_line_stands_against_its_word(drawn: str) -> None:
    assert said(drawn).endswith(")")


def test_a_mark_follows_the_letter_it_stands_over() -> None:
    # beh, and hah with a fatha over it, seen from the left: the fatha begins a little after its letter.
    letters, spans = ["\u062d", "\u064e", "\u0628"], [(0.0, 8.0), (3.0, 5.0), (8.0, 14.0)]
    assert "".join(letter for _, letter in read(letters, spans)) == "\u0628\u062d\u064e"


def test_two_letters_of_one_glyph_keep_their_order() -> None:
    # Lam and alef share a glyph; pdfium tells them in either order.
    for pair in ("\u0644\u0627", "\u0627\u0644"):
        spans = [(0.0, 8.0), (0.0, 8.0), (8.0, 14.0)]
        assert "".join(letter for _, letter in read([*pair, "\u0628"], spans)) == "\u0628\u0644\u0627"


def test_a_glyph_of_two_letters_may_be_told_as_a_wide_and_a_narrow_one() -> None:
    spans = [(0.0, 8.0), (0.0, 3.0), (8.0, 14.0)]
    assert (
        "".join(letter for _, letter in read(["\u0644", "\u0627", "\u0628"], spans)) == "\u0628\u0644\u0627"
    )
