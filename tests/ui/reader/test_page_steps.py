"""Pages by their printed labels, spreads by command and remembered, and which of two panes is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.reader.page_view import PageView
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.strip import PageField
from app.ui.session import Place, Session
from tests.bench.handbook import FRONT, make_handbook


@pytest.fixture
def handbook(port: Project, tmp_path: Path) -> str:
    """The handbook, in the project; its id."""
    return core.articles.add_article(port, make_handbook(tmp_path / "handbook.pdf")).article.id


def shown(qtbot: QtBot, panel: ReaderPanel, session: Session, article: str) -> PageView:
    session.show_article(Place(article=article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    assert panel.current is not None
    assert isinstance(panel.current.view, PageView)
    return panel.current.view


def named(parent: QWidget, name: str) -> QWidget:
    return next(one for one in parent.findChildren(QWidget) if one.accessibleName() == name)


@pytest.mark.parametrize(("label", "page"), [("iv", 3), ("IV", 3), ("12", FRONT + 11)])
def test_a_page_is_found_by_its_printed_label(
    qtbot: QtBot, panel: ReaderPanel, session: Session, handbook: str, label: str, page: int
) -> None:
    view = shown(qtbot, panel, session, handbook)
    session.asked.emit("reader.go_to_page")
    field = named(panel, "Page")
    assert isinstance(field, PageField)
    qtbot.keyClicks(field, label)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.page == page
    assert field.text() == label.lower()


def test_a_label_that_no_page_has_is_said(
    qtbot: QtBot, panel: ReaderPanel, session: Session, handbook: str
) -> None:
    view = shown(qtbot, panel, session, handbook)
    said: list[str] = []
    session.message.connect(said.append)
    session.asked.emit("reader.go_to_page")
    qtbot.keyClicks(named(panel, "Page"), "xcix")
    qtbot.keyClick(named(panel, "Page"), Qt.Key.Key_Return)
    assert said == ["There is no page “xcix”."]
    assert view.page == 0


def test_two_pages_are_chosen_by_command_and_remembered(
    qtbot: QtBot, panel: ReaderPanel, session: Session, handbook: str
) -> None:
    view = shown(qtbot, panel, session, handbook)
    session.asked.emit("reader.spread_cover")
    assert view.spread == "cover"
    session.asked.emit("reader.next_page")
    assert view.page == 1
    assert {1, 2} <= set(view.visible_pages())
    session.asked.emit("reader.close")
    again = shown(qtbot, panel, session, handbook)
    assert again.spread == "cover"
    session.asked.emit("reader.spread_one")
    assert again.spread == "one"


def test_the_pane_that_has_the_keyboard_is_used(
    qtbot: QtBot, panel: ReaderPanel, session: Session, handbook: str
) -> None:
    first = shown(qtbot, panel, session, handbook)
    session.asked.emit("reader.split")
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    assert panel.current is not None
    second = panel.current.view
    assert second is not first
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    session.asked.emit("reader.turn_right")
    assert isinstance(second, PageView)
    assert (first.rotation, second.rotation) == (90, 0)
