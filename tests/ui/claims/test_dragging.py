"""Dropping on the outline: passages on and between claims, claims before, after and under others."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import core
from app.ui.claims.drop_zones import CLAIMS_TYPE, HIGHLIGHT_TYPE
from app.ui.claims.panel import ClaimsPanel
from app.ui.session import Passage, Session
from tests.ui.argument import World, make_world, undo_labels, until
from tests.ui.claims.outline import make_panel

TOP, MIDDLE, BOTTOM = 0.04, 0.5, 0.98


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> ClaimsPanel:
    made = make_panel(world, qtbot)
    made.resize(364, 1400)
    return made


def place(panel: ClaimsPanel, claim: str, down: float, along: float = 0.5) -> QPoint:
    index = panel.model.index_of_claim(claim)
    panel.view.scrollTo(index)
    rect = panel.view.visualRect(index)
    return QPoint(rect.left() + int(rect.width() * along), rect.top() + int(rect.height() * down))


def drop(panel: ClaimsPanel, kind: str, what: str, pos: QPoint) -> bool:
    """Drop something; say whether the place took it."""
    data = QMimeData()
    if kind:
        data.setData(kind, what.encode())
    else:
        data.setText(what)
    more = (Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, data)
    more_ = (*more, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = panel.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(pos, *more_))
    move = QDragMoveEvent(pos, *more_)
    QApplication.sendEvent(viewport, move)
    panel.view.grab()
    if move.isAccepted():
        QApplication.sendEvent(viewport, QDropEvent(QPointF(pos), *more_))
    assert panel.view.rows.drop is None or not move.isAccepted()
    return move.isAccepted()


def outline(world: World) -> list[tuple[str, int]]:
    return [(row.claim.text, row.depth) for row in core.claims.list_claims(world.project)]


def highlight_of(world: World) -> str:
    return core.claims.list_claims(world.project)[0].evidence[0].highlight.id


@pytest.mark.parametrize(("along", "direction"), [(0.1, "supports"), (0.5, "disputes"), (0.9, "neutral")])
def test_a_passage_says_what_its_zone_says(
    panel: ClaimsPanel, world: World, along: float, direction: str
) -> None:
    assert drop(panel, HIGHLIGHT_TYPE, highlight_of(world), place(panel, world.cutter.id, MIDDLE, along))
    (made,) = core.evidence.list_evidence(world.project, claim=world.cutter.id)
    assert made.direction == direction


@pytest.mark.parametrize(("down", "at"), [(TOP, 2), (BOTTOM, 3)])
def test_a_passage_between_claims_becomes_a_claim_there(
    panel: ClaimsPanel, world: World, qtbot: QtBot, down: float, at: int
) -> None:
    steps = len(undo_labels(world.project))
    assert drop(panel, HIGHLIGHT_TYPE, highlight_of(world), place(panel, world.cutter.id, down))
    until(qtbot, lambda: len(panel.rows) == 4)
    assert outline(world)[at] == ("would need until at least October", 0)
    assert undo_labels(world.project)[steps:] == [
        "Claim from the passage “would need until at least October”"
    ]
    # Its words are the passage's until somebody writes others: the caret is there.
    until(qtbot, lambda: panel.view.viewport().findChild(QLineEdit) is not None)


def test_the_selection_below_the_outline_becomes_its_last_claim(
    panel: ClaimsPanel, world: World, qtbot: QtBot
) -> None:
    snapshot = core.articles.newest_snapshot(world.project, world.blog.id)
    world.session.set_passage(Passage(snapshot.id, world.blog.id, 0, 19, "Never the big ships"))
    assert drop(panel, "", "Never the big ships", QPoint(100, panel.view.viewport().height() - 4))
    until(qtbot, lambda: len(panel.rows) == 4)
    assert outline(world)[-1] == ("Never the big ships", 0)
    assert len(core.evidence.list_evidence(world.project, claim=panel.rows[-1].claim.id)) == 1


def test_text_from_elsewhere_changes_nothing(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    snapshot = core.articles.newest_snapshot(world.project, world.blog.id)
    world.session.set_passage(Passage(snapshot.id, world.blog.id, 0, 19, "Never the big ships"))
    with qtbot.waitSignal(world.session.message):
        drop(panel, "", "from a browser", place(panel, world.cutter.id, MIDDLE))
    assert core.evidence.list_evidence(world.project, claim=world.cutter.id) == ()


@pytest.mark.parametrize(
    ("down", "expected"),
    [
        (TOP, [("A second cutter", 0), ("The channel", 0), ("The contractor", 1)]),
        (MIDDLE, [("The channel", 0), ("The contractor", 1), ("A second cutter", 1)]),
    ],
)
def test_a_claim_is_dropped_before_or_under_another(
    panel: ClaimsPanel, world: World, down: float, expected: list[tuple[str, int]]
) -> None:
    assert drop(panel, CLAIMS_TYPE, world.cutter.id, place(panel, world.late.id, down))
    said = [
        (text[: len(short)], depth)
        for (text, depth), (short, _) in zip(outline(world), expected, strict=True)
    ]
    assert said == expected
    assert undo_labels(world.project)[-1] == "Move the claim “A second cutter is chartered”"


def test_several_claims_are_dropped_at_the_end(panel: ClaimsPanel, world: World) -> None:
    both = f"{world.late.id}\n{world.removed.id}"
    assert drop(panel, CLAIMS_TYPE, both, QPoint(100, panel.view.viewport().height() - 4))
    assert [text[:11] for text, _ in outline(world)] == ["A second cu", "The channel", "The contrac"]
    assert [depth for _, depth in outline(world)] == [0, 0, 0]
    assert undo_labels(world.project)[-1] == "Move 2 claims"


def test_a_claim_is_not_taken_under_itself(panel: ClaimsPanel, world: World) -> None:
    before = outline(world)
    assert not drop(panel, CLAIMS_TYPE, world.late.id, place(panel, world.removed.id, MIDDLE))
    assert outline(world) == before
