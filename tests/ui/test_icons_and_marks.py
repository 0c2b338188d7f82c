"""Icons are drawn by one rule; marks can be told apart by their shape alone."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import icons, marks, theme

NEEDED = (
    "search",
    "plus",
    "close",
    "filter",
    "sort",
    "more",
    "back",
    "forward",
    "undo",
    "redo",
    "left",
    "right",
    "up",
    "down",
    "article",
    "page",
    "text-view",
    "split",
    "zoom-in",
    "zoom-out",
    "fit-width",
    "find",
    "origin",
    "highlight",
    "note",
    "link",
    "unlink",
    "quote",
    "claim",
    "tag",
    "drag",
    "outline",
    "grid",
    "audit",
    "receipt",
    "waive",
    "heading",
    "bold",
    "italic",
    "list",
    "table",
    "footnote",
    "import",
    "export",
    "folder",
    "paste",
    "recent",
    "sample",
    "saved",
    "locked",
    "settings",
    "help",
    "keyboard",
    "trash",
    "restore",
    "no-date",
    "unrated",
    "retracted",
    "corrected",
    "drifted",
    "changed",
    "orphan",
)


def drawn(mark: str) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    marks.paint(painter, QRectF(0, 0, 64, 64), mark, QColor("white"))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8).convertToFormat(QImage.Format.Format_Mono)


def test_every_icon_that_is_needed_is_there() -> None:
    assert set(NEEDED) <= set(icons.names())


@pytest.mark.parametrize("name", icons.names())
def test_icon_keeps_the_rules(name: str) -> None:
    source = (paths.resources_folder() / "icons" / f"{name}.svg").read_text()
    head = re.match(r"<svg [^>]*>", source)
    assert head is not None
    for rule in (
        'viewBox="0 0 24 24"',
        'fill="none"',
        'stroke="currentColor"',
        'stroke-width="1.5"',
        'linecap="round"',
    ):
        assert rule in head.group()


def test_icon_takes_the_theme_of_the_moment(look: QApplication) -> None:
    made = icons.icon("plus")
    try:
        colours = []
        for name in ("light", "dark"):
            theme.choose(name)
            image = made.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Normal).toImage()
            colours.append(image.pixelColor(12, 12).name())
            assert colours[-1] == theme.color("text").name()
        assert colours[0] != colours[1]
    finally:
        theme.choose("light")


def test_disabled_icon_is_fainter(look: QApplication) -> None:
    image = icons.icon("plus").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(12, 12).name() == theme.color("border").name()


@pytest.mark.parametrize("pair", list(combinations(marks.MARKS, 2)))
def test_marks_differ_in_shape_without_colour(look: QApplication, pair: tuple[str, str]) -> None:
    one, other = (drawn(mark) for mark in pair)
    different = sum(one.pixelIndex(x, y) != other.pixelIndex(x, y) for x in range(64) for y in range(64))
    assert different > 100


@pytest.mark.parametrize("mark", marks.MARKS)
def test_marks_have_names(mark: str) -> None:
    assert marks.name(mark)


def test_tally_prints_a_number_when_there_are_more_than_four(look: QApplication) -> None:
    few, many, more = (tally(number) for number in (4, 5, 9))
    assert few != many
    assert many != more


def tally(number: int) -> QImage:
    image = QImage(160, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    marks.paint_tally(painter, QRectF(0, 0, 160, 16), number, 0)
    painter.end()
    return image
