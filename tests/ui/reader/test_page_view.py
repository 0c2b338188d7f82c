"""The page view by mouse and key: what is drawn at a point is what is selected there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleValueChangeEvent

from app.ui.reader import accessible
from app.ui.reader.rasters import RasterKey, make_key
from app.ui.reader.shown import Passages, Shown
from app.ui.reader.wishes import page_wishes
from tests.ui.reader.page_world import CTRL, PAGES, SHIFT, World
from tests.ui.reader.worlds import HEIGHT, WIDTH


@pytest.mark.parametrize("zoom", [1.0, 1.7])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_selecting_what_is_drawn_gives_these_characters(world: World, zoom: float, rotation: int) -> None:
    world.view.rotate(rotation)
    world.view.set_zoom(zoom)
    world.view.go_to_page(0)
    world.settle()
    if rotation:
        world.view.verticalScrollBar().setValue(0)
    start, end = world.point(0, 4, 0.2), world.point(0, 44, 0.8)
    world.view.resize(1400, 1200)
    world.settle()
    start, end = world.point(0, 4, 0.2), world.point(0, 44, 0.8)
    world.drag(start, end)
    assert world.selected() == PAGES[0][4:45]


def test_a_selection_reaches_over_pages(world: World) -> None:
    world.view.resize(700, 1600)
    world.view.set_zoom(1.0)
    world.settle()
    world.drag(world.point(0, 41, 0.2), world.point(1, 5, 0.8))
    assert world.selected() == world.reading.text[41 : world.view.texts.range(1)[0] + 6]


def test_a_double_click_selects_the_word_and_a_third_click_the_line(world: World) -> None:
    port, at = world.view.viewport(), world.point(0, 6, 0.5)
    world.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    world.qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert world.selected() == "outer"
    world.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert world.selected() == "The outer reach was"


def test_the_caret_selects_by_character_word_and_line(world: World) -> None:
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=world.point(0, 4, 0.2))
    world.press(Qt.Key.Key_Right, SHIFT)
    assert world.selected() == "o"
    world.press(Qt.Key.Key_Right, SHIFT, CTRL)
    assert world.selected() == "outer"
    world.press(Qt.Key.Key_End, SHIFT)
    assert world.selected() == "outer reach was"
    world.press(Qt.Key.Key_Down, SHIFT)
    assert world.selected() == "outer reach was\nworked all month an"


def test_home_and_control_end(world: World) -> None:
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=world.point(0, 30, 0.2))
    world.press(Qt.Key.Key_Home)
    assert world.reading.caret == 20
    world.press(Qt.Key.Key_End, CTRL)
    assert world.reading.caret == len(world.reading.text)
    world.qtbot.waitUntil(lambda: world.view.page == 2 or 2 in world.view.visible_pages())


def test_up_and_down_keep_the_column_and_go_on_to_the_next_page(world: World) -> None:
    world.view.resize(700, 1600)
    world.settle()
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=world.point(0, 50, 0.2))
    world.press(Qt.Key.Key_Down)
    assert world.reading.caret == world.view.texts.range(1)[0] + 9
    world.press(Qt.Key.Key_Up)
    assert world.reading.caret == 50


def test_single_keys_mean_something_on_a_selection_and_are_told_without_one(world: World) -> None:
    world.press(Qt.Key.Key_X)
    world.press(Qt.Key.Key_S)
    world.reading.select(0, 3)
    world.press(Qt.Key.Key_S)
    world.press(Qt.Key.Key_2)
    assert world.keys.done == ["nothing", "supports", "colour_2"]


def test_the_highlight_under_the_pointer_lights_and_a_click_presses_it(world: World) -> None:
    world.reading.set_passages(Passages([Shown("h1", 4, 19, 1), Shown("h2", 6, 9, 2)]))
    world.view.viewport().repaint()
    seen: list[object] = []
    world.reading.pointed.connect(seen.append)
    world.reading.pressed.connect(lambda pressed: seen.append(pressed.highlight))
    world.qtbot.mouseMove(world.view.viewport(), world.point(0, 16, 0.5))
    world.qtbot.mouseMove(world.view.viewport(), world.point(0, 7, 0.5))
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=world.point(0, 16, 0.5))
    assert seen == ["h1", "h2", "h1"]


def test_zooming_keeps_what_is_at_the_pointer(world: World) -> None:
    world.view.resize(500, 400)
    world.settle()
    at = world.point(0, 25, 0.5)
    world.view.set_zoom(2.6, focus=QPointF(at))
    moved = world.point(0, 25, 0.5)
    assert (moved - at).manhattanLength() <= 3


def test_a_page_is_never_blank_once_a_coarse_picture_is_there(world: World) -> None:
    world.qtbot.waitUntil(lambda: world.feed.rasters.has_any(world.view.raster_key(2)))
    world.view.set_zoom(3.0)
    assert world.feed.rasters.best(world.view.raster_key(2)) is not None


def test_going_to_a_passage_brings_it_into_sight(world: World) -> None:
    start = world.view.texts.range(2)[0]
    world.view.go_to(start, start + 5)
    world.qtbot.waitUntil(lambda: bool(world.view.range_rects(start, start + 5)))
    rect = world.view.range_rects(start, start + 5)[0]
    assert world.view.viewport().rect().contains(rect.toAlignedRect())


def test_assistive_technology_reads_page_selection_and_words(world: World) -> None:
    accessible.install()
    world.view.title = "Dredging"
    world.reading.select(0, 9)
    found = QAccessible.queryAccessibleInterface(world.view)
    assert found.role() == QAccessible.Role.Document
    texts = [found.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
    assert texts == ["Page 1 of 3, Dredging", "The outer"]
    assert found.text(QAccessible.Text.Description) == PAGES[0]


def test_a_page_without_a_picture_yet_shows_where_its_lines_are(world: World) -> None:
    world.hold_feed()
    world.feed.rasters.clear()
    world.feed.previews.clear()
    picture = world.view.grab().toImage()
    page = world.view.scene().page_rect(0).toAlignedRect()
    seen = {picture.pixelColor(page.center().x() // 2, y).name() for y in range(page.top() + 2, 400)}
    assert len(seen) == 2
    world.feed.is_locked = False


def test_what_was_scrolled_past_is_not_drawn(world: World) -> None:
    world.hold_feed()
    passed, wanted = (make_key(page, (WIDTH, HEIGHT), 0.3, 0, False) for page in (0, 2))
    world.feed.wish([passed])
    world.feed.wish([wanted])
    world.server.rendered.clear()
    world.feed.unlock()
    world.qtbot.waitUntil(lambda: wanted in world.feed.rasters)
    assert world.server.rendered[0] == (2, 0.3, 0)
    assert (0, 0.3, 0) not in world.server.rendered


def test_rushing_past_pages_asks_only_for_quick_pictures_of_what_is_seen(world: World) -> None:
    world.feed.rasters.clear()
    world.view.verticalScrollBar().setValue(0)
    keys = [wish for wish in page_wishes(world.view, rushing=True) if isinstance(wish, RasterKey)]
    assert len(page_wishes(world.view, rushing=True)) == len(keys)
    assert {key.page for key in keys} == set(world.view.visible_pages())
    assert all(key.scale < world.view.raster_key(key.page).scale for key in keys)


def test_the_desk_is_seen_above_the_first_page_and_below_the_last(world: World) -> None:
    gap = world.view.stack.spacing.top
    world.view.stand_at((0, 0.0), 1.0, "width", 0)
    assert world.view.scene().page_rect(0).top() == gap
    world.view.set_zoom(2.0)
    world.view.fit("width")
    assert world.view.scene().page_rect(0).top() == gap
    bar = world.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert world.view.viewport().height() - world.view.scene().page_rect(2).bottom() == pytest.approx(gap, 1)


def test_assistive_technology_is_told_of_selection_and_page(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[QAccessibleEvent] = []
    monkeypatch.setattr(accessible, "tell", told.append)
    announcer = accessible.Announcer(world.view)
    assert world.view.focusPolicy() == Qt.FocusPolicy.StrongFocus
    world.view.setFocus()
    world.qtbot.waitUntil(world.view.hasFocus)
    world.reading.select(0, 9)
    world.view.go_to_page(2)
    assert [event.type() for event in told] == [QAccessible.Event.ValueChanged, QAccessible.Event.NameChanged]
    assert [e.value() for e in told if isinstance(e, QAccessibleValueChangeEvent)] == ["The outer"]
    assert announcer.parent() is world.view


@pytest.mark.parametrize("rotation", [0, 90])
def test_going_to_a_passage_on_a_wide_page_scrolls_sideways_too(world: World, rotation: int) -> None:
    world.view.resize(360, 300)
    world.view.rotate(rotation)
    world.view.set_zoom(3.0)
    world.view.horizontalScrollBar().setValue(0)
    world.settle()
    for start, end in ((35, 38), (0, 3)):
        world.view.go_to(start, end)
        [rect] = world.view.range_rects(start, end)
        assert world.view.viewport().rect().toRectF().contains(rect)


def test_the_caret_is_followed_sideways(world: World) -> None:
    world.view.resize(360, 300)
    world.view.set_zoom(3.0)
    world.view.horizontalScrollBar().setValue(0)
    world.settle()
    world.reading.select(38, 38)
    world.view.show_caret()
    caret = world.view.caret_rect()
    assert caret is not None
    assert 0 <= caret.left() <= world.view.viewport().width()
