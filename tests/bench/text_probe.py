"""One text view, or a plain QTextEdit, with a long text: how long an event waits while one opens, scrolls, …

`python -m tests.bench.text_probe ours|plain words|unbroken CHARACTERS` prints one line for each thing done:
its name, the longest gap of the event loop, and how long an event that comes at any moment waits at the 99th
percentile. `marks ours|plain COUNT` prints how long a repaint takes with so many highlights in view's text.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from app.intake.intake import Block
from app.ui import application, theme
from app.ui.reader.finding import find_hits
from app.ui.reader.reading import Reading
from app.ui.reader.shown import Passages, Shown
from app.ui.reader.text_view import TextView
from app.ui.settings import Settings

PLACES, STEP_MS = 40, 15
WIDTHS = (960, 900, 700, 640, 800, 1000)
REPAINTS = 60


class NoKeys:
    """Nobody who turns keys into verbs."""

    def verb_for(self, event: QKeyEvent) -> str:
        """Return no verb."""
        return ""

    def do(self, verb: str) -> None:
        """Do nothing."""


class Gaps:
    """How long the event loop was held, each time."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._last = self._since = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now

    def take(self) -> tuple[float, float]:
        """Return the longest gap since the last time, and the 99th percentile of an event's wait."""
        self._beat()
        # The shortest, of which there are very many, are no waiting.
        gaps, self._gaps = sorted((gap for gap in self._gaps if gap > 0.0002), reverse=True), []
        whole = time.perf_counter() - self._since
        low, high = 0.0, gaps[0]
        for _ in range(40):
            middle = (low + high) / 2
            longer = sum(gap - middle for gap in gaps if gap > middle)
            low, high = (middle, high) if longer > whole / 100 else (low, middle)
        # Reckoning took time of its own.
        self._last = self._since = time.perf_counter()
        return gaps[0], high


def make_text(kind: str, characters: int) -> tuple[str, tuple[Block, ...]]:
    """Return a text without a space, or one of paragraphs; with its blocks."""
    if kind == "unbroken":
        return "x" * characters, (Block("paragraph", 0, characters),)
    pick = random.Random(1)
    words = ["".join(pick.choice("etaoinshrdlu") for _ in range(pick.randint(2, 9))) for _ in range(4000)]
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    while at < characters:
        paragraph = " ".join(pick.choice(words) for _ in range(pick.randint(40, 120)))
        parts.append(paragraph)
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        at += len(paragraph) + 2
    return "\n\n".join(parts), tuple(blocks)


def make_view(which: str, text: str, blocks: tuple[Block, ...]) -> QTextEdit:
    """Show a text in the program's view, or in Qt's own."""
    if which == "ours":
        made: QTextEdit = TextView(Reading(text), blocks, NoKeys(), QMimeData)
    else:
        made = QTextEdit()
        made.setFont(theme.font("preview"))
        made.setReadOnly(True)
        made.setPlainText(text)
    made.resize(1000, 800)
    made.show()
    return made


def fluid(which: str, kind: str, characters: str) -> None:
    """Open, scroll, resize, select and find."""
    text, blocks = make_text(kind, int(characters))
    hits = find_hits(text, "the" if kind == "words" else "xxxxxxxx")
    gaps = Gaps()
    view = make_view(which, text, blocks)
    _wait(lambda: not isinstance(view, TextView) or view.is_filled())
    QTest.qWait(300)
    _tell("open", gaps)
    bar = view.verticalScrollBar()
    for step in range(PLACES):
        bar.setValue(bar.maximum() * step // PLACES)
        QTest.qWait(STEP_MS)
    _tell("scroll", gaps)
    bar.setValue(bar.maximum() // 2)
    for width in WIDTHS:
        view.resize(width, 800)
        QTest.qWait(60)
    QTest.qWait(300)
    _wait(lambda: not isinstance(view, TextView) or view.is_filled())
    _tell("resize", gaps)
    pick = random.Random(2)
    for _ in range(PLACES):
        start = pick.randrange(max(1, len(text) - 5000))
        _select(view, start, start + 4000)
        QTest.qWait(STEP_MS)
    _tell("select", gaps)
    for number in range(0, len(hits), max(1, len(hits) // PLACES)):
        _find(view, hits, number)
        QTest.qWait(STEP_MS)
    _tell("find", gaps)


def marks(which: str, count: str) -> None:
    """Repaint with highlights of half a line each, all through a text of 1.8 million characters."""
    text, blocks = make_text("words", 1_800_000)
    view = make_view(which, text, blocks)
    _wait(lambda: not isinstance(view, TextView) or view.is_filled())
    step = len(text) // max(1, int(count))
    places = [(at, at + 40) for at in range(0, step * int(count), step)]
    if isinstance(view, TextView):
        shown = (Shown(f"{at}", at, end, 1 + number % 4) for number, (at, end) in enumerate(places))
        view.reading.set_passages(Passages(shown))
    else:
        view.setExtraSelections([_extra(view, *place) for place in places])
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    QTest.qWait(300)
    taken: list[float] = []
    for _ in range(REPAINTS):
        # The thread's own time: what else the machine does is not the view's doing.
        started = time.thread_time()
        view.viewport().repaint()
        taken.append(time.thread_time() - started)
    print("repaint", statistics.median(taken), max(taken), flush=True)


def _extra(view: QTextEdit, start: int, end: int) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor
    selection.format.setBackground(theme.color("hl1_fill"))
    return selection


def _select(view: QTextEdit, start: int, end: int) -> None:
    if isinstance(view, TextView):
        view.reading.select(start, end)
        view.go_to(start, end, ring=False)
        return
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def _find(view: QTextEdit, hits: tuple[tuple[int, int], ...], number: int) -> None:
    if isinstance(view, TextView):
        view.reading.set_hits(hits, number)
        view.go_to(*hits[number], ring=False)
    else:
        _select(view, *hits[number])


def _wait(until: Callable[[], bool]) -> None:
    while not until():
        QApplication.processEvents()


def _tell(what: str, gaps: Gaps) -> None:
    print(what, *gaps.take(), flush=True)


def main() -> None:
    """Measure what the arguments name."""
    app = application.make_application()
    with TemporaryDirectory() as folder:
        application.dress_application(app, Settings(Path(folder) / "settings.ini"))
        first, *rest = sys.argv[1:]
        if first == "marks":
            marks(*rest)
        else:
            fluid(first, *rest)


if __name__ == "__main__":
    main()
