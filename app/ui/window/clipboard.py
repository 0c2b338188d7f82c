"""What the clipboard holds that can become an article: a page's fragment or a text, and where it came from.

Qt hands over the bytes and reads none of them; the worker does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from app.ui.wording import tr

_PAGE = re.compile(r"\s*(?:<!doctype|<html|<meta)", re.IGNORECASE)
#: Where browsers put the address of the page that was copied from, and how they write it.
_SOURCES = (
    ("text/x-moz-url-priv", "utf-16-le"),
    ("chromium/x-source-url", "utf-8"),
    ("org.chromium.source-url", "utf-8"),
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """A copied selection: its bytes, the name of the file it becomes, its plain text, its page's address."""

    data: bytes
    name: str
    text: str
    url: str = ""
    is_page: bool = False


def read_clipboard(mime: QMimeData) -> Pasted | None:
    """Return the clipboard's page fragment, else its text; None when it holds neither."""
    text = mime.text()
    html = mime.html() if mime.hasHtml() else ""
    if html.strip() and text.strip():
        # A fragment may begin with any element: this line says that it is one, and in which encoding.
        head = "" if _PAGE.match(html) else "<!doctype html>"
        data = f'{head}<meta charset="utf-8">{html}' if head else html
        return Pasted(_bytes(data), f"{tr('Pasted selection')}.html", text, _source(mime), is_page=True)
    if text.strip():
        return Pasted(_bytes(text), f"{tr('Pasted text')}.txt", text, _source(mime))
    return None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _source(mime: QMimeData) -> str:
    for kind, encoding in _SOURCES:
        if mime.hasFormat(kind):
            url = bytes(mime.data(kind).data()).decode(encoding, "replace").strip("\0 \r\n")
            if url.lower().startswith(("http://", "https://")):
                return url[:4000]
    return ""
