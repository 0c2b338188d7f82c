"""A process that has the readers loaded and forks a worker for each document (fork_client.py asks it).

It has the readers of PDF only, because to fork a process takes the longer the more it holds. A second server,
forked from it, loads the other readers and forks their workers.

It never sees a document, has one thread, and holds nothing of the window or the store. Its standard input is
a socket; when the program closes it, or dies, the server ends its workers and itself.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from app.intake import allocator, kernel_walls, pdfium_reader, sandbox, worker
from app.intake.fork_client import NUMBER, OTHERS

#: Loaded by each server, one after another once there is more than one document, or nothing to do: the
#: commonest first.
FOR_PDF = ("app.intake.pdfminer_reader",)
FOR_OTHERS = (
    "app.intake.web",
    "app.intake.pdfminer_reader",
    *worker.READERS.values(),
)
_IDLE_MS = 3000


@dataclass(frozen=True, slots=True)
class _Child:
    """A worker: its process, and the socket on which the program is told of it."""

    pid: int
    status: socket.socket


def main() -> NoReturn:
    """Fork workers until the program closes the socket."""
    # Ctrl+C is the program's to answer: it ends the workers that it does not want.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=os.dup(0))
    worker.silence_standard_streams()
    # Its children have it so too.
    allocator.keep_freed()
    for name in (worker.READERS["application/pdf"], worker.SERVICES["pages"]):
        importlib.import_module(name)
    pdfium_reader.get_ready()
    sandbox.get_ready()
    server = _Server(control)
    try:
        server.serve()
    finally:
        server.end_all()
        # Nobody waits for an interpreter that takes itself apart.
        os._exit(0)


class _Server:
    """Waits for requests and for the end of workers, in one thread."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, _Child] = {}
        #: Where workers for the other formats are asked for, until there is a second server for them.
        self._others: socket.socket | None = None
        self._later: Iterator[str] | None = iter(FOR_PDF)
        self._forks = 0
        self._listen()

    def _listen(self) -> None:
        self._pid = os.getpid()
        self._poll = select.poll()
        self._poll.register(self._control, select.POLLIN | select.POLLHUP)

    def serve(self) -> None:
        """Serve until the program is gone."""
        _settle()
        while True:
            is_unready = self._later is not None or self._others is not None
            events = self._poll.poll(_IDLE_MS if is_unready else None)
            for descriptor, _ in events:
                if descriptor in self._children:
                    self._bury(descriptor)
                elif self._others is not None and descriptor == self._others.fileno():
                    self._part()
                    break
                elif not self._answer():
                    return
            if self._others is not None and not events:
                self._part()
            elif not events or self._forks > 1:
                self._load_another()

    def end_all(self) -> None:
        """End every worker that still runs."""
        for descriptor in tuple(self._children):
            with contextlib.suppress(OSError):
                signal.pidfd_send_signal(descriptor, signal.SIGKILL)
            self._bury(descriptor)

    def _answer(self) -> bool:
        """Answer one request; False when the program has closed the socket."""
        message, descriptors, _, _ = socket.recv_fds(self._control, 1, 3, socket.MSG_CMSG_CLOEXEC)
        if message == OTHERS:
            self._others = socket.socket(fileno=descriptors[0])
            self._poll.register(self._others, select.POLLIN)
        elif message:
            self._fork(*descriptors)
        return bool(message)

    def _part(self) -> None:
        """Fork the server for the other formats, which ends with this one; the child goes on as that."""
        others, self._others = self._others, None
        assert others is not None  # noqa: S101 - told by the caller
        self._poll.unregister(others)
        try:
            is_other = os.fork() == 0
        except OSError:
            is_other = False
        if not is_other:
            # Where there was no fork, whoever asks finds the socket closed, and does without the server.
            others.close()
            return
        kernel_walls.die_with_parent(self._pid)
        self._drop_inherited()
        self._control, self._children, self._later = others, {}, iter(FOR_OTHERS)
        self._forks = 0
        self._listen()

    def _drop_inherited(self) -> None:
        """In a child: keep nothing that is the parent's."""
        self._control.close()
        for descriptor, child in self._children.items():
            os.close(descriptor)
            child.status.close()

    def _fork(self, link: int, answers: int, status: int) -> None:
        self._forks += 1
        told = socket.socket(fileno=status)
        try:
            # Whoever asked finds the socket closed, and does without the server.
            pid = os.fork()
        except OSError:
            told.close()
        else:
            if pid == 0:
                self._become_worker(link, answers, told)
            self._tell(pid, told)
        os.close(link)
        os.close(answers)

    def _become_worker(self, link: int, answers: int, told: socket.socket) -> None:
        """In the child: keep nothing but the two ways to the program, read one document, and end."""
        try:
            kernel_walls.die_with_parent(self._pid)
            told.close()
            self._drop_inherited()
            if self._others is not None:
                self._others.close()
            os.dup2(link, 0)
            os.dup2(answers, 1)
            os.close(link)
            os.close(answers)
            worker.main()
        finally:
            os._exit(1)

    def _tell(self, pid: int, told: socket.socket) -> None:
        # The program gets the process itself: by the time that it kills, the number may be another's.
        process = os.pidfd_open(pid)
        self._children[process] = _Child(pid, told)
        self._poll.register(process, select.POLLIN)
        with contextlib.suppress(OSError):
            socket.send_fds(told, [NUMBER.pack(pid)], [process])

    def _bury(self, process: int) -> None:
        """Collect a worker that has ended, and tell how it did."""
        child = self._children.pop(process)
        self._poll.unregister(process)
        os.close(process)
        code = os.waitstatus_to_exitcode(os.waitpid(child.pid, 0)[1])
        with child.status, contextlib.suppress(OSError):
            child.status.send(NUMBER.pack(code))

    def _load_another(self) -> None:
        """Load one more reader, so that the next workers find it there."""
        module = next(self._later, None) if self._later is not None else None
        if module is None:
            self._later = None
            return
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
        _settle()


def _settle() -> None:
    """Let what is loaded lie still, so that workers share its memory; end where a library began a thread."""
    gc.collect()
    gc.freeze()
    tasks = Path("/proc/self/task")
    if tasks.is_dir() and len(list(tasks.iterdir())) > 1:
        raise SystemExit("A library started a thread: nothing may be forked.")
