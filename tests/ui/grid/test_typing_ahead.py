"""Finding by typing: a beginning wins, a pause begins anew, the same letter goes round."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from app.ui.grid.typing_ahead import TypedAhead

WORDS = ["the ridge", "a ridge", "ridges", "another"]


def ticking(*seconds: float) -> TypedAhead:
    times: Iterator[float] = iter(seconds)
    return TypedAhead(lambda: next(times))


def test_a_beginning_wins_over_a_middle(qapp: QApplication) -> None:
    assert ticking(10).find("r", WORDS, 0) == 2
    typed = ticking(10, 10.1)
    typed.find("n", WORDS, 0)
    assert typed.find("o", WORDS, 3) == 3


def test_the_same_letter_goes_on(qapp: QApplication) -> None:
    typed = ticking(10, 10.1, 10.2)
    assert [typed.find("a", WORDS, at) for at in (0, 1, 3)] == [1, 3, 1]


def test_after_a_pause_one_begins_anew(qapp: QApplication) -> None:
    typed = ticking(10, 20)
    typed.find("q", WORDS, 0)
    assert typed.find("t", WORDS, 2) == 0


def test_nothing_is_found_in_nothing(qapp: QApplication) -> None:
    assert ticking(10).find("a", [], -1) is None
