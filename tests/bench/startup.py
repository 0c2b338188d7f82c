"""The window: on screen from a cold start, the event loop while a PDF is added, a highlight from key to mark.

Each figure is taken from the whole program, in a process of its own, offscreen (probe.py).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from app import core
from tests.bench.books import make_book
from tests.bench.table import Row, show_time

RUNS = 5
FEW = 3
ROOT = Path(__file__).resolve().parents[2]

BARE_QT = """
import sys, time
started = float(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
def tell():
    print(time.time() - started, flush=True)
    app.quit()
QTimer.singleShot(0, tell)
app.exec()
"""


def measure(folder: Path) -> list[Row]:
    """Return the window's rows."""
    return [measure_first_paint(folder), measure_gap(folder), *measure_highlight(folder)]


def measure_first_paint(folder: Path) -> Row:
    """Start the program as the command line does, until its window has painted."""
    ours: list[float] = []
    bare: list[float] = []
    for run in range(RUNS):
        home = folder / f"first-{run}"
        ours += _probe(home, "first", str(time.time()))
        bare += _run(home, "-c", BARE_QT, str(time.time()))
    return Row(
        "window painted from a cold start, from source",
        show_time(statistics.median(ours)),
        "< 700 ms",
        f"empty Qt window {show_time(statistics.median(bare))}",
    )


def measure_gap(folder: Path) -> Row:
    """Add a book to an open project in the window, until it lies open."""
    book = make_book(folder / "gap.pdf", 300)
    gaps: list[float] = []
    for run in range(FEW):
        project = folder / f"gap-{run}.sourcemark"
        core.project.new_project(project).close()
        gaps += _probe(folder / f"gap-{run}", "gap", str(project), str(book))
    longest = show_time(statistics.median(gaps))
    return Row("longest gap of the event loop, 300-page PDF added", longest, "< 50 ms")


def measure_highlight(folder: Path) -> list[Row]:
    """Press a key on a selection in the sample project's first PDF."""
    path = folder / "sample.sourcemark"
    core.sample.build_sample(path)
    with core.project.open_project(path) as project:
        rows = core.articles.list_articles(project)
        article = next(
            one.article.id for one in rows if one.snapshot and one.snapshot.media_type == "application/pdf"
        )
    taken = [_probe(folder / f"mark-{run}", "highlight", str(path), article) for run in range(FEW)]
    painted, gap = (show_time(statistics.median(one[at] for one in taken)) for at in (0, 1))
    return [
        Row("sample project: highlight from key to painted mark", painted, "< 50 ms"),
        Row("  longest gap of the event loop until all is at rest", gap, "< 50 ms"),
    ]


def _probe(home: Path, *arguments: str) -> list[float]:
    return _run(home, "-m", "tests.bench.probe", *arguments)


def _run(home: Path, *arguments: str) -> list[float]:
    home.mkdir(exist_ok=True)
    environment = dict(
        os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(home), XDG_DATA_HOME=str(home)
    )
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return [float(one) for one in done.stdout.split()]
