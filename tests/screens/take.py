"""`python -m tests.screens.take`: photographs the window under a real X server, to be laid beside the look.

Without a DISPLAY of one's own choice (`--here`) it starts an Xvfb. Each size runs in a process of its own,
because Qt takes the scale at its start.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.screens.display import display

#: name → screen in device pixels, scale, suffix of the files.
SIZES = {
    "100": ((1440, 900), 1, ""),
    "200": ((2880, 1800), 2, "@200"),
    "200-small": ((1440, 900), 2, "@200-small"),
}


def main() -> int:
    """Take the screens that are asked for."""
    parser = argparse.ArgumentParser(prog="take", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screens"))
    parser.add_argument("--size", choices=sorted(SIZES), action="append")
    parser.add_argument("--only", action="append", default=[], help="scenes; all of them without")
    parser.add_argument("--here", action="store_true", help="use the DISPLAY that is there")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in asked.size or sorted(SIZES):
        (width, height), scale, suffix = SIZES[name]
        command = [sys.executable, "-m", "tests.screens.perform", str(asked.out), suffix, *asked.only]
        if asked.here:
            code = _perform(command, scale)
        else:
            with display(width, height):
                code = _perform(command, scale)
        if code:
            return code
    return 0


def _perform(command: list[str], scale: int) -> int:
    with tempfile.TemporaryDirectory(prefix="sourcemark-screens-") as scratch:
        own = {
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(scale),
            "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": scratch,
            "XDG_DATA_HOME": scratch,
            "SCREENS_SCRATCH": scratch,
        }
        return subprocess.run(command, env={**os.environ, **own}, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
