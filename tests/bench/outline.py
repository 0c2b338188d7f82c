"""The outline of 1,000 claims with 10,000 passages: shown, narrowed, opened, beside all cards at once.

The alternative is what it did before: the card of every passage is made and laid out whether its claim is
open or not. Both run in one process of their own, offscreen.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from app import core
from tests.bench.audit import CLAIMS, HIGHLIGHTS, argue
from tests.bench.store import fill
from tests.bench.table import Row, show_time

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 200
PATIENCE = 600
WHATS = (
    ("shown again after a change", "show", "< 100 ms"),
    ("narrowed by a letter in the find field", "find", "< 100 ms"),
    ("a claim opened", "open", "< 50 ms"),
    ("the filter's menu with its counts", "menu", "< 50 ms"),
)


def measure(folder: Path) -> list[Row]:
    """Return the outline's rows."""
    path = folder / "outline.sourcemark"
    with core.project.new_project(path) as project:
        fill(project, ARTICLES)
        argue(project, random.Random(4))
    found = _probe(path)
    rows = [Row(f"outline of {CLAIMS:,} claims with {HIGHLIGHTS:,} passages", "")]
    for what, key, goal in WHATS:
        beside = f"every card made at once {show_time(found[f'all {key}'])}" if f"all {key}" in found else ""
        rows.append(Row(f"  {what}", show_time(found[key]), goal, beside))
    return rows


def _probe(path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.outline_probe", str(path)]
    own = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(path.parent)}
    ran = subprocess.run(
        command,
        env={**os.environ, **own},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found
