"""The second half of a long PDF, from the program's side: its worker is listened to in a thread.

Whatever goes wrong with it, the first worker reads on where this one ended: nothing is lost but time.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from typing import Any

from app.errors import SourcemarkError
from app.intake import limits, pdf_halves
from app.intake.assembly import Assembly
from app.intake.frames import BadFrame, Fields
from app.intake.spare import server_pid, take_worker

#: From so many pages on the second worker is worth its start.
FEWEST_PAGES = 48


def is_worth_it() -> bool:
    """Tell whether there are two processors, and a server that forks workers in milliseconds."""
    return server_pid() is not None and len(os.sched_getaffinity(0)) > 1


class SecondHalf:
    """A worker that reads the second half of a PDF while the first half is read by another."""

    def __init__(
        self,
        descriptor: int,
        job: Mapping[str, Any],
        page_count: int,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._cancelled = cancelled
        self._descriptor, self._page_count = descriptor, page_count
        self._first = pdf_halves.middle_of(page_count)
        self._job = {**job, "first_page": self._first, "second_half": 1, "halved_from": 0}
        self._frames: list[tuple[Fields, bytearray]] = []
        self._end: Fields | None = None
        self._stopped = threading.Event()
        #: How many pages have come.
        self.pages = 0
        self._thread = threading.Thread(target=self._listen, name="second half", daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        try:
            with take_worker(pdf=True) as worker:
                worker.give(self._descriptor, self._job)
                while self._end is None:
                    header, body = worker.listen(self._is_stopped)
                    match header.text("frame"):
                        case "pages":
                            self._frames.append((header, body))
                            self.pages += len(header.array("pages", 1000))
                        case "half":
                            self._end = header
                        case "failed" | "needs_password":
                            return
        except (SourcemarkError, BadFrame, OSError):
            # It ended early, or was stopped: there is no last word.
            return

    def _is_stopped(self) -> bool:
        return self._stopped.is_set() or (self._cancelled is not None and self._cancelled())

    def join(self, room: int, assembly: Assembly) -> dict[str, Any]:
        """Wait for the end, add the pages to those of the first half, and return the word for its worker.

        `room` is how many characters the first half has left. Pages of a worker that died are not trusted.
        """
        self._thread.join()
        nothing = {"next_page": self._first, "room": 0, "shown": []}
        if self._end is None or self._end.integer("room", 0, limits.TEXT_CHARACTERS) > room:
            return nothing
        for header, body in self._frames:
            assembly.take(header, body)
        next_page = len(assembly.pages)
        shown = pdf_halves.check_shown(self._end, self._first, next_page)
        return {"next_page": next_page, "room": self._end.integer("room"), "shown": shown}

    def stop(self) -> None:
        """End the worker and wait for that."""
        self._stopped.set()
        self._thread.join()
