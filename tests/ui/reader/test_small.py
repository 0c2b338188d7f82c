"""Finding, what is remembered, rasters, pages, and where the bar floats."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.ui.reader.finding import find_hits
from app.ui.reader.pages import PageTexts
from app.ui.reader.places import (
    OpenTabs,
    Standpoint,
    stands_from_json,
    stands_to_json,
    tabs_from_json,
    tabs_to_json,
)
from app.ui.reader.rasters import MOST_PIXELS, RasterCache, RasterKey, darken, make_key
from app.ui.reader.selection_bar import place_beside
from tests.ui.reader.worlds import joined

STANDS = st.builds(
    Standpoint,
    mode=st.sampled_from(("", "page", "text")),
    place=st.tuples(st.integers(0, 999), st.floats(-1, 1)),
    zoom=st.floats(0.25, 6),
    fit=st.sampled_from(("width", "page", "free")),
    rotation=st.sampled_from((0, 90, 180, 270)),
    spread=st.sampled_from(("one", "two", "cover")),
)


@given(st.text(max_size=40), st.text(max_size=5))
def test_what_is_found_holds_the_words(text: str, words: str) -> None:
    for start, end in find_hits(text, words):
        assert 0 <= start < end <= len(text)


@given(st.dictionaries(st.text(max_size=5), STANDS, max_size=4))
def test_standpoints_come_back(stands: dict[str, Standpoint]) -> None:
    assert stands_from_json(stands_to_json(stands)) == stands


@given(st.text(max_size=30))
def test_what_cannot_be_read_is_nothing(stored: str) -> None:
    assert isinstance(stands_from_json(stored), dict)
    assert isinstance(tabs_from_json(stored), list)


def test_tabs_come_back() -> None:
    panes = [OpenTabs(("a", "b"), 1), OpenTabs(("c",), 0)]
    assert tabs_from_json(tabs_to_json(panes)) == panes


@given(st.lists(st.text(st.sampled_from("ab\n"), max_size=10), min_size=1, max_size=6))
def test_pages_are_ranges_of_the_text(pages: list[str]) -> None:
    texts = PageTexts(*joined(pages))
    assert [texts.page_text(index) for index in range(len(pages))] == pages


def test_a_page_is_found_by_its_label_before_its_number() -> None:
    text, marks = joined(["a", "b", "c"])
    roman = tuple(
        type(mark)(index=mark.index, label=label, start=mark.start)
        for mark, label in zip(marks, ("i", "ii", "1"), strict=True)
    )
    texts = PageTexts(text, roman)
    assert texts.page_with_label("1") == 2
    assert texts.page_with_label("II") == 1
    assert texts.page_with_label("2") == 1
    assert texts.page_with_label("9") is None


def test_the_least_recently_shown_raster_goes_first(qtbot: QtBot) -> None:
    cache = RasterCache(most_bytes=3 * 400)
    keys = [RasterKey(page, 1000, 0, False) for page in range(4)]
    for key in keys[:3]:
        cache.put(key, QImage(10, 10, QImage.Format.Format_RGB32))
    cache.get(keys[0])
    cache.put(keys[3], QImage(10, 10, QImage.Format.Format_RGB32))
    assert [key in cache for key in keys] == [True, False, True, True]


def test_a_coarse_raster_stands_in_until_the_sharp_one_is_there(qtbot: QtBot) -> None:
    cache = RasterCache()
    cache.put(RasterKey(0, 400, 0, False), QImage(4, 4, QImage.Format.Format_RGB32))
    assert cache.best(RasterKey(0, 1500, 0, False)) is not None
    assert cache.best(RasterKey(0, 1500, 90, False)) is None


@given(st.floats(1, 15000), st.floats(1, 15000), st.floats(0.1, 20))
def test_never_more_pixels_than_allowed_are_asked_for(width: float, height: float, scale: float) -> None:
    key = make_key(0, (width, height), scale, 0, False)
    assert width * height * key.scale**2 <= MOST_PIXELS * 1.001 or key.milliscale == 1


def test_dark_pages_have_the_colours_of_paper_and_ink(qtbot: QtBot) -> None:
    image = QImage(2, 1, QImage.Format.Format_RGB32)
    image.setPixelColor(0, 0, QColor("white"))
    image.setPixelColor(1, 0, QColor("black"))
    darken(image, QColor("#1E2226"), QColor("#DCDFE1"))
    assert [image.pixelColor(x, 0).name().upper() for x in (0, 1)] == ["#1E2226", "#DCDFE1"]


@given(st.integers(0, 700), st.integers(1, 4), st.integers(0, 300))
def test_the_bar_never_covers_a_selection_of_a_few_lines(top: int, lines: int, left: int) -> None:
    area = QRect(0, 0, 780, 730)
    rects = [QRectF(left, top + 17 * n, 300, 16) for n in range(lines) if top + 17 * n + 16 <= 730]
    if not rects:
        return
    place = place_beside(QRect(0, 0, 404, 74), rects, area)
    assert area.contains(place)
    assert not any(place.intersects(rect.toAlignedRect()) for rect in rects)
