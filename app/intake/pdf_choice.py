"""A page as the first reader has it, and when the second reader's page is kept instead."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import CannotRead
from app.intake import pdf_text
from app.intake.geometry import Frame

#: A page with more control or replacement characters than this share is suspect.
UNDECODABLE_SHARE = 0.05
#: pdfium's page stays unless it has less than this share of the second reader's characters.
ENOUGH_SHARE = 0.60


class OverLimit(CannotRead):
    """A page is beyond what Sourcemark reads."""


@dataclass(frozen=True, slots=True)
class PageText:
    """One page as pdfium reads it, uncleaned; `left_out` counts printable characters outside the frame."""

    text: str
    frame: Frame
    left_out: int = 0
    undecodable: float = 0.0
    has_text_objects: bool = False
    has_objects: bool = True


def is_suspect(page: PageText) -> bool:
    """Tell whether pdfium's page needs the second reader: text drawn but none read, or much undecoded."""
    if not pdf_text.count_printable(page.text):
        return page.has_text_objects
    return page.undecodable > UNDECODABLE_SHARE


def is_better(second: str, first: PageText | None) -> bool:
    """Tell whether the second reader's page is to be kept instead of the first's."""
    readable = pdf_text.count_readable(second)
    before = pdf_text.count_readable(first.text) if first is not None else 0
    if first is None or before < ENOUGH_SHARE * readable:
        return readable > 0
    return pdf_text.undecodable_share(second) < 0.5 * first.undecodable and readable >= 0.9 * before
