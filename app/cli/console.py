"""Standard output for one JSON document or lines of text, standard error for progress and messages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from io import TextIOWrapper


class Console:
    """Where a run of a command writes; with `as_json` only the one document goes to standard output."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        for stream in (sys.stdout, sys.stderr):
            # Foreign titles may hold letters that the terminal's encoding lacks; scripts read UTF-8.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")

    def document(self, document: dict[str, object]) -> None:
        """Write the one JSON document, keys sorted."""
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
        sys.stdout.flush()

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines of text."""
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def line_now(self, line: str) -> None:
        """Write one line of text at once, unless a JSON document is wanted."""
        if not self.as_json:
            sys.stdout.write(line + "\n")
            sys.stdout.flush()

    def data(self, data: bytes) -> None:
        """Write bytes as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def message(self, text: str) -> None:
        """Write a message to standard error."""
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
