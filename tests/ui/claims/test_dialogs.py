"""The editor of a claim, and splitting one: what is refused is said there and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import core
from app.ui.claims.claim_dialog import ClaimDialog
from app.ui.claims.panel import ClaimsPanel
from app.ui.session import Session
from tests.ui.argument import World, make_world, undo_labels, until
from tests.ui.claims.outline import choose, in_dialog, make_panel

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> ClaimsPanel:
    return make_panel(world, qtbot)


def line(dialog: QDialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def text(dialog: QDialog, name: str) -> QPlainTextEdit:
    return next(one for one in dialog.findChildren(QPlainTextEdit) if one.accessibleName() == name)


def box(dialog: QDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName().startswith(name))


def set_box(field: QComboBox, words: str) -> None:
    field.setCurrentIndex(next(at for at in range(field.count()) if field.itemText(at).startswith(words)))


def edit(panel: ClaimsPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Key.Key_Return, Alt)


def test_likelihood_is_chosen_on_a_scale_with_its_percent(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.late.id)

    def rate(dialog: QDialog) -> None:
        terms = box(dialog, "Likelihood")
        assert "very likely · 80–95 %" in [terms.itemText(at) for at in range(terms.count())]
        set_box(box(dialog, "Scale"), "PHIA")
        said = [terms.itemText(at) for at in range(terms.count())]
        assert "highly likely · 80–90 %" in said
        assert not any(words.startswith("very likely") for words in said)
        set_box(terms, "highly likely")
        set_box(box(dialog, "Confidence"), "moderate")
        line(dialog, "Basis of the confidence").setText("Two origins")
        line(dialog, "As of").setText("2025-03-09")
        line(dialog, "Tags").setText("port, #plan")
        text(dialog, "Note").setPlainText("Ask the pilots.")
        dialog.accept()

    in_dialog(panel, rate)
    edit(panel, qtbot)
    claim = core.claims.read_claim(world.project, world.late.id)
    assert (claim.likelihood_scale, claim.likelihood) == ("phia", "highly likely")
    assert (claim.confidence, claim.confidence_basis) == ("moderate", "Two origins")
    assert (claim.as_of, claim.tags, claim.note) == ("2025-03-09", ("port", "plan"), "Ask the pilots.")
    assert undo_labels(world.project)[-1] == "Change the claim “The channel will open later than July 2025”"


def test_what_is_refused_is_said_in_the_dialog_and_stays(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.late.id)
    before = undo_labels(world.project)

    def fail(dialog: QDialog) -> None:
        assert isinstance(dialog, ClaimDialog)
        line(dialog, "Key in prose").setText(world.cutter.key)
        dialog.accept()
        assert dialog.isVisible()
        assert "belongs to the claim “A second cutter is chartered”" in dialog.refusal.text()
        line(dialog, "Key in prose").setText("late")
        line(dialog, "As of").setText("last spring")
        dialog.accept()
        assert "no date" in dialog.refusal.text()
        assert undo_labels(world.project) == before
        line(dialog, "As of").setText("2025")
        dialog.accept()
        assert not dialog.isVisible()

    in_dialog(panel, fail)
    edit(panel, qtbot)
    assert core.claims.read_claim(world.project, world.late.id).key == "late"


def test_looking_at_another_scale_changes_nothing(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.late.id)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ClaimDialog)
        set_box(box(dialog, "Scale"), "PHIA")
        assert dialog.changes() == {}
        assert dialog.accept_button is not None
        assert not dialog.accept_button.isEnabled()

    in_dialog(panel, look)
    edit(panel, qtbot)


def test_the_editor_says_what_the_claim_rests_on_and_what_is_found(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.late.id)

    def relate(dialog: QDialog) -> None:
        labels = [one.text() for one in dialog.findChildren(QLabel)]
        assert any(words.startswith("C01") for words in labels)
        set_box(box(dialog, "What “The contractor had removed"), "disputes")
        dialog.accept()

    in_dialog(panel, relate)
    edit(panel, qtbot)
    assert core.claims.read_claim(world.project, world.removed.id).parent_relation == "disputes"


def test_the_editor_ticks_the_numbers_that_passages_supply(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    choose(panel, world.removed.id)

    def look(dialog: QDialog) -> None:
        assert any("✓ 3.9 million" in one.text() for one in dialog.findChildren(QLabel))

    in_dialog(panel, look)
    edit(panel, qtbot)


def test_a_claim_is_split_and_its_passages_dealt(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    choose(panel, world.late.id)

    def split(dialog: QDialog) -> None:
        assert dialog.accept_button is not None  # type: ignore[attr-defined]
        assert not dialog.accept_button.isEnabled()  # type: ignore[attr-defined]
        text(dialog, "First claim").setPlainText("The channel will open late")
        text(dialog, "Second claim").setPlainText("It was to open in July 2025")
        set_box(box(dialog, "Where “maintains 15 July"), "to the second")
        dialog.accept()

    in_dialog(panel, split)
    qtbot.keyClick(panel.view, Key.Key_M, Ctrl | Shift)
    until(qtbot, lambda: len(panel.rows) == 4)
    rows = {row.claim.text: [one.evidence.direction for one in row.evidence] for row in panel.rows}
    assert rows["The channel will open late"] == ["supports", "supports"]
    assert rows["It was to open in July 2025"] == ["disputes"]
    assert undo_labels(world.project)[-1] == "Split the claim “The channel will open later than July 2025”"
    world.project.undo()
    until(qtbot, lambda: len(panel.rows) == 3)


def test_a_claim_says_the_percent_of_its_likelihood(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    core.claims.set_claim(world.project, world.late.id, likelihood_scale="icd203", likelihood="likely")
    until(qtbot, lambda: panel.rows[0].claim.likelihood == "likely")
    tip = str(panel.model.index_of_claim(world.late.id).data(Qt.ItemDataRole.ToolTipRole))
    assert "later than July 2025 (likely · 55–80 %)" in tip
