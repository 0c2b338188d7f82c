"""An X server of one's own, for as long as the screens are taken."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FIRST, LAST = 99, 119
PATIENCE = 10.0


@contextmanager
def display(width: int, height: int) -> Iterator[str]:
    """Start Xvfb on the first free number; yields the display's name."""
    number = next(n for n in range(FIRST, LAST) if not Path(f"/tmp/.X{n}-lock").exists())
    server = subprocess.Popen(
        ["Xvfb", f":{number}", "-screen", "0", f"{width}x{height}x24", "-dpi", "96", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + PATIENCE
        while not Path(f"/tmp/.X11-unix/X{number}").exists():
            if server.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"Xvfb does not start on :{number}. Install the package xvfb.")
            time.sleep(0.05)
        os.environ["DISPLAY"] = f":{number}"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
