"""The text view: does the window answer while long texts open, scroll, resize, are selected and searched.

Beside it Qt's own QTextEdit with the same text (`setPlainText`), in the same run; text_probe.py does it all,
offscreen, in a process for each.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.table import Row, show_time

ROOT = Path(__file__).resolve().parents[2]
#: What is read, its kind and its characters.
TEXTS = (
    ("a text of 5 million characters", "words", 5_000_000),
    ("a million characters without a space", "unbroken", 1_000_000),
)
HIGHLIGHTS = (2_000, 5_000)
#: Qt's own view does not come back from a million characters without a space.
PATIENCE = 120


def measure(folder: Path) -> list[Row]:
    """Return the rows of the text view."""
    rows = [row for text in TEXTS for row in measure_text(folder, *text)]
    return rows + [measure_marks(folder, count) for count in HIGHLIGHTS]


def measure_text(folder: Path, what: str, kind: str, characters: int) -> list[Row]:
    """Measure how long an event waits, and the longest gap, for each thing done with one text."""
    ours = _probe(folder, "ours", kind, str(characters))
    plain = _probe(folder, "plain", kind, str(characters))
    return [
        Row(
            f"{what}: {name}, wait of an event (p99)",
            show_time(wait),
            "< 100 ms",
            f"longest gap {show_time(gap)}; {_beside(plain, name)}",
        )
        for name, (gap, wait) in ours.items()
    ]


def measure_marks(folder: Path, count: int) -> Row:
    """Measure a repaint with many highlights."""
    ours = _probe(folder, "marks", "ours", str(count))["repaint"]
    none = _probe(folder, "marks", "ours", "0")["repaint"]
    plain = _probe(folder, "marks", "plain", str(count))["repaint"]
    return Row(
        f"repaint of the text view with {count:,} highlights",
        show_time(ours[0]),
        "about 1 ms more than none",
        f"without any {show_time(none[0])}; QTextEdit with ExtraSelections {show_time(plain[0])}",
    )


def _beside(plain: dict[str, tuple[float, float]], name: str) -> str:
    if name not in plain:
        return f"QTextEdit not within {PATIENCE} s"
    gap, wait = plain[name]
    return f"QTextEdit {show_time(wait)}, longest gap {show_time(gap)}"


def _probe(folder: Path, *arguments: str) -> dict[str, tuple[float, float]]:
    """Run the probe; what it did not come to within the patience is missing."""
    own = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    command = [sys.executable, "-m", "tests.bench.text_probe", *arguments]
    output = folder / "probe.txt"
    with (
        output.open("w") as file,
        subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}, stdout=file) as running,
    ):
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
    lines = (line.split() for line in output.read_text().splitlines())
    return {name: (float(first), float(second)) for name, first, second in lines}
