"""Sentences of a Markdown body, each with the claims that its markers name.

A stop ends a sentence unless an abbreviation, an initial, a number, a quotation or brackets say otherwise.
Markers belong to the sentence that they follow, before or after its full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.prose.blocks import Paragraph, ParagraphKind, paragraphs
from app.prose.leads import lead_end
from app.prose.markers import TRANSITION, Marker, code_spans, find_markers, without_markers
from app.prose.stops import CODE, MARKER, boundaries

_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<https?://[^<>\s]*>")
#: A footnote's mark belongs to the sentence before it, as a claim's does.
_NOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]{1,100}\](?!:)")
_QUOTE_LINE = re.compile(r"\n {0,3}>[ \t]?")
#: Bodies of sections that are asked for again: by the audit, the export and after every change.
_KEPT = 256
_CELL = re.compile(r"(?:\\\||[^|\n])+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: body[start:end], its markers included; `text` is what it says, without them.

    `claims` are the keys its markers name; a `transition` is marked `[[-]]`. Headings and table cells are
    sentences too, so that markers in them are found: `kind` tells where it stands.
    """

    start: int
    end: int
    text: str
    claims: tuple[str, ...] = ()
    marker_spans: tuple[tuple[int, int], ...] = ()
    transition: bool = False
    kind: ParagraphKind = "paragraph"


@lru_cache(maxsize=_KEPT)
def split_sentences(body: str) -> tuple[Sentence, ...]:
    """Return the sentences of a body in order."""
    markers = find_markers(body)
    masked = _mask(body, markers)
    found: list[Sentence] = []
    at = 0
    for block in paragraphs(body):
        for start, end in _ranges(masked, block):
            while at < len(markers) and markers[at].start < start:
                at += 1
            inside = at
            while inside < len(markers) and markers[inside].end <= end:
                inside += 1
            found.append(_make(body, start, end, markers[at:inside], block.kind))
            at = inside
    return tuple(found)


def sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a plain paragraph stand, such as a passage: nothing in it is Markdown."""
    start = 0
    for stop in boundaries(text):
        yield start, stop
        start = stop


def _make(body: str, start: int, end: int, markers: Sequence[Marker], kind: ParagraphKind) -> Sentence:
    text = without_markers(body, markers, start, end)
    if kind == "quote":
        text = _QUOTE_LINE.sub("\n", text)
    return Sentence(
        start,
        end,
        text,
        tuple(one.key for one in markers if one.key != TRANSITION),
        tuple((one.start, one.end) for one in markers),
        any(one.key == TRANSITION for one in markers),
        kind,
    )


def _mask(body: str, markers: Sequence[Marker]) -> str:
    """Cover what is not prose with characters that end no sentence; offsets stay."""
    covered = _cover(body, code_spans(body), CODE)
    covered = _cover(covered, [link.span() for link in _LINK.finditer(body)], CODE)
    notes = [note.span() for note in _NOTE.finditer(body)] if "[^" in body else []
    covered = _cover(covered, notes, MARKER)
    return _cover(covered, [(one.start, one.end) for one in markers], MARKER)


def _cover(text: str, spans: Sequence[tuple[int, int]], cover: str) -> str:
    """Replace these spans, in order and apart from one another, by as many covers."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], cover * (end - start))
        at = end
    return "".join((*parts, text[at:])) if spans else text


def _ranges(masked: str, block: Paragraph) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a block stand, without the white space around them."""
    text = masked[block.inner : block.end]
    if block.kind == "quote":
        text = _QUOTE_LINE.sub(lambda found: "\n" + " " * (len(found[0]) - 1), text)
    for start, end in _cuts(text, block.kind):
        piece = text[start:end]
        words = piece.strip()
        if words:
            begin = block.inner + start + len(piece) - len(piece.lstrip())
            yield begin, begin + len(words)


def _cuts(text: str, kind: ParagraphKind) -> Iterator[tuple[int, int]]:
    if kind == "heading":
        yield 0, len(text)
    elif kind == "table":
        if text.strip(" \t|:-"):
            yield from (cell.span() for cell in _CELL.finditer(text))
    elif kind not in ("code", "rule"):
        lead = (lead_end(text) if kind == "paragraph" else None) or 0
        if lead:
            yield 0, lead
        yield from ((lead + start, lead + end) for start, end in sentence_ranges(text[lead:]))
