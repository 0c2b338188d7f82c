"""Reads an e-mail: its header lines, the fuller of its plain and HTML texts, and what is attached, named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import EmailMessage

from lxml import etree

from app.errors import CannotRead
from app.intake import mail_parts, web
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.html_blocks import BlockBuilder
from app.intake.intake import Value
from app.intake.outcome import Reflowable, send_reflowable
from app.intake.record import Record
from app.intake.text_builder import PARAGRAPH, Piece, Shape, Style, TextBuilder

NAME = "sourcemark-mail"
VERSION = "1"
BASIS = "header"
_SHOWN = ("From", "To", "Cc", "Date")
_HTML = ("text/html", "application/xhtml+xml")
_ADDRESS = re.compile(r"<?https?://[^\s>]+>?|\[image:[^\]]*\]", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:>[ ]?)+")
_LOCKED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/ms-tnef")


@dataclass(slots=True)
class _Message:
    """The texts of a message in order, and what hangs on it."""

    texts: list[EmailMessage] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    attached_characters: int = 0


def read(document: Document, send: Send) -> None:
    """Read a message and send its text, blocks and record."""
    message = mail_parts.parse(bytes(document.data))
    if message.get_content_type() == "multipart/encrypted" or message.get_content_type() in _LOCKED[:2]:
        raise CannotRead(
            "This message is encrypted or sealed.",
            "Open it in the mail program and save its text, or print it to PDF.",
        )
    found = _Message()
    _collect(message, found, 0)
    builder = TextBuilder()
    _add_header(message, builder)
    for part in found.texts:
        _add_text(part, builder)
    if not found.texts and not found.attached:
        raise CannotRead("There is no text in this message.", "Save it again with its text.")
    record = _record(message)
    parts.add_agency(record, builder.text)
    outcome = Reflowable(
        builder.text,
        builder.blocks,
        record,
        extractor=NAME,
        version=f"{VERSION} lxml {etree.__version__}",
        left_out=found.attached_characters + builder.left_out,
        left_out_why=_why(found.attached),
    )
    send_reflowable(outcome, send)


def _collect(part: EmailMessage, found: _Message, depth: int) -> None:
    kind = part.get_content_type()
    payload = part.get_payload()
    children = [one for one in payload if isinstance(one, EmailMessage)] if isinstance(payload, list) else []
    if part.get_content_disposition() == "attachment" or kind == "message/rfc822" or part.get_filename():
        _attach(part, found)
    elif kind == "multipart/alternative":
        _collect_fullest(children, found, depth + 1)
    elif part.get_content_maintype() == "multipart":
        for child in children:
            _collect(child, found, depth + 1)
    elif kind in ("text/plain", *_HTML) or (kind.startswith("text/") and depth == 0):
        found.texts.append(part)
    else:
        _attach(part, found)


def _collect_fullest(choices: list[EmailMessage], found: _Message, depth: int) -> None:
    """Take one of several forms of a text: the HTML unless the plain one says more."""
    tried: list[tuple[int, _Message]] = []
    for choice in choices:
        one = _Message()
        _collect(choice, one, depth)
        if one.texts:
            tried.append((sum(map(_size, one.texts)), one))
        else:
            found.attached += one.attached
            found.attached_characters += one.attached_characters
    if tried:
        # The later form is the richer one where they are equal.
        best = max(range(len(tried)), key=lambda index: (tried[index][0], index))
        for index, (_, one) in enumerate(tried):
            found.texts += one.texts if index == best else []
            found.attached += one.attached
            found.attached_characters += one.attached_characters


def _size(part: EmailMessage) -> int:
    """Count a text's letters and digits without the addresses that plain texts spell out."""
    return sum(map(str.isalnum, _ADDRESS.sub("", _shown(part))))


def _shown(part: EmailMessage) -> str:
    """Return what a part shows, without the tags of its HTML."""
    if part.get_content_type() not in _HTML:
        return mail_parts.text(part)
    builder = TextBuilder()
    _add_html(part, builder)
    return builder.text


def _attach(part: EmailMessage, found: _Message) -> None:
    name = part.get_filename() or ""
    payload = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(payload, list) and payload:
        inner = payload[0]
        subject = mail_parts.field(inner, "Subject") if isinstance(inner, EmailMessage) else ""
        name = name or f"message “{subject or 'without subject'}”"
        if isinstance(inner, EmailMessage):
            held = _Message()
            _collect(inner, held, 0)
            found.attached_characters += sum(map(_characters, held.texts)) + held.attached_characters
    elif part.get_content_maintype() == "text":
        found.attached_characters += _characters(part)
    found.attached.append(" ".join((name or part.get_content_type()).split())[:80])


def _characters(part: EmailMessage) -> int:
    return len("".join(_shown(part).split()))


def _add_header(message: EmailMessage, builder: TextBuilder) -> None:
    if subject := mail_parts.field(message, "Subject"):
        builder.add(Shape("heading", 1), [Piece(subject)])
    pieces: list[Piece] = []
    for name in _SHOWN:
        if said := mail_parts.field(message, name, 2000):
            pieces += [Piece("\n")] if pieces else []
            pieces += [Piece(f"{name}:", Style(bold=True)), Piece(f" {said}")]
    builder.add(PARAGRAPH, pieces)


def _add_text(part: EmailMessage, builder: TextBuilder) -> None:
    if part.get_content_type() in _HTML:
        _add_html(part, builder)
        return
    text = mail_parts.text(part).replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format") or "").lower() == "flowed":
        text = _unflowed(text)
    for paragraph in re.split(r"\n[ \t]*\n", text):
        lines = paragraph.strip("\n").split("\n")
        quoted = all(line.startswith(">") for line in lines)
        if quoted:
            lines = [_QUOTED.sub("", line) for line in lines]
        builder.add(Shape("quote") if quoted else PARAGRAPH, [Piece("\n".join(lines))])


def _unflowed(text: str) -> str:
    """Join the lines that a mail program broke for transport (RFC 3676)."""
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        plain = line[1:] if line.startswith(" ") else line
        if open_line and not plain.startswith(">"):
            out[-1] += plain
        else:
            out.append(plain)
        open_line = plain.endswith(" ") and plain != "-- " and bool(plain.strip())
    return "\n".join(out)


def _add_html(part: EmailMessage, builder: TextBuilder) -> None:
    source = mail_parts.text(part)
    if not source.strip():
        return
    tree = web.parse(source)
    body = tree.find(".//body")
    BlockBuilder(builder).add(body if body is not None else tree)


def _record(message: EmailMessage) -> Record:
    record: Record = {}
    title = parts.make_title(mail_parts.field(message, "Subject"))
    if title:
        record["title"] = Value(title, BASIS)
    sender = re.sub(r"<[^>]*>", "", mail_parts.field(message, "From")).strip(" \"'")
    if names := parts.make_names(sender):
        record["authors"] = Value(names, BASIS)
    if sent := parts.make_date(mail_parts.field(message, "Date")):
        record["issued"] = Value(sent, BASIS)
    if (language := mail_parts.field(message, "Content-Language")) and len(language) < 20:
        record["language"] = Value(language, BASIS)
    return record


def _why(attached: list[str]) -> str:
    if not attached:
        return ""
    shown = ", ".join(attached[:10]) + (", …" if len(attached) > 10 else "")
    one = "1 attachment is" if len(attached) == 1 else f"{len(attached)} attachments are"
    return f"{one} not part of the text: {shown}. Add it as an article of its own if you need it."[:1000]
