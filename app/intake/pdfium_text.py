"""A page's text and glyphs as pdfium has them: one bulk text call for a page.

Characters are asked for one by one only where boxes are needed or part of the text is outside the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Sequence
from itertools import islice, repeat
from typing import Any

import pypdfium2_raw.bindings as pdfium

from app.intake import pdf_doubled, pdf_text, reading_order, stream_order
from app.intake.geometry import Frame
from app.intake.intake import Box
from app.intake.pdf_layout import angle_of, lean_of, lean_of_most

RIGHT_TO_LEFT = "Some of the text runs from right to left."
ASKEW = "The lines lean, as on a page that lay askew in the scanner."
UPSIDE_DOWN = "The text stands on its head."
#: A page is judged by at most about so many rectangles, and by so many glyphs.
_MOST_STRETCHES = 400
_PROBES = 16
#: Letters of one size are equally high but for so much.
ONE_SIZE = 1.05
_HIGHEST = 200.0
#: So many glyphs of a line are passed over when their height is asked for: most titles are longer.
_BETWEEN = 12
#: Lines, long ones in parts.
_PIECES = re.compile(r"[^\r\n]{1,80}[\r\n]*")


def whole_text(text_page: Any, count: int) -> str:
    """Return all of a page's text, uncleaned, in the order of its content stream."""
    return bytes(_units(text_page, count)).decode("utf-16-le", "replace")


def _units(text_page: Any, count: int) -> memoryview[int]:
    """Return the text of the first `count` glyphs as units of UTF-16."""
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    return memoryview(buffer)[: max(0, written - 1)].cast("B").cast("H")


def is_all_shown(text_page: Any, frame: Frame, drawn: list[Box], text: str) -> bool:
    """Tell whether all of a page's text lies on its visible part."""
    if len(drawn) < _MOST_STRETCHES // 2:
        return all(frame.holds(*edges) for edges in drawn)
    # Of so many stretches only some were looked at. The bounded call loses line ends and joins numbers of two
    # table cells, so it serves to count only.
    size = 3 * len(text) + 2
    buffer = (ctypes.c_ushort * size)()
    edges = (frame.left, frame.top, frame.right, frame.bottom)
    written = pdfium.FPDFText_GetBoundedText(text_page, *edges, buffer, size)
    shown = bytes(memoryview(buffer)[: max(0, min(written, size))]).decode("utf-16-le", "replace")
    return pdf_text.count_printable(shown.rstrip("\0")) >= pdf_text.count_printable(text)


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
    place, shows, box = frame.placer(), frame.shows, pdfium.FS_RECTF()
    code_at, box_at = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    #: What a code stands for; a line-end hyphen is one by its place.
    known: dict[int, str] = {}
    high = 0
    for index in range(max(0, count)):
        code = code_at(text_page, index)
        if code >= 0xD800:
            if code < 0xDC00:
                high = code
                continue
            if code < 0xE000 and high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        letter = known.get(code)
        if letter is None:
            letter = glyph_letter(text_page, index, code)
            if code != 2:
                known[code] = letter
        letters.append(letter)
        box_at(text_page, index, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        drawn = left < right and bottom < top and shows(left, bottom, right, top)
        boxes.append(place(left, bottom, right, top) if drawn else None)
    pdf_doubled.silence(letters, boxes)
    return letters, boxes


def glyph_letter(text_page: Any, index: int, code: int) -> str:
    """Return what a glyph with this code point stands for, cleaned."""
    if code == 2 and pdfium.FPDFText_IsHyphen(text_page, index) == 1:
        return "-"
    if code > 0x10FFFF:
        return pdf_text.UNDECODABLE
    return " " if chr(code).isspace() else pdf_text.clean(chr(code))


def sizes(text_page: Any, count: int, frame: Frame) -> list[tuple[float, str]]:
    """Return the text of the first `count` glyphs, uncleaned, in pieces of one displayed height (points).

    A piece is a line or part of one; a line end closes the last of its line. Asking for each glyph would take
    longer than reading the page: a piece of which glyphs here and there are equally high is taken to be so.
    """
    units = _each_unit(_units(text_page, count))
    # The places rise with the units: where the last has its own number, so has each before it.
    is_same = bool(units) and index_of(text_page, len(units) - 1) == len(units) - 1

    def heights(asked: Sequence[int]) -> list[float]:
        places = asked if is_same else [index_of(text_page, unit) for unit in asked]
        return _heights(text_page, places, frame)

    pieces = [(found.group(), found.start()) for found in _PIECES.finditer(units)]
    probes = [_probes(inked := text.strip(), start + text.find(inked)) for text, start in pieces]
    told = iter(heights([unit for some in probes for unit in some]))
    found: list[tuple[float, str]] = []
    before = 0.0
    for (text, start), some in zip(pieces, probes, strict=True):
        probed = list(islice(told, len(some)))
        if probed and 0 < max(probed) <= min(probed) * ONE_SIZE:
            before = probed[0]
            found.append((before, text))
            continue
        for letter, height in zip(text, heights(range(start, start + len(text))), strict=True):
            # White space, and what is not drawn, takes the height before it.
            before = (0.0 if letter.isspace() else height) or before
            found.append((before, letter))
    return [(height, _join_surrogates(text)) for height, text in found]


def _each_unit(units: memoryview[int]) -> str:
    """Return a text of one character for each unit of UTF-16, halves of characters too."""
    text = bytes(units).decode("utf-16-le", "surrogatepass")
    return text if len(text) == len(units) else "".join(map(chr, units))


def index_of(text_page: Any, unit: int) -> int:
    """Return which glyph a unit of UTF-16 in the page's text is of."""
    return int(pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, unit))


