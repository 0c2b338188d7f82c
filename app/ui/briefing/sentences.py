"""The sentences of a body that is being typed, read again at every keystroke.

A body is cut where no construct of Markdown reaches across, and the sentences of each piece are remembered:
only the paragraph being typed is read again. What they deserve in the margin: body_marks.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.prose import Sentence, count_words, split_sentences, strip_markers

#: Worst first.
ORDER = ("error", "warning", "disputes", "info", "covered", "")
#: A blank line before a line that is not indented; an indented one belongs to what stands above it.
_CUT = re.compile(r"\n[ \t]*\n(?=[^\s])")
#: From here on a blank line may stand inside code.
_FENCE = re.compile(r"^ {0,3}(?:[-+*>] ?|\d+[.)] ?)*[ \t]*(`{3,}|~{3,})", re.MULTILINE)


def worst(marks: Iterable[str]) -> str:
    """Return the gravest of some marks, or nothing."""
    return min(marks, key=ORDER.index, default="")


def sentences_of(body: str) -> Iterator[tuple[int, Sentence]]:
    """Yield what `split_sentences` finds, each with the offset to add to its places."""
    for at, piece in pieces_of(body):
        for sentence in sentences_in(piece):
            yield at, sentence


def pieces_of(body: str) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a body with their places: nothing of Markdown reaches from one to the next."""
    until, fence = _until_a_fence(body, 0)
    at = start = 0
    while start <= len(body):
        for cut in _CUT.finditer(body, start, until + 1):
            yield at, body[at : cut.end()]
            at = cut.end()
        if fence is None or fence.start() != at or body[at] == " ":
            break
        # Code that is a piece's beginning ends with its own fence; in any other nobody knows where it ends.
        end = re.compile(rf"^ {{0,3}}{fence[1]}[ `~\t]*$", re.MULTILINE).search(body, fence.end())
        behind = _CUT.match(body, end.end()) if end else None
        if behind is None:
            break
        yield at, body[at : behind.end()]
        at = start = behind.end()
        until, fence = _until_a_fence(body, at)
    yield at, body[at:]


def _until_a_fence(body: str, start: int) -> tuple[int, re.Match[str] | None]:
    if body.find("```", start) < 0 and body.find("~~~", start) < 0:
        return len(body), None
    fence = _FENCE.search(body, start)
    return (fence.start() if fence else len(body)), fence


#: Bodies of megabytes have tens of thousands of pieces, and each key asks for all of those on the screen.
@lru_cache(maxsize=1 << 16)
def sentences_in(piece: str) -> tuple[Sentence, ...]:
    """Return the sentences of a piece."""
    return split_sentences.__wrapped__(piece)


@lru_cache(maxsize=1 << 16)
def words_in(piece: str) -> int:
    """Count the words of a piece."""
    return count_words.__wrapped__(piece)


def claim_sentence(text: str, key: str) -> str:
    """Return a claim's text as a sentence of prose that names it."""
    words = " ".join(text.split())
    return f"{words if words.endswith(('.', '!', '?', '…')) else words + '.'} [[{key}]]"


def claim_words(sentence: str) -> str:
    """Return a sentence of prose as a claim's text: no markers, no emphasis, no stop at the end."""
    text = strip_markers(sentence).replace("**", "").replace("__", "").strip(" \t\n*_")
    return " ".join(text.split()).removesuffix(".")
