"""A page view over the grid server, to be acted on by mouse and key."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from app.ui.jobs import jobs
from app.ui.reader.geometry import Box
from app.ui.reader.keys import verb_of
from app.ui.reader.page_feed import PageFeed
from app.ui.reader.page_view import PageView
from app.ui.reader.pages import PageTexts
from app.ui.reader.reading import Reading
from tests.ui.reader.worlds import HEIGHT, WIDTH, GridServer, grid_boxes, joined

PAGES = (
    "The outer reach was\nworked all month and\nnothing broke",
    "Second page starts\nhere and goes on",
    "Third",
)


class Keys:
    """Takes the reader's keys and remembers the verbs."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.done: list[str] = []

    def verb_for(self, event: QKeyEvent) -> str:
        held = self.reading.highlight_at_caret() is not None
        return verb_of(event, selected=self.reading.selection is not None, in_highlight=held)

    def do(self, verb: str) -> None:
        self.done.append(verb)


class World:
    """A page view over the grid server, ready to be acted on."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        text, marks = joined(PAGES)
        self.reading = Reading(text)
        self.server = GridServer(PAGES)
        texts = PageTexts(text, marks)
        self.feed = PageFeed(lambda: self.server, texts, jobs())
        self.keys = Keys(self.reading)
        self.view = PageView(self.reading, texts, [(WIDTH, HEIGHT)] * 3, self.feed, self.keys)
        self.view.motion = False
        self.view.resize(700, 900)
        self.view.show()
        qtbot.waitUntil(lambda: self.feed.glyphs(0) is not None)

    def settle(self) -> None:
        """Wait until the pages that are visible can be selected."""
        self.view.viewport().repaint()
        self.qtbot.waitUntil(lambda: all(self.feed.glyphs(p) is not None for p in self.view.visible_pages()))

    def hold_feed(self) -> None:
        """Let the feed ask for nothing more, and what is under way arrive."""
        self.feed.is_locked = True
        self.qtbot.waitUntil(lambda: not jobs().running)

    def point(self, page: int, offset: int, part: float) -> QPoint:
        """Return the point at a part (0 to 1) of the way through a character, as the page is shown."""
        box = grid_boxes(PAGES[page])[offset]
        assert box is not None
        x = box[0] + (box[2] - box[0]) * part
        y = (box[1] + box[3]) / 2
        on = self.view.stack.to_view(page, Box(x, y, x, y))
        bars = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        return QPointF(on.x0 - bars[0], on.y0 - bars[1]).toPoint()

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move, release."""
        port = self.view.viewport()
        self.qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        self.qtbot.mouseMove(port, end)
        self.view._mouse._extend_to(QPointF(end))
        self.qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)

    def selected(self) -> str:
        """Return the selected text."""
        selection = self.reading.selection
        return "" if selection is None else self.reading.text[selection[0] : selection[1]]

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key in the view."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self.qtbot.keyClick(self.view, key, held)


SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
