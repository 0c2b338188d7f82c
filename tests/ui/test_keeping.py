"""Backups while one works, and what endangers a project, said in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.project import Project
from app.ui.application import dress_application
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window import Window
from db.errors import CannotWrite
from db.records import Problem
from db.store import Store


@pytest.fixture
def window(session: Session, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    session.settings.theme = "light"
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def told(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Notice) if one.isVisible()]


def test_project_is_backed_up_soon_after_opening(
    window: Window, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(Store, "back_up_if_due", lambda store: made.append(store.path))
    window.keeping._first.setInterval(1)
    window.session.take_project(project)
    qtbot.waitUntil(lambda: bool(made))
    assert made == [project.path]
    assert window.keeping._often.isActive()
    assert window.keeping._often.interval() == 30 * 60 * 1000
    window.session.close_project()
    assert not window.keeping._often.isActive()


def test_backup_that_fails_is_said_once(
    window: Window, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(store: Store) -> None:
        raise CannotWrite("The disk is full.", "Make room.")

    monkeypatch.setattr(Store, "back_up_if_due", refuse)
    messages: list[str] = []
    window.session.message.connect(messages.append)
    window.session.take_project(project)
    for _ in range(2):
        window.keeping.back_up()
        qtbot.waitUntil(lambda: not any(job.label == "Backing up" for job in window.session.jobs.running))
    assert messages == ["No backup was made: The disk is full. Make room."]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("hash", "Something is wrong with velmora.sourcemark."),
        ("backup", "No backup of velmora.sourcemark could be made."),
    ],
)
def test_suspect_project_is_said(window: Window, project: Project, kind: str, words: str) -> None:
    project.store.suspect = (Problem(kind=kind, where="here", message="A hash differs."),)
    window.session.take_project(project)
    assert told(window) == [f"{words} A hash differs. Its older backups are kept."]


@pytest.mark.parametrize(
    ("where", "words"), [("on_network", "a network share"), ("synchronised", "a synchronised folder")]
)
def test_place_that_loses_changes_is_said(window: Window, project: Project, where: str, words: str) -> None:
    setattr(project.store, where, True)
    window.session.take_project(project)
    assert len(told(window)) == 1
    assert words in told(window)[0]


def test_copy_of_a_project_on_a_share_is_opened(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.sourcemark"
    monkeypatch.setattr("app.ui.window.keeping.choose_save", lambda *_: copy)
    project.store.on_network = True
    window.session.take_project(project)
    notice = next(one for one in window.findChildren(Notice) if one.isVisible())
    with qtbot.waitSignal(window.session.project_opened, timeout=10_000):
        button = next(one for one in notice.children() if getattr(one, "text", str)() == "Make a copy…")
        button.click()  # type: ignore[attr-defined]
    assert window.session.project is not None
    assert window.session.project.path == copy
