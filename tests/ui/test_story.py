"""What a newcomer met while trying the window by hand, each as a test of the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.commands import full_label, match_commands
from app.ui.dialogs import ExportDialog
from app.ui.session import Place, Session
from app.ui.widgets import ElidedLabel, Notice
from app.ui.window import Window, fitting
from app.ui.window.docks import Docks
from app.ui.window.rooms import COMMANDS
from db.errors import CannotWrite
from tests.ui.builders import add_text


@pytest.fixture
def window(session: Session, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    session.settings.theme = "light"
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()


def told(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Notice) if one.isVisible()]


def text_view(window: Window) -> QTextEdit | None:
    views = [one for one in window.findChildren(QTextEdit) if one.isVisible()]
    return next((one for one in views if one.accessibleName().startswith("Text of ")), None)


def shown_text(window: Window) -> str:
    view = text_view(window)
    return view.toPlainText() if view is not None else ""


def test_article_opens_at_its_beginning(window: Window, project: Project, qtbot: QtBot) -> None:
    long = add_text(project, "\n\n".join(f"Paragraph {number} of many." for number in range(400)), "long")
    window.session.take_project(project)
    window.session.show_article(Place(article=long.id))
    qtbot.waitUntil(lambda: "Paragraph 399" in shown_text(window))
    view = text_view(window)
    assert view is not None
    qtbot.waitUntil(lambda: view.textCursor().position() == 0)
    assert view.verticalScrollBar().value() == 0


def test_file_that_opens_by_being_added_counts_as_read(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Notes from the harbour.\n\nThe dredger left on 2 March 2025.\n")
    window.session.take_project(project)
    window.adding.add([path])
    qtbot.waitUntil(lambda: project.counts()["articles"] == 2, timeout=20_000)
    qtbot.waitUntil(
        lambda: (
            [
                row.unread
                for row in core.articles.list_articles(project)
                if "note" in row.article.title.casefold()
            ]
            == [False]
        )
    )


@pytest.fixture
def read_only(window: Window, project: Project, qtbot: QtBot) -> Window:
    path = project.path
    project.close()
    window.session.take_project(core.project.open_project(path, read_only=True))
    with qtbot.waitSignal(window.session.audit_changed):
        pass
    return window


def test_read_only_project_says_so(read_only: Window) -> None:
    assert "read-only" in read_only.windowTitle()
    assert read_only.status.saved.accessibleName() == "Read-only"


def test_looking_at_a_read_only_project_complains_of_nothing(read_only: Window, qtbot: QtBot) -> None:
    assert read_only.session.project is not None
    article = core.articles.list_articles(read_only.session.project)[0].article.id
    read_only.session.show_article(Place(article=article))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in read_only.findChildren(QTextEdit)))
    with qtbot.assertNotEmitted(read_only.session.complaint, wait=1200):
        read_only.session.asked.emit("reader.zoom_in")
    read_only.session.close_project()
    assert told(read_only) == []


def test_nothing_is_added_to_a_read_only_project(read_only: Window, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("A note.")
    read_only.adding.add([path])
    assert told(read_only) == [
        "Nothing can be added: velmora.sourcemark is open for reading only. "
        "Open it for writing, or work on a copy."
    ]


def test_undo_in_a_read_only_project_is_refused_in_a_sentence(read_only: Window) -> None:
    QTest.keyClick(read_only, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert all("read-only" in one or "reading only" in one for one in told(read_only))
    assert read_only.session.project is not None
    assert read_only.session.project.counts()["highlights"] == 1


def test_remark_is_shown_and_then_the_counts_again(window: Window, project: Project) -> None:
    window.session.take_project(project)
    counts = shown_words(window.status)
    window.session.message.emit("locked.pdf was not added.")
    assert shown_words(window.status) == ["locked.pdf was not added."]
    window.session.changed.emit(project.history()[-1])
    assert shown_words(window.status) == ["locked.pdf was not added."]
    window.status._remark.timeout.emit()
    window.status._remark.stop()
    window.status.refresh()
    assert shown_words(window.status) == counts


def shown_words(status: QWidget) -> list[str]:
    return [one.whole_text() for one in status.findChildren(ElidedLabel) if one.isVisible()]


def test_job_is_over_before_a_dialog_about_it_opens(window: Window, qtbot: QtBot) -> None:
    seen: list[bool] = []
    window.session.jobs.start(
        "Reading", lambda job: None, lambda _: seen.append(window.status.strip.isHidden())
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]


@pytest.mark.parametrize("words", ["a <b>bold</b> name", "this & that"])
def test_tool_tips_show_words_as_they_are(words: str, qtbot: QtBot) -> None:
    label = ElidedLabel(words)
    qtbot.addWidget(label)
    label.resize(10, 20)
    label.show()
    document = QTextDocument()
    document.setHtml(label.toolTip())
    assert document.toPlainText() == words


@pytest.fixture
def exporting(opened: Session, qtbot: QtBot) -> ExportDialog:
    assert opened.project is not None
    made = ExportDialog(opened)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("answer", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_export_asks_before_it_replaces_a_stranger_file(
    exporting: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: QDialog.DialogCode
) -> None:
    asked: list[str] = []

    def ask(dialog: QDialog) -> QDialog.DialogCode:
        asked.append(dialog.windowTitle())
        return answer

    monkeypatch.setattr("app.ui.dialogs.export.ProblemDialog.exec", ask)
    letter = tmp_path / "letter.md"
    letter.write_text("Dear all")
    field = next(one for one in exporting.findChildren(QLineEdit) if one.accessibleName() == "File")
    field.setText(str(letter))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert asked == ["Replace letter.md?"]
    assert exporting.isVisible() == (answer == QDialog.DialogCode.Rejected)


def test_export_does_not_ask_about_its_own_last_file(
    exporting: ExportDialog, tmp_path: Path, opened: Session
) -> None:
    own = tmp_path / "own.md"
    own.write_text("# The briefing")
    opened.settings.put(f"export/path_{exporting.briefing()}", str(own))
    field = next(one for one in exporting.findChildren(QLineEdit) if one.accessibleName() == "File")
    field.setText(str(own))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not exporting.isVisible()


def test_notice_with_a_long_sentence_is_wide(window: Window) -> None:
    window.say(Notice("Written: " + "/very/long/folder" * 6, "It is a draft.", "covered"))
    notice = next(one for one in window.findChildren(Notice) if one.isVisible())
    assert notice.width() > notice.height() * 4


@pytest.mark.parametrize("answer", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_words_that_cannot_be_stored_are_not_left_without_asking(
    window: Window, project: Project, monkeypatch: pytest.MonkeyPatch, answer: QDialog.DialogCode
) -> None:
    asked: list[str] = []

    def ask(dialog: QDialog) -> QDialog.DialogCode:
        asked.append(dialog.windowTitle())
        return answer

    monkeypatch.setattr("app.ui.window.opening.ProblemDialog.exec", ask)
    window.session.take_project(project)
    window.session.set_drafting(True)
    window.close()
    assert asked == ["Not everything is stored"]
    assert window.isVisible() == (answer == QDialog.DialogCode.Rejected)
    window.session.set_drafting(False)


def test_claim_that_cannot_be_stored_keeps_its_words(
    window: Window, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotWrite("The disk is full.", "Make room.")

    monkeypatch.setattr(core.claims, "add_claim", refuse)
    window.session.take_project(project)
    window.session.asked.emit("claim.new")
    fields = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
    field = next(one for one in fields if one.accessibleName() == "Words of the new claim")
    QTest.keyClicks(field, "The sill is hard")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "The sill is hard"
    assert told(window) == ["The disk is full. Make room."]


def test_first_batch_opens_its_first_article(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text(f"Notes {file.stem}.\n\nThe dredger left on 2 March 2025.\n")
    window.session.new_project(tmp_path / "new.sourcemark")
    window.adding.add(files)
    qtbot.waitUntil(lambda: window.session.current_article is not None, timeout=20_000)
    assert window.session.project is not None
    shown = core.articles.newest_snapshot(window.session.project, window.session.current_article or "")
    assert shown.file_name == "one.txt"


@pytest.mark.parametrize("workspace", ["read", "argue", "write"])
@pytest.mark.parametrize("width", [620, 720, 900, 1440])
def test_nothing_in_the_header_lies_over_anything_else(
    window: Window, project: Project, qtbot: QtBot, workspace: str, width: int
) -> None:
    window.session.take_project(project)
    with qtbot.waitSignal(window.session.audit_changed):
        pass
    window.session.set_workspace(workspace)
    bar = window.header.bar
    bar.resize(width, bar.height())
    parts = [bar.workspaces, bar.back, bar.forward, bar.undo, bar.redo, bar.search, bar.audit, bar.export]
    boxes = [one.geometry() for one in parts if one.isVisible()]
    assert all(before.right() < after.left() for before, after in pairwise(boxes))
    assert boxes[-1].right() < width


def test_commands_of_a_submenu_can_stand_alone(session: Session) -> None:
    found = match_commands(COMMANDS, "dark", session)
    assert [full_label(one) for one in found] == ["Theme: Dark"]


def test_window_left_on_a_larger_screen_fits_this_one(window: Window, session: Session, qtbot: QtBot) -> None:
    room = window.screen().availableGeometry().size()
    window.resize(room.width() + 600, room.height() + 300)
    session.settings.geometry = window.saveGeometry()
    other = QWidget()
    qtbot.addWidget(other)
    fitting.restore(other, session.settings)
    assert other.width() <= room.width()
    assert other.height() <= room.height()


def test_dock_hidden_for_want_of_room_comes_back_on_a_larger_screen(
    window: Window, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.path
    window.session.take_project(project)
    with qtbot.waitSignal(window.session.audit_changed):
        pass
    window.session.close_project()
    roomy = Docks._has_room
    monkeypatch.setattr(Docks, "_has_room", lambda docks, dock: dock.objectName() == "articles")
    window.session.take_project(core.project.open_project(path))
    assert [dock.isVisible() for dock in window.docks.both()] == [True, False]
    window.session.close_project()
    monkeypatch.setattr(Docks, "_has_room", roomy)
    window.session.take_project(core.project.open_project(path))
    assert [dock.isVisible() for dock in window.docks.both()] == [True, True]
