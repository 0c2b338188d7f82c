"""What a receipt says in words of its codes: ratings, anchors, readers, how a date is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.export.dates import date_in_words

if TYPE_CHECKING:
    from app.export.receipts import Copy, Receipt

RELIABILITY: Mapping[str, str] = {
    "": "not rated",
    "A": "A, completely reliable",
    "B": "B, usually reliable",
    "C": "C, fairly reliable",
    "D": "D, not usually reliable",
    "E": "E, unreliable",
    "F": "F, cannot be judged",
}
CREDIBILITY: Mapping[int | None, str] = {
    None: "not rated",
    1: "1, confirmed by other independent sources",
    2: "2, probably true",
    3: "3, possibly true",
    4: "4, doubtful",
    5: "5, improbable",
    6: "6, cannot be judged",
}
ANCHOR: Mapping[str, str] = {
    "verified": "stands there letter by letter",
    "normalised": "stands in a newer copy with other typography",
    "drifted": "stands in a newer copy in other words",
    "changed": "a newer copy has another number, name or negation here",
    "orphan": "is not found in the newest copy",
}
SECOND_READER: Mapping[str, str] = {
    "agrees": "Two independent programs read the same words here.",
    "differs": "Two independent programs read different words here. Look at the page.",
    "cannot_read": "The second program cannot read this passage, so that nothing confirms these words.",
    "pending": "The second program has not read this passage yet.",
}
STATUS: Mapping[str, str] = {
    "corrected": "This article has been corrected since.",
    "retracted": "This article has been retracted.",
    "superseded": "This article has been superseded.",
    "unavailable": "This article is no longer available at its address.",
}
_CAPTURED: Mapping[str, str] = {
    "singlefile_comment": "as the program that saved the page says",
    # Also a page that a browser printed to PDF.
    "mhtml_date": "as the saved page says",
    "memento": "as the archive says",
    "file_mtime": "the date of the file",
    "manual": "as the analyst says",
    "import": "when it was added",
}
TYPED = "Typed from the page image: there is no text to mark here, and no program confirms these words."


def captured(copy: Copy) -> str:
    """Say when a copy was captured, and how that is known."""
    time = copy.captured_at[11:16]
    when = date_in_words(copy.captured_at) + (f", {time} UTC" if time else "")
    how = _CAPTURED.get(copy.captured_basis, "")
    return f"{when} ({how})" if when and how else when or "not known"


def published(receipt: Receipt) -> str:
    """Say when the article was published, and when that is only a guess."""
    work = receipt.work
    said = date_in_words(work.issued) if work.issued else "no date"
    if work.issued and work.issued_is_guessed:
        said += " (guessed, not confirmed)"
    return f"{said}; updated {date_in_words(work.modified)}" if work.modified else said


def outlet(receipt: Receipt) -> str:
    """Say who published the article."""
    work = receipt.work
    names = [work.container_title, work.publisher if work.publisher != work.container_title else ""]
    said = ", ".join(name for name in names if name.strip()) or "no publisher"
    return f"{said} (via {work.agency})" if work.agency.strip() and work.agency not in names else said


def place(receipt: Receipt) -> str:
    """Say where in the copy the passage stands: page and offsets, or a page's rectangle."""
    page = ""
    if receipt.page_number is not None:
        label = receipt.page_label.strip()
        number = f"page {receipt.page_number} of the file"
        page = f"p. {label} ({number})" if label and label != str(receipt.page_number) else number
    if receipt.area:
        sides = ", ".join(f"{side:g}" for side in receipt.area)
        return f"{page}, rectangle {sides} points from the top left corner".removeprefix(", ")
    offsets = f"characters {receipt.start} to {receipt.end} of the text"
    return f"{page}, {offsets}" if page else offsets


def size(copy: Copy) -> str:
    """Say what kind of file a copy is, how large, and which of the article's copies."""
    many = f", copy {copy.number} of {copy.of}" if copy.of > 1 else ""
    return f"{copy.media_type}, {copy.byte_size:,} bytes{many}"
