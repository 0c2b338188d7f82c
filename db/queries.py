"""What the user types, taken apart: words and phrases for the word index, pieces for the trigram index."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

#: Scripts written without spaces, as a regular expression class (the GLOB twin is in schema_search.py).
UNSPACED = re.compile("[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿豈-﫿\U00020000-\U0003fffd]+")

_PIECES = re.compile(r'"([^"]*)"|([^\s"]+)')
_TRIGRAM = 3


@dataclass(frozen=True, slots=True)
class Query:
    """The pieces of a search: words (folded as FTS5 folds them) and runs in scripts without spaces."""

    #: each a phrase of one or more words
    words: tuple[tuple[str, ...], ...] = ()
    unspaced: tuple[str, ...] = ()
    #: whether the last word may go on
    prefix: bool = True

    @property
    def match(self) -> str:
        """Make the FTS5 expression: every word quoted, all of them wanted."""
        phrases = [quote(" ".join(phrase)) for phrase in self.words]
        if phrases and self.prefix:
            phrases[-1] += " *"
        return " AND ".join(phrases)

    @property
    def trigrams(self) -> tuple[str, ...]:
        """Return the quoted runs that trigrams can find."""
        return tuple(quote(run) for run in self.unspaced if len(run) >= _TRIGRAM)

    @property
    def below_trigrams(self) -> tuple[str, ...]:
        """Return the runs too short for trigrams."""
        return tuple(run for run in self.unspaced if len(run) < _TRIGRAM)


def quote(text: str) -> str:
    """Quote a text as an FTS5 string, in which nothing is syntax."""
    return '"' + text.replace('"', '""') + '"'


def make_query(typed: str) -> Query:
    """Take apart what the user typed."""
    words: list[tuple[str, ...]] = []
    unspaced: list[str] = []
    prefix = True
    for found in _PIECES.finditer(typed.replace("\0", " ")):
        phrase, word = found.groups()
        piece = phrase if phrase is not None else word
        unspaced += UNSPACED.findall(piece)
        tokens = tuple(tokens_of(UNSPACED.sub(" ", piece)))
        if tokens:
            words.append(tokens)
            prefix = phrase is None
    return Query(tuple(words), tuple(unspaced), prefix)


def tokens_of(text: str) -> list[str]:
    """Split a text where FTS5's unicode61 does: letters, digits and marks stay together."""
    tokens, current = [], ""
    for character in text:
        if unicodedata.category(character)[0] in "LNM" or unicodedata.category(character) == "Co":
            current += character
        elif current:
            tokens.append(current)
            current = ""
    if current:
        tokens.append(current)
    # A token of combining marks alone is nothing to look for.
    return [token for token in tokens if any(unicodedata.category(c)[0] != "M" for c in token)]
