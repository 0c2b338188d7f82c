"""The real program with a stop-watch inside: what startup.py runs, offscreen, in a process for each figure.

`python -m tests.bench.probe first|gap|highlight …` prints seconds. Only the window's class is
replaced, by one that notes when it is painted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import application, jobs
from app.ui.session import Place
from app.ui.window import Window

REST_MS = 1500
STEP_MS = 10


class Watched(Window):
    """The program's window, and when it was first painted."""

    on_painted: Callable[[Watched], None]

    def event(self, event: QEvent) -> bool:
        """Note the first paint, once what it showed is on the screen."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self.property("painted"):
            self.setProperty("painted", True)
            QTimer.singleShot(0, self, self._tell)
        return done

    def _tell(self) -> None:
        self.on_painted(self)


def run(on_painted: Callable[[Watched], None], *arguments: str) -> None:
    """Run the program as `python -m app` does, and do something once its window is on the screen."""
    Watched.on_painted = staticmethod(on_painted)
    application.Window = Watched  # type: ignore[attr-defined]
    application.main(arguments)


def first(started: str) -> None:
    """Print the seconds from the start of the interpreter to the first paint."""

    def tell(_: Watched) -> None:
        say(time.time() - float(started))
        QApplication.quit()

    run(tell)


def gap(project: str, book: str) -> None:
    """Print the longest gap of the event loop from the moment a book is added until it lies open."""
    beats = Beats()

    def begin(window: Watched) -> None:
        beats.start()
        window.adding.add([Path(book)])
        when(lambda: window.session.current_article is not None and at_rest(), end)

    def end() -> None:
        say(beats.longest)
        QApplication.quit()

    run(lambda window: when(lambda: window.session.project is not None and at_rest(), begin, window), project)


def highlight(project: str, article: str) -> None:
    """Print the seconds from the key to the painted mark, and the longest gap of the event loop after it."""
    beats = Beats()

    def open_article(window: Watched) -> None:
        window.session.show_article(Place(article))
        when(lambda: at_rest() and _page(window) is not None, press, window)

    def press(window: Watched) -> None:
        page = _page(window)
        assert page is not None
        reading = window.pages["read"].current.reading  # type: ignore[attr-defined]
        start = reading.text.index(" ", 200) + 1
        reading.select(start, reading.text.index(" ", start + 60))
        painted = Painted(page, lambda: bool(reading.passages.at(start)))
        beats.start()
        QTest.keyClick(page, Qt.Key.Key_1)
        when(lambda: painted.after is not None and at_rest(), end, painted)

    def end(painted: Painted) -> None:
        assert painted.after is not None
        say(painted.after, beats.longest)
        QApplication.quit()

    run(lambda window: when(lambda: window.session.project is not None, open_article, window), project)


class Beats:
    """A timer that beats as often as the event loop lets it."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0

    def start(self) -> None:
        """Begin to beat."""
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class Painted(QObject):
    """Watches a view for the first paint after something has become true; `after` says how long that took."""

    def __init__(self, view: QWidget, is_so: Callable[[], bool]) -> None:
        super().__init__(view)
        self.after: float | None = None
        self._is_so = is_so
        self._started = time.perf_counter()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Ask once the paint that begins now is over."""
        if event.type() == QEvent.Type.Paint and self.after is None and self._is_so():
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        if self.after is None:
            self.after = time.perf_counter() - self._started


def when(is_so: Callable[[], bool], then: Callable[..., None], *given: object) -> None:
    """Call `then` once something is so and has been for a while."""
    since = [0.0]
    timer = QTimer(QApplication.instance(), interval=STEP_MS)

    def look() -> None:
        now = time.perf_counter()
        since[0] = (since[0] or now) if is_so() else 0.0
        if since[0] and (now - since[0]) * 1000 > REST_MS:
            timer.stop()
            then(*given)

    timer.timeout.connect(look)
    timer.start()


def at_rest() -> bool:
    """Tell whether no job is under way that somebody waits for; what is read when idle may take minutes."""
    return all(job.quiet for job in jobs.jobs().running)


def say(*seconds: float) -> None:
    """Print figures for the caller."""
    print(*seconds, flush=True)


def _page(window: Watched) -> QWidget | None:
    view = window.pages["read"].current  # type: ignore[attr-defined]
    return view.view if view is not None else None


FIGURES: dict[str, Callable[..., None]] = {"first": first, "gap": gap, "highlight": highlight}

if __name__ == "__main__":
    FIGURES[sys.argv[1]](*sys.argv[2:])
