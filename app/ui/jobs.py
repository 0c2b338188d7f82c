"""Slow work off the UI thread: progress, cancel, and the result delivered on the UI thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from app.errors import SourcemarkError
from db.errors import StoreError

T = TypeVar("T")
log = logging.getLogger("sourcemark.jobs")
#: What was done is on the screen by then.
PAINT_MS = 20


@dataclass(frozen=True)
class Progress:
    """How far a job is: `done` of `total`, or 0 of 0 when that cannot be known; `what` is being worked on."""

    done: int = 0
    total: int = 0
    what: str = ""


@dataclass(frozen=True)
class Question:
    """What a job asks while it goes on: a sentence, what happens if nobody answers, and one answer."""

    words: str
    hint: str
    answer: str
    do: Callable[[], None]


class JobHandle(QObject):
    """One job. Its worker calls `progress` and asks `cancelled`; the window shows it and may cancel it."""

    progressed = Signal(object)
    #: A `Question`. From the worker.
    asked = Signal(object)
    finished = Signal(object)

    def __init__(self, label: str, *, quiet: bool = False) -> None:
        super().__init__()
        self.label = label
        #: A quiet job is not shown in the status bar.
        self.quiet = quiet
        self.last = Progress()
        self.result: Any = None
        self.error: Exception | None = None
        self._cancel = threading.Event()
        self._done: Callable[[Any], None] | None = None
        self._failed: Callable[[Exception], None] | None = None

    def progress(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is. From the worker."""
        self.last = Progress(done, total, what or self.last.what)
        self.progressed.emit(self)

    def cancelled(self) -> bool:
        """Tell whether the user wants the work to stop. From the worker, often."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; its result will not be delivered."""
        self._cancel.set()

    def deliver(self) -> None:
        """Hand the result over, unless nobody wants it any more. On the UI thread.

        A bug in whoever takes it goes on to the exception hook; the job is finished all the same.
        """
        try:
            if not self.cancelled():
                self._hand_over()
        finally:
            self._done = self._failed = None
            self.finished.emit(self)

    def _hand_over(self) -> None:
        if self.error is None:
            if self._done is not None:
                self._done(self.result)
        elif self._failed is not None:
            self._failed(self.error)
        else:
            _complain(self)


class _Run(QRunnable, Generic[T]):
    """The work in its thread. It lets go of the job before it says that the job is done.

    Otherwise the thread could hold the last reference, and Qt objects would be destroyed off the UI thread.
    """

    def __init__(self, jobs: Jobs, job: JobHandle, work: Callable[[JobHandle], T]) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: JobHandle | None = job
        self._work: Callable[[JobHandle], T] | None = work

    def run(self) -> None:
        job, work = self._job, self._work
        self._job = self._work = None
        if job is None or work is None:
            return
        try:
            job.result = work(job)
        except Exception as error:  # noqa: BLE001 - the job runner is one of the three places
            job.error = error
        key = id(job)
        del job, work
        # At the very end of the program nobody is left to hear of it.
        if isValid(self._jobs):
            self._jobs.arrived.emit(key)


class Jobs(QObject):
    """The jobs under way. `started` and `ended` carry the JobHandle."""

    started = Signal(object)
    ended = Signal(object)
    #: A job without a `failed` of its own raised this JobHandle's error.
    failed = Signal(object)
    #: The key of a job whose work has ended. From its thread.
    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(4)
        self._waiting: list[_Run[Any]] = []
        self.running: list[JobHandle] = []
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        label: str,
        work: Callable[[JobHandle], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        quiet: bool = False,
        after_paint: bool = False,
    ) -> JobHandle:
        """Run `work` in a thread; `done` or `failed` is called here, on the UI thread, unless cancelled.

        `after_paint` lets what the user just did be painted first: threads take turns with the window.
        """
        job = JobHandle(label, quiet=quiet)
        job._done = done
        job._failed = failed
        self.running.append(job)
        self.started.emit(job)
        run = _Run(self, job, work)
        if after_paint:
            self._waiting.append(run)
            QTimer.singleShot(PAINT_MS, self, self._begin)
        else:
            self._pool.start(run)
        return job

    @Slot()
    def _begin(self) -> None:
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            self._pool.start(run)

    def close(self, milliseconds: int = 5000) -> bool:
        """Cancel every job and wait for the threads; tell whether all of them ended."""
        for job in self.running:
            job.cancel()
        self._begin()
        return self._pool.waitForDone(milliseconds)

    @Slot(object)
    def _deliver(self, key: int) -> None:
        job = next((one for one in self.running if id(one) == key), None)
        if job is not None:
            self.running.remove(job)
            # First: what is done with the result may be a dialog, and the job is over.
            self.ended.emit(job)
            job.deliver()


_jobs: list[Jobs] = []


def jobs() -> Jobs:
    """Return the one set of jobs of this program."""
    if not _jobs:
        _jobs.append(Jobs())
    return _jobs[0]


def start(
    label: str,
    work: Callable[[JobHandle], T],
    done: Callable[[T], None] | None = None,
    failed: Callable[[Exception], None] | None = None,
    *,
    quiet: bool = False,
) -> JobHandle:
    """Start a job; see Jobs.start."""
    return jobs().start(label, work, done, failed, quiet=quiet)


def _complain(job: JobHandle) -> None:
    """Hand a failure nobody asked for to the window; a bug also goes to the log with its traceback."""
    if not isinstance(job.error, SourcemarkError | StoreError):
        log.error("The job %r failed", job.label, exc_info=job.error)
    jobs().failed.emit(job)
