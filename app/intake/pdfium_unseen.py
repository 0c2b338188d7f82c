"""Words of a page that are there to be found and not to be seen, beside words that are seen."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import Any

import pypdfium2_raw.bindings as pdfium

from app.intake import pdf_text

_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
#: So many objects of a page are looked at.
_MOST = 20_000


def count_unseen(page: Any, text_page: Any, text: str) -> int:
    """Count the printable characters of a page that its reader does not see.

    Where they are most of the page they are the text layer of a scan, whose picture shows them: none counts.
    """
    count = min(_MOST, pdfium.FPDFPage_CountObjects(page))
    objects = list(map(pdfium.FPDFPage_GetObject, repeat(page), range(count)))
    # All calls in a row: the steps between take longer than the calls.
    modes = list(map(pdfium.FPDFTextObj_GetTextRenderMode, objects))
    if not any(map(modes.__contains__, _UNSEEN)):
        return 0
    found = sum(_count(one, text_page) for one, mode in zip(objects, modes, strict=True) if mode in _UNSEEN)
    return found if 2 * found < pdf_text.count_printable(text) else 0


def _count(one: Any, text_page: Any) -> int:
    length = pdfium.FPDFTextObj_GetText(one, text_page, None, 0)
    if not 2 < length <= 2_000_000:
        return 0
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(one, text_page, buffer, length)
    return pdf_text.count_printable(bytes(buffer)[: length - 2].decode("utf-16-le", "replace"))
