"""Finding words in one article: looks in a job as one types, marks the hits and goes from one to the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from app.ui.jobs import JobHandle
from app.ui.reader.find_bar import FindBar
from app.ui.reader.finding import find_hits, nearest_hit
from app.ui.reader.opened import Opened
from app.ui.wording import tr

#: How long after a key one looks, so that a word typed quickly is looked for once.
PAUSE_MILLISECONDS = 120

Hits = tuple[tuple[int, int], ...]


class Finder(QObject):
    """Drives one find bar over one article."""

    def __init__(self, article: Opened, bar: FindBar, parent: QObject) -> None:
        super().__init__(parent)
        self._article = article
        self._bar = bar
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        bar.wanted.connect(self._look_later)
        bar.stepped.connect(self.step)
        bar.left.connect(self.close)

    def open(self, words: str = "") -> None:
        """Open the bar; these words, or those that are selected, are looked for."""
        self._bar.open(words or self._article.selected_text())

    @Slot(str)
    def _look_later(self, _: str) -> None:
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        reading = self._article.reading
        if reading is not None:
            work = partial(_find, reading.text, self._bar.field.text())
            self._article.errands.start(tr("Finding"), work, self._found)

    def _found(self, hits: Hits) -> None:
        reading = self._article.reading
        if reading is not None:
            at = nearest_hit(hits, min(reading.anchor, reading.caret) or self._article.top_offset())
            reading.set_hits(hits, at)
            self._show()

    @Slot(object)
    def step(self, step: object) -> None:
        """Go to the next (1) or previous (−1) hit; look again when the bar was closed meanwhile."""
        reading = self._article.reading
        if self._bar.isHidden():
            self.open(self._bar.field.text())
            self._look()
        elif reading is not None and reading.hits and isinstance(step, int):
            reading.set_hits(reading.hits, (reading.hit_at + step) % len(reading.hits))
            self._show()

    def _show(self) -> None:
        reading, view = self._article.reading, self._article.view
        if reading is None or view is None:
            return
        self._bar.show_count(reading.hit_at, len(reading.hits))
        if 0 <= reading.hit_at < len(reading.hits):
            view.go_to(*reading.hits[reading.hit_at])

    @Slot()
    def close(self) -> None:
        """Close the bar; the hit that was current is selected."""
        reading, view = self._article.reading, self._article.view
        if reading is not None:
            if 0 <= reading.hit_at < len(reading.hits):
                reading.select(*reading.hits[reading.hit_at])
            reading.set_hits(())
        self._bar.hide()
        if view is not None:
            view.setFocus()


def _find(text: str, words: str, _: JobHandle) -> Hits:
    return find_hits(text, words)
