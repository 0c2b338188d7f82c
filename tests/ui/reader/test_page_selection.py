"""Selecting on the pages by clicks and keys of every grain; two pages beside each other; a narrow margin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt

from app.ui.reader.ink import edge_rect
from app.ui.reader.shown import Passages, Served, Shown
from tests.ui.reader.page_world import CTRL, PAGES, SHIFT, World


def double_click(world: World, at: QPoint, clicks: int) -> None:
    """Click as often as said, the way Qt sends it: every second press within the time is a double click."""
    port, left = world.view.viewport(), Qt.MouseButton.LeftButton
    for number in range(1, clicks + 1):
        click = world.qtbot.mouseDClick if number % 2 == 0 else world.qtbot.mouseClick
        click(port, left, pos=at)


def test_a_fourth_click_selects_the_paragraph(world: World) -> None:
    double_click(world, world.point(0, 6, 0.5), 4)
    assert world.selected() == PAGES[0]


def test_a_drag_after_a_double_click_goes_by_words_both_ways(world: World) -> None:
    port, left = world.view.viewport(), Qt.MouseButton.LeftButton
    # The press that a double click ends with is held.
    world.view._mouse._begin("word", 6, QPointF(world.point(0, 6, 0.5)))
    world.view._mouse._extend_to(QPointF(world.point(0, 12, 0.5)))
    assert world.selected() == "outer reach"
    world.view._mouse._extend_to(QPointF(world.point(0, 1, 0.5)))
    assert world.selected() == "The outer"
    world.qtbot.mouseRelease(port, left, pos=world.point(0, 1, 0.5))
    assert world.selected() == "The outer"


def test_shift_and_a_click_move_the_end_that_is_not_fixed(world: World) -> None:
    port, left = world.view.viewport(), Qt.MouseButton.LeftButton
    world.qtbot.mouseClick(port, left, pos=world.point(0, 4, 0.2))
    world.qtbot.mouseClick(port, left, SHIFT, pos=world.point(0, 14, 0.8))
    assert world.selected() == "outer reach"
    world.qtbot.mouseClick(port, left, SHIFT, pos=world.point(0, 8, 0.8))
    assert world.selected() == "outer"


def test_the_caret_selects_by_sentence_and_by_paragraph(world: World) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    world.reading.select(0, 0)
    world.press(Qt.Key.Key_Down, SHIFT, alt)
    assert world.selected() == PAGES[0]
    world.press(Qt.Key.Key_Down, SHIFT, CTRL)
    assert world.selected() == world.reading.text[: world.view.texts.range(1)[1]]
    world.press(Qt.Key.Key_Up, SHIFT, CTRL)
    assert world.selected() == world.reading.text[: world.view.texts.range(1)[0]]
    world.reading.select(30, 30)
    world.press(Qt.Key.Key_Up, alt)
    assert (world.reading.anchor, world.reading.caret) == (0, 0)


def test_page_down_takes_the_caret_along(world: World) -> None:
    world.view.resize(700, 420)
    world.settle()
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=world.point(0, 4, 0.2))
    world.press(Qt.Key.Key_PageDown, SHIFT)
    assert world.reading.caret > 4
    assert world.reading.anchor == 4
    world.press(Qt.Key.Key_PageUp, SHIFT)
    assert world.reading.caret <= 20


@pytest.mark.parametrize("spread", ["two", "cover"])
def test_two_pages_stand_beside_each_other_and_take_a_selection(world: World, spread: str) -> None:
    world.view.resize(1400, 900)
    world.view.set_spread(spread)
    world.settle()
    first, second = (0, 1) if spread == "two" else (1, 2)
    world.view.go_to_page(first)
    world.settle()
    left, right = world.view.scene().page_rect(first), world.view.scene().page_rect(second)
    assert left.top() == right.top()
    assert left.right() < right.left()
    start = world.view.texts.range(second)[0]
    world.drag(world.point(first, 0, 0.2), world.point(second, 2, 0.8))
    assert world.selected() == world.reading.text[world.view.texts.range(first)[0] : start + 3]


def test_pages_are_stepped_through_by_twos(world: World) -> None:
    world.view.set_spread("cover")
    world.view.set_zoom(3.0)
    for step, page in ((1, 1), (1, 1), (-1, 0)):
        world.view.step(step)
        assert world.view.page == page


def test_a_narrow_view_keeps_the_page_wide_and_names_claims_in_a_tip(world: World) -> None:
    served = Served("c", "outer-reach", "supports", "e")
    world.reading.set_passages(Passages([Shown("h1", 4, 19, 1, serves=(served,)), Shown("h2", 21, 30, 2)]))
    wide = world.view.stack.spacing.margin
    world.view.resize(400, 600)
    world.settle()
    narrow = world.view.stack.spacing.margin
    assert narrow < wide / 2
    assert world.view.scene().page_rect(0).width() > 300
    world.view.viewport().repaint()
    left, _ = world.view.margin_area()
    y = world.view.range_rects(4, 19)[0].center().y()
    assert world.view.margin_tip(QPointF(left + 40, y)) == "outer-reach"
    y = world.view.range_rects(21, 30)[0].center().y()
    assert world.view.margin_tip(QPointF(left + 14, y)) == "no claim yet"
    world.view.resize(900, 600)
    world.settle()
    assert world.view.margin_tip(QPointF(world.view.margin_area()[0] + 40, y)) == ""


@pytest.mark.parametrize(
    ("turn", "side"), [(0, "bottom"), (90, "left"), (180, "top"), (270, "right")], ids=str
)
def test_an_edge_stays_below_its_letters_when_the_page_is_turned(turn: int, side: str) -> None:
    line = QRectF(10, 20, 100, 17) if turn % 180 == 0 else QRectF(10, 20, 17, 100)
    edge = edge_rect(line, "solid", turn=turn)
    on_top = edge_rect(line, "solid", turn=turn, along_top=True)
    assert getattr(edge, side)() == getattr(line, side)()
    assert line.contains(edge)
    assert max(edge.width(), edge.height()) == 100
    assert not edge.intersects(on_top)
