"""Scrolling with a stop-watch inside: the real program, offscreen, over a long PDF with very many highlights.

`python -m tests.bench.scroll_probe PROJECT ARTICLE` prints what scrolling.py makes rows of, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from app.ui.reader.page_view import PageView
from app.ui.session import Place
from tests.bench.probe import Watched, at_rest, run, when

TICK_MS = 16
#: A steady scroll by wheel steps; a drag of the scroll bar over the whole book and back.
STEPS, STEP_PIXELS = 600, 60
DRAG_STEPS = 240


class Stopwatch:
    """What was measured: seconds of each paint and of its computing, pages without a picture, gaps."""

    def __init__(self) -> None:
        self.paints: list[float] = []
        self.busy: list[float] = []
        self.blank = 0
        self.shown = 0
        self.gaps: list[float] = []
        self.first_picture = 0.0
        self.asked = 0.0
        self._last = 0.0
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch the event loop."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last - self._timer.interval() / 1000)
        self._last = now


WATCH = Stopwatch()
_paint = PageView.paintEvent


def _timed(view: PageView, event: QPaintEvent) -> None:
    started, busy = time.perf_counter(), time.thread_time()
    _paint(view, event)
    WATCH.paints.append(time.perf_counter() - started)
    WATCH.busy.append(time.thread_time() - busy)
    for page in view.visible_pages():
        WATCH.shown += 1
        WATCH.blank += view.feed.best(view.raster_key(page)) is None
    if WATCH.asked and not WATCH.first_picture and view.feed.rasters.has_any(view.raster_key(view.page)):
        WATCH.first_picture = time.perf_counter() - WATCH.asked


PageView.paintEvent = _timed  # type: ignore[method-assign, assignment]


class Player(QObject):
    """Scrolls a view to one height a tick, then goes on."""

    def __init__(self, view: PageView, heights: Iterator[float], then: Any) -> None:
        super().__init__(view)
        self._bar, self._heights, self._then = view.verticalScrollBar(), heights, then
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        height = next(self._heights, None)
        if height is None:
            self._timer.stop()
            self._then()
        else:
            self._bar.setValue(round(height))


def play(project: str, article: str) -> None:
    """Open the article, jump, scroll steadily, drag the bar, and print."""
    found: dict[str, Any] = {}

    def view_of(window: Watched) -> PageView | None:
        current = window.pages["read"].current  # type: ignore[attr-defined]
        view = current.view if current is not None else None
        return view if isinstance(view, PageView) and view.reading.passages.all else None

    def open_article(window: Watched) -> None:
        WATCH.asked = time.perf_counter()
        found["before"] = memory("VmRSS")
        window.session.show_article(Place(article))
        ready = QTimer(window, interval=5)

        def look() -> None:
            if view_of(window) is not None and WATCH.first_picture:
                ready.stop()
                found["first picture"] = WATCH.first_picture
                jump(window)

        ready.timeout.connect(look)
        ready.start()

    def jump(window: Watched) -> None:
        view = view_of(window)
        assert view is not None
        WATCH.asked, WATCH.first_picture = time.perf_counter(), 0.0
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * 2 // 3)
        when(lambda: at_rest() and WATCH.first_picture > 0, scroll, window)

    def scroll(window: Watched) -> None:
        found["first jump"] = WATCH.first_picture
        view = view_of(window)
        assert view is not None
        begin()
        top = view.verticalScrollBar().value()
        Player(view, (top + STEP_PIXELS * n for n in range(STEPS)), lambda: drag(window))

    def drag(window: Watched) -> None:
        end(found, "steady")
        view = view_of(window)
        assert view is not None
        begin()
        most = view.verticalScrollBar().maximum()
        there = (most * n / DRAG_STEPS for n in range(DRAG_STEPS))
        back = (most * (DRAG_STEPS - n) / DRAG_STEPS for n in range(DRAG_STEPS))
        Player(view, (height for way in (there, back) for height in way), finish)

    def finish() -> None:
        end(found, "drag")
        found["memory"] = memory("VmRSS")
        found["peak"] = memory("VmHWM")
        print(json.dumps(found), flush=True)
        QApplication.quit()

    run(lambda window: when(lambda: window.session.project is not None, open_article, window), project)


def begin() -> None:
    """Start a stretch that is measured."""
    WATCH.busy = []
    WATCH.paints, WATCH.gaps, WATCH.blank, WATCH.shown = [], [], 0, 0
    WATCH.start()


def end(found: dict[str, Any], name: str) -> None:
    """Note a stretch that was measured."""
    WATCH.stop()
    found[name] = {
        "paints": WATCH.paints,
        "busy": WATCH.busy,
        "gaps": WATCH.gaps,
        "blank": WATCH.blank,
        "shown": WATCH.shown,
    }


def memory(line: str) -> int:
    """Return a figure of this process in bytes, 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    rows = dict(row.split(":", 1) for row in status.read_text("utf-8").splitlines() if ":" in row)
    return int(rows[line].split()[0]) * 1024


if __name__ == "__main__":
    play(*sys.argv[1:])
