"""Suggestions as an analyst uses them: one key accepts or dismisses, undo brings back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.intake import meaning
from app.ui.session import Place, Session
from app.ui.suggestions.entries import CaptionEntry
from app.ui.suggestions.panel import SuggestionsPanel
from app.ui.widgets.node_model import ENTRY
from tests.core import world

Key = Qt.Key
CLAIM = "Dredging at Velmora removed 4.2 million cubic metres by March."
SUPPORT = "By March the dredgers had removed 4.2 million cubic metres of mud from Velmora."
DISPUTE = "By March the dredgers had removed 3.9 million cubic metres at Velmora."


@pytest.fixture
def project(session: Session, tmp_path: Path) -> Project:
    made = core.project.new_project(tmp_path / "velmora.sourcemark")
    world.add_text(made, f"{SUPPORT} It rained.", "one.html", title="One", publisher="Courier")
    world.add_text(made, f"{SUPPORT} It snowed.", "copy.html", title="Copy", publisher="Herald")
    world.add_text(made, f"Otherwise. {DISPUTE}", "two.html", title="Two", publisher="Gazette")
    return session.take_project(made)


@pytest.fixture
def panel(session: Session, project: Project, qtbot: QtBot) -> SuggestionsPanel:
    made = SuggestionsPanel(session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(380, 500)
    made.show()
    made.activateWindow()
    session.current_claim = core.claims.add_claim(project, CLAIM, key="mud").id
    wait(qtbot, made, 2)
    made.take_focus()
    return made


def rows(panel: SuggestionsPanel) -> list[str]:
    indexes = [panel.model.index(row, 0) for row in range(panel.model.rowCount())]
    return [
        str(one.data(Qt.ItemDataRole.AccessibleTextRole))
        for one in indexes
        if not isinstance(one.data(ENTRY), CaptionEntry)
    ]


def wait(qtbot: QtBot, panel: SuggestionsPanel, number: int) -> None:
    qtbot.waitUntil(lambda: not panel._session.jobs.running and len(rows(panel)) == number)


def go(panel: SuggestionsPanel, words: str) -> QModelIndex:
    for row in range(panel.model.rowCount()):
        index = panel.model.index(row, 0)
        if words in str(index.data(Qt.ItemDataRole.AccessibleTextRole)):
            panel.view.setCurrentIndex(index)
            return index
    raise AssertionError(f"no row says {words!r}")


def test_rows_say_the_passage_its_source_and_why(panel: SuggestionsPanel) -> None:
    first, second = rows(panel)
    assert SUPPORT in first
    assert "may support" in first
    assert "also in 1 article, shown once" in first
    assert DISPUTE in second
    assert "may dispute: it says 3.9 million" in second
    assert "Gazette" in second
    assert "matches" in second
    assert panel.header._count.text() == "for mud"


@pytest.mark.parametrize(
    ("key", "direction"), [(Key.Key_S, "supports"), (Key.Key_D, "disputes"), (Key.Key_N, "neutral")]
)
def test_one_key_accepts_and_undo_takes_it_back(
    panel: SuggestionsPanel, project: Project, qtbot: QtBot, key: Key, direction: str
) -> None:
    go(panel, "3.9 million")
    QTest.keyClick(panel.view, key)
    wait(qtbot, panel, 1)
    (link,) = core.evidence.list_evidence(project)
    assert link.direction == direction
    assert core.highlights.read_highlight(project, link.highlight).exact == DISPUTE
    project.undo()
    wait(qtbot, panel, 2)
    assert core.evidence.list_evidence(project) == ()


def test_a_dismissed_passage_stays_away_until_it_is_asked_for(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    for left in (1, 0):
        QTest.keyClick(panel.view, Key.Key_Delete)
        wait(qtbot, panel, left)
    assert panel.again_button.isVisible()
    QTest.mouseClick(panel.again_button, Qt.MouseButton.LeftButton)
    wait(qtbot, panel, 2)


def test_return_goes_to_the_passage(panel: SuggestionsPanel, session: Session, qtbot: QtBot) -> None:
    go(panel, "3.9 million")
    with qtbot.waitSignal(session.article_requested) as heard:
        QTest.keyClick(panel.view, Key.Key_Return)
    place: Place = heard.args[0]
    assert (place.start, place.end) == (len("Otherwise. "), len(f"Otherwise. {DISPUTE}"))


def test_buttons_do_what_the_keys_do(panel: SuggestionsPanel, project: Project, qtbot: QtBot) -> None:
    go(panel, "3.9 million")
    names = {one.text(): one for one in panel.findChildren(QPushButton) if one.isVisible()}
    assert set(names) == {"Supports", "Disputes", "Neutral", "Dismiss"}
    QTest.mouseClick(names["Disputes"], Qt.MouseButton.LeftButton)
    wait(qtbot, panel, 1)
    assert core.evidence.list_evidence(project)[0].direction == "disputes"


def test_a_claim_that_may_be_the_same_is_shown_merged_or_dismissed(
    panel: SuggestionsPanel, session: Session, project: Project, qtbot: QtBot
) -> None:
    claim = session.current_claim
    other = core.claims.add_claim(project, CLAIM.replace("4.2", "3.9"), key="less")
    wait(qtbot, panel, 3)
    go(panel, "another number")
    assert not panel.buttons["supports"].isVisible()
    QTest.keyClick(panel.view, Key.Key_S)
    assert core.evidence.list_evidence(project) == ()
    QTest.keyClick(panel.view, Key.Key_Delete)
    wait(qtbot, panel, 2)
    project.undo()
    wait(qtbot, panel, 3)
    go(panel, "another number")
    QTest.keyClick(panel.view, Key.Key_M)
    wait(qtbot, panel, 2)
    assert [row.claim.id for row in core.claims.list_claims(project)] == [claim]
    project.undo()
    assert {row.claim.id for row in core.claims.list_claims(project)} == {claim, other.id}
    wait(qtbot, panel, 3)


def test_the_panel_follows_the_current_claim(
    panel: SuggestionsPanel, session: Session, project: Project, qtbot: QtBot
) -> None:
    session.current_claim = core.claims.add_claim(project, "Elephants sing loudly.", key="apart").id
    wait(qtbot, panel, 0)
    assert panel.header._count.text() == "for apart"
    session.close_project()
    wait(qtbot, panel, 0)
    assert panel.header._count.text() == ""


def test_a_claim_that_goes_leaves_no_complaint(
    panel: SuggestionsPanel, session: Session, project: Project, qtbot: QtBot
) -> None:
    heard: list[object] = []
    session.complaint.connect(heard.append)
    session.jobs.failed.connect(heard.append)
    assert session.current_claim is not None
    core.claims.remove_claim(project, session.current_claim)
    wait(qtbot, panel, 0)
    assert (heard, panel.header._count.text()) == ([], "")
    project.undo()
    wait(qtbot, panel, 2)


def test_escape_closes(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.view, Key.Key_Escape)


def test_without_the_sentence_model_a_note_says_how_to_get_it(
    panel: SuggestionsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    meaning.find_model.cache_clear()
    panel.refresh()
    wait(qtbot, panel, 2)
    assert panel.note.isVisible()
    assert "install the extra" in panel.note.text()
    panel.on_project_closed()
    assert not panel.note.isVisible()
    meaning.find_model.cache_clear()


@pytest.mark.skipif(meaning.find_model() is None, reason="the extra `semantic` is not installed")
def test_what_is_alike_in_meaning_is_a_second_list(
    panel: SuggestionsPanel, project: Project, session: Session, qtbot: QtBot
) -> None:
    words = "Officials turned down the request for funding."
    article = world.add_text(project, f"It rained. {words}", "three.html", title="Three")
    session.current_article = article.id
    claim = core.claims.add_claim(project, "The ministry denied the grant.", key="grant")
    session.show_claim(claim.id)
    wait(qtbot, panel, 1)
    assert "alike in meaning: 0." in rows(panel)[0]
    assert panel.model.index(0, 0).data(ENTRY).words == "Alike in meaning"
    assert not panel.note.isVisible()
    panel.view.setCurrentIndex(panel.model.index(1, 0))
    QTest.keyClick(panel.view, Key.Key_S)
    wait(qtbot, panel, 0)
    (link,) = core.evidence.list_evidence(project)
    assert core.highlights.read_highlight(project, link.highlight).exact == words
    panel.on_project_closed()
    qtbot.waitUntil(lambda: not meaning.is_running())
