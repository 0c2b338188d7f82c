"""Where workers come from: forked in milliseconds by a server, or else started ahead, or else started.

Starting one takes a tenth of a second that the reader should not wait for.
"""

from __future__ import annotations

import atexit
import tempfile
import threading
from functools import partial

from app.intake import fork_client
from app.intake.fork_client import ForkServer, NoFork
from app.intake.frames import Fields
from app.intake.process import WorkerProcess

#: After so many servers that failed, this program starts no other.
_SERVERS = 3


class _Spare:
    """The fork server where there can be one; otherwise at most one worker that waits for a document."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None
        self._wanted = False
        self._server: ForkServer | None = None
        self._failures = 0
        self._ending: list[WorkerProcess] = []

    def warm(self, *, always: bool = True) -> None:
        """Start what can give a worker fast, and `always` again once it is taken."""
        with self._lock:
            if self._find_server() is not None:
                return
            self._wanted = self._wanted or always
            if self._worker is None or not self._worker.alive():
                self._worker = WorkerProcess()

    def take(self, *, pdf: bool = False) -> WorkerProcess:
        """Return a worker without a document: a forked one, the spare one, or a new one.

        Any reads every format; for a `pdf`, or what is probably one, it is there sooner.
        """
        return self._take_forked(pdf) or self._take_spawned()

    def dismiss(self, worker: WorkerProcess) -> None:
        """End a worker that has said its last word, without waiting until it is gone: others collect it."""
        worker.end()
        with self._lock:
            self._ending = [one for one in (*self._ending, worker) if one.alive()]

    def cool(self) -> None:
        """End the server and the spare worker, and start no other."""
        with self._lock:
            ending, self._ending = self._ending, []
            worker, self._worker, self._wanted = self._worker, None, False
            server, self._server = self._server, None
        for one in ending if worker is None else (*ending, worker):
            one.kill()
        if server is not None:
            server.close()

    def server_pid(self) -> int | None:
        """Return the process id of the server that runs."""
        return self._server.pid if self._server is not None else None

    def _find_server(self) -> ForkServer | None:
        if self._server is None and self._failures < _SERVERS and fork_client.is_possible():
            self._server = ForkServer()
        return self._server

    def _take_forked(self, pdf: bool) -> WorkerProcess | None:
        with self._lock:
            server = self._find_server()
        if server is None:
            return None
        try:
            return WorkerProcess(partial(server.fork, pdf=pdf))
        except NoFork:
            with self._lock:
                if self._server is server:
                    self._server = None
                    self._failures += 1
            server.close()
            return None

    def _take_spawned(self) -> WorkerProcess:
        with self._lock:
            worker, self._worker = self._worker, None
            if self._wanted:
                self._worker = WorkerProcess()
        if worker is not None and worker.alive():
            return worker
        if worker is not None:
            worker.kill()
        return WorkerProcess()


_spare = _Spare()
warm = _spare.warm
cool = _spare.cool
take_worker = _spare.take
dismiss = _spare.dismiss
server_pid = _spare.server_pid
atexit.register(_spare.cool)


def containment() -> dict[str, bool]:
    """Ask a new worker what holds it back here: measure → whether it is in force."""
    with tempfile.TemporaryFile() as nothing, take_worker() as worker:
        worker.give(nothing.fileno(), {"job": "read"})
        header, _ = worker.listen()
        report = Fields(header.raw("containment"))
        return {name: report.raw(name) is True for name in report.names()}
