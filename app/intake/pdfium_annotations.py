"""Text that a page shows in form fields, text boxes and stamps: it is no part of the page's content.

Neither reader's text holds it, so that it is counted and said. What is drawn counts, not what a field's value
is said to be: a copy of the document is flattened page by page, and what its text gains is what they show.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2_raw.bindings as pdfium

from app.intake import pdf_text, pdfium_text

#: Subtype → what it is called. Other annotations draw no text, or none of the document's.
KINDS = {
    pdfium.FPDF_ANNOT_WIDGET: "form fields",
    pdfium.FPDF_ANNOT_FREETEXT: "text boxes",
    pdfium.FPDF_ANNOT_STAMP: "stamps",
}
#: Where the words are of those that a viewer draws itself when there is no drawing.
_WORDS = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
#: So many annotations of a page are looked at.
_MOST = 5_000
_LONGEST = 100_000


class Annotations:
    """Counts what annotations show; `open_copy` opens the document once more, to be flattened."""

    def __init__(self, open_copy: Callable[[], Any]) -> None:
        self._open_copy = open_copy
        self._copy: Any = None

    def of(self, page: Any, index: int, text: str) -> tuple[tuple[str, ...], int]:
        """Return which kinds of annotations draw text on a page, and how many printable characters.

        `text` is all of the page's own.
        """
        shown = {pdfium.FPDFAnnot_GetSubtype(one) for one in _shown(page) if _is_drawn(one) or _words(one)}
        if shown and self._copy is None:
            self._copy = self._open_copy()
        count = _count_drawn(self._copy, index, text) if shown else 0
        return (tuple(name for kind, name in KINDS.items() if kind in shown), count) if count else ((), 0)


def _count_drawn(copy: Any, index: int, before: str) -> int:
    """Count the printable characters that a page's annotations draw; its `copy` is changed.

    `before` is all of the page's own text. An annotation without a drawing of its own, which a viewer makes
    of its words, counts with these.
    """
    page = pdfium.FPDF_LoadPage(copy, index)
    if not page:
        return 0
    try:
        said = sum(pdf_text.count_printable(_words(one)) for one in _shown(page))
        if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
            return said
    finally:
        pdfium.FPDF_ClosePage(page)
    return said + max(0, _count_text(copy, index) - pdf_text.count_printable(before))


def _shown(page: Any) -> Iterator[Any]:
    """Yield the annotations of the kinds above that are shown."""
    for number in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page))):
        with _annotation(page, number) as one:
            if pdfium.FPDFAnnot_GetSubtype(one) in KINDS and not pdfium.FPDFAnnot_GetFlags(one) & _UNSEEN:
                yield one


@contextmanager
def _annotation(page: Any, number: int) -> Iterator[Any]:
    one = pdfium.FPDFPage_GetAnnot(page, number)
    try:
        yield one
    finally:
        if one:
            pdfium.FPDFPage_CloseAnnot(one)


def _is_drawn(one: Any) -> bool:
    return bool(pdfium.FPDFAnnot_HasKey(one, b"AP"))


def _words(one: Any) -> str:
    """Return the words of an annotation that has no drawing: a field's value, what a text box contains."""
    key = _WORDS.get(pdfium.FPDFAnnot_GetSubtype(one))
    if key is None or _is_drawn(one):
        return ""
    return _string(lambda *room: pdfium.FPDFAnnot_GetStringValue(one, key, *room))


def _string(ask: Callable[[Any, int], int]) -> str:
    length = ask(None, 0)
    if not 2 < length <= 2 * _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace")


def _count_text(document: Any, index: int) -> int:
    page = pdfium.FPDF_LoadPage(document, index)
    text_page = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        count = pdfium.FPDFText_CountChars(text_page) if text_page else 0
        return pdf_text.count_printable(pdfium_text.whole_text(text_page, count)) if count > 0 else 0
    finally:
        if text_page:
            pdfium.FPDFText_ClosePage(text_page)
        if page:
            pdfium.FPDF_ClosePage(page)
