"""The audit's list: groups that open and close, details with ticks, keys, what stays when findings go."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app import core
from app.audit.catalogue import CATALOGUE
from app.ui.audit.entries import GROUPINGS, Detail, Facts, FigureRow, Filter, Group, Grouping, Lapsed, Row
from app.ui.audit.groups import Wish, build, grouped
from app.ui.audit.panel import AuditPanel
from app.ui.session import Session
from app.ui.widgets.node_model import ENTRY, Node
from tests.ui.argument import World, make_world, undo_labels, until
from tests.ui.audit.test_entries import FINDINGS, finding
from tests.ui.builders import add_claim, add_highlight

Key = Qt.Key


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    made = make_world(session, tmp_path)
    wrong = add_claim(
        made.project, "The contractor had removed 3.2 million cubic metres by the end of February"
    )
    passage = add_highlight(made.project, made.wire, "3.9 million cubic metres by the end of February")
    core.evidence.link(made.project, wrong.id, passage)
    return made


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> AuditPanel:
    made = AuditPanel(world.session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(1035, 640)
    made.show()
    check(world)
    until(qtbot, lambda: made.model.rowCount() > 0)
    made.view.setFocus()
    return made


def check(world: World) -> None:
    """Run the audit, as the window does after each change."""
    world.session.set_audit(core.audits.run_audit(world.project))


def index_of(panel: AuditPanel, rule: str) -> QModelIndex:
    return panel.model.index_where(lambda one: isinstance(one, Row) and one.finding.rule == rule)


def go_to(panel: AuditPanel, rule: str) -> None:
    panel.view.setCurrentIndex(index_of(panel, rule))


def details(panel: AuditPanel) -> list[str]:
    return [one.words for one in panel.model.entries() if isinstance(one, Detail)]


def groups(panel: AuditPanel) -> list[Group]:
    return [one for one in panel.model.entries() if isinstance(one, Group)]


# Groups


@given(FINDINGS, st.sampled_from(GROUPINGS), st.sampled_from(["all", "error", "waived"]))
def test_every_finding_stands_in_one_group(found: list[object], grouping: Grouping, chosen: Filter) -> None:
    flat = _rows(build(found, Facts(), {}, Wish(chosen)))  # type: ignore[arg-type]
    in_groups = _rows(build(found, Facts(), {}, Wish(chosen, grouping)))  # type: ignore[arg-type]
    key = lambda row: (row.finding.rule, row.finding.severity, row.finding.waived)  # noqa: E731
    assert sorted(map(key, flat)) == sorted(map(key, in_groups))


def _rows(nodes: list[Node]) -> list[Row]:  # type: ignore[type-arg]
    rows = [node.entry for node in nodes if isinstance(node.entry, Row)]
    return rows + [row for node in nodes for row in _rows(node.children)]


def test_groups_name_their_subject_and_count() -> None:
    rows = [
        Row(finding("A01", claim="c"), ""),
        Row(finding("F01", claim="c"), ""),
        Row(finding("G01", "warning", article="a"), ""),
    ]
    names = {"c": "It is late"}
    assert [(one.title, one.tail) for one, _ in grouped(rows, "claim", names)] == [
        ("It is late", "2 errors"),
        ("Not about a claim", "1 warning"),
    ]
    assert [one.title for one, _ in grouped(rows, "rule", names)] == [
        f"{rule}  {CATALOGUE[rule].name}" for rule in ("A01", "F01", "G01")
    ]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_switch_groups_the_findings(panel: AuditPanel, qtbot: QtBot) -> None:
    assert [one.title for one in groups(panel)] == ["Support figures"]
    qtbot.mouseClick(panel.group_button, Qt.MouseButton.LeftButton)
    (menu,) = (one for one in panel.group_button.findChildren(QMenu) if one.isVisible())
    next(action for action in menu.actions() if action.text() == "By claim").trigger()
    menu.close()
    titles = [one.title for one in groups(panel)]
    assert "The channel will open later than July 2025" in titles
    assert "Not about a claim" in titles
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    qtbot.keyClick(panel.view, Key.Key_Left)
    assert not panel.view.isExpanded(panel.model.index(0, 0))


def test_closed_groups_stay_closed_and_the_grouping_is_remembered(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    world.session.asked.emit("audit.group_rule")
    panel.view.close_all(closed=True)
    core.claims.set_claim(world.project, world.cutter.id, text="A third cutter is chartered")
    check(world)
    panel.refresh()
    until(qtbot, lambda: index_of(panel, "A01").data(ENTRY).subject == "A third cutter is chartered")
    assert not any(panel.view.isExpanded(panel.model.index(row, 0)) for row in range(panel.model.rowCount()))
    other = AuditPanel(world.session)
    qtbot.addWidget(other)
    assert other.grouping == "rule"


# Details


def test_a_finding_opens_with_why_it_matters_and_the_ticks(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    go_to(panel, "F01")
    assert details(panel) == []
    qtbot.keyClick(panel.view, Key.Key_Right)
    words = details(panel)
    assert words[0] == index_of(panel, "F01").data(ENTRY).finding.message
    assert CATALOGUE["F01"].matters in words
    assert any("heuristic" in line for line in words)
    assert any("stands in Northwire: “3.9 million cubic metres by the end" in line for line in words)
    assert panel.view.current_row() is not None
    qtbot.keyClick(panel.view, Key.Key_Left)
    assert details(panel) == []


def test_return_on_a_tick_goes_to_its_passage(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    go_to(panel, "F01")
    qtbot.keyClick(panel.view, Key.Key_Space)
    tick = panel.model.index_where(lambda one: isinstance(one, Detail) and one.place is not None)
    panel.view.setCurrentIndex(tick)
    with qtbot.waitSignal(world.session.article_requested) as caught:
        qtbot.keyClick(panel.view, Key.Key_Return)
    assert caught.args[0].article == world.wire.id


def test_the_tool_tip_says_why_it_matters(panel: AuditPanel) -> None:
    tip = index_of(panel, "A01").data(Qt.ItemDataRole.ToolTipRole)
    assert CATALOGUE["A01"].matters in tip


def test_f1_tells_about_the_rule(panel: AuditPanel, world: World, qtbot: QtBot) -> None:
    go_to(panel, "C01")
    with qtbot.waitSignal(world.session.asked) as caught:
        qtbot.keyClick(panel.view, Key.Key_F1)
    assert caught.args == ["help.rules:C01"]


def test_the_number_of_the_passage_is_used_and_can_be_undone(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    go_to(panel, "F01")
    qtbot.keyClick(panel.view, Key.Key_Return)
    texts = [row.claim.text for row in core.claims.list_claims(world.project)]
    assert "The contractor had removed 3.9 million cubic metres by the end of February" in texts
    assert undo_labels(world.project)[-1].startswith("Use 3.9 million in the claim “The contractor")
    world.session.undo_stack.undo()
    texts = [row.claim.text for row in core.claims.list_claims(world.project)]
    assert "The contractor had removed 3.2 million cubic metres by the end of February" in texts


# What stays


def test_when_a_finding_goes_the_next_is_current_and_the_focus_stays(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    go_to(panel, "F01")
    below = panel.view.indexBelow(panel.view.currentIndex()).data(ENTRY).finding
    qtbot.keyClick(panel.view, Key.Key_Return)
    check(world)
    until(qtbot, lambda: not index_of(panel, "F01").isValid())
    current = panel.view.current_row()
    assert current is not None
    assert (current.finding.rule, current.finding.target) == (below.rule, below.target)
    assert panel.view.hasFocus()


def test_another_change_leaves_the_current_finding_current(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    go_to(panel, "A01")
    before = panel.view.current_row()
    add_claim(world.project, "Another claim without any support")
    check(world)
    until(qtbot, lambda: "Another claim without any support" in panel._facts.names.values())
    after = panel.view.current_row()
    assert before is not None
    assert after is not None
    assert after.finding == before.finding


# Waivers and figures


def test_the_waiver_is_shown_and_one_that_lapsed_is_taken_back(
    panel: AuditPanel, world: World, qtbot: QtBot
) -> None:
    row = index_of(panel, "F01").data(ENTRY)
    core.audits.waive(world.project, row.finding, "Both counts are known.", "K. L.")
    check(world)
    until(qtbot, lambda: not index_of(panel, "F01").isValid())
    qtbot.mouseClick(panel.filters.segment("waived"), Qt.MouseButton.LeftButton)
    panel.view.setFocus()
    go_to(panel, "F01")
    qtbot.keyClick(panel.view, Key.Key_Right)
    waived = "Waived by K. L., "
    until(qtbot, lambda: any(line.startswith(waived) and "Both counts" in line for line in details(panel)))
    core.mending.use_number(world.project, row.finding.claim, "3.2 million", "3.9 million")
    check(world)
    until(qtbot, lambda: any(isinstance(one, Lapsed) for one in panel.model.entries()))
    panel.view.setCurrentIndex(panel.model.index_where(lambda one: isinstance(one, Lapsed)))
    qtbot.keyClick(panel.view, Key.Key_Delete)
    assert core.audits.list_waivers(world.project) == ()


def test_support_figures_say_what_they_count(panel: AuditPanel) -> None:
    figures = [one for one in panel.model.entries() if isinstance(one, FigureRow)]
    assert [one.words for one in figures][:2] == [
        "Links that carry weight",
        "Claims with two origins or more",
    ]
    assert all(one.share.endswith(" %") and ", of all" in one.counts for one in figures)
    spoken = panel.model.index_where(lambda one: isinstance(one, FigureRow)).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert "%" in spoken
    assert "of all" in spoken
