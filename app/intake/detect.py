"""What a file is, by its content and never by its name. Formats to come are named in clear sentences."""

from __future__ import annotations

import re

from app.errors import CannotRead
from app.intake import limits

_HEAD = 65_536
_LATER = "Convert it to PDF or save it as a web page for now."

#: First bytes → what the reader is told. In order: the first that fits speaks.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Older Office documents cannot be read.", _LATER),
    (b"{\\rtf", "Rich text documents cannot be read.", _LATER),
    (
        b"\x89PNG\r\n",
        "This is an image: it holds no text that can be quoted.",
        "Add the article as PDF or web page.",
    ),
    (
        b"\xff\xd8\xff",
        "This is an image: it holds no text that can be quoted.",
        "Add the article as PDF or web page.",
    ),
    (
        b"GIF8",
        "This is an image: it holds no text that can be quoted.",
        "Add the article as PDF or web page.",
    ),
    (b"%!PS", "PostScript files cannot be read.", "Convert it to PDF."),
    (b"\x1f\x8b", "This is a compressed archive.", "Unpack it and add the article itself."),
    (b"BZh", "This is a compressed archive.", "Unpack it and add the article itself."),
    (b"\xfd7zXZ\0", "This is a compressed archive.", "Unpack it and add the article itself."),
    (b"7z\xbc\xaf\x27\x1c", "This is a compressed archive.", "Unpack it and add the article itself."),
    (b"Rar!\x1a\x07", "This is a compressed archive.", "Unpack it and add the article itself."),
    (b"\x7fELF", "This is a program, not an article.", ""),
    (b"MZ\x90", "This is a program, not an article.", ""),
    (
        b"SQLite format 3\0",
        "This is a database, not an article.",
        "Open a Sourcemark project with Open project.",
    ),
    (b"OggS", "Sound and video cannot be read.", "Add a transcript."),
    (b"ID3", "Sound and video cannot be read.", "Add a transcript."),
)
_HEADLESS_PDF = re.compile(rb"^(?:%[^\r\n]*[\r\n]+)?\s*\d+ \d+ obj\b")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|section"
    rb"|div|p|h[1-6]|table|span|script|style|link|base|svg\b.*?<html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(rb"<html[\s>]|<body[\s>]|<!doctype\s+html", re.IGNORECASE)
_MAIL = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}")
_MARKDOWN_HINT = re.compile(
    rb"^(?:---\r?\n(?:[\w-]+:.*\r?\n)+---|#{1,6} \S|\S[^\n]*\r?\n={3,}\s*$|```|\s*[-*] \[[ x]\] )"
    rb"|\[[^\]\n]+\]\([^)\n]+\)",
    re.MULTILINE,
)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")


def detect(data: bytes | bytearray | object, name: str = "") -> str:
    """Return the media type Sourcemark reads this as; raise CannotRead in words when it reads none of it.

    The name decides between Markdown and plain text only.
    """
    head: bytes = bytes(data[:_HEAD])  # type: ignore[index]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if _HEADLESS_PDF.match(head):
        raise CannotRead("This PDF is damaged: its beginning is missing.", "Fetch the file again.")
    _refuse_known(head)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_zip(head, bytes(data[-_HEAD:]))  # type: ignore[index]
    if _is_mail(head):
        raise CannotRead(
            "Web archives (MHTML) and e-mails come with a later version.",
            "Save the page as one HTML file, or print it to PDF.",
        )
    if _is_html(head):
        _check_size(len(data), limits.HTML_BYTES, "web page")  # type: ignore[arg-type]
        return "text/html"
    if _is_binary(head):
        raise CannotRead(
            "This file is not text, a web page or a PDF.",
            "Sourcemark reads PDF, saved web pages, Markdown and plain text.",
        )
    _check_size(len(data), limits.PLAIN_BYTES, "text file")  # type: ignore[arg-type]
    return "text/markdown" if _is_markdown(head, name) else "text/plain"


def _refuse_known(head: bytes) -> None:
    for start, message, hint in _REFUSED:
        if head.startswith(start):
            raise CannotRead(message, hint)
    if head[4:8] == b"ftyp":
        raise CannotRead("Sound and video cannot be read.", "Add a transcript.")
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise CannotRead("Images, sound and video cannot be read.", "Add a transcript.")


def _refuse_zip(head: bytes, tail: bytes) -> None:
    """Name the kind of a zip by its first entries and by its directory, which stands at the end."""
    head += tail
    if b"word/" in head or b"wordprocessingml" in head:
        raise CannotRead("Word documents come with a later version.", "Save it as PDF for now.")
    if b"application/epub+zip" in head or b"META-INF/container.xml" in head:
        raise CannotRead("E-books (EPUB) come with a later version.", "Convert it to PDF for now.")
    if b"opendocument" in head:
        raise CannotRead("OpenDocument files come with a later version.", "Save it as PDF for now.")
    if b"xl/" in head or b"ppt/" in head:
        raise CannotRead("Spreadsheets and slides cannot be read.", "Save it as PDF.")
    if b"[Content_Types].xml" in head or b"_rels/" in head:
        raise CannotRead("Office documents come with a later version.", "Save it as PDF for now.")
    raise CannotRead("This is a zip archive.", "Unpack it and add the article itself.")


def _is_mail(head: bytes) -> bool:
    """Tell a mail or MHTML file by its header lines."""
    match = _MAIL.match(head)
    if match is None:
        return False
    names = {line.split(b":")[0].lower() for line in match.group().splitlines() if b":" in line}
    return b"mime-version" in names or {b"from", b"subject"} <= names or b"snapshot-content-location" in names


def _is_html(head: bytes) -> bool:
    text = _plain_ascii(head)
    return bool(_HTML_START.match(text) or (_HTML_ANYWHERE.search(text[:8192]) and text.lstrip()[:1] == b"<"))


def _plain_ascii(head: bytes) -> bytes:
    """Drop a byte order mark and the zero bytes of UTF-16, so that patterns fit."""
    for bom in _BOMS:
        if head.startswith(bom):
            head = head[len(bom) :]
            return head.replace(b"\0", b"")
    return head


def _is_binary(head: bytes) -> bool:
    if head.startswith(_BOMS):
        return False
    controls = sum(head.count(bytes((code,))) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return head.count(b"\0") > 0 or controls > max(4, len(head) // 50)


def _is_markdown(head: bytes, name: str) -> bool:
    if name.lower().endswith(_MARKDOWN_NAMES):
        return True
    if name.lower().endswith(".txt"):
        return False
    return len(_MARKDOWN_HINT.findall(_plain_ascii(head)[:16_384])) >= 2


def _check_size(size: int, limit: int, what: str) -> None:
    if size > limit:
        size_mib, limit_mib = size / limits.MIB, limit // limits.MIB
        raise CannotRead(f"This {what} is {size_mib:.0f} MiB large; Sourcemark reads up to {limit_mib} MiB.")
