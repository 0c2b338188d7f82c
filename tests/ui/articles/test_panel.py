"""The articles panel as an analyst uses it: keys, clicks, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import core
from app.ui.articles.panel import ArticlesPanel
from app.ui.articles.record_dialog import RecordDialog
from app.ui.session import Place, Session
from app.ui.widgets.node_model import ENTRY
from tests.ui.argument import World, make_world, undo_labels, until

Key = Qt.Key


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> ArticlesPanel:
    made = ArticlesPanel(world.session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(296, 600)
    made.show()
    until(qtbot, lambda: made.model.rowCount() == 2)
    return made


def titles(panel: ArticlesPanel) -> list[str]:
    """Return what the list says from top to bottom, groups and captions too."""
    found, model = [], panel.model
    for group in range(model.rowCount()):
        parent = model.index(group, 0)
        found.append(parent.data())
        found += [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]
    return found


def choose(panel: ArticlesPanel, article: str) -> QModelIndex:
    index = panel.model.index_of_article(article)
    panel.view.setCurrentIndex(index)
    panel.view.setFocus()
    return index


def test_the_list_shows_groups_and_one_bracket_over_the_copies(panel: ArticlesPanel) -> None:
    assert titles(panel) == [
        "Unread 1",
        "Why Velmora never",
        "Cited 3",
        "Northwire · one origin, 2 copies",
        "Dredging slips",
        "Port late",
        "Progress note 7",
    ]


def test_return_opens_the_article_and_it_is_read(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.blog.id)
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.keyClick(panel.view, Key.Key_Return)
    assert caught.args == [Place(article=world.blog.id, workspace="read")]
    until(qtbot, lambda: titles(panel)[-2:] == ["Read 1", "Why Velmora never"])
    assert panel.view.current_article() == world.blog.id


def test_arrows_pass_the_caption_by(panel: ArticlesPanel, qtbot: QtBot) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index_of("group cited"))
    qtbot.keyClick(panel.view, Key.Key_Down)
    assert panel.view.currentIndex().data() == "Dredging slips"


def test_typing_ahead_finds_a_title(panel: ArticlesPanel, qtbot: QtBot) -> None:
    panel.view.setFocus()
    qtbot.keyClicks(panel.view, "prog")
    assert panel.view.currentIndex().data() == "Progress note 7"


def test_delete_removes_and_undo_brings_it_back(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.blog.id)
    qtbot.keyClick(panel.view, Key.Key_Delete)
    until(qtbot, lambda: "Why Velmora never" not in titles(panel))
    world.project.undo()
    until(qtbot, lambda: "Why Velmora never" in titles(panel))


def test_the_filter_narrows_and_escape_widens(panel: ArticlesPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "authority")
    assert titles(panel) == ["Cited 1", "Progress note 7"]
    qtbot.keyClick(panel.field, Key.Key_Escape)
    assert len(titles(panel)) == 7


def test_a_closed_group_stays_closed_after_a_change(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index_of("group cited"))
    qtbot.keyClick(panel.view, Key.Key_Left)
    core.articles.set_fields(world.project, world.blog.id, title="Another title")
    until(qtbot, lambda: "Another title" in titles(panel))
    assert not panel.view.isExpanded(panel.model.index_of("group cited"))


def test_a_double_click_opens(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    rect = panel.view.visualRect(panel.model.index_of_article(world.note.id))
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert caught.args[0].article == world.note.id


def test_a_click_opens(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    rect = panel.view.visualRect(panel.model.index_of_article(world.note.id))
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert caught.args[0].article == world.note.id


def test_f2_edits_the_record_as_one_change(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.blog.id)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        fields = {field.accessibleName(): field for field in dialog.findChildren(QLineEdit)}
        fields["Date"].setText("2025-02")
        fields["Publisher"].setText("Harbour Watch")
        assert fields["Date"].accessibleDescription() == "typed by you"
        dialog.accept()

    QTimer.singleShot(0, panel, fill)
    qtbot.keyClick(panel.view, Key.Key_F2)
    changed = core.articles.read_article(world.project, world.blog.id).article
    assert (changed.issued, changed.issued_basis, changed.publisher and changed.publisher.name) == (
        "2025-02",
        "manual",
        "Harbour Watch",
    )
    assert changed.basis["title"] == "jsonld"
    assert undo_labels(world.project)[-1].startswith("Change publisher, issued")


def test_every_row_can_be_spoken(panel: ArticlesPanel, world: World) -> None:
    index = panel.model.index_of_article(world.wire.id)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Dredging slips, Northwire, 8 Mar 2025, not rated, 2 highlights"


def test_markup_in_a_title_is_not_read_in_its_tool_tip(
    panel: ArticlesPanel, world: World, qtbot: QtBot
) -> None:
    core.articles.set_fields(world.project, world.blog.id, title="<img src=x>")
    until(qtbot, lambda: "<img src=x>" in titles(panel))
    index = panel.model.index_of_article(world.blog.id)
    assert "<img" not in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_closing_the_project_empties_the_list(panel: ArticlesPanel, world: World) -> None:
    world.session.close_project()
    assert panel.model.rowCount() == 0
    assert not panel.field.isEnabled()


def test_rows_are_two_heights(panel: ArticlesPanel, world: World, qtbot: QtBot) -> None:
    core.articles.set_fields(
        world.project, world.blog.id, title="A title so long that it takes two lines " * 3
    )
    until(qtbot, lambda: any("so long" in title for title in titles(panel)))
    heights = {
        panel.view.visualRect(panel.model.index_of_article(article.id)).height()
        for article in (world.blog, world.note)
    }
    assert heights == {51, 68}
    assert panel.model.index_of_article(world.blog.id).data(ENTRY).row.unread


def test_a_refused_date_leaves_the_editor_as_it_was_filled(
    panel: ArticlesPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.blog.id)
    seen: list[str] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RecordDialog)
        (date,) = (field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "Date")
        seen.append(date.text())
        if len(seen) == 1:
            date.setText("9 March")
            QTimer.singleShot(0, panel, fill)
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(0, panel, fill)
    with qtbot.waitSignal(world.session.complaint):
        qtbot.keyClick(panel.view, Key.Key_F2)
    assert seen == ["", "9 March"]
