"""What a zip holds, told by its first entries and by its directory, before anything of it is unpacked."""

from __future__ import annotations

from app.errors import CannotRead

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPUB = "application/epub+zip"
#: A page that SingleFile saved as a zip behind a web page's beginning.
PACKED_PAGE = "text/html+zip"

_DIRECTORY_END = b"PK\x05\x06"


def detect(head: bytes, tail: bytes) -> str:
    """Return the media type of a zip that is read; raise CannotRead in words for another."""
    seen = head + tail
    if b"application/epub+zip" in head[:200] or b"META-INF/container.xml" in seen:
        return EPUB
    if b"opendocument" in head[:400] or (b"META-INF/manifest.xml" in seen and b"content.xml" in seen):
        raise CannotRead("OpenDocument files (.odt) cannot be read.", "Save it as .docx or PDF.")
    office = b"[Content_Types].xml" in seen or b"_rels/" in seen
    if office and (b"xl/" in seen or b"ppt/" in seen) and b"word/document" not in seen:
        raise CannotRead("Spreadsheets and slides cannot be read.", "Save it as PDF.")
    if office and b"visio/" in seen:
        raise CannotRead("Drawings cannot be read.", "Save it as PDF.")
    if office or b"word/" in seen:
        return DOCX
    if b"manifest.json" in seen and b"index.html" in seen and is_packed_page(b"<html data-sfz", tail):
        return PACKED_PAGE
    if _DIRECTORY_END not in tail:
        raise CannotRead("This zip archive is damaged: its end is missing.", "Fetch the file again.")
    raise CannotRead("This is a zip archive.", "Unpack it and add the article itself.")


def is_packed_page(head: bytes, tail: bytes) -> bool:
    """Tell a page that only unpacks itself: a zip with the real page lies in it."""
    return b"data-sfz" in head[:4096] and _DIRECTORY_END in tail and b"index.html" in tail
