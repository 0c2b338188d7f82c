"""Reads a bibliography in the worker and sends its items on, some hundreds at a time."""

from __future__ import annotations

import json
import socket

from app.errors import CannotRead
from app.exchange.bibliography import read_bibliography
from app.exchange.found import clean
from app.intake import limits
from app.intake.document import Document, Send

_AT_A_TIME = 200
_HINT = "Choose a CSL-JSON, BibTeX, BibLaTeX or RIS file."


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Send the items, then what was refused."""
    if len(document.data) > limits.PLAIN_BYTES:
        most = limits.PLAIN_BYTES // limits.MIB
        raise CannotRead(f"This file is too large: Sourcemark reads bibliographies up to {most} MiB.")
    try:
        found = read_bibliography(document.data[:], document.encoding)
    except ValueError as error:
        raise CannotRead(f"This is no bibliography that Sourcemark reads: {error}.", _HINT) from error
    shapes = [
        {
            "item": one.item,
            "extra": {clean(name)[:200]: clean(text) for name, text in list(one.extra.items())[:2_000]},
            "left_out": [clean(name)[:200] for name in one.left_out[:2_000]],
            "line": one.line,
        }
        for one in found.items
    ]
    for start in range(0, len(shapes), _AT_A_TIME):
        part = {"items": shapes[start : start + _AT_A_TIME]}
        send({"frame": "items", "total": len(shapes)}, json.dumps(part).encode())
    refused = [{"what": clean(one.what)[:500], "reason": clean(one.reason)[:1000]} for one in found.refused]
    send({"frame": "done", "format": found.format}, json.dumps({"refused": refused}).encode())
