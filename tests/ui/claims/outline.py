"""A claims panel over the argument's project, and the hands of the analyst at it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from app.ui.claims.entries import CardEntry
from app.ui.claims.panel import ClaimsPanel
from tests.ui.argument import World, until


def make_panel(world: World, qtbot: QtBot) -> ClaimsPanel:
    """Make the panel and show it."""
    made = ClaimsPanel(world.session)
    qtbot.addWidget(made)
    made.resize(364, 900)
    made.show()
    until(qtbot, lambda: made.model.rowCount() == 2)
    return made


def choose(panel: ClaimsPanel, *claims: str) -> None:
    """Choose claims as with Ctrl and clicks."""
    panel.view.setFocus()
    panel.view.clearSelection()
    for claim in claims:
        index = panel.model.index_of_claim(claim)
        assert index.isValid()
        selection = panel.view.selectionModel()
        selection.setCurrentIndex(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)


def card_of(panel: ClaimsPanel, direction: str) -> QModelIndex:
    """Return the first card of a direction."""
    return panel.model.index_where(lambda one: isinstance(one, CardEntry) and one.card.direction == direction)


def shown(panel: ClaimsPanel) -> list[str]:
    """Return the words of the claims that are shown."""
    return [str(getattr(one, "row").claim.text) for one in panel.model.entries() if hasattr(one, "row")]  # noqa: B009


def in_dialog(panel: ClaimsPanel, act: Callable[[QDialog], None]) -> None:
    """Act in the dialog that opens next."""

    def run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, panel, run)


def pick(menu: QMenu, *words: str) -> None:
    """Choose in a menu: the words of each submenu, then of the line."""
    for place, word in enumerate(words):
        action = next(one for one in menu.actions() if one.text().startswith(word))
        if place < len(words) - 1:
            menu = action.menu()  # type: ignore[assignment]
        else:
            assert action.isEnabled(), word
            action.trigger()
