"""Puts the marks of other programs into small PDFs, so that tests know each of them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

Quad = tuple[float, float, float, float]
"""Left, bottom, right and top in the space of the PDF."""


@dataclass(frozen=True)
class Mark:
    """An annotation on a page; `corners` is the order in which its quads' corners are written."""

    kind: str = "Highlight"
    page: int = 0
    quads: Sequence[Quad] = ()
    colour: Sequence[float] = (1, 1, 0)
    contents: str = ""
    author: str = ""
    name: str = ""
    corners: str = "TL TR BL BR"
    flags: int = 4
    reply_to: int | None = None
    """The number of the mark that this one answers."""


def with_marks(pdf: bytes, marks: Sequence[Mark]) -> bytes:
    """Return the PDF with these annotations added."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        made: list[pikepdf.Object] = []
        for mark in marks:
            one = opened.make_indirect(_annotation(mark))
            if mark.reply_to is not None:
                one.IRT = made[mark.reply_to]
            made.append(one)
            page = opened.pages[mark.page].obj
            page.Annots = pikepdf.Array([*page.get("/Annots", pikepdf.Array()), one])
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def _annotation(mark: Mark) -> pikepdf.Dictionary:
    xs = [side for quad in mark.quads for side in (quad[0], quad[2])]
    ys = [side for quad in mark.quads for side in (quad[1], quad[3])]
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name("/" + mark.kind),
        Rect=pikepdf.Array([min(xs), min(ys), max(xs), max(ys)]),
        C=pikepdf.Array(list(mark.colour)),
        F=mark.flags,
    )
    if mark.kind not in ("Text", "Square"):
        points = [number for quad in mark.quads for number in _points(quad, mark.corners)]
        made.QuadPoints = pikepdf.Array(points)
    for name, text in (("/Contents", mark.contents), ("/T", mark.author), ("/NM", mark.name)):
        if text:
            made[name] = pikepdf.String(text)
    return made


def _points(quad: Quad, corners: str) -> list[float]:
    left, bottom, right, top = quad
    places = {"TL": (left, top), "TR": (right, top), "BL": (left, bottom), "BR": (right, bottom)}
    return [number for corner in corners.split() for number in places[corner]]
