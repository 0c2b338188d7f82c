"""From the order in which a line's glyphs lie on the page to the order in which they are read."""

from __future__ import annotations

import unicodedata

from app.intake.intake import Box


def logical(glyphs: list[tuple[str, Box | None]]) -> list[tuple[str, Box | None]]:
    """Reverse a line whose letters are mostly right to left, keeping runs of digits and Latin as they are."""
    classes = [_direction(letter) for letter, _ in glyphs]
    if classes.count("R") <= classes.count("L"):
        return glyphs
    drawn = [box for _, box in glyphs if box is not None]
    if drawn and drawn[0][0] > drawn[-1][0]:
        # Already in logical order: x falls along the line.
        return glyphs
    out: list[tuple[str, Box | None]] = []
    run: list[tuple[str, Box | None]] = []
    for glyph, kind in zip(reversed(glyphs), reversed(classes), strict=True):
        if kind == "L":
            run.insert(0, glyph)
            continue
        if run:
            out, run = out + run, []
        out.append(glyph)
    return out + run


def _direction(letter: str) -> str:
    kind = unicodedata.bidirectional(letter[:1]) if letter else ""
    if kind in ("R", "AL"):
        return "R"
    return "L" if kind in ("L", "EN", "AN") else ""
