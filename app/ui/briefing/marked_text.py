"""A section's body as it is shown: chips painted under `[[keys]]`, marks in the margin, waves under words.

Offsets of the store are code points, Qt's are UTF-16 units; the map between them is made once per text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from app.anchor.offsets import Utf16Map
from app.ui import theme
from app.ui.briefing.body_marks import BodyMarks, Chip, SentenceMark
from app.ui.briefing.chips import TINTED, find_chips, paint_ground, paint_text
from app.ui.briefing.highlighter import MarkdownHighlighter, is_fenced
from app.ui.briefing.margin import Margin
from app.ui.widgets.boxes import boxes, line_parts, paint_wave, units_in_sight
from app.ui.wording import tr

#: The room beside the text; what of it belongs to the text, for broken chips; and what parts it from marks.
MARGIN, INSIDE, BESIDE = 64, 4, 11


#: Characters of a body whose lines are formatted bit by bit.
LONG = 50_000


class MarkedText(QTextEdit):
    """Plain Markdown with the marks of its sentences; editor.py says what keys and mouse do."""

    caret_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Prose of the section"))
        self.setPlaceholderText(tr("Write here. Type [[ to name the claim that a sentence states."))
        self._highlighter = MarkdownHighlighter(self.document())
        self._marks = BodyMarks(())
        self._places = Utf16Map("")
        self._text: str | None = None
        self._mapped: str | None = None
        self._now = self._places
        #: What a chip's tool tip says, by its claim's key.
        self.tip_of: Callable[[str], str] = str
        #: The misspelt words between two positions (UTF-16 units).
        self.misspelt: Callable[[int, int], Iterable[tuple[int, int]]] = lambda first, last: ()
        self.document().contentsChange.connect(self.on_contents_change)
        self._margin = Margin(self)
        self.cursorPositionChanged.connect(self.caret_moved)
        self.verticalScrollBar().valueChanged.connect(self._margin.update)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_body(self, body: str) -> None:
        """Show another body."""
        long = len(body) > LONG
        if long:
            # Else each line would be formatted twice before the first is seen.
            self.document().blockSignals(True)
        self.setPlainText(body)
        self._text = None
        self._lay_out()
        self.document().blockSignals(False)
        if long:
            self._highlighter.begin()
        self.forget_steps()

    def change_body(self, body: str) -> None:
        """Show the section's body as it is now: only what differs is replaced, and the caret goes there."""
        before = self.body()
        start = _shared(before, body)
        rest = min(len(before), len(body)) - start
        end = min(rest, _shared(before[::-1], body[::-1]))
        self.replace(start, len(before) - end, body[start : len(body) - end])
        self._lay_out()
        self.forget_steps()

    def forget_steps(self) -> None:
        """From here on, undo is the project's: what was typed is a step there."""
        self.document().clearUndoRedoStacks()

    def body(self) -> str:
        """Return the body as it is written."""
        if self._text is None:
            self._text = self.toPlainText()
        return self._text

    @Slot(int, int, int)
    def on_contents_change(self, position: int, removed: int, added: int) -> None:
        """Read the text again when somebody asks for it."""
        self._text = None

    def _map(self) -> Utf16Map:
        """Return the map between the body's code points and Qt's units as they are now."""
        body = self.body()
        if self._mapped is not body:
            self._mapped, self._now = body, Utf16Map(body)
        return self._now

    def caret(self) -> int:
        """Return the caret's place in code points."""
        return self._map().to_code_point(self.textCursor().position())

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace a stretch (code points) as one step of the field's own undo; the caret goes behind it."""
        places = self._map()
        cursor = self.textCursor()
        cursor.setPosition(places.to_utf16(start))
        cursor.setPosition(places.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def set_marks(self, sentences: tuple[SentenceMark, ...], chips: tuple[Chip, ...]) -> None:
        """Say what stands in the margin and how the chips are painted."""
        self.show_marks(BodyMarks.of(sentences, chips))

    def show_marks(self, marks: BodyMarks) -> None:
        """Show the marks of the body as it is now."""
        self._marks = marks
        self._places = self._map()
        self._highlighter.set_marks({key: mark for key, mark in marks.marks.items() if mark in TINTED})
        self._margin.update()
        self.viewport().update()

    def sentence_at_caret(self) -> SentenceMark | None:
        """Return the sentence in which the caret stands."""
        at = self.caret()
        return next(self._marks.sentences_between(at, at), None)

    def chip_touching(self, at: int) -> Chip | None:
        """Return the chip that stands at a code point, or begins or ends there."""
        return next(self._marks.chips_between(at, at), None)

    def sentence_rows(self) -> list[tuple[int, SentenceMark]]:
        """Return each marked sentence that begins in sight, with the y of its first line in the viewport."""
        first, last = self._in_sight()
        rows: list[tuple[int, SentenceMark]] = []
        for sentence in self._marks.sentences_between(first, last):
            if sentence.mark:
                cursor = QTextCursor(self.document())
                start = self._places.to_utf16(sentence.start)
                cursor.setPosition(min(start, self.document().characterCount() - 1))
                rows.append((self.cursorRect(cursor).center().y(), sentence))
        return rows

    def first_in_sight(self) -> int:
        """Return the code point at the upper edge."""
        return self._places.to_code_point(self.cursorForPosition(QPoint(0, theme.px(4))).position())

    def show_offset(self, offset: int) -> None:
        """Bring the caret to a code point of the body."""
        cursor = self.textCursor()
        cursor.setPosition(min(self._map().to_utf16(offset), self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chips and underlines below the text, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._in_sight()
        self._paint_chips(painter)
        for sentence in self._marks.sentences_between(first, last):
            if sentence.mark in ("warning", "error") and not sentence.claims:
                for box in self._boxes(sentence.start, sentence.end):
                    painter.setPen(QPen(theme.color(sentence.mark), theme.px(1.5), Qt.PenStyle.DotLine))
                    low = box.bottom() - theme.px(3)
                    painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))
        for start, end in self.misspelt(*units_in_sight(self)):
            for box in boxes(self, start, end):
                paint_wave(painter, box, "error")
        painter.end()
        super().paintEvent(event)

    def _paint_chips(self, painter: QPainter) -> None:
        """Paint every chip in sight: its text is transparent, also where its key names nothing."""
        known = {self._places.to_utf16(one.start) for one in self._marks.chips_between(*self._in_sight())}
        marks = self._marks.marks
        for block in self._blocks_in_sight():
            if is_fenced(block):
                continue
            mirrored = block.textDirection() == Qt.LayoutDirection.RightToLeft
            for start, end, key in find_chips(block.text()):
                for part in line_parts(self, block, start, end):
                    if block.position() + start in known:
                        paint_ground(painter, part, marks[key], mirrored=mirrored)
                    paint_text(painter, part, marks.get(key, ""), mirrored=mirrored)

    def _blocks_in_sight(self) -> Iterator[QTextBlock]:
        first, last = units_in_sight(self)
        block = self.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            yield block
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        self._margin.setGeometry(
            QRect(0, self.viewport().y(), theme.px(MARGIN - BESIDE), self.viewport().height())
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what a chip's claim states and on what it rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            chip = self.chip_at(event.pos())
            QToolTip.showText(event.globalPos(), self.tip_of(chip.key) if chip else "", self)
            return True
        return super().viewportEvent(event)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.setFont(theme.font("editor"))
        self.document().setDocumentMargin(theme.px(INSIDE))
        self.setViewportMargins(theme.px(MARGIN - INSIDE), theme.px(8 - INSIDE), theme.px(48 - INSIDE), 0)
        self.document().setDefaultFont(theme.font("editor"))
        self._lay_out()

    def _lay_out(self) -> None:
        spaced = QTextBlockFormat()
        spaced.setLineHeight(theme.line("editor"), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.document().setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(spaced)
        self.document().setUndoRedoEnabled(True)

    def _in_sight(self) -> tuple[int, int]:
        """Return the first and the last code point that can be seen, roughly."""
        first, last = units_in_sight(self)
        return self._places.to_code_point(first), self._places.to_code_point(last)

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return one rectangle a line for a stretch of code points, in the viewport."""
        return boxes(self, self._places.to_utf16(start), self._places.to_utf16(end))

    def chip_at(self, place: QPoint) -> Chip | None:
        """Return the chip at a place of the viewport."""
        block = self.cursorForPosition(place).block()
        for start, end, _ in () if is_fenced(block) else find_chips(block.text()):
            if any(part.box.contains(QPointF(place)) for part in line_parts(self, block, start, end)):
                at = self._places.to_code_point(block.position() + start)
                return next((one for one in self._marks.chips_between(at, at) if one.start == at), None)
        return None


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
