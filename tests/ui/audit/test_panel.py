"""The audit panel as an analyst uses it: filter, go there, waive with a reason, take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import core
from app.audit.findings import Finding
from app.ui.audit.entries import Row
from app.ui.audit.panel import AuditPanel
from app.ui.audit.waive_dialog import WaiveDialog
from app.ui.session import Session
from app.ui.widgets.node_model import ENTRY
from tests.ui.argument import World, make_world, until

Key = Qt.Key


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> AuditPanel:
    made = AuditPanel(world.session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(1035, 240)
    made.show()
    check(world)
    until(qtbot, lambda: made.model.rowCount() > 0)
    return made


def check(world: World) -> None:
    """Run the audit, as the window does after each change."""
    world.session.set_audit(core.audits.run_audit(world.project))


def index_of(panel: AuditPanel, rule: str) -> QModelIndex:
    return panel.model.index_where(lambda one: isinstance(one, Row) and one.finding.rule == rule)


def findings(panel: AuditPanel) -> list[Finding]:
    return [one.finding for one in panel.model.entries() if isinstance(one, Row)]


def rules(panel: AuditPanel) -> set[str]:
    return {one.rule for one in findings(panel)}


def test_findings_name_their_claims(panel: AuditPanel, world: World) -> None:
    row = index_of(panel, "A01").data(ENTRY)
    assert isinstance(row, Row)
    assert row.subject == "A second cutter is chartered"
    spoken = str(index_of(panel, "A01").data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("error, A01, A second cutter is chartered: ")


def test_segments_narrow_the_list(panel: AuditPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.filters.segment("warning"), Qt.MouseButton.LeftButton)
    assert {one.severity for one in findings(panel)} <= {"warning"}
    qtbot.mouseClick(panel.filters.segment("all"), Qt.MouseButton.LeftButton)
    assert "A01" in rules(panel)


def test_return_goes_where_the_finding_is_mended(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(index_of(panel, "A01"))
    with qtbot.waitSignal(world.session.claim_requested) as caught:
        qtbot.keyClick(panel.view, Key.Key_Return)
    assert caught.args == [world.cutter.id]


def test_the_painted_button_can_be_clicked(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    rect = panel.view.visualRect(index_of(panel, "C01"))
    place = rect.center()
    place.setX(rect.right() - 80)
    with qtbot.waitSignal(world.session.asked) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [f"claim.answer:{world.late.id}"]


def test_a_waiver_needs_a_reason_and_can_be_taken_back(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    panel.view.setCurrentIndex(index_of(panel, "A01"))

    def give_reason() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaiveDialog)
        assert dialog.accept_button is not None
        assert not dialog.accept_button.isEnabled()
        dialog.field.setPlainText("It is being looked into.")
        assert dialog.accept_button.isEnabled()
        dialog.accept()

    QTimer.singleShot(0, panel, give_reason)
    world.session.asked.emit("audit.waive")
    assert [waiver.reason for waiver in core.audits.list_waivers(world.project)] == [
        "It is being looked into."
    ]
    check(world)
    until(qtbot, lambda: "A01" not in rules(panel))
    qtbot.mouseClick(panel.filters.segment("waived"), Qt.MouseButton.LeftButton)
    assert rules(panel) == {"A01"}
    panel.view.setCurrentIndex(index_of(panel, "A01"))
    qtbot.keyClick(panel.view, Key.Key_W)
    assert core.audits.list_waivers(world.project) == ()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_dots_offer_to_waive(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    rect = panel.view.visualRect(index_of(panel, "A01"))
    place = rect.center()
    place.setX(rect.right() - 24)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    (menu,) = (one for one in panel.view.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Link a passage…",
        "Show claim",
        "Waive…",
        "Show the details",
        "About this rule",
    ]
    menu.close()
