"""Measures one grid, ours or Qt's own, in a process of its own; prints seconds as JSON. See grid.py."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QScrollBar, QTableView, QWidget

from app import core
from app.core.columns import ORDERS
from app.ui import application, jobs
from app.ui.grid.cells import cell_words
from app.ui.grid.model import FIXED
from app.ui.grid.panel import GridPanel
from app.ui.session import Session
from app.ui.settings import Settings

STEPS = 100
SIZE = (1440, 560)


def main() -> int:
    """Measure what is named."""
    which, path = sys.argv[1], Path(sys.argv[2])
    app = application.make_application()
    settings = Settings(path.with_suffix(".ini"))
    application.dress_application(app, settings)
    session = Session(settings)
    session.open_project(path)
    session.set_workspace("argue")
    assert session.project is not None
    # Audit and origins are measured elsewhere; both sides show what is known.
    core.claims.list_claims(session.project)
    core.articles.list_articles(session.project)
    found = ours(session) if which == "ours" else plain(session)
    session.close_project()
    jobs.jobs().close()
    print(json.dumps(found))
    return 0


def ours(session: Session) -> dict[str, float]:
    """Measure our grid."""
    # What the window's thread computes, not how long a busy machine makes it wait.
    started = time.thread_time()
    panel = GridPanel(session)
    panel.resize(*SIZE)
    panel.show()
    held = _until(lambda: panel.model.rowCount() > 0)
    panel.repaint()
    found = {"open": time.thread_time() - started, "held": held}
    views = panel.views
    found["down"] = _scroll(views.articles.verticalScrollBar(), 33)
    found["across"] = _scroll(views.articles.horizontalScrollBar(), 47)
    found["anew"] = _median(lambda _: None, panel)
    found["sort"] = _median(lambda at: panel.on_order_chosen(ORDERS[(at + 1) % 3]), panel)
    project = session.project
    assert project is not None
    taken = []
    for at in range(5):
        words = f"Claim with other words {at}"
        core.claims.set_claim(project, "claim-0", text=words)
        taken.append(_until(lambda words=words: panel.model.index(0, 0).data() == words))  # type: ignore[misc]
    return found | {"change": statistics.median(taken)}


def plain(session: Session) -> dict[str, float]:
    """Measure a table of Qt with the same texts."""
    project = session.project
    assert project is not None
    maker = GridPanel(session)
    _until(lambda: maker.model.rowCount() > 0)
    entries, articles = list(maker.model.entries()), maker.model.articles
    started = time.thread_time()
    model = QStandardItemModel(len(entries), FIXED + len(articles))
    for row, entry in enumerate(entries):
        for column in range(FIXED):
            model.setItem(row, column, QStandardItem(maker.model.text_of(entry, column)))
        for column, article in enumerate(articles):
            words = cell_words(entry.cells.get(article.article))
            model.setItem(row, FIXED + column, QStandardItem(words))
    view = QTableView()
    view.setModel(model)
    view.resize(*SIZE)
    view.show()
    view.repaint()
    held = time.thread_time() - started
    found = {"open": held, "held": held}
    found["down"] = _scroll(view.verticalScrollBar(), 1)
    found["across"] = _scroll(view.horizontalScrollBar(), 1)
    found["anew"] = _median(lambda _: None, view)
    found["sort"] = _median(lambda at: model.sort(at % FIXED), view)
    return found


def _scroll(bar: QScrollBar, step: int) -> float:
    """Scroll step by step; return the seconds that 95 of 100 steps take at most."""
    taken = []
    for at in range(STEPS):
        started = time.thread_time()
        bar.setValue(bar.minimum() + (at + 1) * step)
        QCoreApplication.processEvents()
        taken.append(time.thread_time() - started)
    return sorted(taken)[int(0.95 * STEPS)]


def _median(act: Callable[[int], object], widget: QWidget) -> float:
    taken = []
    for at in range(5):
        started = time.thread_time()
        act(at)
        QCoreApplication.processEvents()
        widget.grab()
        taken.append(time.thread_time() - started)
    return statistics.median(taken)


def _until(there: Callable[[], bool]) -> float:
    """Let events go on until something is there; return the longest time that one round of them took."""
    longest = 0.0
    while not there():
        started = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - started)
        time.sleep(0.001)
    return longest


if __name__ == "__main__":
    raise SystemExit(main())
