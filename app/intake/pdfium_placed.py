"""A page's glyphs with their places, to lay them out anew: pdfium has turned their order round by then."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import Any

import pypdfium2_raw.bindings as pdfium

from app.intake import pdf_doubled, pdf_tracking, pdfium_text
from app.intake.geometry import Frame, visible
from app.intake.intake import Box
from app.intake.pdf_layout import angle_of, lean_of
from app.intake.pdf_words import Glyph

#: How far a line reaches from its baseline, in sizes of its font.
_BELOW, _ABOVE = -0.22, 0.85
#: What is said to be larger is not believed; in points.
_LARGEST = 200.0


def placed_glyphs(text_page: Any, count: int, frame: Frame) -> tuple[list[Glyph], int]:
    """Return the drawn glyphs with their place in the PDF's space, and how many lie outside the page."""
    found: list[Glyph] = []
    left_out = 0
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    spaced = False
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letter = pdfium_text.glyph_letter(text_page, index, code)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        edges = (box.left, box.bottom, box.right, box.top)
        if not letter or not (edges[0] < edges[2] and edges[1] < edges[3]):
            spaced = spaced or letter.isspace()
        elif not frame.shows(*edges):
            left_out += not letter.isspace()
            spaced = True
        else:
            pdfium.FPDFText_GetMatrix(text_page, index, matrix)
            turn, lean = angle_of(matrix.a, matrix.b), lean_of(matrix.a, matrix.b)
            size, body = _body(text_page, index, matrix, edges)
            found.append(Glyph(letter, edges, turn, spaced, lean, size, body))
            spaced = False
    return found, left_out


def _body(text_page: Any, index: int, matrix: Any, edges: Box) -> tuple[float, Box]:
    """Return a glyph's size in points, and its edges as high as its font's lines are.

    The boxes of some fonts hold the ink only, of others twice as much as a line: by such a box a full stop,
    or a letter with dots below, would not be of its line.
    """
    up = hypot(matrix.c, matrix.d)
    size = pdfium.FPDFText_GetFontSize(text_page, index) * up
    x, y = ctypes.c_double(), ctypes.c_double()
    if not 0 < size <= _LARGEST or not pdfium.FPDFText_GetCharOrigin(text_page, index, x, y):
        return 0.0, edges
    upright = abs(matrix.d) >= abs(matrix.c)
    base, towards = (y.value, matrix.d / up) if upright else (x.value, matrix.c / up)
    low, high = (edges[1], edges[3]) if upright else (edges[0], edges[2])
    deep, tall = sorted((base + _BELOW * size * towards, base + _ABOVE * size * towards))
    is_usual = 0.8 * size <= high - low <= 1.5 * size and low < base < high
    if is_usual or high - low > 4 * size or high < deep - size or low > tall + size:
        return size, edges
    return size, (edges[0], deep, edges[2], tall) if upright else (deep, edges[1], tall, edges[3])


def frame_of(page: Any) -> Frame:
    """Return the visible part of a page."""
    box = pdfium.FS_RECTF()
    rotation = 90 * (pdfium.FPDFPage_GetRotation(page) % 4)
    pdfium.FPDF_GetPageBoundingBox(page, box)
    edges = (box.left, box.bottom, box.right, box.top)
    if edges[0] < edges[2] and edges[1] < edges[3]:
        return Frame(*edges, rotation=rotation)
    media = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPage_GetMediaBox(page, *media):
        return Frame(0, 0, 612, 792, rotation=rotation)
    return visible((media[0].value, media[1].value, media[2].value, media[3].value), None, rotation)


def mended(text_page: Any, text: str) -> str:
    """Return a page's whole text with the letters of spaced words joined, without what is drawn twice."""
    box = pdfium.FS_RECTF()

    def place(at: int) -> Box | None:
        index = pdfium_text.index_of(text_page, at)
        if index < 0 or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            return None
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        return box.left, box.bottom, box.right, box.top

    # Places are counted in units of UTF-16.
    if not text.isascii() and len(text.encode("utf-16-le", "replace")) != 2 * len(text):
        return text
    gone = pdf_tracking.needless(text, lambda line: [place(at) for at in line]) | pdf_doubled.doubled(
        text, place
    )
    return "".join(letter for at, letter in enumerate(text) if at not in gone) if gone else text
