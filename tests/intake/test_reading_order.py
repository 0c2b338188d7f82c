"""Lines of right-to-left script come in the order they are read."""

from __future__ import annotations

from app.intake.intake import Box
from app.intake.reading_order import logical


def drawn(letters: str, rising: bool = True) -> list[tuple[str, Box | None]]:
    places = range(len(letters)) if rising else range(len(letters), 0, -1)
    return [(letter, (10.0 * x, 0.0, 10.0 * x + 9, 9.0)) for letter, x in zip(letters, places, strict=True)]


def said(glyphs: list[tuple[str, Box | None]]) -> str:
    return "".join(letter for letter, _ in glyphs)


def test_a_left_to_right_line_stays() -> None:
    assert said(logical(drawn("Dues 42"))) == "Dues 42"


def test_a_right_to_left_line_drawn_from_the_left_is_turned() -> None:
    assert said(logical(drawn("םולש"))) == "שלום"


def test_numbers_and_latin_words_keep_their_order() -> None:
    assert said(logical(drawn("םולש 42 AB םולש"))) == "שלום AB 42 שלום"


def test_a_line_that_is_in_logical_order_stays() -> None:
    assert said(logical(drawn("שלום", rising=False))) == "שלום"
