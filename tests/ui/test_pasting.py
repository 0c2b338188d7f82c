"""Pasting: Ctrl+V in the window asks about what was copied and adds it; a text field keeps its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.application import dress_application
from app.ui.dialogs import PasteDialog
from app.ui.session import Session
from app.ui.window import Window
from app.ui.window.clipboard import read_clipboard

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(session: Session, project: Project, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    session.take_project(project)
    with qtbot.waitSignal(session.audit_changed):
        pass
    yield made
    QApplication.clipboard().clear()
    made.close()


def mime(text: str = "", html: str = "", **more: bytes) -> QMimeData:
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    for kind, data in more.items():
        made.setData(kind.replace("__", "/").replace("_", "-"), data)
    return made


def test_a_text_is_taken_as_it_is() -> None:
    pasted = read_clipboard(mime("Größe\n\nzwei"))
    assert pasted is not None
    assert (pasted.data.decode(), pasted.name, pasted.is_page) == ("Größe\n\nzwei", "Pasted text.txt", False)


def test_a_fragment_says_that_it_is_a_page_and_where_it_is_from() -> None:
    url = "https://d.example/ä".encode("utf-16-le")
    pasted = read_clipboard(mime("Größe", "<b>Größe</b>", text__x_moz_url_priv=url))
    assert pasted is not None
    assert pasted.data.decode() == '<!doctype html><meta charset="utf-8"><b>Größe</b>'
    assert (pasted.name, pasted.is_page, pasted.url) == ("Pasted selection.html", True, "https://d.example/ä")
    own = read_clipboard(mime("Größe", "<html><body>Größe</body></html>"))
    assert own is not None
    assert own.data.decode() == "<html><body>Größe</body></html>"


@pytest.mark.parametrize("held", [mime(), mime(" \n"), mime("", "<img src=x>")])
def test_nothing_to_read_is_nothing(held: QMimeData) -> None:
    assert read_clipboard(held) is None


def test_foreign_markup_is_shown_as_text(qtbot: QtBot) -> None:
    dialog = PasteDialog("<img src='file:///etc/passwd'> Words", "", True)
    qtbot.addWidget(dialog)
    (shown,) = dialog.findChildren(QPlainTextEdit)
    assert shown.toPlainText().startswith("<img")
    assert shown.isReadOnly()


def test_ctrl_v_asks_and_adds_what_was_copied(window: Window, session: Session, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("Works go on\n\nThe harbour stays closed until July.")
    seen: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasteDialog)
        fields = {one.accessibleName(): one for one in dialog.findChildren(QLineEdit)}
        if not seen:
            fields["Title"].setText("The works")
            fields["Date"].setText("soon")
        seen.append(fields["Title"].text())
        if len(seen) == 2:
            fields["Date"].setText("2025-03")
        else:
            QTimer.singleShot(0, window, fill)
        QTest.keyClick(fields["Date"], Key.Key_Return)

    QTimer.singleShot(0, window, fill)
    with qtbot.waitSignal(session.article_requested, timeout=20_000):
        QTest.keyClick(window, Key.Key_V, Control)
    # A date that is none was refused, and what was typed beside it stayed.
    assert seen == ["The works", "The works"]
    assert session.project is not None
    (added,) = [
        one for one in core.articles.list_articles(session.project) if one.article.title == "The works"
    ]
    assert (added.article.issued, added.article.issued_basis) == ("2025-03", "manual")


def test_a_text_field_keeps_its_own_ctrl_v(window: Window, session: Session, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("dredging")
    field = next(one for one in window.findChildren(QLineEdit) if one.isVisible() and one.isEnabled())
    field.setFocus()
    QTest.keyClick(field, Key.Key_V, Control)
    assert field.text() == "dredging"
    assert QApplication.activeModalWidget() is None
