"""A page's text and glyphs as pdfium has them: one bulk text call for a page.

Characters are asked for one by one only where boxes are needed or part of the text is outside the page.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw.bindings as pdfium

from app.intake import pdf_text
from app.intake.geometry import Frame
from app.intake.intake import Box


def whole_text(text_page: Any, count: int) -> str:
    """Return all of a page's text, uncleaned, in the order of its content stream."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    return bytes(memoryview(buffer)[: max(0, written - 1)]).decode("utf-16-le", "replace")


def bounded_text(text_page: Any, frame: Frame, count: int) -> str:
    """Return the letters of the visible page; line ends are lost and table cells run together."""
    size = 3 * count + 2
    buffer = (ctypes.c_ushort * size)()
    edges = (frame.left, frame.top, frame.right, frame.bottom)
    written = pdfium.FPDFText_GetBoundedText(text_page, *edges, buffer, size)
    return bytes(memoryview(buffer)[: max(0, min(written, size))]).decode("utf-16-le", "replace").rstrip("\0")


def text_within(text_page: Any, frame: Frame, count: int, whole: str) -> tuple[str, int]:
    """Return the text whose glyphs are on the visible page, and how many printable ones are not."""
    kept: list[str] = []
    left_out = 0
    box = pdfium.FS_RECTF()
    for index in range(count):
        letter = _letter(text_page, index)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        drawn = box.left < box.right and box.bottom < box.top
        if not drawn or frame.shows(box.left, box.bottom, box.right, box.top):
            kept.append(letter)
            continue
        if not letter.isspace() and letter:
            left_out += 1
        if kept and kept[-1] != "\n":
            kept.append("\n")
    if not left_out:
        return whole, 0
    return _join_surrogates("".join(kept)), left_out


def _letter(text_page: Any, index: int) -> str:
    """Return what one entry of pdfium's character list stands for in its text."""
    if pdfium.FPDFText_IsHyphen(text_page, index) == 1:
        return pdf_text.LINE_END_HYPHEN
    code = pdfium.FPDFText_GetUnicode(text_page, index)
    if code < 32:
        return "\n" if code == 10 else " " if code == 9 else ""
    return chr(code) if code <= 0x10FFFF else pdf_text.UNDECODABLE


def _join_surrogates(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def glyphs(text_page: Any, count: int, frame: Frame) -> tuple[list[str], list[Box | None]]:
    """Return each drawn character, in stream order, with its box as displayed."""
    letters: list[str] = []
    boxes: list[Box | None] = []
    place, box = frame.placer(), pdfium.FS_RECTF()
    high = 0
    for index in range(max(0, count)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        edges = (box.left, box.bottom, box.right, box.top)
        drawn = edges[0] < edges[2] and edges[1] < edges[3]
        letters.append(_glyph_letter(text_page, index, code))
        boxes.append(place(*edges) if drawn and frame.shows(*edges) else None)
    return letters, boxes


def _glyph_letter(text_page: Any, index: int, code: int) -> str:
    if code == 2 and pdfium.FPDFText_IsHyphen(text_page, index) == 1:
        return "-"
    if code in (9, 10, 13, 32):
        return " "
    return pdf_text.clean(chr(code)) if 32 < code <= 0x10FFFF else ""


def draws_text(page: Any) -> bool:
    """Tell whether the page's content has text objects, also within forms."""
    count = min(pdfium.FPDFPage_CountObjects(page), 20_000)
    for index in range(count):
        kind = pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index))
        if kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM):
            return True
    return False
