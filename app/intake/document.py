"""What a worker works on: the document's bytes, what is asked of them, and the way back to the program."""

from __future__ import annotations

import mmap
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.intake import frames
from app.intake.frames import Fields

#: A frame that says nothing but that the worker is at work.
ALIVE = "alive"
#: Sends one frame: a header and raw bytes.
Send = Callable[[Mapping[str, Any], bytes | bytearray], None]


@dataclass(frozen=True, slots=True)
class Document:
    """A foreign file in a worker: its bytes (mapped, not copied), its name, and how it is to be read."""

    data: mmap.mmap
    name: str
    password: str | None = None
    first_page: int = 0
    skip_pages: frozenset[int] = frozenset()
    careful: bool = False
    first_page_scale: float = 0.0
    #: Take all of a web page, not only its article.
    whole_page: bool = False
    #: Read a text in this encoding, whatever it seems to be.
    encoding: str = ""
    #: Of a PDF with at least so many pages read the first half, then ask what is left to do; 0 is never.
    halved_from: int = 0
    #: Read the pages of a PDF only, and only while they are plain.
    second_half: bool = False
    #: Waits for the program's next word.
    hear: Callable[[], Fields] | None = None


class Outbox:
    """Writes frames to the program; each one is also a sign of life."""

    def __init__(self, descriptor: int, heartbeat: Callable[[], object]) -> None:
        self._descriptor, self._heartbeat = descriptor, heartbeat
        self._lock = threading.Lock()

    def send(self, header: Mapping[str, Any], body: bytes | bytearray = b"") -> None:
        """Write one frame whole."""
        self._heartbeat()
        with self._lock:
            self._write(header, body)

    def tell_alive(self) -> None:
        """Say that the work goes on; called within a signal, so that it never waits for a frame under way."""
        if self._lock.acquire(blocking=False):
            try:
                self._write({"frame": ALIVE}, b"")
            finally:
                self._lock.release()

    def _write(self, header: Mapping[str, Any], body: bytes | bytearray) -> None:
        for part in (memoryview(frames.pack(header, len(body))), memoryview(body)):
            while part:
                part = part[os.write(self._descriptor, part) :]
