"""When the second reader is asked, and when its page is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.geometry import Frame
from app.intake.pdf_choice import PageText, is_better, is_no_language, is_suspect, is_unusable

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


ENGLISH = "The council voted on Tuesday to raise dues by 12 per cent, citing the cost of dredging. " * 3


@given(st.permutations([chr(code) for code in range(33, 127)]))
def test_exchanged_letters_read_like_no_language(alphabet: list[str]) -> None:
    """Whatever stands for each letter: where a letter's sign is used for the space, no space is left."""
    exchanged = "".join(alphabet[ord(letter) - 32] for letter in ENGLISH)
    assert is_no_language(exchanged)
    page = PageText(exchanged, FRAME)
    assert is_suspect(page)
    assert is_unusable(page, exchanged, mute=1.0)
    assert not is_unusable(page, exchanged)


def test_shifted_letters_between_spaces_have_few_vowels() -> None:
    shifted = "".join(chr(ord(letter) + 3) if letter.isalpha() else letter for letter in ENGLISH)
    assert is_no_language(shifted)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "1,204\n3,381\n" * 80,
        "Introduction ............................ 12\n" * 40,
        "S P A C E D T I T L E " * 10,
        "Donaudampfschifffahrtsgesellschaftskapitän fährt los " * 20,
        "世界人权宣言人人生而自由在尊严和权利上一律平等" * 20,
        "Widzimy ze rzad nie zrobil niczego w sprawie portu, choc obiecywal to przez lata. " * 3,
        "short",
    ],
)
def test_what_is_written_is_some_language(text: str) -> None:
    assert not is_no_language(text)
