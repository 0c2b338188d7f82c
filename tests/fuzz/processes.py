"""Which processes are left of a test, wherever their parents have gone."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path


def of_folder(folder: Path, but: int = 0) -> list[str]:
    """Return the command lines of processes whose temporary folder this is, as their environment says.

    A process whose parent ended has another parent; its environment stays. `but` is one that is left out.
    """
    said = f"TMPDIR={folder}".encode()
    found: list[str] = []
    for one in Path("/proc").iterdir():
        # A process may end while it is looked at, and those of others are not ours to see.
        with contextlib.suppress(OSError):
            if (
                one.name.isdigit()
                and one.name != str(but)
                and said in (one / "environ").read_bytes().split(b"\0")
            ):
                found.append((one / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
    return found


def settles(holds: Callable[[], bool]) -> bool:
    """Wait a few seconds for what is true soon: a server that lost the one who started it ends by itself."""
    deadline = time.monotonic() + 5
    while not holds() and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    return holds()