def _heights(text_page: Any, places: Sequence[int], frame: Frame) -> list[float]:
    """Return the displayed heights of glyphs, 0.0 of those that are not drawn on the visible page.

    Some fonts reserve less than their size for a line: the size it is then.
    """
    boxes = (pdfium.FS_RECTF * len(places))()
    # All calls in a row, and the edges at once: one by one, the steps between take longer than the calls.
    is_told = list(map(pdfium.FPDFText_GetLooseCharBox, repeat(text_page), places, boxes))
    edges = memoryview(boxes).cast("B").cast("f").tolist()
    place, shows = frame.placer(), frame.shows
    heights: list[float] = []
    sizes = [_size(text_page, index) for index in places]
    for told, size, left, top, right, bottom in zip(
        is_told, sizes, *(edges[at::4] for at in range(4)), strict=True
    ):
        if told and left < right and bottom < top and shows(left, bottom, right, top):
            placed = place(left, bottom, right, top)
            heights.append(min(max(size, placed[3] - placed[1]), _HIGHEST))
        else:
            heights.append(0.0)
    return heights


def _size(text_page: Any, index: int) -> float:
    """Return a glyph's font size in points as displayed."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(text_page, index)) * math.hypot(matrix.c, matrix.d)


def _probes(text: str, start: int) -> list[int]:
    """Return a few places in a text that begins at `start` and has ink at its ends: there is ink too."""
    places = (*range(0, len(text) - 1, _BETWEEN), len(text) - 1) if text else ()
    return [start + at - text[at].isspace() for at in places]


def stretches(text_page: Any) -> list[Box]:
    """Return rectangles of the PDF's space around the stretches of a page's text, in the order drawn."""
    count = pdfium.FPDFText_CountRects(text_page, 0, -1)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    found: list[Box] = []
    for index in range(0, count, 1 + count // _MOST_STRETCHES):
        pdfium.FPDFText_GetRect(text_page, index, left, top, right, bottom)
        found.append((left.value, bottom.value, right.value, top.value))
    return found


def doubt(text_page: Any, text: str, frame: Frame, drawn: list[Box]) -> str:
    """Return why the text must be laid out anew from its glyphs, or ""."""
    if reading_order.has_right_to_left(text):
        return RIGHT_TO_LEFT
    if turned := _turned(text_page, text, frame):
        return turned
    place = frame.placer()
    displayed = [place(*edges) for edges in drawn]
    if any(_runs_sideways(text_page, drawn[number], frame) for number in stream_order.tall(displayed)):
        return stream_order.SIDEWAYS
    return stream_order.doubt(displayed)


def _turned(text_page: Any, text: str, frame: Frame) -> str:
    """Tell by a few glyphs all over the page that lines lean, stand on their heads or on end; else ""."""
    count = len(text)
    matrix = pdfium.FS_MATRIX()
    leans: list[float] = []
    upside_down = 0
    for index in range(0, count, 1 + count // _PROBES):
        if pdfium.FPDFText_GetMatrix(text_page, index, matrix) and (matrix.a or matrix.b):
            leans.append(lean_of(matrix.a, matrix.b))
            upside_down += (angle_of(matrix.a, matrix.b) - frame.rotation) % 360 == 180
    if 2 * upside_down > len(leans):
        return UPSIDE_DOWN
    for place in stream_order.crumbs(text):
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, place)
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        if (angle_of(matrix.a, matrix.b) - frame.rotation) % 180 == 90:
            return stream_order.SIDEWAYS
    return ASKEW if lean_of_most(leans) else ""


def _runs_sideways(text_page: Any, edges: Box, frame: Frame) -> bool:
    """Tell whether a high and narrow stretch holds a line, and not one tall glyph such as a bracket."""
    middle = (edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2
    index = pdfium.FPDFText_GetCharIndexAtPos(text_page, *middle, 3.0, 3.0)
    if index < 0:
        return True
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, matrix)
    if (angle_of(matrix.a, matrix.b) - frame.rotation) % 180:
        return True
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    wide, high = edges[2] - edges[0], edges[3] - edges[1]
    return max(right.value - left.value, top.value - bottom.value) < 0.6 * max(wide, high)


def guesses(text_page: Any, count: int) -> tuple[float, str]:
    """Return the share of glyphs for which the font names no character, so that pdfium guesses, and the rest.

    A few glyphs from all over the page tell whether to ask for each; the rest is "" where none is guessed.
    """
    ask = pdfium.FPDFText_HasUnicodeMapError
    if not any(ask(text_page, index) == 1 for index in range(0, count, 1 + count // _PROBES)):
        return 0.0, ""
    guessed = [ask(text_page, index) == 1 for index in range(count)]
    sure = (pdfium.FPDFText_GetUnicode(text_page, at) for at, is_guess in enumerate(guessed) if not is_guess)
    return sum(guessed) / count, "".join(chr(code) for code in sure if 32 < code < 0xD800)


def draws_text(page: Any) -> bool:
    """Tell whether the page's content has text objects, also within forms."""
    count = min(pdfium.FPDFPage_CountObjects(page), 20_000)
    for index in range(count):
        kind = pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index))
        if kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_FORM):
            return True
    return False
