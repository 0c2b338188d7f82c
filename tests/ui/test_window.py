"""The window: start page, opening, adding, undo by keys, theme, what is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.errors import WrongUse
from app.ui.application import dress_application, open_first
from app.ui.commands import MENUS
from app.ui.session import Session
from app.ui.settings import RecentProject
from app.ui.widgets import Notice
from app.ui.window import Window
from app.ui.window.batch import Outcome, add_all, list_files
from app.ui.window.complaints import complaint_notice
from app.ui.window.dropping import sort_dropped
from app.ui.window.rooms import COMMANDS
from db.errors import StoreError
from tests.ui.builders import add_claim, add_highlight, add_text


@pytest.fixture
def window(session: Session, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    session.settings.theme = "light"
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    session.settings.theme = "light"
    dress_application(look, session.settings)
    made.close()


@pytest.fixture
def filled(window: Window, project: Project, qtbot: QtBot) -> Window:
    """A window on the small project."""
    window.session.take_project(project)
    with qtbot.waitSignal(window.session.audit_changed):
        pass
    return window


def notices(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Notice) if one.isVisible()]


def test_start_page_stands_alone(window: Window) -> None:
    assert window.stack.currentWidget() is window.start_page
    assert not window.header.isVisible()
    assert [title for title, menu in window.menus.menus.items() if menu.menuAction().isVisible()] == [
        "File",
        "Edit",
        "View",
        "Help",
    ]


def test_missing_recent_project_is_told_and_forgotten(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "app.ui.window.opening.ProblemDialog.exec", lambda dialog: told.append(dialog.windowTitle())
    )
    path = str(tmp_path / "gone.sourcemark")
    window.session.settings.remember(RecentProject(path, "Gone"))
    window.start_page.refresh()
    window.start_page.view.setFocus()
    QTest.keyClick(window.start_page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Cannot open gone.sourcemark"]
    assert window.session.settings.recent == ()


def test_new_project_shows_the_empty_page(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.project_opened):
        window.opening.make(tmp_path / "new.sourcemark")
    assert window.stack.currentWidget() is window.empty_page
    assert window.header.isVisible()


def test_project_shows_its_name_and_counts(filled: Window) -> None:
    assert filled.windowTitle() == "Velmora port – Sourcemark"
    assert filled.stack.currentWidget() is filled.pages["read"]
    assert [dock.isVisible() for dock in filled.docks.both()] == [True, True]


def test_workspaces_are_changed_by_keys(filled: Window) -> None:
    for key, name in ((Qt.Key.Key_2, "argue"), (Qt.Key.Key_3, "write"), (Qt.Key.Key_1, "read")):
        QTest.keyClick(filled, key, Qt.KeyboardModifier.ControlModifier)
        assert filled.session.workspace == name
        assert filled.stack.currentWidget() is filled.pages[name]


def test_undo_says_what_it_undoes(filled: Window) -> None:
    project = filled.session.project
    assert project is not None
    add_claim(project, "The channel opens in July")
    label = filled.session.undo_stack.undoText()
    assert label in filled.header.bar.undo.toolTip()
    assert label in filled.menus.actions["edit.undo"].text()
    before = project.counts()["claims"]
    QTest.keyClick(filled, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project.counts()["claims"] == before - 1
    assert label in filled.header.bar.redo.toolTip()


def test_field_keeps_its_own_undo(filled: Window, qtbot: QtBot) -> None:
    project = filled.session.project
    assert project is not None
    before = project.counts()
    field = next(one for one in filled.docks.both()[0].findChildren(QLineEdit) if one.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != "abc"
    assert project.counts() == before


def test_palette_opens_by_keys(filled: Window) -> None:
    QTest.keyClick(filled, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert filled.palette_box.isVisible()
    QTest.keyClick(filled.palette_box.field, Qt.Key.Key_Escape)
    assert not filled.palette_box.isVisible()


def test_theme_is_chosen_and_remembered(window: Window, look: QApplication) -> None:
    window.menus.actions["view.theme_dark"].trigger()
    assert window.session.settings.theme == "dark"
    assert look.palette().window().color().name() == "#15181a"


def test_one_file_that_fails_does_not_stop_the_others(filled: Window, tmp_path: Path, qtbot: QtBot) -> None:
    good, empty = tmp_path / "note.txt", tmp_path / "empty.pdf"
    good.write_text("Notes from the harbour.\n\nThe dredger left on 2 March 2025.\n")
    empty.touch()
    project = filled.session.project
    assert project is not None
    before = project.counts()["articles"]
    filled.adding.add([empty, good, tmp_path / "gone.pdf"])
    qtbot.waitUntil(lambda: bool(notices(filled)), timeout=20_000)
    assert notices(filled) == ["2 files were not added. 1 article added."]
    assert project.counts()["articles"] == before + 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_alt_and_a_letter_open_every_menu(filled: Window, qtbot: QtBot) -> None:
    for title in MENUS:
        menu = filled.menus.menus[title]
        letter = menu.title()[menu.title().index("&") + 1]
        QTest.keyClick(filled, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(menu.isVisible)
        menu.close()


def test_an_esc_that_nothing_else_wants_closes_a_notice(window: Window, qtbot: QtBot) -> None:
    window.say(Notice("2 files were not added.", "", "error"))
    assert notices(window) == ["2 files were not added."]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert notices(window) == []


def test_a_refusal_goes_by_itself_and_a_fault_of_the_store_stays(window: Window) -> None:
    window.on_complaint(WrongUse("A briefing needs a title.", "Give it a few words."))
    timers = [one.findChild(QTimer) for one in window.findChildren(Notice)]
    assert [timer is not None and timer.isActive() for timer in timers] == [True]
    window.say(complaint_notice(StoreError("The disk is full.", "Make room."), window.run))
    timers = [one.findChild(QTimer) for one in window.findChildren(Notice) if one.isVisible()]
    assert [timer is not None and timer.isActive() for timer in timers] == [False]


def test_single_file_opens_after_it_was_added(filled: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Notes from the harbour.\n\nThe dredger left on 2 March 2025.\n")
    with qtbot.waitSignal(filled.session.article_requested, timeout=20_000):
        filled.adding.add([path])


def test_cancelled_batch_stops_before_the_next_file(project: Project, tmp_path: Path) -> None:
    class Cancelled:
        def cancelled(self) -> bool:
            return True

    outcomes = add_all(project, (tmp_path / "a", tmp_path / "b"), {}, Cancelled())  # type: ignore[arg-type]
    project.close()
    assert outcomes == ()


def test_folders_are_spread_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.name for path in list_files([tmp_path, tmp_path / "a.txt"])] == ["a.txt", "two.txt"]


def test_encrypted_pdf_asks_for_its_password(
    filled: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "app.ui.window.adding.PasswordDialog.exec", lambda dialog: asked.append(dialog.windowTitle())
    )
    filled.adding._tell({}, (Outcome(tmp_path / "secret.pdf", needs_password=True),))
    assert asked == ["Password"]


def drag(window: QWidget, paths: list[Path], kind: type[QDropEvent]) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = QPoint(400, 400) if kind is QDragEnterEvent else QPointF(400, 400)
    event = kind(
        where,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    return event


def test_dropped_files_are_added(filled: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[list[Path]] = []
    monkeypatch.setattr(filled.adding, "add", added.append)
    path = tmp_path / "a.txt"
    path.touch()
    assert drag(filled, [path], QDragEnterEvent).isAccepted()
    assert drag(filled, [path], QDropEvent).isAccepted()
    assert added == [[path]]


def test_dropped_project_is_told_from_articles(tmp_path: Path) -> None:
    project, article = tmp_path / "p.sourcemark", tmp_path / "a.txt"
    project.touch()
    article.touch()
    assert sort_dropped([article, project]) == ([project], [article])


def test_first_opening_shows_the_article_with_most_highlights(
    window: Window, project: Project, qtbot: QtBot
) -> None:
    busy = add_text(project, "The quay is new.\n\nThe quay is long.", "busy.html", title="Quay")
    for words in ("quay is new", "quay is long"):
        add_highlight(project, busy, words)
    add_text(project, "Nothing here.", "bare.html", title="Bare")
    window.session.take_project(project)
    qtbot.waitUntil(lambda: window.session.current_article == busy.id)
    assert window.session.workspace == "read"


def test_second_opening_shows_no_article_when_none_was_left_open(
    window: Window, project: Project, qtbot: QtBot
) -> None:
    path = project.path
    window.session.take_project(project)
    qtbot.waitUntil(lambda: window.session.current_article is not None)
    window.session.asked.emit("reader.close")
    window.session.close_project()
    window.session.take_project(core.project.open_project(path))
    with qtbot.waitSignal(window.session.audit_changed):
        pass
    assert window.session.current_article is None


def test_files_named_after_the_project_are_added_to_it(
    window: Window, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    path = project.path
    project.close()
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in files:
        file.write_text(f"Notes {file.stem}.\n\nThe dredger left on 2 March 2025.\n")
    open_first(window, window.session.settings, [path, *files])
    qtbot.waitUntil(
        lambda: window.session.project is not None and window.session.project.counts()["articles"] == 3,
        timeout=20_000,
    )


def test_zoom_and_text_size_have_names_of_their_own() -> None:
    labels = {one.id: one.label for one in COMMANDS}
    assert labels["view.zoom_in"] == "Zoom in"
    assert labels["view.zoom_out"] == "Zoom out"
    assert labels["view.larger"] == "Larger text"
    assert labels["view.smaller"] == "Smaller text"


def test_menu_says_no_two_things_in_the_same_words() -> None:
    said = [(one.menu, one.submenu, one.label) for one in COMMANDS]
    assert sorted(set(said)) == sorted(said)


def test_view_comes_back_with_the_project(window: Window, project: Project, qtbot: QtBot) -> None:
    session, path = window.session, project.path
    article = core.articles.list_articles(project)[0].article.id
    session.take_project(project)
    qtbot.waitUntil(lambda: bool(session.settings.recent))
    session.current_article = article
    session.set_workspace("argue")
    session.close_project()
    session.set_workspace("read")
    session.take_project(core.project.open_project(path))
    qtbot.waitUntil(lambda: session.workspace == "argue")
    assert session.current_article == article
    assert session.settings.recent[0].articles == 1
    assert "Dredging" in session.settings.recent[0].place


def test_everything_that_takes_the_focus_has_a_name(filled: Window) -> None:
    for name in ("read", "argue", "write"):
        filled.session.set_workspace(name)
    nameless = [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in [*filled.findChildren(QWidget), *filled.start_page.findChildren(QWidget)]
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not name_of(one)
    ]
    assert nameless == []


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
