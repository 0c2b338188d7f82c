"""The claims workbench: cards with all they can say, filters, several chosen, drop zones, its dialogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from app import core
from app.ui.claims.drop_zones import CLAIMS_TYPE, HIGHLIGHT_TYPE
from app.ui.claims.panel import ClaimsPanel
from app.ui.claims.sieve import Sieve
from tests.screens.stage import Stage

JUDGEMENT = "opens-late"


def _panel(stage: Stage, theme: str) -> Any:
    stage.set_theme(theme)
    stage.session.set_workspace("read")
    stage.read("Fairway Deepening Programme")
    return stage.window.findChild(ClaimsPanel)


def outline(stage: Stage, theme: str) -> None:
    """A claim with its cards, rated and explained; then only some claims, several of them chosen."""
    panel = _panel(stage, theme)
    project = stage.session.project
    assert project is not None
    judgement = stage.claim(JUDGEMENT)
    link = core.evidence.list_evidence(project, claim=judgement)[0]
    core.evidence.set_evidence(
        project, link.id, strength="strong", coverage="full", rationale="They measure the depths themselves."
    )
    stage.session.show_claim(judgement)
    stage.rest()
    panel.view.setFocus()
    stage.press("Down", "Down")
    stage.shoot(f"outline-{theme}")
    panel.show_only(Sieve().toggled("kind", "reported").toggled("evidence", "supports"))
    panel.view.collapseAll()
    panel.view.setFocus()
    stage.press("Home", "Down", "Shift+Down", "Shift+Down")
    stage.shoot_over(f"outline-several-{theme}", partial(panel.view.menu_wanted.emit, _place(panel, 150)))
    panel.show_all()
    project.undo()
    stage.rest()


def drops(stage: Stage, theme: str) -> None:
    """What a passage, or a claim, shows while it hangs over the outline."""
    panel = _panel(stage, theme)
    panel.view.collapseAll()
    panel.view.scrollToTop()
    stage.rest()
    highlight = stage.highlight("The Authority maintains")
    for name, kind, what, part in (
        ("zones", HIGHLIGHT_TYPE, highlight, 0.5),
        ("between", HIGHLIGHT_TYPE, highlight, 0.99),
        ("under", CLAIMS_TYPE, stage.claim("ridge-output"), 0.5),
        ("before", CLAIMS_TYPE, stage.claim("ridge-output"), 0.1),
    ):
        _hang(panel, kind, what, part)
        stage.shoot(f"drop-{name}-{theme}")
        panel.view.rows.drop = None
        panel.view.viewport().update()


def dialogs(stage: Stage, theme: str) -> None:
    """The editor, tags, merging, splitting, a rationale."""
    panel = _panel(stage, theme)
    stage.session.show_claim(stage.claim(JUDGEMENT))
    stage.rest()
    panel.view.setFocus()
    asked = panel.view.asked
    verbs: Mapping[str, Callable[[], object]] = {
        "claim-editor": partial(asked.emit, "claim.edit"),
        "claim-tags": partial(asked.emit, "claim.tags"),
        "claim-split": partial(asked.emit, "claim.split"),
    }
    for name, verb in verbs.items():
        stage.shoot_over(f"{name}-{theme}", verb)
    panel.view.collapseAll()
    stage.press("Home", "Shift+Down", "Shift+Down")
    stage.shoot_over(f"claim-merge-{theme}", partial(asked.emit, "claim.merge"))
    stage.session.show_claim(stage.claim(JUDGEMENT))
    stage.rest()
    panel.view.setFocus()
    stage.press("Down")
    stage.shoot_over(f"claim-rationale-{theme}", partial(asked.emit, "link.rationale"))


def _place(panel: Any, down: int) -> QPoint:
    return panel.view.viewport().mapToGlobal(QPoint(40, down))  # type: ignore[no-any-return]


def _hang(panel: Any, kind: str, what: str, part: float) -> None:
    """Let something hang over the second claim."""
    data = QMimeData()
    data.setData(kind, what.encode())
    index = panel.model.index(1, 0)
    rect = panel.view.visualRect(index)
    pos = QPoint(rect.left() + rect.width() // 2, rect.top() + int(rect.height() * part))
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    more = (actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(pos, *more), QDragMoveEvent(pos, *more)):
        QApplication.sendEvent(panel.view.viewport(), event)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    f"{name}-{theme}": partial(scene, theme=theme)
    for name, scene in (("outline", outline), ("drops", drops), ("claim-dialogs", dialogs))
    for theme in ("light", "dark")
}
