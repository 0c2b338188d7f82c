"""Spaced words: what is joined, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.intake import Box
from app.intake.pdf_tracking import needless
from tests.intake.builders_pdf import Page, build
from tests.intake.conftest import ReadBytes

#: No two of them follow each other in the alphabet.
WORDS = st.text("ACEGIKMOQSÄÉЖ", min_size=4, max_size=9)


def spaced(words: list[str], gap: float, between: float) -> tuple[str, list[Box | None]]:
    """Return words as a reader has them that takes every gap for a space, and where each letter stands."""
    text, places, x = "", list[Box | None](), 0.0
    for word in words:
        for at, letter in enumerate(word):
            if text:
                text += " "
                places.append(None)
                x += gap if at else between
            text += letter
            places.append((x, 0.0, x + 7, 10.0))
            x += 7
    return text, places


def close_up(text: str, places: list[Box | None]) -> str:
    """Return a text without its needless spaces."""
    gone = needless(text, lambda line: [places[at] for at in line])
    return "".join(letter for at, letter in enumerate(text) if at not in gone)


@given(st.lists(WORDS, min_size=2, max_size=5), st.floats(1.5, 5.5))
def test_letters_come_together_and_words_stay_apart(words: list[str], gap: float) -> None:
    text, places = spaced(words, gap, 2.6 * gap)
    assert close_up(text, places) == " ".join(words)


@pytest.mark.parametrize(
    ("words", "gap", "between"),
    [(["12345", "678"], 5, 12), (["ABCDEFGH"], 5, 5), (["YNNYNYYN"], 9, 9), (["YNNYNYYN"], 30, 30)],
)
def test_digits_letters_of_an_index_and_columns_stay_apart(
    words: list[str], gap: float, between: float
) -> None:
    text, places = spaced(words, gap, between)
    assert close_up(text, places) == text


def test_spaces_that_are_drawn_stay() -> None:
    text, places = spaced(["SPACED", "TITLE"], 5, 5)
    drawn: list[Box | None] = [place or (0, 0, 1, 10) for place in places]
    assert close_up(text, drawn) == text


def test_a_spaced_title_is_read_in_words(read_bytes: ReadBytes) -> None:
    title = b"[" + b"-500".join(b"(%c)" % letter for letter in b"HARBOUR") + b"-1400"
    title += b"-500".join(b"(%c)" % letter for letter in b"DUES") + b"] TJ"
    row = b"[" + b"-500".join(b"(%d)" % digit for digit in range(8)) + b"] TJ"
    body = b"".join(b" 0 -20 Td (words of the body of this page, all of them small) Tj" for _ in range(6))
    content = b"BT /F1 24 Tf 72 700 Td %s /F1 9 Tf 0 -30 Td %s%s ET" % (title, row, body)
    intake = read_bytes(build([Page(content=content)]))
    assert intake.text.split("\n")[:2] == ["HARBOUR DUES", "0 1 2 3 4 5 6 7"]
    assert intake.record["title"].value == "HARBOUR DUES"
