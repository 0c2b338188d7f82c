"""A newer copy from the window, by keys: read, settled side by side, undone; older copies say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.dialogs import NewerCopyDialog, ProblemDialog
from app.ui.reader.copy_bar import CopyBar
from app.ui.session import Passage, Place
from app.ui.widgets import Notice
from app.ui.window import Window
from tests.ui.builders import COURIER, add_highlight, add_text

NEWER = COURIER.replace("3.9", "4.2").replace("holds up the cutter", "has been holding up the cutter")
MARKED = ("3.9 million cubic metres", "holds up the cutter")
OTHER = "Parliament voted late on Tuesday to postpone the pension reform, which had divided the coalition."


@pytest.fixture
def article(window: Window, project: Project, qtbot: QtBot) -> str:
    """An open article with passages that the newer copy changes."""
    window.session.take_project(project)
    made = add_text(project, COURIER, "marked.html", title="Dredging is late")
    for words in MARKED:
        add_highlight(project, made, words)
    window.session.show_article(Place(article=made.id))
    qtbot.waitUntil(lambda: window.session.current_article == made.id, timeout=20_000)
    return made.id


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The copy that the system's file dialog hands over."""
    path = tmp_path / "newer.txt"
    path.write_text(NEWER)
    monkeypatch.setattr("app.ui.window.recapturing.choose_open", lambda *_: path)
    return path


def when_modal(kind: type[QDialog], do: Callable[[QDialog], None], qtbot: QtBot) -> Callable[[], bool]:
    """Act in a dialog as soon as it is there; returns how to ask whether that was done."""
    done: list[QDialog] = []
    timer = QTimer(interval=30)

    def look_for_it() -> None:
        over = QApplication.activeModalWidget()
        if isinstance(over, kind) and over.isVisible() and over.isActiveWindow():
            timer.stop()
            try:
                do(over)
                done.append(over)
            finally:
                if over.isVisible():
                    over.reject()

    timer.timeout.connect(look_for_it)
    timer.start()
    return lambda: bool(timer) and bool(done)


def press(widget: QWidget, key: Qt.Key, alt: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifiers)


def states(project: Project, article: str) -> list[str]:
    return [one.anchor_state for one in core.highlights.list_highlights(project, article)]


def notices(window: Window) -> list[Notice]:
    return [one for one in window.findChildren(Notice) if one.isVisible()]


def test_a_newer_copy_is_read_and_its_changes_are_settled_by_keys(
    window: Window, project: Project, article: str, newer: Path, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def settle(dialog: QDialog) -> None:
        assert isinstance(dialog, NewerCopyDialog)
        seen.append(dialog.summary.text())
        assert dialog.current is not None
        seen.extend((dialog.current.before, dialog.current.after))
        assert dialog.before.words.toPlainText().count(MARKED[0]) == 1
        assert "4.2 million cubic metres" in dialog.after.words.toPlainText()
        first = dialog.current
        press(dialog, Qt.Key.Key_T, alt=True)
        qtbot.waitUntil(lambda: dialog.current is not first)
        assert dialog.current is not None
        seen.append(dialog.current.before)
        press(dialog, Qt.Key.Key_K, alt=True)
        qtbot.waitUntil(dialog.all_settled.isVisible)

    done = when_modal(NewerCopyDialog, settle, qtbot)
    window.run("article.recapture")
    qtbot.waitUntil(done, timeout=30_000)
    assert seen[1:] == ["3.9 million cubic metres", "4.2 million cubic metres", "holds up the cutter"]
    assert "1 number or name changed" in seen[0]
    assert set(states(project, article)) == {"verified"}
    for _ in range(3):
        window.run("edit.undo")
    assert core.articles.read_text(project, core.articles.newest_snapshot(project, article).id) == COURIER
    assert len(core.articles.list_snapshots(project, article)) == 1


def test_what_is_not_settled_can_be_opened_again_and_moved_by_hand(
    window: Window, project: Project, article: str, newer: Path, qtbot: QtBot
) -> None:
    settle = window.menus.actions["article.unsettled"]
    core.recapture.recapture(project, article, newer)
    qtbot.waitUntil(lambda: window.session.current_article == article)

    def move(dialog: QDialog) -> None:
        assert isinstance(dialog, NewerCopyDialog)
        press(dialog, Qt.Key.Key_Down)
        press(dialog, Qt.Key.Key_M, alt=True)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    done = when_modal(NewerCopyDialog, move, qtbot)
    settle.trigger()
    qtbot.waitUntil(done, timeout=30_000)
    qtbot.waitUntil(lambda: bool(notices(window)), timeout=10_000)
    newest = core.articles.newest_snapshot(project, article)
    text = core.articles.read_text(project, newest.id)
    start = text.index("has been holding up")
    window.session.set_passage(Passage(newest.id, article, start, start + 19, "has been holding up"))
    again = when_modal(NewerCopyDialog, lambda dialog: None, qtbot)
    button = next(one for one in notices(window)[0].findChildren(QPushButton) if one.text() == "Move here")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(again, timeout=30_000)
    moved = core.highlights.list_highlights(project, article)[-1]
    assert (moved.exact, moved.anchor_state) == ("has been holding up", "verified")


def test_another_article_is_asked_about_and_nothing_is_changed(
    window: Window, project: Project, article: str, newer: Path, qtbot: QtBot
) -> None:
    newer.write_text(OTHER + " " + OTHER.upper())
    titles: list[str] = []
    done = when_modal(ProblemDialog, lambda dialog: titles.append(dialog.windowTitle()), qtbot)
    window.run("article.recapture")
    qtbot.waitUntil(done, timeout=30_000)
    assert titles == ["Is this the same article?"]
    assert len(core.articles.list_snapshots(project, article)) == 1


def test_a_passage_that_only_the_older_copy_has_is_shown_there_with_a_line_that_says_so(
    window: Window, project: Project, article: str, newer: Path, qtbot: QtBot
) -> None:
    newer.write_text(COURIER.replace(MARKED[0], "a lot of it"))
    core.recapture.recapture(project, article, newer)
    (lost,) = [
        one for one in core.highlights.list_highlights(project, article) if one.anchor_state == "orphan"
    ]
    window.session.show_article(Place(article=article, highlight=lost.id))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(CopyBar)), timeout=20_000)
    bar = next(one for one in window.findChildren(CopyBar) if one.isVisible())
    assert "copy of 10 Mar 2025" in bar.accessibleName()
    bar.newest.setFocus()
    QTest.keyClick(bar.newest, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(CopyBar)), timeout=20_000)


def test_names_are_there_for_those_who_listen(look: QApplication, project: Project, qtbot: QtBot) -> None:
    dialog = NewerCopyDialog("Newer copy", (), None, lambda _: True, lambda _: True)
    qtbot.addWidget(dialog)
    assert dialog.view.accessibleName() == "Passages to settle"
    assert dialog.before.words.accessibleName()
    assert dialog.after.words.accessibleName()
    project.close()
