"""Sections and key points by keys: add, move, indent, remove, fill."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.ui import theme
from app.ui.briefing.key_points import ROW_TYPE
from app.ui.briefing.line_dialog import LineDialog
from app.ui.briefing.outline_rows import KEY_POINTS, make_entries, read_facts
from app.ui.briefing.outline_view import section_mime
from app.ui.briefing.panel import BriefingPanel
from app.ui.dialogs.choose_line import ChooseLineDialog
from app.ui.session import Session
from app.ui.widgets.dragged import CLAIMS_TYPE

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def three(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> BriefingPanel:
    """Three sections: The sill, Cost, Outlook (closing, with key points)."""
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    core.briefings.add_section(opened.project, briefing.id, "Cost", body="It is dear.")
    core.briefings.add_section(opened.project, briefing.id, "Outlook", role="closing")
    qtbot.waitUntil(lambda: not opened.jobs.running)
    panel.outline.view.setFocus()
    return panel


def headings(session: Session) -> list[tuple[str, int]]:
    assert session.project is not None
    (briefing,) = core.briefings.list_briefings(session.project)
    return [(one.heading, one.level) for one in briefing.sections]


def test_rows_say_words_and_marks(three: BriefingPanel, opened: Session) -> None:
    assert three.desk.briefing is not None
    entries = make_entries(three.desk.briefing, {}, read_facts(three.desk.briefing, {}, ()))
    assert [(one.title, one.amount, one.mark) for one in entries] == [
        ("The sill", "5", ""),
        ("Cost", "3", ""),
        ("Outlook", "0", ""),
        ("Key points", "0 rows", ""),
    ]


def test_the_outlines_model_is_sound(three: BriefingPanel) -> None:
    QAbstractItemModelTester(three.outline.view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    three.desk.refresh()


def test_arrows_go_from_section_to_section_and_return_writes(
    three: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    qtbot.keyClick(three.outline.view, Qt.Key.Key_Down)
    assert three.page.editor.body() == "It is dear."
    assert three.outline.view.hasFocus()
    qtbot.keyClick(three.outline.view, Qt.Key.Key_Return)
    assert three.page.editor.hasFocus()


def test_alt_arrows_move_and_indent_and_del_removes(
    three: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    view = three.outline.view
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert headings(opened) == [("Cost", 2), ("The sill", 2), ("Outlook", 2)]
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    assert headings(opened) == [("Cost", 2), ("The sill", 3), ("Outlook", 2)]
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert headings(opened) == [("The sill", 2), ("Cost", 2), ("Outlook", 2)]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert headings(opened) == [("Cost", 2), ("Outlook", 2)]
    opened.undo_stack.undo()
    assert headings(opened) == [("The sill", 2), ("Cost", 2), ("Outlook", 2)]


def test_a_section_is_added_after_the_current_one(
    three: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, LineDialog):
            QTimer.singleShot(10, reply)
            return
        qtbot.keyClicks(dialog.findChild(QLineEdit), "Mud")
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)

    QTimer.singleShot(0, reply)
    opened.asked.emit("briefing.add_section")
    assert [one for one, _ in headings(opened)] == ["The sill", "Mud", "Cost", "Outlook"]
    assert three.page.heading.field.text() == "Mud"


def test_key_points_are_filled_named_and_removed_by_keys(
    three: BriefingPanel, opened: Session, claim: str, qtbot: QtBot
) -> None:
    assert three.desk.briefing is not None
    outlook = three.desk.briefing.sections[-1].id
    three.on_entry_opened(outlook + KEY_POINTS)
    table = three.page.table
    assert table.hasFocus()
    for words in ("Sill", "It is hard [[rock-sill-holds]]"):
        qtbot.keyClick(table, Qt.Key.Key_Return)
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(table.hasFocus)
        qtbot.keyClick(table, Qt.Key.Key_Right)
    assert opened.project is not None
    points = core.briefings.read_section(opened.project, outlook).key_points
    assert [(one.label, one.text, one.claims) for one in points] == [("Sill", "It is hard", (claim,))]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert core.briefings.read_section(opened.project, outlook).key_points == ()


def test_a_cell_that_is_being_typed_is_stored_on_leaving(
    three: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert three.desk.briefing is not None
    outlook = three.desk.briefing.sections[-1].id
    three.on_entry_opened(outlook + KEY_POINTS)
    qtbot.keyClick(three.page.table, Qt.Key.Key_Return)
    qtbot.keyClicks(three.page.table.viewport().findChild(QLineEdit), "Sill")
    opened.settle()
    assert opened.project is not None
    (point,) = core.briefings.read_section(opened.project, outlook).key_points
    assert point.label == "Sill"


def test_without_a_briefing_there_is_an_invitation(
    opened: Session, panel: BriefingPanel, qtbot: QtBot
) -> None:
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    core.briefings.remove_briefing(opened.project, briefing.id)
    assert panel.beginning.isVisible()
    with qtbot.waitSignal(panel.beginning.wanted):
        panel.beginning.wanted.disconnect(panel.on_begin_wanted)
        qtbot.keyClick(panel.beginning.begin, Qt.Key.Key_Return)


def let_go(panel: BriefingPanel, data: QMimeData, x: int, y: int) -> None:
    """Drag something over the outline and let it go there."""
    view = panel.outline.view.viewport()
    place, left, none = QPoint(x, y), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction
    QApplication.sendEvent(view, QDragEnterEvent(place, move, data, left, none))
    QApplication.sendEvent(view, QDragMoveEvent(place, move, data, left, none))
    QApplication.sendEvent(view, QDropEvent(QPointF(place), move, data, left, none))


def test_a_section_is_dragged_to_another_place_and_depth(three: BriefingPanel, opened: Session) -> None:
    assert three.desk.briefing is not None
    sill, cost, _ = three.desk.briefing.sections
    row = theme.px(30)
    let_go(three, section_mime(sill.id), theme.px(40), row + row - 4)
    assert headings(opened) == [("Cost", 2), ("The sill", 3), ("Outlook", 2)]
    let_go(three, section_mime(cost.id), theme.px(4), 3 * row + 4)
    assert headings(opened) == [("Outlook", 2), ("Cost", 2), ("The sill", 3)]
    opened.undo_stack.undo()
    assert headings(opened) == [("Cost", 2), ("The sill", 3), ("Outlook", 2)]


def test_a_claim_let_go_on_a_section_is_its_key_judgement(
    three: BriefingPanel, opened: Session, claim: str
) -> None:
    data = QMimeData()
    data.setData(CLAIMS_TYPE, claim.encode())
    let_go(three, data, theme.px(40), theme.px(45))
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    assert [one.key_judgement for one in briefing.sections] == [None, claim, None]


def test_those_under_a_section_move_with_it_by_keys(
    three: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    view = three.outline.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right, ALT)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Down, ALT)
    assert headings(opened) == [("Outlook", 2), ("The sill", 2), ("Cost", 3)]
    qtbot.keyClick(view, Qt.Key.Key_Up, ALT)
    assert headings(opened) == [("The sill", 2), ("Cost", 3), ("Outlook", 2)]


def test_a_row_says_what_a_section_is_for(three: BriefingPanel) -> None:
    model = three.outline.view.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["The sill, 5", "Cost, 3", "Outlook, closing, 0"]


@pytest.fixture
def points(three: BriefingPanel, opened: Session) -> BriefingPanel:
    """The key points of the last section: One, Two, Three."""
    assert three.desk.briefing is not None
    assert opened.project is not None
    outlook = three.desk.briefing.sections[-1].id
    rows = [core.briefings.KeyPointText(label, "x") for label in ("One", "Two", "Three")]
    core.briefings.set_key_points(opened.project, outlook, rows)
    three.on_entry_opened(outlook + KEY_POINTS)
    return three


def rows_of(session: Session) -> list[tuple[str, str]]:
    assert session.project is not None
    (briefing,) = core.briefings.list_briefings(session.project)
    return [(one.label, one.text) for one in briefing.sections[-1].key_points]


def test_key_points_are_moved_by_keys_and_by_dragging(
    points: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    table = points.page.table
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    assert [label for label, _ in rows_of(opened)] == ["Two", "One", "Three"]
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    data = QMimeData()
    data.setData(ROW_TYPE, b"0")
    y = table.rowViewportPosition(2) + table.rowHeight(2) - 2
    drop_on(table.viewport(), data, QPoint(20, y))
    assert [label for label, _ in rows_of(opened)] == ["Two", "Three", "One"]


@pytest.mark.parametrize("way", ["drop", "button"])
def test_a_claim_becomes_a_key_point(
    points: BriefingPanel, opened: Session, claim: str, qtbot: QtBot, way: str
) -> None:
    table = points.page.table
    if way == "drop":
        data = QMimeData()
        data.setData(CLAIMS_TYPE, claim.encode())
        drop_on(table.viewport(), data, QPoint(20, table.rowViewportPosition(1) + 2))
    else:

        def take() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ChooseLineDialog)
            qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

        QTimer.singleShot(0, take)
        qtbot.mouseClick(points.page.add_point, Qt.MouseButton.LeftButton)
    at = 1 if way == "drop" else 3
    assert rows_of(opened)[at] == ("", "The rock sill holds up the works")


def drop_on(view: QWidget, data: QMimeData, place: QPoint) -> None:
    left, none, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    QApplication.sendEvent(view, QDragEnterEvent(place, move, data, left, none))
    QApplication.sendEvent(view, QDropEvent(QPointF(place), move, data, left, none))


def test_forty_sections_leave_room_for_what_is_known_of_the_briefing(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    project, briefing = opened.project, opened.current_briefing
    assert project is not None
    assert briefing is not None
    with project.change("Forty sections"):
        for number in range(40):
            core.briefings.add_section(project, briefing, f"Section {number}")
    outline = panel.outline
    qtbot.waitUntil(lambda: outline.view.model().rowCount() > 40)
    assert outline.facts.isVisible()
    qtbot.waitUntil(lambda: outline.view.height() >= 6 * 29)
    assert outline.facts.geometry().bottom() <= outline.height()
    last = panel.desk.briefing.sections[-1].id if panel.desk.briefing else ""
    panel.desk.go_to(last)
    shown = outline.view.visualRect(outline.view.currentIndex())
    assert outline.view.viewport().rect().contains(shown.center())


def test_a_title_cannot_be_left_empty(qtbot: QtBot) -> None:
    dialog = LineDialog("A section", "&Heading", "Add")
    qtbot.addWidget(dialog)
    dialog.show()
    taken: list[bool] = []
    dialog.accepted.connect(lambda: taken.append(True))
    qtbot.keyClicks(dialog.field, "  ")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert taken == []
    qtbot.keyClicks(dialog.field, "Costs")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert taken == [True]
