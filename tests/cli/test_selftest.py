"""`--selftest`: 0 when all goes well, otherwise the reason and not 0."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BROKEN = """
import sys
from app import core
from app.__main__ import main
from app.errors import NotThere

def add_quote(*_, **__):
    raise NotThere("The quotation is gone.")

core.highlights.add_quote = add_quote
sys.exit(main(["--selftest"]))
"""


def run(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    private = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *arguments],
        env=os.environ | private | environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )


def test_selftest_goes_well_and_touches_nothing_of_the_users(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "app", "--selftest")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "The self-test went well.\n"
    assert list(tmp_path.iterdir()) == []


def test_selftest_says_why_it_failed(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", BROKEN)
    assert done.returncode == 1
    assert "The quotation is gone." in done.stderr


def test_selftest_without_a_screen_to_draw_on_is_not_zero(tmp_path: Path) -> None:
    assert run(tmp_path, "-m", "app", "--selftest", QT_QPA_PLATFORM="nonsense").returncode != 0
