"""A section's body cut into blocks and pieces: sentences with the claims they name, markers taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from app.export.parts import Block, Piece
from app.prose import Paragraph, Sentence, paragraphs, split_sentences, strip_markers

#: Rows that follow one another without a blank line are one table, lines one quotation.
_TOGETHER = frozenset({"table", "quote"})


#: The section that is typed in changes with each key; the others are asked for again as they are.
@lru_cache(maxsize=256)
def cut(body: str) -> tuple[Block, ...]:
    """Return the blocks of a body; a sentence's piece carries the keys it names as `claims`."""
    sentences = split_sentences(body)
    at = 0
    blocks: list[Block] = []
    last: Paragraph | None = None
    for paragraph in paragraphs(body):
        first = at
        while at < len(sentences) and sentences[at].start < paragraph.end:
            at += 1
        pieces = _pieces(body, paragraph, sentences[first:at])
        gap = body[last.end : paragraph.start] if last else ""
        if paragraph.within or (last and _go_on(last, paragraph) and gap.count("\n") == 1):
            joined = (*blocks[-1].pieces, Piece(text=gap), *pieces)
            blocks[-1] = replace(blocks[-1], pieces=joined)
        else:
            blocks.append(Block(kind=paragraph.kind, pieces=pieces))
        last = paragraph
    return tuple(blocks)


def _go_on(last: Paragraph, paragraph: Paragraph) -> bool:
    """Say whether two paragraphs that no blank line parts are one block."""
    return last.kind == paragraph.kind and paragraph.kind in _TOGETHER and not last.within


def _pieces(body: str, paragraph: Paragraph, sentences: Sequence[Sentence]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = paragraph.start
    for sentence in sentences:
        pieces.append(Piece(text=body[at : sentence.start]))
        at = sentence.end
        pieces.append(
            Piece(
                text=strip_markers(body[sentence.start : sentence.end]).rstrip(),
                claims=tuple(dict.fromkeys(sentence.claims)),
                # Whether it lacks a source is known when its claims are; a transition never does.
                unsourced=not sentence.transition,
                sentence=True,
                start=sentence.start,
                end=sentence.end,
            )
        )
    pieces.append(Piece(text=body[at : paragraph.end]))
    return tuple(piece for piece in pieces if piece.text or piece.sentence)
