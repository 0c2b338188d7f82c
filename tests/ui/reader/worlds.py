"""Worlds for the reader's tests: a page server that draws letters on a grid, and real projects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

from app.intake.intake import PageBoxes, PageLink, Raster
from app.ui.reader.pages import PAGE_BREAK
from db.records import PageMark

WIDTH, HEIGHT = 300.0, 400.0
LEFT, TOP, ADVANCE, LEADING, SIZE = 20.0, 30.0, 7.0, 16.0, 12.0


def grid_boxes(text: str) -> tuple[tuple[float, float, float, float] | None, ...]:
    """Return boxes as if each character stood in a cell of a grid; line ends draw nothing."""
    boxes: list[tuple[float, float, float, float] | None] = []
    x, y = LEFT, TOP
    for character in text:
        if character == "\n":
            boxes.append(None)
            x, y = LEFT, y + LEADING
            continue
        boxes.append((x, y, x + ADVANCE, y + SIZE))
        x += ADVANCE
    return tuple(boxes)


class GridServer:
    """Answers like a page server, at once and without a process."""

    def __init__(self, pages: Sequence[str]) -> None:
        self.pages = pages
        self.closed = False
        self.page_links: dict[int, tuple[PageLink, ...]] = {}
        self.rendered: list[tuple[int, float, int]] = []

    def render(self, index: int, scale: float, rotation: int = 0) -> Raster:
        self.rendered.append((index, scale, rotation))
        width, height = max(1, round(WIDTH * scale)), max(1, round(HEIGHT * scale))
        if rotation % 180:
            width, height = height, width
        return Raster(width, height, width * 4, b"\xff" * (width * 4 * height))

    def boxes(self, index: int, expected_text: str) -> PageBoxes:
        return PageBoxes(WIDTH, HEIGHT, grid_boxes(expected_text))

    def links(self, index: int) -> tuple[PageLink, ...]:
        return self.page_links.get(index, ())

    def close(self) -> None:
        self.closed = True


def joined(pages: Sequence[str]) -> tuple[str, tuple[PageMark, ...]]:
    """Join pages to a canonical text with its page map."""
    marks: list[PageMark] = []
    text = ""
    for index, page in enumerate(pages):
        text += PAGE_BREAK if index else ""
        marks.append(PageMark(index=index, label=str(index + 1), start=len(text)))
        text += page
    return text, tuple(marks)


def write_pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """Write a PDF of lines of text."""
    writer = QPdfWriter(str(path))
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QSizeF(WIDTH, HEIGHT), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    font = QFont("Source Serif Pro")
    font.setPixelSize(12)
    for number, lines in enumerate(pages):
        if number:
            writer.newPage()
        painter.setFont(font)
        for row, line in enumerate(lines):
            painter.drawText(QPointF(LEFT, TOP + row * LEADING), line)
    painter.end()
    return path
