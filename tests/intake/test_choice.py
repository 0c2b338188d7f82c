"""When the second reader is asked, and when its page is kept."""

from __future__ import annotations

import pytest

from app.intake.geometry import Frame
from app.intake.pdf_choice import PageText, is_better, is_suspect, is_unusable

FRAME = Frame(0, 0, 612, 792)


@pytest.mark.parametrize(
    ("page", "suspect"),
    [
        (PageText("plain words", FRAME), False),
        (PageText("", FRAME, has_text_objects=True), True),
        (PageText("", FRAME, has_text_objects=False), False),
        (PageText("ab", FRAME, undecodable=0.06), True),
        (PageText("ab", FRAME, undecodable=0.04), False),
        (PageText("ab", FRAME, guessed=0.2), True),
        (PageText("ab", FRAME, guessed=0.02), False),
    ],
)
def test_pages_without_or_with_undecoded_text_are_suspect(page: PageText, suspect: bool) -> None:
    assert is_suspect(page) is suspect


@pytest.mark.parametrize(
    ("second", "first", "better"),
    [
        ("some words", None, True),
        ("", None, False),
        ("ten letters", PageText("", FRAME), True),
        ("ten letters", PageText("ten lett", FRAME), False),
        ("ten letters", PageText("ten letter", FRAME, undecodable=0.5), True),
        (
            "ten \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd",
            PageText("ten letters", FRAME, undecodable=0.1),
            False,
        ),
        ("Buyer: Li", PageText("Buyer# Qi", FRAME, guessed=0.2, sure="Buyeri"), True),
        ("Buyer# Qi", PageText("Buyer# Qi", FRAME, guessed=0.2, sure="Buyeri"), False),
        ("ÈÊÎÞòûA", PageText("全世界无产者A", FRAME, guessed=0.1, sure="全世界无产者"), False),
    ],
)
def test_the_second_page_is_kept_only_when_it_reads_more_or_clearer(
    second: str, first: PageText | None, better: bool
) -> None:
    assert is_better(second, first) is better


def test_a_page_of_guesses_that_nobody_confirms_is_not_usable() -> None:
    guessed = PageText("5(&20", FRAME, guessed=0.9)
    assert is_unusable(guessed, "\ufffd" * 5)
    assert is_unusable(guessed, "5(&2\x03")
    assert not is_unusable(guessed, "RECOM")
    assert not is_unusable(guessed, "5(&20")
    assert not is_unusable(guessed, "")
