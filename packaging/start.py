"""What `make run` starts: the window on the sample project, or the same job without a window.

Without a display the sample articles are read, highlighted, linked and exported by the same core verbs, and
the place of the briefing is printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "build" / "sample"
PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def main() -> int:
    """Open the window when there is a display that answers, else run headless; return the exit code."""
    program = [sys.executable, "-m", "app"]
    SAMPLE.mkdir(parents=True, exist_ok=True)
    project = SAMPLE / "sample.sourcemark"
    if has_display():
        if not project.exists():
            subprocess.run([*program, "new", str(project), "--sample"], check=True, cwd=ROOT)
        return subprocess.run([*program, str(project)], check=False, cwd=ROOT).returncode
    print("There is no display here, so Sourcemark does the sample's job without a window.", flush=True)
    return run_headless(program, SAMPLE / "headless.sourcemark", SAMPLE / "briefing.md")


def has_display() -> bool:
    """Tell whether a window could be shown: a display is named and it answers."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    return subprocess.run([sys.executable, "-c", PROBE], capture_output=True, check=False).returncode == 0


def run_headless(program: list[str], project: Path, briefing: Path) -> int:
    """Build the sample from its articles, export its briefing, and say where it is."""
    project.unlink(missing_ok=True)
    build = [*program, "new", str(project), "--sample"]
    export = [*program, "export", str(project), str(briefing)]
    for command in (build, export):
        code = subprocess.run(command, check=False, cwd=ROOT).returncode
        if code:
            return code
    print(f"The briefing is in {briefing}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
