"""Text that a PDF's first reader lost: looked for while it is quiet, stopped by any act, offered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.session import Place, Session
from app.ui.widgets import Notice
from app.ui.window import Window
from app.ui.window.lost_text import LookingForLostText
from db.records import Article
from tests.core.test_lost_text import WHOLE, add_lossy
from tests.core.world import snapshot_of


@pytest.fixture
def window(session: Session, look: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, partial(dress_application, look, session.settings))
    made.resize(1440, 900)
    made.show()
    session.new_project(tmp_path / "port.sourcemark", "Port")
    yield made
    session.close_project()
    qtbot.waitUntil(lambda: not session.jobs.running, timeout=20_000)
    made.close()
    made.deleteLater()


def opened(window: Window, qtbot: QtBot, kept: tuple[str, ...]) -> tuple[Project, Article]:
    project = window.session.project
    assert project is not None
    article = add_lossy(project, kept)
    window.session.show_article(Place(article=article.id))
    reader: Any = window.pages["read"]
    qtbot.waitUntil(lambda: reader.current is not None and reader.current.reading is not None, timeout=20_000)
    qtbot.waitUntil(lambda: reader.current.view.feed.glyphs(0) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not [job for job in window.session.jobs.running if not job.quiet], timeout=20_000)
    return project, article


def looking_of(window: Window) -> LookingForLostText:
    found = window.findChild(LookingForLostText)
    assert found is not None
    return found


def test_a_key_stops_the_look_at_once(window: Window, qtbot: QtBot) -> None:
    project, article = opened(window, qtbot, ("D", "I", "T"))
    looking = looking_of(window)
    looking.look()
    job = looking.job
    assert job is not None
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert job.cancelled()
    qtbot.waitUntil(lambda: looking.job is None, timeout=20_000)
    assert core.lost_text.suspects(snapshot_of(project, article)) == ()


def test_what_somebody_asks_for_goes_first(window: Window, qtbot: QtBot) -> None:
    opened(window, qtbot, ("D", "I", "T"))
    looking = looking_of(window)
    looking.look()
    job = looking.job
    assert job is not None
    window.session.jobs.start("Adding", lambda _: None)
    assert job.cancelled()
    qtbot.waitUntil(lambda: looking.job is None, timeout=20_000)


def test_lost_text_is_told_and_read_again_when_asked(window: Window, qtbot: QtBot) -> None:
    project, article = opened(window, qtbot, ("D", "I", "T"))
    # Noted before at full speed: behind everyone else it would take as long as they like.
    core.lost_text.look(project, snapshot_of(project, article).id, priority="usual")
    looking = looking_of(window)
    qtbot.waitUntil(lambda: not window.session.jobs.running, timeout=20_000)
    looking.look()
    words = "The second reader finds far more text on 3 pages."

    def told() -> list[Notice]:
        return [one for one in window.findChildren(Notice) if words in one.accessibleName()]

    qtbot.waitUntil(lambda: bool(told()), timeout=20_000)
    button = next(one for one in told()[0].findChildren(QPushButton) if one.text() == "Read again")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not core.lost_text.suspects(snapshot_of(project, article)), timeout=20_000)
    assert core.articles.read_text(project, snapshot_of(project, article).id).startswith(WHOLE[0])
