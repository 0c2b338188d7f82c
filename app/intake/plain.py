"""Reads a plain text file: paragraphs between blank lines, and the little record that a text shows."""

from __future__ import annotations

import re

import charset_normalizer

from app.intake import encodings
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.intake import Value
from app.intake.outcome import TOO_LONG, Reflowable, noting_encoding, send_reflowable
from app.intake.text_builder import Piece, Shape, TextBuilder

NAME = "plain text"
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127))
_LONGEST_TITLE = 120
_BLANK = re.compile(r"\n[ \t\f\u00a0]*\n\s*")


def read(document: Document, send: Send) -> None:
    """Read a text file and send its paragraphs."""
    decoded = encodings.read(bytes(document.data), asked=document.encoding)
    raw = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    text = raw.translate(_CONTROLS).replace("\f", "\n\n")
    builder = TextBuilder()
    for paragraph in _BLANK.split(text):
        lines = (line.rstrip() for line in paragraph.split("\n"))
        builder.add(Shape(), [Piece("\n".join(lines))])
    record: parts.Record = {}
    if title := _title(text):
        record["title"] = Value(title, "first_line")
    parts.add_agency(record, builder.text)
    outcome = Reflowable(
        builder.text,
        builder.blocks,
        record,
        extractor=NAME,
        version=charset_normalizer.__version__,
        left_out=builder.left_out,
        left_out_why=TOO_LONG if builder.left_out else "",
    )
    send_reflowable(noting_encoding(outcome, decoded), send)


def _title(text: str) -> str:
    """Return a text's first line when it reads like a heading: short, and no sentence."""
    first = next((line for line in text.split("\n", 50) if line.strip()), "")
    line = " ".join(first.split()).strip("=-*#_ ")
    if not 3 <= len(line) <= _LONGEST_TITLE or not any(letter.isalpha() for letter in line):
        return ""
    return "" if line.endswith((".", ",", ";", ":", "…")) else line
