"""Reads an exported HTML briefing in the worker: what each receipt shows, and the records beside it.

Nothing is judged here. What a reader sees in an element with `data-field` goes out with the record that
should say the same; core/verifying.py compares the two.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import socket
from html.parser import HTMLParser
from typing import Any

from app.errors import CannotRead
from app.intake import limits
from app.intake.document import Document, Send

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_LIVE = frozenset(
    ["script", "iframe", "object", "embed", "form", "link", "base", "frame", "video", "audio", "svg"]
)
_PNG = "data:image/png;base64,"
_MOST_LIVE = 20


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Send the file's own record, then a frame for each receipt."""
    if len(document.data) > limits.HTML_BYTES:
        most = limits.HTML_BYTES // limits.MIB
        raise CannotRead(f"This file is too large: Sourcemark reads briefings up to {most} MiB.")
    page = _Page()
    page.feed(document.data[:].decode("utf-8-sig", "replace"))
    page.close()
    if not page.receipts and not page.own["line"]:
        hint = "Choose an HTML file that Sourcemark exported."
        raise CannotRead("This is no briefing with receipts.", hint)
    page.own["prose_sha256"] = _sha256(page.prose)
    page.own["audit_sha256"] = _sha256(page.audit)
    page.own["whole_sha256"] = _sha256(page.whole)
    send({"frame": "briefing"}, _packed(page.own))
    for receipt in page.receipts:
        send({"frame": "receipt"}, _packed(receipt))
    send({"frame": "done"}, b"")


def _packed(found: dict[str, Any]) -> bytes:
    return json.dumps(found, ensure_ascii=True).encode()


class _Page(HTMLParser):
    """Walks through the file once; what it collects is plain text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.own: dict[str, Any] = {"line": "", "seal": "", "markers": [], "live": []}
        self.receipts: list[dict[str, Any]] = []
        self.prose: list[str] = []
        self.audit: list[str] = []
        #: All that is shown but the foot, where the file's own record stands.
        self.whole: list[str] = []
        self._in_body = False
        self._shown: list[str] = []
        self._in_audit = False
        self._receipt: dict[str, Any] | None = None
        self._in_main = False
        #: Elements whose text is wanted: tag, how deep within it, where the text goes.
        self._open: list[tuple[str, int, list[str]]] = []
        self._pending: list[tuple[dict[str, Any], str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what this element begins."""
        given = {name: value or "" for name, value in attrs}
        self._look_out(tag, given)
        deeper = tag not in _VOID
        self._open = [(name, depth + (name == tag and deeper), to) for name, depth, to in self._open]
        classes = given.get("class", "").split()
        if tag in ("body", "footer"):
            self._in_body = tag == "body"
        if tag == "main":
            self._in_main = True
        elif tag == "section" and given.get("id") == "audit":
            self._in_audit = True
        elif tag == "article" and "receipt" in classes:
            self._begin(given.get("id", ""))
        elif tag == "a" and "marker" in classes and self._in_main:
            self.own["markers"].append(given.get("href", ""))
        elif tag == "img" and self._receipt is not None:
            self._receipt["picture"] = _picture(given.get("src", ""))
        elif tag == "code" and ("seal" in classes or "record" in classes):
            self._collect(tag, "seal" if "seal" in classes else "line")
        if "data-field" in given and self._receipt is not None and tag not in _VOID:
            self._collect(tag, given["data-field"], is_field=True)

    def handle_endtag(self, tag: str) -> None:
        """End what this element ends."""
        still: list[tuple[str, int, list[str]]] = []
        for name, depth, to in self._open:
            if name == tag and depth == 0:
                continue
            still.append((name, depth - (name == tag), to))
        self._open = still
        if tag == "footer":
            self._in_body = True
        if tag == "main":
            self._in_main = False
        elif tag == "section":
            self._in_audit = False
        elif tag == "article":
            self._finish()
            self._receipt = None

    def handle_data(self, data: str) -> None:
        """Take text to where it is wanted."""
        if self._in_body:
            self.whole.append(data)
        if self._in_main:
            self.prose.append(data)
        if self._in_audit:
            self.audit.append(data)
        if self._receipt is not None:
            self._shown.append(data)
        for _, _, to in self._open:
            to.append(data)

    def close(self) -> None:
        """Finish what the file left open."""
        super().close()
        self._finish()

    def _begin(self, anchor: str) -> None:
        self._finish()
        self._receipt = {"anchor": anchor, "line": "", "seal": "", "shown": "", "picture": "", "fields": []}
        self.receipts.append(self._receipt)

    def _collect(self, tag: str, name: str, *, is_field: bool = False) -> None:
        to: list[str] = []
        self._open.append((tag, 0, to))
        whose = self.own if self._receipt is None else self._receipt
        self._pending.append((whose, f"field {name}" if is_field else name, to))

    def _finish(self) -> None:
        for whose, name, parts in self._pending:
            if name.startswith("field "):
                whose["fields"].append([name.removeprefix("field "), "".join(parts)])
            else:
                whose[name] = "".join(parts)
        self._pending = []
        if self._receipt is not None:
            self._receipt["shown"] = _sha256(self._shown)
            self._shown = []

    def _look_out(self, tag: str, given: dict[str, str]) -> None:
        """Note what would run or load something; our files have nothing of it."""
        source = given.get("src", given.get("srcset", given.get("data", "")))
        runs = tag in _LIVE or any(name.startswith("on") for name in given) or "style" in given
        if (runs or (source and not source.startswith(_PNG))) and len(self.own["live"]) < _MOST_LIVE:
            self.own["live"].append(tag[:40])


def _sha256(parts: list[str]) -> str:
    """Return the hash of what a reader sees, white space as one space."""
    shown = " ".join("".join(parts).split())
    return hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()


def _picture(source: str) -> str:
    """Return the hash of a picture's bytes; nothing for one that is not in the file."""
    if not source.startswith(_PNG):
        return ""
    try:
        return hashlib.sha256(base64.b64decode(source.removeprefix(_PNG), validate=True)).hexdigest()
    except (binascii.Error, ValueError):
        return ""
