"""What a file is, by its content and never by its name; what is not read is refused in a sentence."""

from __future__ import annotations

import re

from app.errors import CannotRead
from app.intake import detect_zip, limits
from app.intake.byte_marks import find_wide
from app.intake.detect_zip import DOCX, EPUB, PACKED_PAGE

__all__ = ["DOCX", "EPUB", "MAIL", "MHTML", "PACKED_PAGE", "detect"]

MHTML = "multipart/related"
MAIL = "message/rfc822"

_HEAD = 65_536
_IMAGE = (
    "This is an image: it holds no text that can be quoted.",
    "Add the article as PDF or web page.",
)
_ARCHIVE = ("This is a compressed archive.", "Unpack it and add the article itself.")
_SOUND = ("Sound and video cannot be read.", "Add a transcript.")
_PROGRAM = ("This is a program, not an article.", "")

#: First bytes → what the reader is told. In order: the first that fits speaks.
_REFUSED: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        (
            "Older Office files (.doc, .xls, .ppt, .msg) and Office files with a password cannot be read.",
            "Open it in a word processor and save it as .docx or PDF, without a password.",
        ),
    ),
    (b"{\\rtf", ("Rich text documents (.rtf) cannot be read.", "Save it as .docx or PDF.")),
    (b"ITSF", ("Help files (.chm) cannot be read.", "Print the page to PDF.")),
    (b"bplist00", ("Web archives of Safari cannot be read.", "Save the page as PDF, or as one HTML file.")),
    (b"\x89PNG\r\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\0", _IMAGE),
    (b"MM\0*", _IMAGE),
    (b"%!PS", ("PostScript files cannot be read.", "Convert it to PDF.")),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\0", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90", _PROGRAM),
    (
        b"SQLite format 3\0",
        ("This is a database, not an article.", "Open a Sourcemark project with Open project."),
    ),
    (b"OggS", _SOUND),
    (b"ID3", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
)
_HEADLESS_PDF = re.compile(rb"^(?:%[^\r\n]*[\r\n]+)?\s*\d+ \d+ obj\b")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|section"
    rb"|div|p|h[1-6]|table|span|script|style|link|base|svg\b.*?<html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ANYWHERE = re.compile(rb"<html[\s>]|<body[\s>]|<!doctype\s+html", re.IGNORECASE)
#: Lines before the first header: a mailbox's mark, blank lines, and what a browser broke off a long title.
_MAIL_FIRST = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:>?From [^\n]*\n)?\s*")
_MAIL_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]*(.*)$")
_MAIL_NAMES = frozenset(
    b"mime-version from to subject date received message-id return-path content-type delivered-to reply-to"
    b" sender x-mailer snapshot-content-location content-transfer-encoding dkim-signature".split()
)
#: What is before the first blank line is looked at this far.
_MAIL_LINES = 200
_NEXT_MESSAGE = re.compile(
    rb"\n\r?\nFrom \S{1,300} [^\n]{0,200}\d\d:\d\d[^\n]{0,200}\n[A-Za-z][A-Za-z-]{1,60}:"
)
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
    size: int = len(data)  # type: ignore[arg-type]
    head: bytes = bytes(data[:_HEAD])  # type: ignore[index]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if _HEADLESS_PDF.match(head):
        raise CannotRead("This PDF is damaged: its beginning is missing.", "Fetch the file again.")
    _refuse_known(head)
    tail: bytes = bytes(data[-_HEAD:])  # type: ignore[index]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return detect_zip.detect(head, tail)
    if kind := _mail_kind(head):
        if kind == MAIL and _NEXT_MESSAGE.search(bytes(data[:])):  # type: ignore[index]
            raise CannotRead(
                "This is a mailbox with several messages.", "Save the message you need as a file of its own."
            )
        _check_size(size, limits.HTML_BYTES, "web archive" if kind == MHTML else "message")
        return kind
    if _is_html(head):
        if detect_zip.is_packed_page(head, tail):
            return PACKED_PAGE
        _check_size(size, limits.HTML_BYTES, "web page")
        return "text/html"
    if _is_binary(head):
        raise CannotRead(
            "This file is of a kind that Sourcemark does not read.",
            "It reads PDF, web pages, Word documents, e-books (EPUB), e-mails, Markdown and plain text.",
        )
    _check_size(size, limits.PLAIN_BYTES, "text file")
    return "text/markdown" if _is_markdown(head, name) else "text/plain"


def _refuse_known(head: bytes) -> None:
    for start, (message, hint) in _REFUSED:
        if head.startswith(start):
            raise CannotRead(message, hint)
    if head[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        raise CannotRead("Kindle books cannot be read.", "Convert it to EPUB, where its licence allows that.")
    if head[4:8] == b"ftyp":
        raise CannotRead(*_SOUND)
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise CannotRead("Images, sound and video cannot be read.", "Add a transcript.")


def _mail_kind(head: bytes) -> str:
    """Tell a message or web archive by its header lines; "" for another file."""
    lines = head[_MAIL_FIRST.match(head).end() :].split(b"\n", _MAIL_LINES)  # type: ignore[union-attr]
    found: dict[bytes, bytes] = {}
    for number, line in enumerate(lines[:_MAIL_LINES]):
        line = line.rstrip(b"\r")
        if not line:
            break
        field = _MAIL_LINE.match(line)
        if number == 0 and field is None:
            return ""
        if field is not None:
            found.setdefault(field.group(1).lower(), field.group(2).lower())
    names = found.keys() & _MAIL_NAMES
    related = b"mime-version" in names and b"multipart/related" in found.get(b"content-type", b"")
    archive = b"snapshot-content-location" in names or related
    browser = b"saved by " in found.get(b"from", b"")
    if (archive or browser) and not {b"to", b"received"} & names:
        return MHTML
    sent = names & {b"from", b"received"} and names & {b"subject", b"date"}
    known = b"mime-version" in names or sent
    return MAIL if known and len(names) > 1 else ""


def _is_html(head: bytes) -> bool:
    text = _plain_ascii(head)
    return bool(_HTML_START.match(text) or (_HTML_ANYWHERE.search(text[:8192]) and text.lstrip()[:1] == b"<"))


def _plain_ascii(head: bytes) -> bytes:
    """Drop a byte order mark and the zero bytes of UTF-16, so that patterns fit."""
    for bom in _BOMS:
        if head.startswith(bom):
            head = head[len(bom) :]
            return head.replace(b"\0", b"")
    return head.replace(b"\0", b"") if find_wide(head) else head


def _is_binary(head: bytes) -> bool:
    if head.startswith(_BOMS) or find_wide(head):
        return False
    controls = sum(head.count(bytes((code,))) for code in (*range(9), *range(14, 27), *range(28, 32)))
    # A text may hold a few zeros that a program left in it, but is none without them otherwise.
    zeros = head.count(b"\0")
    return zeros > len(head) // 50 or controls > max(4, len(head) // 50)


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
