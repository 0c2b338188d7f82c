"""A page as the first reader has it, and when the second reader's page is kept instead."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from app.errors import CannotRead
from app.intake import pdf_text
from app.intake.geometry import Frame

#: A page with more control or replacement characters than this share is suspect.
UNDECODABLE_SHARE = 0.05
#: A page is suspect too when its fonts leave the meaning of more glyphs than this share to be guessed.
GUESSED_SHARE = 0.03
_MOSTLY = 0.5
#: Words longer than this are rare; a page with fewer letters is not judged by them.
_LONG_WORD, _ENOUGH = 24, 40
_SAMPLE = 2000
#: In any language that is written in plain Latin letters, vowels are more of them than this.
_FEW_VOWELS = 0.2
_SAME_SHARE = 0.97
#: The second reader corrects guesses only where it reads this share of the other letters alike.
_KNOWN_SHARE = 0.8
#: Who read a page, as the page map has it: pdfium in the order drawn, or laid out anew, or the second reader.
AS_DRAWN, LAID_OUT, SECOND = "pdfium", "pdfium+layout", "pdfminer"
#: pdfium's page stays unless it has less than this share of the second reader's characters.
ENOUGH_SHARE = 0.60


class OverLimit(CannotRead):
    """A page is beyond what Sourcemark reads: all of its characters are left out."""

    def __init__(self, message: str, characters: int) -> None:
        super().__init__(message)
        self.characters = characters


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as pdfium reads it, uncleaned; `left_out` counts printable characters outside the frame."""

    text: str
    frame: Frame
    left_out: int = 0
    undecodable: float = 0.0
    has_text_objects: bool = False
    has_objects: bool = True
    #: Why the text was laid out anew from its glyphs; "" where it is as it was drawn.
    laid_out: str = ""
    #: The share of glyphs whose character is the reader's guess.
    guessed: float = 0.0
    #: The letters that are not guessed, when some are.
    sure: str = ""
    #: The text, uncleaned, in pieces with the height of their letters in points, where it was asked for.
    sized: tuple[tuple[float, str], ...] | None = None
    #: Which annotations show text that is no part of the page's own, and how many printable characters.
    annotations: tuple[tuple[str, ...], int] = ((), 0)
    #: How many printable characters of the text the page does not show.
    unseen: int = 0


def is_suspect(page: PageText) -> bool:
    """Tell whether pdfium's page needs the second reader: nothing read, or much undecoded or guessed."""
    if not pdf_text.count_printable(page.text):
        return page.has_text_objects
    return page.undecodable > UNDECODABLE_SHARE or is_guessed(page) or is_no_language(page.text)


def is_no_language(text: str) -> bool:
    """Tell whether Latin letters and signs run on without a space or vowels, as when each stands for another.

    Codes and long lists of addresses look alike: this alone proves nothing. What is asked first costs next to
    nothing, as it is asked of every page.
    """
    if not text[:_SAMPLE].isascii():
        return False
    if (_LONG_WORD + 1) * text.count(" ") <= len(text):
        sizes = [len(word) for word in text.split()]
        # In whatever way letters are exchanged, the one that stands for the space is none.
        if sum(sizes) >= _ENOUGH and 2 * sum(size for size in sizes if size > _LONG_WORD) > sum(sizes):
            return True
    vowels = sum(map(text[:_SAMPLE].count, "aeiouAEIOU"))
    if vowels >= _FEW_VOWELS * len(text[:_SAMPLE]):
        return False
    letters = sum(map(str.isalpha, text[:_SAMPLE]))
    return letters >= _ENOUGH and 2 * letters > len(text[:_SAMPLE]) and vowels < _FEW_VOWELS * letters


def is_guessed(page: PageText) -> bool:
    """Tell whether the fonts do not say what much of the text is, so that pdfium guesses, often rightly."""
    return page.guessed > GUESSED_SHARE


def agree(one: str, other: str) -> bool:
    """Tell whether two readings of a page hold the same letters, but for a few."""
    mine, theirs = _letters(one), _letters(other)
    common = sum((mine & theirs).values())
    return common >= _SAME_SHARE * max(sum(mine.values()), sum(theirs.values()))


def _letters(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFKC", text).split()))


def is_unusable(first: PageText, second: str, mute: float = 0.0) -> bool:
    """Tell whether most of a page is guessed and the second reader cannot say what it is either.

    So is a page that reads like no language, when its fonts do not say what they draw: `mute` is the share of
    the text that is set in such fonts. Both readers then take the codes for the letters, and agree.
    """
    if is_no_language(first.text) and (is_guessed(first) or mute > _MOSTLY):
        return True
    readable = pdf_text.count_readable(second)
    if first.guessed <= _MOSTLY or not second.strip() or agree(second, first.text):
        return False
    unsure = pdf_text.undecodable_share(second) > UNDECODABLE_SHARE
    return unsure or readable < _MOSTLY * pdf_text.count_readable(first.text)


def is_better(second: str, first: PageText | None) -> bool:
    """Tell whether the second reader's page is to be kept instead of the first's."""
    readable = pdf_text.count_readable(second)
    before = pdf_text.count_readable(first.text) if first is not None else 0
    if first is None or before < ENOUGH_SHARE * readable:
        return readable > 0
    if is_guessed(first) and not agree(second, first.text):
        known = sum((_letters(first.sure) & _letters(second)).values())
        if known < _KNOWN_SHARE * len(first.sure):
            return False
        return pdf_text.undecodable_share(second) <= UNDECODABLE_SHARE and readable >= 0.9 * before
    return pdf_text.undecodable_share(second) < 0.5 * first.undecodable and readable >= 0.9 * before
