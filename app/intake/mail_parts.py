"""Messages and web archives: header lines mended, parts counted before they are parsed, and each part's text.

Browsers write a page's title raw into a header, line ends and all; mail programs of old write bytes of any
encoding. Both are mended in the bytes, before the standard library sees them.
"""

from __future__ import annotations

import email
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

from app.errors import CannotRead
from app.intake import encodings, limits

_AGAIN = "Fetch the file again, or print it to PDF."
_FIELD = re.compile(rb"^[!-9;-~]+:")
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:>?From [^\n]*\n)?")
_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_DELIMITER = re.compile(rb"^--([^\r\n]{1,200})", re.MULTILINE)
_LATE_HEADER = re.compile(rb"\A(?:[^\n]*\n){0,20}?(?:MIME-Version|Content-Type):", re.IGNORECASE)
_FOREIGN = re.compile(r'[^\s<>",;]*[^\x00-\x7f][^\s<>",;]*(?: +[^\s<>",;]*[^\x00-\x7f][^\s<>",;]*)*')
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_LONGEST_WORD = 40
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
#: A header field is read this far; the library's address parser takes the square of its length.
_FIELD_BYTES = 16_384


def parse(data: bytes) -> EmailMessage:
    """Return a message whose parts were counted; raise CannotRead past the limits."""
    data = data[_MARK.match(data).end() :]  # type: ignore[union-attr]
    _count_parts(data)
    try:
        message = email.message_from_bytes(_mended(data), policy=policy.default)
    except RecursionError as error:
        raise CannotRead("The parts of this file nest too deep.", _AGAIN) from error
    assert isinstance(message, EmailMessage)  # noqa: S101 - the default policy makes them
    return message


def _count_parts(data: bytes) -> None:
    boundaries = {one or other for one, other in _BOUNDARY.findall(data)}
    if len(boundaries) > limits.MAIL_DEPTH:
        raise CannotRead(
            f"This file nests parts {len(boundaries):,} times; Sourcemark reads up to {limits.MAIL_DEPTH}.",
            _AGAIN,
        )
    count = 0
    for found in _DELIMITER.finditer(data):
        line = found.group(1).rstrip()
        count += line in boundaries or line.removesuffix(b"--") in boundaries
        if count > limits.MAIL_PARTS:
            raise CannotRead(f"This file has more than {limits.MAIL_PARTS:,} parts.", _AGAIN)


def _mended(data: bytes) -> bytes:
    """Make every line of the first header a field or the continuation of one."""
    head, blank, body = _split(data)
    if blank and b"content-type" not in head.lower() and _LATE_HEADER.match(body):
        # A title with an empty line in it: the header goes on behind.
        more, blank, body = _split(body)
        head += b"\n " + more
    fields: list[bytes] = []
    for line in head.split(b"\n"):
        line = line.rstrip(b"\r")
        if not line.strip():
            continue
        if _FIELD.match(line) or not fields:
            fields.append(line)
        elif len(fields[-1]) < _FIELD_BYTES:
            fields[-1] += b"\n " + line.strip()
    return b"\n".join(_ascii(one[:_FIELD_BYTES]) for one in fields) + b"\n\n" + body


def _split(data: bytes) -> tuple[bytes, bytes, bytes]:
    found = re.search(rb"\r?\n[ \t]*\r?\n", data)
    return (data, b"", b"") if found is None else (data[: found.start()], found.group(), data[found.end() :])


def _ascii(line: bytes) -> bytes:
    """Write raw bytes in a header as the encoded words that they should have been."""
    if line.isascii():
        return line
    text = encodings.decode(line)
    return _FOREIGN.sub(_encoded_word, text).encode("ascii", "replace")


def _encoded_word(match: re.Match[str]) -> str:
    # One word, however long: the library puts a space between the words of a name.
    return f"=?utf-8?b?{b64encode(match.group().encode('utf-8', 'replace')).decode('ascii')}?="


def field(part: EmailMessage, name: str, limit: int = 5000) -> str:
    """Return a header field's text on one line, "" without it."""
    try:
        return " ".join(str(part.get(name, "")).split())[:limit]
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        # The library's header parser trips over some fields in these ways: then as it stands.
        raw = next((text for key, text in part.raw_items() if key.lower() == name.lower()), "")
        return " ".join(str(raw).split())[:limit]


def leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold something, in order; forwarded messages whole."""
    stack: list[EmailMessage] = [message]
    while stack:
        part = stack.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            stack += [one for one in reversed(payload) if isinstance(one, EmailMessage)]
        else:
            yield part


def content(part: EmailMessage) -> bytes:
    """Return a part's bytes, its transfer encoding undone."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    if not isinstance(data, bytes):
        return b""
    raw = part.get_payload()
    said = raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""
    if not said or field(part, "Content-Transfer-Encoding").lower() != "base64":
        return data
    if said.count(b" ") * _LONGEST_WORD > len(said):
        # A text in the clear, whatever it says.
        return said
    # The library gives up on base64 that was cut off or garbled, and hands it on without its line ends.
    return _undone(said) if data == b"".join(said.splitlines()) else data


def _undone(data: bytes) -> bytes:
    """Undo base64 as far as it goes."""
    letters = _NOT_BASE64.sub(b"", data)
    whole = len(letters) - len(letters) % 4
    rest = letters[whole:]
    padded = letters[:whole] + (rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b"")
    try:
        return b64decode(padded)
    except ValueError:
        return data


def text(part: EmailMessage) -> str:
    """Return a text part's text by the encoding that it names, else the one that its own head names."""
    data = content(part)
    charset = (part.get_content_charset() or "").strip("\"'")
    if not charset and part.get_content_subtype() in ("html", "xhtml+xml"):
        found = _META_CHARSET.search(data[:65_536])
        charset = found.group(1).decode("ascii") if found else ""
    return encodings.decode(data, charset)
