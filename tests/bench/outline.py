"""The outline of 1,000 claims with 10,000 passages: shown, narrowed, opened, beside all cards at once.

The alternative is what it did before: the card of every passage is made and laid out whether its claim is
open or not. Both run in one process of their own, offscreen.
"""

from __future__ import annotations

import random
from pathlib import Path

from app import core
from tests.bench.audit import CLAIMS, HIGHLIGHTS, argue
from tests.bench.probing import run_probe
from tests.bench.store import fill
from tests.bench.table import Row, show_time

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
    found = run_probe("outline_probe", str(path), home=folder, patience=PATIENCE)
    rows = [Row(f"outline of {CLAIMS:,} claims with {HIGHLIGHTS:,} passages", "")]
    for what, key, goal in WHATS:
        beside = f"every card made at once {show_time(found[f'all {key}'])}" if f"all {key}" in found else ""
        rows.append(Row(f"  {what}", show_time(found[key]), goal, beside))
    return rows
