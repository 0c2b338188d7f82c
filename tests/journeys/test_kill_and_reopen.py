"""The story in a process that is killed when the bar says saved: nothing is lost, the end is the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.journeys import story

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


def tell(part: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start telling a part of the story."""
    homes = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.teller", part, str(folder)],
        cwd=ROOT,
        env=os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_kill_while_the_bar_says_saved(tmp_path: Path) -> None:
    with tell("first", tmp_path) as first:
        assert first.stdout is not None
        assert first.stderr is not None
        line = first.stdout.readline()
        first.send_signal(signal.SIGKILL)
        faults = first.stderr.read().decode()
    assert line, faults
    assert first.returncode == -signal.SIGKILL
    saved: dict[str, Any] = json.loads(line)["saved"]
    assert len(saved["articles"]) == len(story.FILES)

    with tell("rest", tmp_path) as rest:
        out, faults_of_rest = rest.communicate(timeout=PATIENCE)
    assert rest.returncode == 0, faults_of_rest.decode()
    assert "Traceback" not in faults_of_rest.decode()
    assert json.loads(out.splitlines()[0])["found"] == saved
    for profile in ("plain", "gfm"):
        data = (tmp_path / f"{profile}.md").read_bytes()
        assert story.without_annex(data).decode() == story.golden(profile).decode()
