"""The claims panel as an analyst uses it: keys, clicks, hover, drop, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import core
from app.ui.claims.claim_dialog import ClaimDialog
from app.ui.claims.drop_zones import HIGHLIGHT_TYPE
from app.ui.claims.entries import CardEntry, FindingEntry
from app.ui.claims.panel import ClaimsPanel
from app.ui.session import Lit, Place, Session
from app.ui.widgets.node_model import ENTRY
from tests.ui.argument import World, make_world, undo_labels, until

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> ClaimsPanel:
    made = ClaimsPanel(world.session)
    qtbot.addWidget(made)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    # It fetches while it still counts the reset that brought the rows as under way.
    tester.setUseFetchMore(False)
    made.resize(364, 800)
    made.show()
    until(qtbot, lambda: made.model.rowCount() == 2)
    return made


def choose(panel: ClaimsPanel, index: QModelIndex) -> QModelIndex:
    assert index.isValid()
    panel.view.setFocus()
    panel.view.setCurrentIndex(index)
    return index


def editor_of(panel: ClaimsPanel) -> QLineEdit:
    editor = panel.view.viewport().findChild(QLineEdit)
    assert editor is not None
    return editor


def claim_texts(panel: ClaimsPanel) -> list[str]:
    return [row.claim.text for row in panel.rows]


def card_of(panel: ClaimsPanel, direction: str) -> QModelIndex:
    return panel.model.index_where(lambda one: isinstance(one, CardEntry) and one.card.direction == direction)


def links(world: World) -> dict[str, str]:
    rows = core.claims.list_claims(world.project)
    return {
        one.article.id: one.evidence.direction
        for row in rows
        for one in row.evidence
        if row.claim.id == world.late.id
    }


def test_the_outline_shows_claims_with_their_evidence(panel: ClaimsPanel, world: World) -> None:
    late = panel.model.index_of_claim(world.late.id)
    said = [panel.model.index(row, 0, late).data() for row in range(panel.model.rowCount(late))]
    assert said[:4] == [
        "Supports, 1 origin, 2 articles",
        "“would need until at least October”",
        "Disputes, 1 origin, 1 article",
        "“maintains 15 July 2025 as the date”",
    ]
    assert said[-1] == "The contractor had removed 3.9 million cubic metres"
    assert panel.view.isExpanded(late)


def test_a_claim_is_spoken_with_its_ratings_tally_and_finding(panel: ClaimsPanel, world: World) -> None:
    spoken = str(panel.model.index_of_claim(world.late.id).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith(
        "The channel will open later than July 2025, judgement · no likelihood · not rated, 1 origin"
    )


def test_a_closed_claim_opens_with_its_evidence_before_the_claims_under_it(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    removed = choose(panel, panel.model.index_of_claim(world.removed.id))
    assert panel.model.rowCount(removed) == 0
    assert panel.model.hasChildren(removed)
    core.claims.move_claim(world.project, world.cutter.id, world.removed.id, 0)
    until(qtbot, lambda: panel.model.rowCount(panel.model.index_of_claim(world.removed.id)) == 1)
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Key.Key_Right)
    removed = panel.model.index_of_claim(world.removed.id)
    said = [str(panel.model.index(row, 0, removed).data()) for row in range(panel.model.rowCount(removed))]
    assert said[:2] == ["Supports, 1 origin, 1 article", "“removed 3.9 million cubic metres”"]
    assert said[-1] == "A second cutter is chartered"
    assert panel.model.index_of_claim(world.cutter.id).row() == len(said) - 1
    world.project.undo()
    until(qtbot, lambda: panel.model.rowCount(panel.model.index_of_claim(world.removed.id)) == len(said) - 1)
    assert panel.view.isExpanded(panel.model.index_of_claim(world.removed.id))


def test_return_on_a_card_goes_to_its_passage(panel: ClaimsPanel, qtbot: QtBot) -> None:
    index = choose(panel, card_of(panel, "disputes"))
    card = index.data(ENTRY).card
    with qtbot.waitSignal(panel.session.article_requested) as caught:
        qtbot.keyClick(panel.view, Key.Key_Return)
    assert caught.args == [Place(card.article, card.start, card.end, card.highlight, workspace="read")]


def test_a_click_on_a_card_goes_to_its_passage(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    rect = panel.view.visualRect(card_of(panel, "supports"))
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert caught.args[0].article == world.wire.id


def test_keys_change_what_a_passage_says(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, card_of(panel, "disputes"))
    qtbot.keyClicks(panel.view, "~")
    until(qtbot, lambda: links(world)[world.note.id] == "neutral")
    until(qtbot, lambda: card_of(panel, "neutral").isValid())
    assert panel.view.currentIndex() == card_of(panel, "neutral")
    qtbot.keyClicks(panel.view, "s")
    until(qtbot, lambda: links(world)[world.note.id] == "supports")


def test_delete_on_a_card_unlinks_until_undo(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, card_of(panel, "disputes"))
    qtbot.keyClick(panel.view, Key.Key_Delete)
    until(qtbot, lambda: not card_of(panel, "disputes").isValid())
    assert undo_labels(world.project)[-1].startswith("Unlink")
    world.project.undo()
    until(qtbot, lambda: card_of(panel, "disputes").isValid())


def test_return_edits_a_claim_in_place(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, panel.model.index_of_claim(world.cutter.id))
    qtbot.keyClick(panel.view, Key.Key_Return)
    editor = editor_of(panel)
    assert editor.text() == "A second cutter is chartered"
    editor.setText("No  second cutter is chartered")
    qtbot.keyClick(editor, Key.Key_Return)
    until(qtbot, lambda: "No second cutter is chartered" in claim_texts(panel))


def test_escape_leaves_a_claim_as_it_was(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    before = undo_labels(world.project)
    choose(panel, panel.model.index_of_claim(world.cutter.id))
    qtbot.keyClick(panel.view, Key.Key_F2)
    editor = editor_of(panel)
    editor.setText("Something else")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert undo_labels(world.project) == before


def test_a_new_claim_is_written_and_becomes_current(panel: ClaimsPanel, qtbot: QtBot) -> None:
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert panel.new_claim.isVisible()
    qtbot.keyClicks(panel.new_claim, "The sill is harder than tendered")
    qtbot.keyClick(panel.new_claim, Key.Key_Return)
    until(qtbot, lambda: panel.view.currentIndex().data() == "The sill is harder than tendered")
    qtbot.keyClick(panel.new_claim, Key.Key_Escape)
    assert not panel.new_claim.isVisible()


def test_alt_and_arrows_move_and_nest(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, panel.model.index_of_claim(world.cutter.id))
    qtbot.keyClick(panel.view, Key.Key_Right, Alt)
    until(qtbot, lambda: panel.model.index_of_claim(world.cutter.id).parent().isValid())
    assert panel.view.currentIndex() == panel.model.index_of_claim(world.cutter.id)
    qtbot.keyClick(panel.view, Key.Key_Up, Alt)
    until(qtbot, lambda: claim_texts(panel)[1] == "A second cutter is chartered")
    qtbot.keyClick(panel.view, Key.Key_Left, Alt)
    until(qtbot, lambda: not panel.model.index_of_claim(world.cutter.id).parent().isValid())


def test_alt_left_moves_a_claim_although_the_window_goes_back_with_it(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    back = QShortcut(QKeySequence("Alt+Left"), panel)
    choose(panel, panel.model.index_of_claim(world.removed.id))
    with qtbot.assertNotEmitted(back.activated):
        qtbot.keyClick(panel.view, Key.Key_Left, Alt)
    until(qtbot, lambda: not panel.model.index_of_claim(world.removed.id).parent().isValid())
    choose(panel, card_of(panel, "disputes"))
    with qtbot.waitSignal(back.activated):
        qtbot.keyClick(panel.view, Key.Key_Left, Alt)


def test_delete_removes_a_claim(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, panel.model.index_of_claim(world.cutter.id))
    qtbot.keyClick(panel.view, Key.Key_Delete)
    until(qtbot, lambda: len(panel.rows) == 2)
    world.project.undo()
    until(qtbot, lambda: len(panel.rows) == 3)


def test_pointing_at_a_card_lights_its_partner(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    index = card_of(panel, "supports")
    card = index.data(ENTRY).card
    with qtbot.waitSignal(world.session.lit) as caught:
        panel.view.entered.emit(index)
    assert caught.args == [Lit(card.highlight, world.late.id, card.evidence)]


def test_a_lit_highlight_frames_its_card(panel: ClaimsPanel, world: World) -> None:
    index = card_of(panel, "disputes")
    place = panel.view.visualRect(index).center()
    before = panel.view.grab(panel.view.visualRect(index)).toImage()
    world.session.light(Lit(highlight=index.data(ENTRY).card.highlight))
    after = panel.view.grab(panel.view.visualRect(index)).toImage()
    assert before != after, place
    world.session.light(None)
    assert panel.view.grab(panel.view.visualRect(index)).toImage() == before


def test_copies_unfold_under_the_card_of_the_dispatch(panel: ClaimsPanel, qtbot: QtBot) -> None:
    index = choose(panel, card_of(panel, "supports"))
    assert panel.model.rowCount(index) == 1
    qtbot.keyClick(panel.view, Key.Key_Right)
    assert panel.view.isExpanded(index)
    assert panel.model.index(0, 0, index).data(ENTRY).card.source == "Courier"


def test_a_key_on_a_card_asks_for_its_copies(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    asked: list[str] = []
    world.session.asked.connect(asked.append)
    index = choose(panel, card_of(panel, "supports"))
    qtbot.keyClick(panel.view, Key.Key_O)
    choose(panel, card_of(panel, "disputes"))
    qtbot.keyClick(panel.view, Key.Key_O)
    assert asked == [f"origin.compare:{index.data(ENTRY).card.article}"]


def test_an_answer_is_asked_for_and_kept(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    index = panel.model.index_where(lambda one: isinstance(one, FindingEntry) and one.finding.rule == "C01")
    choose(panel, index)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ClaimDialog)
        fields = {field.accessibleName(): field for field in dialog.findChildren(QPlainTextEdit)}
        fields["Answer to what disputes it"].setPlainText("The date is a promise, the volumes are measured.")
        dialog.accept()

    QTimer.singleShot(0, panel, answer)
    qtbot.keyClick(panel.view, Key.Key_Return)
    assert core.claims.read_claim(world.project, world.late.id).contrary_note.startswith(
        "The date is a promise"
    )


def test_a_claim_asked_for_is_shown_through_a_filter(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.field, "cutter")
    world.session.show_claim(world.removed.id)
    until(qtbot, lambda: panel.view.currentIndex() == panel.model.index_of_claim(world.removed.id))
    assert panel.view.isExpanded(panel.view.currentIndex())


def test_a_highlight_dropped_on_a_claim_is_linked(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    highlight = core.claims.list_claims(world.project)[0].evidence[0].highlight.id
    data = QMimeData()
    data.setData(HIGHLIGHT_TYPE, highlight.encode())
    rect = panel.view.visualRect(panel.model.index_of_claim(world.cutter.id))
    place = QPointF(rect.left() + rect.width() * 0.5, rect.center().y())
    more = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter, move = QDragEnterEvent(place.toPoint(), *more), QDragMoveEvent(place.toPoint(), *more)
    for event in (enter, move, QDropEvent(place, *more)):
        QApplication.sendEvent(panel.view.viewport(), event)
        assert event.isAccepted()
    rows = {row.claim.id: row for row in core.claims.list_claims(world.project)}
    assert [one.evidence.direction for one in rows[world.cutter.id].evidence] == ["disputes"]


def test_the_first_claim_is_a_click_away(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    session.new_project(tmp_path / "empty.sourcemark")
    panel = ClaimsPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    until(qtbot, lambda: panel.first_button.isVisible())
    qtbot.mouseClick(panel.first_button, Qt.MouseButton.LeftButton)
    assert panel.new_claim.isVisible()
