"""Counted nouns: one of a thing is one thing."""

from __future__ import annotations

import pytest

from app.prose import counted


@pytest.mark.parametrize(
    ("number", "many", "words"),
    [
        (0, "", "0 articles"), (1, "", "1 article"), (2, "", "2 articles"), (1200, "", "1,200 articles"),
        (1, "pieces", "1 article"), (2, "pieces", "2 pieces"),
    ],
)  # fmt: skip
def test_a_noun_agrees_with_its_number(number: int, many: str, words: str) -> None:
    assert counted(number, "article", many) == words
