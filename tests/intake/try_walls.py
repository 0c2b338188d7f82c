"""Run as a process of its own: put up a worker's walls, lean on each, print what held."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from app.intake import sandbox


def is_denied(act: Callable[[], object]) -> bool:
    try:
        act()
    except OSError:
        return True
    return False


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def main() -> None:
    report = sandbox.enter()
    started: list[bool] = []
    thread = threading.Thread(target=lambda: started.append(True))
    thread.start()
    thread.join()
    tried = {
        "network": is_denied(socket.socket),
        "seccomp": is_denied(fork),
        "landlock_files": is_denied(lambda: Path("/etc/passwd").read_bytes()),
    }
    print(json.dumps({"report": report, "tried": tried, "thread": started}))


if __name__ == "__main__":
    main()
