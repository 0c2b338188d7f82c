"""Workers started ahead: spawning one takes a tenth of a second that the reader should not wait for."""

from __future__ import annotations

import atexit
import tempfile
import threading

from app.intake.frames import Fields
from app.intake.process import WorkerProcess


class _Spare:
    """At most one worker that waits for a document."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._wanted = False

    def warm(self, *, always: bool = True) -> None:
        """Start a worker ahead, and `always` another one whenever it is taken."""
        with self._lock:
            self._wanted = self._wanted or always
            if self._worker is None or not self._worker.alive():
                self._worker = WorkerProcess()

    def take(self) -> WorkerProcess:
        """Return a worker without a document: the spare one, or a new one."""
        with self._lock:
            worker, self._worker = self._worker, None
            if self._wanted:
                self._worker = WorkerProcess()
        if worker is not None and worker.alive():
            return worker
        if worker is not None:
            worker.kill()
        return WorkerProcess()

    def cool(self) -> None:
        """End the spare worker and start no other."""
        with self._lock:
            worker, self._worker, self._wanted = self._worker, None, False
        if worker is not None:
            worker.kill()


_spare = _Spare()
warm = _spare.warm
cool = _spare.cool
take_worker = _spare.take
atexit.register(_spare.cool)


def containment() -> dict[str, bool]:
    """Ask a new worker what holds it back here: measure → whether it is in force."""
    with tempfile.TemporaryFile() as nothing, WorkerProcess() as worker:
        worker.give(nothing.fileno(), {"job": "read"})
        header, _ = worker.listen()
        report = Fields(header.raw("containment"))
        return {name: report.raw(name) is True for name in report.names()}
