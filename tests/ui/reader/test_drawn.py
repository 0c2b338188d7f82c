"""What is drawn at a point is what is selected there, whatever turns and cuts the page; and it comes back.

Where the letters are is worked out from the file's own numbers, not from the boxes that the reader uses.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.reader.page_view import PageView
from app.ui.reader.panel import ReaderPanel
from app.ui.session import Place, Session
from tests.bench.books import pdf_file

MEDIA, CROP = (0, 0, 420, 560), (60, 80, 360, 480)
SIZE = 24
#: Letter → where its baseline begins, in the file's own points; each stands in a word of three.
LETTERS = {"H": (90, 420), "K": (200, 420), "M": (90, 300), "N": (200, 300), "U": (150, 130)}
#: /Rotate of each page; the last page has no CropBox.
TURNS = (0, 90, 180, 270, 0)


def write_letters(path: Path) -> Path:
    """Write a PDF whose pages show the letters far apart."""
    shown = b"".join(
        b"BT /F1 %d Tf %.1f %d Td (i%so) Tj ET\n" % (SIZE, x - 0.6 * SIZE, y, one.encode())
        for one, (x, y) in LETTERS.items()
    )
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>"
    pages = []
    for number, turn in enumerate(TURNS):
        crop = b"/CropBox [%d %d %d %d]" % CROP if number < len(TURNS) - 1 else b""
        pages.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%d %d %d %d] %s /Rotate %d /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (*MEDIA, crop, turn)
        )
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(len(TURNS)))
    head = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(TURNS), kids),
    ]
    path.write_bytes(pdf_file([*head, font, stream, *pages]))
    return path


def turned(x: float, y: float, size: tuple[float, float], degrees: int) -> tuple[float, float]:
    """Return a point (y downwards) of a page of `size` on the page turned clockwise."""
    width, height = size
    return {
        0: (x, y),
        90: (height - y, x),
        180: (width - x, height - y),
        270: (y, width - x),
    }[degrees]


class Letters:
    """The file in the reader."""

    def __init__(self, qtbot: QtBot, panel: ReaderPanel, path: Path) -> None:
        self.qtbot = qtbot
        session = panel._session
        assert session.project is not None
        added = core.articles.add_article(session.project, write_letters(path / "letters.pdf"))
        self.article = added.article.id
        panel.resize(1500, 1100)
        session.show_article(Place(article=self.article))
        qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
        assert panel.current is not None
        assert isinstance(panel.current.view, PageView)
        self.view = panel.current.view
        self.view.motion = False

    def settle(self) -> None:
        """Wait for sharp pictures and boxes of what is in sight."""
        view = self.view

        def there() -> bool:
            view.viewport().repaint()
            return all(
                view.feed.glyphs(page) is not None and view.raster_key(page) in view.feed.rasters
                for page in view.visible_pages()
            )

        self.qtbot.waitUntil(there, timeout=20_000)

    def place(self, page: int, letter: str, u: float, v: float) -> QPoint:
        """Return where a part of a letter is in the viewport: u along its cell, v up from its baseline."""
        x, y = LETTERS[letter]
        left, bottom, right, top = CROP if page < len(TURNS) - 1 else MEDIA
        size = (float(right - left), float(top - bottom))
        on = (x + u * 0.6 * SIZE - left, top - (y + v * SIZE))
        on = turned(*on, size, TURNS[page])
        if TURNS[page] % 180:
            size = (size[1], size[0])
        on = turned(*on, size, self.view.rotation)
        rect, scale = self.view.scene().page_rect(page), self.view.stack.scale
        return QPointF(rect.left() + on[0] * scale, rect.top() + on[1] * scale).toPoint()

    def show(self, page: int, letter: str) -> None:
        """Bring a letter into the middle of the view."""
        self.view.go_to_page(page)
        area = self.view.viewport().rect()
        away = self.place(page, letter, 0.5, 0.3) - area.center()
        for bar, by in (
            (self.view.horizontalScrollBar(), away.x()),
            (self.view.verticalScrollBar(), away.y()),
        ):
            bar.setValue(bar.value() + by)
        self.settle()

    def drag(self, start: QPoint, end: QPoint) -> str:
        """Drag and return what is selected."""
        port, left = self.view.viewport(), Qt.MouseButton.LeftButton
        self.view.reading.select(0, 0)
        self.qtbot.mousePress(port, left, pos=start)
        self.view._mouse._extend_to(QPointF(end))
        self.qtbot.mouseRelease(port, left, pos=end)
        selection = self.view.reading.selection
        return "" if selection is None else self.view.reading.text[selection[0] : selection[1]]


@pytest.fixture
def letters(qtbot: QtBot, panel: ReaderPanel, tmp_path: Path) -> Letters:
    return Letters(qtbot, panel, tmp_path)


def ink_near(image: QImage, middle: QPoint, reach: int) -> int:
    """Return how many dark pixels are around a point."""
    return sum(
        QColor(image.pixel(middle.x() + dx, middle.y() + dy)).lightness() < 110
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
        if image.rect().contains(middle.x() + dx, middle.y() + dy)
    )


@pytest.mark.parametrize(("zoom", "spread"), [(1.0, "one"), (2.3, "one"), (0.8, "two"), (1.4, "cover")])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_what_is_drawn_at_a_point_is_selected_there(
    letters: Letters, rotation: int, zoom: float, spread: str
) -> None:
    view = letters.view
    view.rotate(rotation)
    view.set_spread(spread)
    view.set_zoom(zoom)
    for page in range(len(TURNS)):
        for letter in LETTERS:
            letters.show(page, letter)
            view.reading.select(0, 0)
            image = view.viewport().grab().toImage()
            middle = letters.place(page, letter, 0.5, 0.3)
            reach = max(2, round(0.3 * SIZE * view.stack.scale))
            assert ink_near(image, middle, reach) > reach, (page, letter)
            start, end = (letters.place(page, letter, u, 0.3) for u in (0.1, 0.9))
            assert letters.drag(start, end) == letter, (page, letter)


def test_a_highlight_comes_back_pixel_by_pixel_with_the_same_quote(
    qtbot: QtBot, letters: Letters, panel: ReaderPanel, port: Project, session: Session, tmp_path: Path
) -> None:
    letters.view.rotate(90)
    letters.view.set_zoom(1.5)
    letters.show(1, "M")
    start, end = letters.place(1, "M", 0.1, 0.3), letters.place(1, "M", 0.9, 0.3)
    assert letters.drag(start, end) == "M"
    qtbot.keyClick(letters.view, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: len(letters.view.reading.passages) == 1)
    [made] = core.highlights.list_highlights(port)
    before = picture(letters)
    path = port.path
    session.close_project()
    project = session.open_project(path)
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    assert panel.current is not None
    assert isinstance(panel.current.view, PageView)
    letters.view = panel.current.view
    qtbot.waitUntil(lambda: len(letters.view.reading.passages) == 1)
    letters.settle()
    after = picture(letters)
    [found] = core.highlights.list_highlights(project)
    assert (found.exact, found.start, found.end) == ("M", made.start, made.end)
    assert after.size() == before.size()
    assert after == before


def picture(letters: Letters) -> QImage:
    """Return the view at rest, without what comes and goes: caret and pointer."""
    letters.view.reading.point_at(None)
    letters.view.reading.select(0, 0)
    letters.settle()
    letters.view.clearFocus()
    return letters.view.viewport().grab().toImage()
