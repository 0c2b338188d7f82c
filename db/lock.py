"""One window per project: an OS lock beside the file, and a note of who holds it for the message."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from db.errors import CannotWrite, ProjectLocked
from db.identifiers import now


class ProjectLock:
    """The lock of one project's file; the operating system lets go of it when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock_path = path.with_name(f".{path.name}.lock")
        self._note_path = path.with_name(f".{path.name}.holder")
        self._lock = FileLock(self._lock_path, timeout=0, mode=0o600, thread_local=False)

    def acquire(self) -> None:
        """Take the lock, or raise ProjectLocked with process and host of the holder."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise ProjectLocked(
                f"{self._path.name} is already open{self._holder()}.",
                "Close it there first, or open it read-only here.",
            ) from error
        except OSError as error:
            raise CannotWrite(
                f"You have no permission to write beside {self._path.name}.",
                "Open it read-only, or copy it to a folder of your own.",
            ) from error
        note = json.dumps({"process": os.getpid(), "host": socket.gethostname(), "since": now()})
        with suppress(OSError):
            self._note_path.write_text(note, encoding="utf-8")
            self._note_path.chmod(0o600)

    def release(self) -> None:
        """Let go, and take the lock's files away."""
        with suppress(OSError):
            self._note_path.unlink(missing_ok=True)
        if sys.platform != "win32":
            # Unlinked while held: whoever opened it meanwhile sees that the name is gone and starts over.
            with suppress(OSError):
                self._lock_path.unlink(missing_ok=True)
        self._lock.release()
        if sys.platform == "win32":
            with suppress(OSError):
                self._lock_path.unlink(missing_ok=True)

    def _holder(self) -> str:
        try:
            note = json.loads(self._note_path.read_text(encoding="utf-8"))
            process, host = int(note["process"]), str(note["host"])
        except (OSError, ValueError, KeyError, TypeError):
            return " in another program"
        if process == os.getpid() and host == socket.gethostname():
            return " in this program"
        here = "" if host == socket.gethostname() else f" on {host}"
        return f" in another Sourcemark (process {process}{here})"
