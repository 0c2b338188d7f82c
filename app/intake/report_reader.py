"""Reads a foreign report in Markdown in the worker and sends what it proposes to become (exchange)."""

from __future__ import annotations

import json
import socket
from dataclasses import asdict
from pathlib import PurePath

from app.errors import CannotRead
from app.exchange.briefing_markdown import Front, parse_briefing
from app.exchange.csl_yaml import flat_references
from app.intake import detect, encodings, limits
from app.intake.document import Document, Send
from app.intake.front_matter import read_values

_TEXTS = frozenset(("text/markdown", "text/plain"))


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Send the proposal as one frame."""
    if len(document.data) > limits.REPORT_BYTES:
        most, size = limits.REPORT_BYTES // limits.MIB, len(document.data) / limits.MIB
        raise CannotRead(
            f"This file is {size:.0f} MiB large; Sourcemark takes reports up to {most} MiB apart.",
            "Split it into its parts.",
        )
    media_type = detect.detect(document.data, document.name)
    if media_type not in _TEXTS:
        what = "a web page" if media_type == "text/html" else "no text file"
        raise CannotRead(
            f"A briefing is imported from Markdown, and this is {what}.",
            "Save it as Markdown; or add it as an article, to quote from it.",
        )
    text = encodings.read(bytes(document.data)).text.replace("\r\n", "\n").replace("\r", "\n")
    if (lines := text.count("\n")) > (most := limits.REPORT_LINES):
        raise CannotRead(
            f"This file has {lines:,} lines; Sourcemark takes reports up to {most:,} lines apart.",
            "Split it into its parts, or take the tables of data out.",
        )
    values, rest = read_values(text)
    if not rest.strip():
        raise CannotRead("There is no text in this file.", "Choose a report in Markdown.")
    front: Front = values
    if "references" in front and (listed := flat_references(text[: len(text) - len(rest)])):
        front = {**front, "references": listed}
    first_line = text[: len(text) - len(rest)].count("\n") + 1
    name = PurePath(document.name).stem.replace("_", " ").strip()
    proposal = parse_briefing(rest, name, front, first_line)
    send({"frame": "proposal"}, json.dumps(asdict(proposal), ensure_ascii=True).encode())
    send({"frame": "done"}, b"")
