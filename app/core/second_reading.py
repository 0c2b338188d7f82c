"""A second, independent reader confirms a quotation from a PDF, or shows what it read instead."""

from __future__ import annotations

from typing import NamedTuple

from app.anchor import anchors
from app.anchor.comparison import loose_key
from app.core import pages
from app.core.project import Project
from app.errors import CannotRead, NeedsPassword
from db.records import Highlight, SecondReader, Snapshot


class Outcome(NamedTuple):
    """What the second reader says of a passage, and its wording where that differs."""

    state: SecondReader
    text: str


def read_again(
    project: Project, snapshot: Snapshot, highlight: Highlight, password: str | None = None
) -> Outcome:
    """Read the pages of a highlight with the second reader and compare the words.

    Raise NeedsPassword for a locked PDF: that says nothing about its words.
    """
    if any(snapshot.page_map[index].result == "ocr" for index in pages.pages_of(snapshot, highlight)):
        return Outcome("cannot_read", "The page was read by OCR; there is no other reader for a picture.")
    try:
        with pages.open_pages(project, snapshot.id, password) as server:
            first_reader = {mark.index: mark.extractor or "pdfium" for mark in snapshot.page_map}
            touched = pages.pages_of(snapshot, highlight)
            text = "\n".join(server.second_text(index, first_reader[index]) for index in touched)
    except NeedsPassword:
        raise
    except CannotRead as error:
        return Outcome("cannot_read", error.message)
    return compare(highlight, text)


def compare(highlight: Highlight, text: str) -> Outcome:
    """Compare a highlight with the second reader's text of its pages, by the comparison key.

    Hyphens between letters do not count: at a line's end nobody can tell whose they are.
    """
    key = loose_key(text)[0]
    if not key:
        return Outcome("cannot_read", "The second reader finds no text on this page.")
    if loose_key(highlight.exact)[0] in key:
        return Outcome("agrees", "")
    nearest = anchors.find(text, highlight.exact, highlight.prefix, highlight.suffix)
    if isinstance(nearest, tuple) or nearest.state == "orphan":
        return Outcome("differs", "")
    return Outcome("differs", text[nearest.start : nearest.end])
