"""The window on a stage: opened on a project, left to come to rest, photographed with what floats over it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtGui import QCursor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app import core
from app.core import spelling
from app.ui import application
from app.ui.jobs import jobs
from app.ui.session import Place, Session
from app.ui.settings import RecentProject, Settings
from app.ui.window import Window

PATIENCE = 40.0
#: A picture counts when this many in a row are the same.
SAME = 3


class Stage:
    """One window, and a camera that sees the whole screen."""

    def __init__(self, app: QApplication, scratch: Path, out: Path, suffix: str) -> None:
        self.app, self.scratch, self.out, self.suffix = app, scratch, out, suffix
        app.setCursorFlashTime(0)
        # Pictures do not depend on the dictionaries of the machine they are taken on.
        spelling.dictionary_folders = tuple
        settings = Settings(scratch / f"settings{suffix}.ini")
        settings.motion = False
        self.dress = partial(application.dress_application, app, settings)
        self.settings = settings
        self.set_theme("light")
        self.session = Session(settings)
        self.window = Window(self.session, self.dress)
        screen = self.window.screen().geometry()
        self.window.setGeometry(screen)
        self.window.show()
        self.window.activateWindow()
        QCursor.setPos(QPoint(screen.width() - 1, screen.height() - 1))
        self.wait("the window", self.window.isActiveWindow)

    # Doing

    def set_theme(self, name: str) -> None:
        """Dress everything in a theme."""
        self.settings.theme = name
        self.dress()

    def open(self, path: Path) -> None:
        """Open a project and wait until it is audited."""
        self.session.open_project(path)
        self.wait("the audit", lambda: self.session.audit is not None)
        self.rest()

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            stroke = QKeySequence.fromString(key)[0]  # type: ignore[index]
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, stroke.key(), stroke.keyboardModifiers())
            self.turn()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def article(self, words: str) -> str:
        """Return the id of the article whose title has these words."""
        assert self.session.project is not None
        rows = core.articles.list_articles(self.session.project)
        return next(row.article.id for row in rows if words in row.article.title)

    def claim(self, key: str) -> str:
        """Return the id of a claim."""
        assert self.session.project is not None
        rows = core.claims.list_claims(self.session.project)
        return next(row.claim.id for row in rows if row.claim.key == key)

    def highlight(self, words: str) -> str:
        """Return the id of the highlight that begins so."""
        assert self.session.project is not None
        marks = core.highlights.list_highlights(self.session.project)
        return next(one.id for one in marks if one.exact.startswith(words))

    def read(self, title: str, highlight: str = "") -> Any:
        """Open an article, at a highlight if one is named; returns its view."""
        mark = self.highlight(highlight) if highlight else None
        self.session.show_article(Place(article=self.article(title), highlight=mark))
        reader: Any = self.window.pages["read"]
        self.wait(title, lambda: reader.current is not None and reader.current.reading is not None)
        self.rest()
        return reader.current

    def select(self, view: Any, words: str) -> None:
        """Select words in an article, as the mouse would."""
        start = view.reading.text.index(words)
        view.view.setFocus()
        view.reading.select(start, start + len(words))

    # Waiting

    def turn(self) -> None:
        """Let the program work for a moment."""
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QTest.qWait(10)

    def wait(self, what: str, until: Callable[[], object]) -> None:
        """Let the program work until something is so."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end:
                raise SystemExit(f"Waited in vain for {what}.")
            self.turn()

    def rest(self) -> QImage:
        """Wait until nothing is under way and the picture stays the same; return it."""
        end, last, same = time.monotonic() + PATIENCE, QImage(), 0
        while same < SAME and time.monotonic() < end:
            QTest.qWait(60)
            now = self.picture()
            same = same + 1 if now == last and not jobs().running and not self.session.drafting else 0
            last = now
        return last

    # Photographing

    def picture(self) -> QImage:
        """Return what is on the screen now."""
        return self.window.screen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)

    def shoot(self, name: str) -> None:
        """Save the screen when it rests."""
        path = self.out / f"{name}{self.suffix}.png"
        image = self.rest()
        image.setDevicePixelRatio(1)
        image.save(str(path))
        print(path.name, f"{image.width()}×{image.height()}", flush=True)

    def shoot_over(self, name: str, opened: Callable[[], object]) -> None:
        """Photograph what a verb opens and waits for: a dialog or a menu; then close it."""
        done: list[str] = []

        def on_tick() -> None:
            over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if over is None or done:
                return
            done.append(name)
            timer.stop()
            self.shoot(name)
            close_all(over)

        timer = QTimer(interval=40)
        timer.timeout.connect(on_tick)
        timer.start()
        opened()
        self.wait(f"{name} to close", lambda: done)
        self.window.activateWindow()
        self.wait("the window", self.window.isActiveWindow)


def close_all(over: QWidget) -> None:
    """Close a dialog or a menu without doing anything."""
    if isinstance(over, QDialog):
        over.reject()
    elif isinstance(over, QMenu):
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
    else:
        over.close()


def remember_projects(settings: Settings) -> None:
    """Have six projects on the start page, as somebody after half a year."""
    entries = (
        ("Lake Sevrin water rights", "sevrin", 27, 20, 0, 0, "2025-01-14T10:00:00"),
        ("Who wrote the ferry subsidy rules?", "subsidy", 19, 12, 1, 0, "2025-03-02T10:00:00"),
        ("Regional hospital tender: who bid, who withdrew and who never heard of it at all", "tender",
         118, 52, -1, -1, "2025-03-06T10:00:00"),
        ("Grain prices and the Tessaly ferry strike", "ferry-strike", 31, 17, 0, 0, "2025-03-11T10:00:00"),
        ("Orrin Bank: disposal of dredged material, 2019–2024", "orrin-bank", 64, 38, 0, 9,
         "2025-03-14T10:00:00"),
    )  # fmt: skip
    for title, name, articles, claims, errors, warnings, seen in entries:
        path = str(Path.home() / "Work" / f"{name}.sourcemark")
        settings.remember(RecentProject(path, title, articles, claims, errors, warnings, "", seen))
