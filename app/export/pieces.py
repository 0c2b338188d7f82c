"""A section's body cut into blocks and pieces: sentences with the claims they name, markers taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.export.parts import Block, Piece
from app.prose import Sentence, paragraphs, split_sentences

SAID = frozenset({"paragraph", "list", "quote", "table"})
_MARKER = re.compile(r"\[\[[^\[\]\n]*\]\]")
_CLOSING = re.compile(r"[*_\"'”’»)\]]+")
_ONLY_A_BULLET = re.compile(r"(?:[ \t]|>|[-*+]|\d{1,9}[.)])*")


def cut(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body; a sentence's piece carries the keys it names as `claims`."""
    sentences = split_sentences(body)
    gone = _removed(body, sentences)
    return tuple(
        Block(
            kind=block.kind,
            pieces=_pieces(body, block.start, block.end, _within(sentences, block.start, block.end), gone),
        )
        for block in paragraphs(body)
    )


def _within(sentences: Sequence[Sentence], start: int, end: int) -> list[Sentence]:
    return [sentence for sentence in sentences if start <= sentence.start < end]


def _removed(body: str, sentences: Sequence[Sentence]) -> bytearray:
    """Mark what the export leaves out: the markers, each with the white space that only set it off."""
    gone = bytearray(len(body))
    for sentence in sentences:
        for start, end in sentence.marker_spans:
            line = body.rfind("\n", 0, start) + 1
            if _ONLY_A_BULLET.fullmatch(body, line, start) and body[end : end + 1] not in ("", "\n"):
                while end < len(body) and body[end] in " \t":
                    end += 1
            else:
                while start > 0 and body[start - 1] in " \t\n":
                    start -= 1
            gone[start:end] = b"\x01" * (end - start)
    return gone


def _pieces(
    body: str, start: int, end: int, sentences: Sequence[Sentence], gone: bytearray
) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for sentence in sentences:
        pieces.append(Piece(text=_kept(body, at, sentence.start, gone)))
        stop = min(_stop(body, sentence, end), end)
        text = _kept(body, sentence.start, stop, gone)
        said = text.rstrip()
        keys = tuple(dict.fromkeys(sentence.claims))
        place = {"start": sentence.start, "end": stop}
        pieces.append(
            Piece(text=said, claims=keys, unsourced=not sentence.transition, sentence=True, **place)
        )
        pieces.append(Piece(text=text[len(said) :]))
        at = stop
    pieces.append(Piece(text=_kept(body, at, end, gone)))
    return tuple(piece for piece in pieces if piece.text or piece.sentence)


def _stop(body: str, sentence: Sentence, end: int) -> int:
    """Return where the sentence really ends: closing emphasis and quotation marks belong to it."""
    closing = _CLOSING.match(body, sentence.end, end)
    return closing.end() if closing else sentence.end


def _kept(body: str, start: int, end: int, gone: bytearray) -> str:
    return "".join(body[at] for at in range(start, end) if not gone[at])


def words(text: str) -> int:
    """Count the words of a sentence as the audit does: runs that hold a letter or a digit."""
    return sum(1 for word in _MARKER.sub(" ", text).split() if any(c.isalnum() for c in word))
