"""The grid as an analyst uses it: from cell to cell by keys, into the passages, in three orders."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.ui.grid.model import FIXED
from app.ui.grid.panel import GridPanel
from app.ui.grid.passages import PassagesPanel
from app.ui.session import Session
from tests.ui.argument import World, make_world, until
from tests.ui.builders import add_highlight

Key = Qt.Key
Role = Qt.ItemDataRole
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    made = make_world(session, tmp_path)
    session.set_workspace("argue")
    return made


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> GridPanel:
    made = GridPanel(world.session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(1200, 560)
    made.show()
    made.activateWindow()
    until(qtbot, lambda: made.model.rowCount() == 2)
    return made


@pytest.fixture
def passages(world: World, qtbot: QtBot) -> PassagesPanel:
    made = PassagesPanel(world.session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(400, 240)
    made.show()
    return made


def cell(panel: GridPanel, claim: str, article: str) -> QModelIndex:
    column = [one.article for one in panel.model.articles].index(article)
    return panel.model.index_of(f"claim {claim}").siblingAtColumn(FIXED + column)


def test_the_head_counts_claims_articles_and_origins(panel: GridPanel) -> None:
    assert panel.header._count.text() == "3 claims, 3 articles, 2 origins"


def test_cells_say_claim_article_and_direction(panel: GridPanel, world: World) -> None:
    spoken = cell(panel, world.late.id, world.note.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "The channel will open later than July 2025, Port Authority: disputes, 1 passage"
    spoken = cell(panel, world.cutter.id, world.note.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).endswith("no passage")


def test_arrows_cross_the_edge_between_the_halves(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    views = panel.views
    views.claims.setFocus()
    views.go_to(panel.model.index_of(f"claim {world.cutter.id}"))
    qtbot.keyClick(views.claims, Key.Key_Right)
    assert views.current().column() == FIXED
    until(qtbot, views.articles.hasFocus)
    qtbot.keyClick(views.articles, Key.Key_Right)
    assert views.current().column() == FIXED + 1
    qtbot.keyClick(views.articles, Key.Key_Up)
    assert views.current().siblingAtColumn(0) == panel.model.index_of(f"claim {world.removed.id}")
    qtbot.keyClick(views.articles, Key.Key_Left)
    qtbot.keyClick(views.articles, Key.Key_Left)
    assert views.current().column() == 0
    until(qtbot, views.claims.hasFocus)


def test_a_claim_closes_and_opens_in_both_halves(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    late = panel.model.index_of(f"claim {world.late.id}")
    panel.views.claims.setFocus()
    panel.views.go_to(late)
    qtbot.keyClick(panel.views.claims, Key.Key_Left)
    assert not panel.views.claims.isExpanded(late)
    assert not panel.views.articles.isExpanded(late)
    qtbot.keyClick(panel.views.claims, Key.Key_Right)
    assert panel.views.articles.isExpanded(late)


def test_a_cell_shows_its_passages_and_return_goes_into_them(
    panel: GridPanel, passages: PassagesPanel, world: World, qtbot: QtBot
) -> None:
    until(qtbot, lambda: bool(passages._rows))
    panel.views.go_to(cell(panel, world.late.id, world.note.id))
    assert passages.model.index(0, 0).data() == "“maintains 15 July 2025 as the date”"
    panel.views.articles.setFocus()
    qtbot.keyClick(panel.views.articles, Key.Key_Return)
    assert passages.view.currentIndex().row() == 0
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.keyClick(passages.view, Key.Key_Return)
    assert caught.args[0].article == world.note.id
    assert caught.args[0].highlight is not None


def test_an_empty_cell_is_said_to_be_empty(
    panel: GridPanel, passages: PassagesPanel, world: World, qtbot: QtBot
) -> None:
    until(qtbot, lambda: bool(passages._rows))
    assert passages._empty._text.text().startswith("Choose a cell")
    panel.views.go_to(cell(panel, world.cutter.id, world.note.id))
    assert passages._empty._text.text() == "No passage of this article is linked to this claim."


def test_the_orders_move_columns_and_keep_the_cell(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    panel.views.go_to(cell(panel, world.late.id, world.copy.id))
    qtbot.mouseClick(panel.orders.segment("date"), Qt.MouseButton.LeftButton)
    assert [one.issued for one in panel.model.articles] == ["2025-03-06", "2025-03-08", "2025-03-09"]
    assert panel.views.current() == cell(panel, world.late.id, world.copy.id)


def test_a_change_refreshes_the_grid_and_keeps_the_cell(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    panel.views.go_to(cell(panel, world.late.id, world.wire.id))
    core.claims.add_claim(world.project, "Another claim")
    until(qtbot, lambda: panel.model.rowCount() == 3)
    assert panel.views.current() == cell(panel, world.late.id, world.wire.id)


def test_a_new_claim_is_written_above_the_grid(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.new_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.new_claim, "The sill is harder")
    qtbot.keyClick(panel.new_claim, Key.Key_Return)
    until(qtbot, lambda: panel.views.current().data() == "The sill is harder")


def test_both_halves_scroll_together(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    for number in range(30):
        core.claims.add_claim(world.project, f"Claim number {number}")
    until(qtbot, lambda: panel.model.rowCount() == 32)
    panel.views.articles.verticalScrollBar().setValue(120)
    assert panel.views.claims.verticalScrollBar().value() == 120


def test_the_find_field_keeps_what_is_above_a_match(panel: GridPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "3.9 million")
    assert panel.model.rowCount() == 1
    assert panel.model.rowCount(panel.model.index(0, 0)) == 1


# Keys


def test_home_and_end_go_to_the_ends_of_the_row_and_of_everything(panel: GridPanel, qtbot: QtBot) -> None:
    views = panel.views
    views.claims.setFocus()
    qtbot.keyClick(views.claims, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert (views.current().row(), views.current().column()) == (0, 0)
    qtbot.keyClick(views.claims, Key.Key_End)
    assert views.current().column() == panel.model.columnCount() - 1
    qtbot.keyClick(views.articles, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert views.current().siblingAtColumn(0) == panel.model.index(1, 0)
    assert views.current().column() == panel.model.columnCount() - 1
    qtbot.keyClick(views.articles, Key.Key_Home)
    assert views.current().column() == 0
    until(qtbot, views.claims.hasFocus)


def test_typing_finds_a_claim_and_stays_in_the_column(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    panel.views.go_to(cell(panel, world.cutter.id, world.note.id))
    panel.views.articles.setFocus()
    qtbot.keyClicks(panel.views.articles, "contractor")
    assert panel.views.current() == cell(panel, world.removed.id, world.note.id)


# Heads


def press_menu(owner: QWidget, words: str) -> None:
    """Choose a line of the menu that is open."""
    menu = next(one for one in owner.findChildren(QMenu) if one.isVisible())
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()
    menu.setParent(None)


def head_point(panel: GridPanel, article: str) -> QPoint:
    header = panel.views.articles.header()
    section = FIXED + [one.article for one in panel.model.articles].index(article)
    return QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) - 12, 90)


def test_an_articles_head_has_a_menu_and_says_everything(
    panel: GridPanel, world: World, qtbot: QtBot
) -> None:
    header = panel.views.articles.header()
    header.customContextMenuRequested.emit(head_point(panel, world.copy.id))
    with qtbot.waitSignal(world.session.asked) as caught:
        press_menu(panel, "What rests on it")
    assert caught.args == [f"resting.show:article:{world.copy.id}"]
    section = FIXED + [one.article for one in panel.model.articles].index(world.copy.id)
    tip = panel.model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == (
        "<p>Port late. Courier, 9 Mar 2025, not rated. Origin: Northwire. Linked to 1 claim, spread 0.00.</p>"
    )


def test_a_retracted_article_says_so_at_its_head(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    before = panel.views.articles.header().grab().toImage()
    core.articles.set_fields(world.project, world.note.id, status="retracted")
    section = FIXED + [one.article for one in panel.model.articles].index(world.note.id)
    across = Qt.Orientation.Horizontal
    until(
        qtbot,
        lambda: (
            panel.model.headerData(section, across, Role.DisplayRole)
            == "Port Authority, 6 Mar 2025, retracted"
        ),
    )
    assert panel.views.articles.header().grab().toImage() != before


def test_a_click_on_a_head_marks_the_column_and_a_double_click_opens_the_article(
    panel: GridPanel, world: World, qtbot: QtBot
) -> None:
    viewport = panel.views.articles.header().viewport()
    place = head_point(panel, world.note.id)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert panel.model.article_at(panel.views.current().column()).article == world.note.id  # type: ignore[union-attr]
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert caught.args[0].article == world.note.id


# What is shown


def test_filters_say_that_they_are_on(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    core.articles.mark_read(world.project, world.blog.id)
    core.claims.set_claim(world.project, world.cutter.id, text="A third cutter is chartered")
    until(qtbot, lambda: len(panel.model.articles) == 4)
    button = panel.header.filter_button
    assert not button.isChecked()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    press_menu(button, "Only cited articles")
    assert world.blog.id not in [one.article for one in panel.model.articles]
    assert button.isChecked()
    assert panel.header._count.text().endswith("; only cited articles")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    press_menu(button, "Disputed")
    assert panel.model.rowCount() == 1
    assert panel.header._count.text() == (
        "1 of 3 claims, 3 articles, 2 origins; only: disputed; only cited articles"
    )


def test_a_cell_that_supports_and_disputes_says_both(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    mark = add_highlight(world.project, world.note, "The Authority", 2)
    core.evidence.link(world.project, world.late.id, mark)
    said = (
        "The channel will open later than July 2025, Port Authority: supports, 1 passage; disputes, 1 passage"
    )
    role = Qt.ItemDataRole.AccessibleTextRole
    until(qtbot, lambda: cell(panel, world.late.id, world.note.id).data(role) == said)
    panel.grab()


def test_the_grid_is_exported_as_it_is_shown(panel: GridPanel, world: World, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.orders.segment("date"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(world.session.asked) as caught:
        qtbot.mouseClick(panel.header.export_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["grid.write:date:"]
