"""Several claims or passages at once: chosen together, changed in one step, undone in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from app import core
from app.ui.claims.panel import ClaimsPanel
from app.ui.session import Session
from tests.ui.argument import World, make_world, undo_labels, until
from tests.ui.claims.outline import card_of, choose, in_dialog, make_panel, pick

LEFT, Ctrl, Shift = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key
#: Said by the offscreen platform when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> ClaimsPanel:
    return make_panel(world, qtbot)


def menu_of(panel: ClaimsPanel) -> QMenu:
    panel.view.menu_wanted.emit(panel.mapToGlobal(QPoint(40, 40)))
    return next(one for one in panel.view.findChildren(QMenu) if one.isVisible())


def test_ctrl_and_clicks_choose_several(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    viewport = panel.view.viewport()
    for claim, keys in ((world.late, Qt.KeyboardModifier.NoModifier), (world.cutter, Ctrl)):
        index = panel.model.index_of_claim(claim.id)
        panel.view.scrollTo(index)
        qtbot.mouseClick(viewport, LEFT, keys, panel.view.visualRect(index).center())
    assert panel.view.chosen_claims() == [world.late.id, world.cutter.id]


def test_the_kind_of_several_changes_in_one_step(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.removed.id, world.cutter.id)
    pick(menu_of(panel), "Kind", "reported")
    until(qtbot, lambda: [row.claim.kind for row in panel.rows] == ["judgement", "reported", "reported"])
    assert undo_labels(world.project)[-1] == "Change the kind of 2 claims"
    assert len(panel.view.chosen_claims()) == 2


def test_delete_removes_all_that_are_chosen(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.removed.id, world.cutter.id)
    qtbot.keyClick(panel.view, Key.Key_Delete)
    until(qtbot, lambda: len(panel.rows) == 1)
    assert undo_labels(world.project)[-1] == "Remove 2 claims"


def test_tags_are_given_to_all_that_are_chosen(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    core.claims.set_claim(world.project, world.cutter.id, tags=("old", "fleet"))
    until(qtbot, lambda: any(row.claim.tags for row in panel.rows))
    choose(panel, world.removed.id, world.cutter.id)

    def write(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert field.text() == ""
        field.setText("#budget,  follow  up,")
        dialog.accept()

    in_dialog(panel, write)
    qtbot.keyClick(panel.view, Key.Key_T, Ctrl)
    tags = {
        one.id: core.claims.read_claim(world.project, one.id).tags for one in (world.removed, world.cutter)
    }
    assert tags[world.removed.id] == ("budget", "follow up")
    assert tags[world.cutter.id] == ("old", "fleet", "budget", "follow up")


def test_claims_are_merged_in_the_words_that_were_chosen(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.removed.id, world.cutter.id)

    def merge(dialog: QDialog) -> None:
        second = dialog.findChildren(QRadioButton)[1]
        qtbot.mouseClick(second, LEFT, pos=QPoint(8, second.height() // 2))
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        assert field.toPlainText() == "A second cutter is chartered"
        dialog.accept()

    in_dialog(panel, merge)
    qtbot.keyClick(panel.view, Key.Key_M, Ctrl)
    until(qtbot, lambda: len(panel.rows) == 2)
    assert undo_labels(world.project)[-1].startswith("Merge “The contractor had")
    merged = core.claims.read_claim(world.project, world.cutter.id)
    assert "Also stated as “The contractor had removed 3.9 million cubic metres”" in merged.note
    assert len(core.evidence.list_evidence(world.project, claim=world.cutter.id)) == 1
    world.project.undo()
    until(qtbot, lambda: len(panel.rows) == 3)


def test_one_claim_alone_cannot_be_merged_and_the_window_says_why(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.cutter.id)
    with qtbot.waitSignal(world.session.message) as caught:
        qtbot.keyClick(panel.view, Key.Key_M, Ctrl)
    assert "Choose the claims to merge first" in caught.args[0]


def test_keys_change_every_card_that_is_chosen(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    against = card_of(panel, "disputes")
    panel.view.setFocus()
    panel.view.setCurrentIndex(card_of(panel, "supports"))
    selection = panel.view.selectionModel()
    selection.setCurrentIndex(against, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    qtbot.keyClicks(panel.view, "f")
    assert undo_labels(world.project)[-1] == "Change the coverage of 2 links"
    until(qtbot, lambda: len(panel.view.chosen_cards()) == 2)
    qtbot.keyClicks(panel.view, "3")
    assert undo_labels(world.project)[-1] == "Change the strength of 2 links"
    until(qtbot, lambda: len(panel.view.chosen_cards()) == 2)
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert undo_labels(world.project)[-1] == "Unlink 2 passages"


def test_a_click_with_ctrl_on_a_card_only_chooses_it(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    rect = panel.view.visualRect(card_of(panel, "supports"))
    with qtbot.assertNotEmitted(world.session.article_requested):
        qtbot.mouseClick(panel.view.viewport(), LEFT, Ctrl, rect.center())
    assert len(panel.view.chosen_cards()) == 1


def test_a_rationale_is_asked_for_and_stands_on_the_card(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    panel.view.setFocus()
    panel.view.setCurrentIndex(card_of(panel, "supports"))

    def write(dialog: QDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        qtbot.keyClicks(field, "They work there.")
        dialog.accept()

    in_dialog(panel, write)
    qtbot.keyClicks(panel.view, "m")
    until(
        qtbot,
        lambda: (
            "They work there." in str(card_of(panel, "supports").data(Qt.ItemDataRole.AccessibleTextRole))
        ),
    )


def test_everything_opens_and_closes_by_command(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    index = panel.model.index_of_claim(world.removed.id)
    world.session.asked.emit("claim.expand_all")
    assert panel.view.isExpanded(index)
    world.session.asked.emit("claim.collapse_all")
    assert not panel.view.isExpanded(panel.model.index_of_claim(world.late.id))


def test_going_to_a_claim_chooses_it_alone_whatever_key_is_held(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.late.id)
    qtbot.keyClick(panel.view, Key.Key_Down, Shift)
    world.session.show_claim(world.cutter.id)
    until(qtbot, lambda: panel.view.chosen_claims() == [world.cutter.id])


def test_a_command_is_about_the_claim_that_is_current_elsewhere(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.removed.id, world.late.id)
    # As the grid does.
    world.session.current_claim = world.cutter.id
    world.session.asked.emit("claim.remove")
    until(qtbot, lambda: len(panel.rows) == 2)
    assert undo_labels(world.project)[-1] == "Remove the claim “A second cutter is chartered”"
