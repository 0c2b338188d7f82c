"""The audit in the real window: buttons lead to the right field, and all follows a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.ui.application import dress_application
from app.ui.articles.record_dialog import RecordDialog
from app.ui.audit.entries import Row
from app.ui.audit.panel import AuditPanel
from app.ui.briefing.panel import BriefingPanel
from app.ui.remedies import remedies
from app.ui.session import Session
from app.ui.widgets.node_model import ENTRY
from app.ui.window import Window
from tests.ui.argument import World, make_world, undo_labels, until
from tests.ui.builders import add_claim

Key = Qt.Key
LONE = "The port authority has spoken of heavy rain."


@pytest.fixture
def window(session: Session, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    session.settings.motion = False
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()


@pytest.fixture
def world(window: Window, session: Session, tmp_path: Path, qtbot: QtBot) -> World:
    made = make_world(session, tmp_path)
    briefing = core.briefings.add_briefing(made.project, "Will it open?")
    body = f"**The channel will open later.** [[{made.late.key}]] {LONE} It is wet."
    core.briefings.add_section(made.project, briefing.id, "Works", body=body)
    until(qtbot, lambda: session.audit is not None and has("A02", session))
    return made


@pytest.fixture
def panel(window: Window, world: World, qtbot: QtBot) -> AuditPanel:
    world.session.set_workspace("argue")
    found = window.pages["argue"].findChild(AuditPanel)
    assert isinstance(found, AuditPanel)
    until(qtbot, lambda: index_of(found, "A02").isValid())
    window.activateWindow()
    found.view.setFocus()
    return found


def has(rule: str, session: Session) -> bool:
    return session.audit is not None and any(one.rule == rule for one in session.audit.findings)


def index_of(panel: AuditPanel, rule: str) -> QModelIndex:
    return panel.model.index_where(lambda one: isinstance(one, Row) and one.finding.rule == rule)


def press_button(panel: AuditPanel, rule: str, qtbot: QtBot) -> None:
    panel.view.setCurrentIndex(index_of(panel, rule))
    qtbot.keyClick(panel.view, Key.Key_Return)


def in_dialog(do: Callable[[QDialog], None]) -> None:
    """Do something in the dialog that opens next, and leave it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        do(dialog)
        dialog.reject()

    QTimer.singleShot(50, act)


def test_name_a_claim_opens_a_marker_behind_the_sentence(
    panel: AuditPanel, world: World, window: Window, qtbot: QtBot
) -> None:
    press_button(panel, "A02", qtbot)
    assert world.session.workspace == "write"
    page = window.pages["write"]
    assert isinstance(page, BriefingPanel)
    editor = page.page.editor
    until(qtbot, lambda: f"{LONE}[[" in editor.body().replace(f"{LONE} [[", f"{LONE}[["))
    assert editor.body()[: editor.caret()].endswith("[[")


def test_a_transition_is_marked_and_its_finding_goes_by_itself(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    row = index_of(panel, "A02").data(ENTRY)
    mark = next(one for one in remedies(row.finding) if one.label == "Mark as transition")
    mark.run(world.session)
    until(qtbot, lambda: not has("A02", world.session) and not index_of(panel, "A02").isValid())
    (briefing,) = core.briefings.list_briefings(world.project)
    body = core.briefings.read_briefing(world.project, briefing.id).sections[0].body
    assert f"{LONE} [[-]] It is wet." in body
    assert undo_labels(world.project)[-1] == "Mark “The port authority has spoken of heavy…” as a transition"
    world.session.undo_stack.undo()
    until(qtbot, lambda: index_of(panel, "A02").isValid())


def test_rate_puts_the_caret_into_the_rating(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    focus: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        widget = dialog.focusWidget()
        focus.append(widget.accessibleName() if widget else "")

    in_dialog(look)
    press_button(panel, "D01", qtbot)
    assert focus == ["Reliability"]


def test_add_likelihood_puts_the_caret_into_the_likelihood(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    focus: list[str] = []

    def look(dialog: QDialog) -> None:
        widget: QWidget | None = dialog.focusWidget()
        focus.append(widget.accessibleName() if widget else "")

    in_dialog(look)
    press_button(panel, "H01", qtbot)
    assert focus == ["Likelihood"]


def test_link_a_passage_goes_where_passages_are(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    press_button(panel, "A01", qtbot)
    assert world.session.workspace == "read"
    assert world.session.last_claim == world.cutter.id


def test_find_others_searches_for_the_claim(
    panel: AuditPanel, world: World, window: Window, qtbot: QtBot
) -> None:
    press_button(panel, "B01", qtbot)
    assert window.palette_box.isVisible()
    assert window.palette_box.field.text().startswith("The contractor had removed 3.9 million")


def test_the_list_and_the_button_follow_and_nothing_is_lost(
    panel: AuditPanel, world: World, window: Window, qtbot: QtBot
) -> None:
    panel.view.setCurrentIndex(index_of(panel, "D01"))
    before = panel.view.current_row()
    button = window.header.bar.audit
    errors = (button.counts() or {})["error"]
    add_claim(world.project, "A third cutter is on its way to the port")
    until(qtbot, lambda: (button.counts() or {})["error"] == errors + 1)
    until(
        qtbot,
        lambda: "A third cutter" in " ".join(panel.model.text_of(one, 0) for one in panel.model.entries()),
    )
    after = panel.view.current_row()
    assert before is not None
    assert after is not None
    assert after.finding == before.finding
    assert panel.view.hasFocus()


def test_a_change_of_no_consequence_does_not_rebuild_the_list(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    resets: list[int] = []
    panel.model.modelAboutToBeReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(world.session.audit_changed):
        core.articles.set_fields(world.project, world.blog.id, note="Read again")
    qtbot.waitUntil(lambda: not world.session.jobs.running, timeout=5000)
    assert resets == []
