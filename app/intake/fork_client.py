"""The fork server, seen from the program: started once, asked for a worker, and done without where it fails.

fork_server.py is the process itself.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import struct
import subprocess
import sys

from app.intake import limits
from app.intake.process import HOME, command, environment

#: What the server tells of a worker: first its process id, at last its exit code.
NUMBER = struct.Struct("<i")
#: What the server is asked for: a worker; and at first, to listen at a second socket for the other formats.
WORKER, OTHERS = b"w", b"o"
#: How a worker ended of which the server could not tell, because it had ended too.
_UNKNOWN = 1
_END_SECONDS = 5.0


class NoFork(Exception):
    """The server did not start a worker."""


def is_possible() -> bool:
    """Tell whether this system forks safely and can name a process for good."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


class ForkServer:
    """The process that forks workers. Any thread may ask."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._others, others = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._asked = False
        for ours in (self._control, self._others):
            ours.settimeout(limits.SILENCE_SECONDS)
        with theirs, others:
            socket.send_fds(self._control, [OTHERS], [others.fileno()])
            self._process = subprocess.Popen(
                command("--fork-server"),
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=HOME,
                env=environment(),
            )

    @property
    def pid(self) -> int:
        """The server's process id."""
        return self._process.pid

    def fork(self, link: int, answers: int, *, pdf: bool) -> Forked:
        """Have a worker forked with these two descriptors, for a PDF or not; raise NoFork when none came."""
        self._asked = True
        control = self._control if pdf else self._others
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(limits.SILENCE_SECONDS)
        try:
            with theirs:
                socket.send_fds(control, [WORKER], [link, answers, theirs.fileno()])
            number, descriptors, _, _ = socket.recv_fds(ours, NUMBER.size, 1, socket.MSG_CMSG_CLOEXEC)
        except OSError as error:
            ours.close()
            raise NoFork from error
        if len(number) != NUMBER.size or not descriptors:
            ours.close()
            raise NoFork
        return Forked(NUMBER.unpack(number)[0], descriptors[0], ours)

    def close(self) -> None:
        """End the server and its workers."""
        self._control.close()
        self._others.close()
        if not self._asked:
            # It may still be loading, for nobody.
            self._process.kill()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Forked:
    """A worker that the server forked: its process is the server's child, which tells how it ended."""

    def __init__(self, pid: int, process: int, status: socket.socket) -> None:
        self.pid = pid
        self._process, self._status = process, status
        self._code: int | None = None
        status.settimeout(_END_SECONDS)

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while the process runs."""
        if self._code is None and select.select([self._status], [], [], 0)[0]:
            self.wait()
        return self._code

    def kill(self) -> None:
        """End it now."""
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._process, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end and return the exit code."""
        if self._code is None:
            try:
                number = self._status.recv(NUMBER.size)
            except OSError:
                number = b""
            self._code = NUMBER.unpack(number)[0] if len(number) == NUMBER.size else _UNKNOWN
            self._status.close()
            os.close(self._process)
        return self._code
