"""One worker process, seen from the program: started, given one document, listened to, killed in time.

The worker's standard input is a socket, over which the document arrives as an open read-only descriptor;
its standard output is a pipe of frames. When the socket closes, the worker ends by itself.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from app.errors import Cancelled, CannotRead
from app.intake import frames, limits
from app.intake.frames import BadFrame, Fields

_POLL_SECONDS = 0.1
#: How libraries end a process that may have no more memory; the system itself kills.
_OUT_OF_MEMORY = (-signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL, -signal.SIGKILL)
_PIPE_BYTES = 1024 * 1024
#: Where a worker starts.
HOME = Path(__file__).resolve().parent.parent.parent


class WorkerDied(CannotRead):
    """The worker crashed, ran out of memory or fell silent while it read."""

    code = "cannot_read"


class Life(Protocol):
    """A process that was started, as subprocess.Popen has it."""

    pid: int

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while the process runs."""

    def kill(self) -> None:
        """End it now."""

    def wait(self) -> int:
        """Wait for its end and return the exit code."""


#: Starts a worker whose standard input is the first descriptor and whose standard output the second.
Start = Callable[[int, int], Life]


def spawn(link: int, answers: int) -> Life:
    """Start a worker as a program of its own."""
    return subprocess.Popen(
        command("--worker"),
        stdin=link,
        stdout=answers,
        stderr=subprocess.DEVNULL,
        cwd=HOME,
        env=environment(),
    )


class WorkerProcess:
    """A worker that reads one document and then ends. Not shared between threads."""

    def __init__(self, start: Start = spawn) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self._frames, answers = os.pipe()
        _widen(self._frames)
        try:
            self._process = start(theirs.fileno(), answers)
        except BaseException:
            self._socket.close()
            os.close(self._frames)
            raise
        finally:
            theirs.close()
            os.close(answers)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self._process.poll() is None

    def give(self, descriptor: int, header: Mapping[str, Any]) -> None:
        """Hand over the document and what is to be done with it."""
        data = frames.pack(header, 0)
        try:
            sent = socket.send_fds(self._socket, [data[:1]], [descriptor])
            self._socket.sendall(data[sent:])
        except OSError as error:
            raise WorkerDied("The reading process ended before it began.") from error

    def ask(self, header: Mapping[str, Any], body: bytes = b"") -> None:
        """Send a request about the document that the worker holds."""
        try:
            self._socket.sendall(frames.pack(header, len(body)) + body)
        except OSError as error:
            raise WorkerDied("The reading process has ended.") from error

    def listen(
        self, cancelled: Callable[[], bool] | None = None, silence: float = limits.SILENCE_SECONDS
    ) -> tuple[Fields, bytearray]:
        """Wait for the next frame; kill the worker when it is silent too long or the user cancels."""
        wait = _Wait(self, cancelled, silence)
        try:
            header_length, body_length = frames.unpack_lengths(self._receive(frames.PREFIX_BYTES, wait))
            header = frames.unpack_header(self._receive(header_length, wait))
            return header, self._receive(body_length, wait)
        except BadFrame as error:
            self.kill()
            raise WorkerDied("The reading process gave an answer that cannot be trusted.") from error

    def _receive(self, count: int, wait: _Wait) -> bytearray:
        data = bytearray(count)
        view, got = memoryview(data), 0
        while got < count:
            wait.for_bytes(self._frames)
            read = os.readv(self._frames, [view[got:]])
            if not read:
                self.kill()
                raise WorkerDied(_death_words(self._process.wait()))
            got += read
        return data

    def end(self) -> None:
        """End the process now; `alive` or `kill` collects it."""
        if self._process.poll() is None:
            self._process.kill()
        self._socket.close()
        if self._frames >= 0:
            os.close(self._frames)
            self._frames = -1

    def kill(self) -> None:
        """End the process now and collect it. Safe to call twice."""
        self.end()
        self._process.wait()

    def __enter__(self) -> WorkerProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


class _Wait:
    """Waits for bytes from a worker until its time is up or the user cancels."""

    def __init__(self, worker: WorkerProcess, cancelled: Callable[[], bool] | None, silence: float) -> None:
        self._worker, self._cancelled, self._silence = worker, cancelled, silence
        self._until = time.monotonic() + silence

    def for_bytes(self, descriptor: int) -> None:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
        while True:
            if self._cancelled is not None and self._cancelled():
                self._worker.kill()
                raise Cancelled("Reading was stopped.")
            if poll.poll(_POLL_SECONDS * 1000):
                return
            if time.monotonic() > self._until:
                self._worker.kill()
                raise WorkerDied(f"Nothing came from the file for {self._silence:.0f} seconds.")


def command(kind: str) -> list[str]:
    """Return the command that starts this program as another kind of process (app/__main__.py)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, kind]
    return [sys.executable, "-m", "app", kind]


def environment() -> dict[str, str]:
    """Return the environment of a worker."""
    # pdfminer.six looks for character maps where CMAP_PATH points.
    return {name: value for name, value in os.environ.items() if name not in ("CMAP_PATH", "PYTHONSTARTUP")}


def _widen(descriptor: int) -> None:
    """Let the pipe hold a page's picture in few pieces; where that is refused, it only takes longer."""
    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _death_words(code: int | None) -> str:
    if code in _OUT_OF_MEMORY:
        return (
            f"It was stopped at {limits.WORKER_MEMORY // limits.MIB:,} MiB of memory,"
            f" or the reader gave up on it (signal {-code})."
        )
    if code == -signal.SIGXCPU:
        return f"It was stopped after {limits.WORKER_CPU_SECONDS} seconds of work on one step."
    if code is not None and code < 0:
        return f"The reading process crashed on it (signal {-code})."
    return "The reading process ended in the middle of it."
