"""The filters of the outline: chosen in the menu, said in a line, taken away with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app import core
from app.ui.claims.panel import ClaimsPanel
from app.ui.claims.sieve import Sieve, counted
from app.ui.session import Session
from tests.ui.argument import World, make_world, until
from tests.ui.claims.outline import make_panel, pick, shown
from tests.ui.claims.test_entries import claim_row, linked

LEFT = Qt.MouseButton.LeftButton
#: Said by the offscreen platform when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


@pytest.fixture
def panel(world: World, qtbot: QtBot) -> ClaimsPanel:
    return make_panel(world, qtbot)


def choose_filter(panel: ClaimsPanel, qtbot: QtBot, *words: str) -> None:
    qtbot.mouseClick(panel.filter_button, LEFT)
    menu = panel.filter_button.findChild(QMenu)
    assert menu is not None
    pick(menu, *words)
    menu.close()
    menu.setParent(None)


def test_a_filter_is_chosen_in_the_menu_and_says_itself(panel: ClaimsPanel, qtbot: QtBot) -> None:
    assert not panel.strip.isVisible()
    choose_filter(panel, qtbot, "Kind", "judgement")
    assert shown(panel) == ["The channel will open later than July 2025"]
    assert panel.strip.said.whole_text() == "Only judgement"
    choose_filter(panel, qtbot, "Evidence", "without any passage")
    assert shown(panel) == []
    assert panel.strip.said.whole_text() == "Only judgement · without any passage"
    qtbot.mouseClick(panel.all_button, LEFT)
    assert len(shown(panel)) == 3
    assert not panel.strip.isVisible()


def test_escape_in_the_outline_takes_words_and_filters_away(panel: ClaimsPanel, qtbot: QtBot) -> None:
    choose_filter(panel, qtbot, "Evidence", "without any passage")
    qtbot.keyClicks(panel.field, "cutter")
    assert shown(panel) == ["A second cutter is chartered"]
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 3
    assert panel.field.text() == ""
    assert not panel.strip.isVisible()


def test_a_tag_that_is_given_can_be_filtered_by(panel: ClaimsPanel, world: World, qtbot: QtBot) -> None:
    core.claims.set_claim(world.project, world.cutter.id, tags=("fleet",))
    until(qtbot, lambda: any(row.claim.tags for row in panel.rows))
    choose_filter(panel, qtbot, "Tags", "#fleet")
    assert shown(panel) == ["A second cutter is chartered"]


@pytest.mark.parametrize(
    ("facet", "value", "expected"),
    [
        ("kind", "fact", ["a", "b"]),
        ("kind", "gap", ["c"]),
        ("evidence", "supports", ["a"]),
        ("evidence", "disputes", ["b"]),
        ("evidence", "unsupported", ["b", "c"]),
        ("evidence", "unlinked", ["c"]),
        ("evidence", "unreviewed", ["a", "b"]),
        ("finding", "none", ["a", "b", "c"]),
        ("confidence", "none", ["a", "b", "c"]),
        ("likelihood", "none", ["a", "b", "c"]),
        ("tag", "none", ["a", "b", "c"]),
    ],
)
def test_each_facet_lets_pass_what_it_says(facet: str, value: str, expected: list[str]) -> None:
    rows = [claim_row("a", linked("1", "x")), claim_row("b", linked("2", "y", "disputes"))]
    rows.append(claim_row("c", kind="gap"))
    sieve = Sieve().toggled(facet, value)
    assert [row.claim.id for row in rows if sieve.passes(row)] == expected
    assert counted(rows)[facet][value] == len(expected)
    assert sieve.toggled(facet, value) == Sieve()


def test_values_of_one_facet_are_alternatives_and_facets_are_not() -> None:
    rows = [claim_row("a", linked("1", "x")), claim_row("b"), claim_row("c", kind="gap")]
    sieve = Sieve().toggled("kind", "fact").toggled("kind", "gap").toggled("evidence", "unlinked")
    assert [row.claim.id for row in rows if sieve.passes(row)] == ["b", "c"]
