"""Reading a file from the program's side: blocking calls for any thread; all parsing is in a worker process.

This module stays light: it loads no parser.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.errors import CannotRead
from app.intake import limits, second_half
from app.intake.assembly import Assembly
from app.intake.failures import raise_failure
from app.intake.frames import BadFrame, Fields
from app.intake.intake import FirstPage, Intake
from app.intake.page_server import PageServer
from app.intake.process import WorkerDied, WorkerProcess
from app.intake.second_half import SecondHalf
from app.intake.spare import containment, cool, dismiss, take_worker, warm

__all__ = ["PageServer", "containment", "cool", "read_file", "warm"]

Progress = Callable[[int, int], None]


def read_file(
    path: str | os.PathLike[str],
    *,
    password: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    on_first_page: Callable[[FirstPage], None] | None = None,
    first_page_scale: float = 0.0,
    whole_page: bool = False,
    encoding: str = "",
    on_long: Callable[[int], None] | None = None,
) -> Intake:
    """Read an article of any format (detect.py) in a worker process.

    Raise CannotRead with a sentence, NeedsPassword for a locked PDF, Cancelled when `cancelled()` said so.
    `on_first_page` is called as soon as a PDF's first page is read, with its picture at `first_page_scale`
    pixels a point when that is given. When a page kills the reader, what was read stays and `incomplete` or
    the page's outcome says so. `whole_page` takes all of a web page instead of its article,
    `encoding` reads a text in this one whatever it seems to be. `on_long` is told the seconds after every
    five minutes.
    """
    descriptor, status = _open(path := Path(path))
    try:
        job: dict[str, Any] = {
            "job": "read",
            "name": path.name,
            "password": password or "",
            "whole_page": int(whole_page),
            "encoding": encoding,
        }
        if on_first_page is not None:
            job["first_page_permille"] = round(first_page_scale * 1000)
        reading = _Reading(descriptor, job, progress, cancelled, on_first_page, on_long)
        intake = reading.run()
    finally:
        os.close(descriptor)
    if intake.captured_at:
        return intake
    changed = datetime.fromtimestamp(status.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return replace(intake, captured_at=changed, captured_basis="file_mtime")


class _Reading:
    """One document on its way through a worker, or several workers when it kills them."""

    def __init__(
        self,
        descriptor: int,
        job: dict[str, Any],
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
        on_first_page: Callable[[FirstPage], None] | None,
        on_long: Callable[[int], None] | None,
    ) -> None:
        self._on_long = on_long
        self._since = time.monotonic()
        self._ask_at = self._since + limits.ASK_SECONDS
        self._descriptor, self._job = descriptor, job
        self._progress, self._cancelled, self._on_first_page = progress, cancelled, on_first_page
        self._assembly = Assembly()
        self._skipped: list[int] = []
        self._half: SecondHalf | None = None
        self._shown = 0

    def run(self) -> Intake:
        """Read the whole document; a page that kills a worker is passed over once it is known."""
        for attempt in range(limits.WORKER_DEATHS):
            begun_at = len(self._assembly.pages)
            try:
                self._read_on(careful=attempt > 0)
                return self._assembly.intake()
            except BadFrame as error:
                raise CannotRead("The reading process gave an answer that cannot be trusted.") from error
            except WorkerDied as death:
                pages = self._assembly.pages
                if not self._assembly.page_count:
                    raise CannotRead(f"This file cannot be read: {death.message}") from death
                # The first death only tells the neighbourhood, unless the worker was going page by page.
                if attempt > 0 or len(pages) == begun_at == 0:
                    self._skipped.append(len(pages))
                reason = death.message
        if not any(self._assembly.texts):
            raise CannotRead(f"This file cannot be read: {reason}")
        read, count = len(self._assembly.pages), self._assembly.page_count
        return self._assembly.intake(f"Only {read:,} of {count:,} pages could be read: {reason}")

    def _read_on(self, careful: bool) -> None:
        job = {
            **self._job,
            "first_page": len(self._assembly.pages),
            "skip_pages": self._skipped,
            "careful": int(careful),
        }
        worker = take_worker(pdf=self._job["name"].lower().endswith(".pdf"))
        try:
            # Together only once: after a death one worker finds out where.
            if not careful and second_half.is_worth_it():
                job["halved_from"] = second_half.FEWEST_PAGES
            worker.give(self._descriptor, job)
            try:
                while not self._assembly.done:
                    self._take(worker, job)
            finally:
                self._drop_half()
        except BaseException:
            worker.kill()
            raise
        dismiss(worker)

    def _drop_half(self) -> None:
        half, self._half = self._half, None
        if half is not None:
            half.stop()

    def _follow(self, worker: WorkerProcess, job: dict[str, Any], header: Fields, body: bytearray) -> None:
        """Take one frame of the worker that reads the document, or its first half."""
        raise_failure(header)
        if header.text("frame") == "half" and self._half is not None:
            word = self._half.join(header.integer("room", 0, limits.TEXT_CHARACTERS), self._assembly)
            self._drop_half()
            worker.ask(word)
            return
        self._assembly.take(header, body)
        count = self._assembly.page_count
        if (
            header.text("frame") == "pdf"
            and self._half is None
            and count >= job.get("halved_from", count + 1)
        ):
            self._half = SecondHalf(self._descriptor, job, count)

    def _take(self, worker: WorkerProcess, job: dict[str, Any]) -> None:
        header, body = worker.listen(self._cancelled)
        if self._on_long is not None and time.monotonic() > self._ask_at:
            self._ask_at = time.monotonic() + limits.ASK_SECONDS
            self._on_long(round(time.monotonic() - self._since))
        before = len(self._assembly.pages)
        try:
            self._follow(worker, job, header, body)
        except BadFrame as error:
            raise WorkerDied("The reading process gave an answer that cannot be trusted.") from error
        pages = len(self._assembly.pages)
        first_came = before == 0 and pages > 0 and not self._job.get("first_page_permille")
        if self._on_first_page is not None and (first_came or header.text("frame") == "raster"):
            first = self._assembly.first_page()
            if first is not None:
                self._on_first_page(first)
        if self._progress is not None and pages > before:
            self._shown = max(self._shown, pages + (self._half.pages if self._half is not None else 0))
            self._progress(self._shown, self._assembly.page_count)


def _open(path: Path) -> tuple[int, os.stat_result]:
    """Open a file for reading only and check what can be checked without reading it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise CannotRead(
            f"There is no file “{path.name}”.", "It may have been moved; choose it again."
        ) from error
    except (OSError, ValueError) as error:
        raise CannotRead(f"“{path.name}” cannot be opened.", "Check that you may read it.") from error
    try:
        status = os.fstat(descriptor)
        _check(path, status)
    except CannotRead:
        os.close(descriptor)
        raise
    return descriptor, status


def _check(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise CannotRead(f"“{path.name}” is a folder.", "Choose the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise CannotRead(f"“{path.name}” is not an ordinary file.")
    if status.st_size == 0:
        raise CannotRead(f"“{path.name}” is empty.", "Fetch it again.")
    if status.st_size > limits.FILE_BYTES:
        raise CannotRead(
            f"“{path.name}” is {status.st_size / limits.MIB:.0f} MiB large;"
            f" Sourcemark reads files up to {limits.FILE_BYTES // limits.MIB} MiB."
        )
