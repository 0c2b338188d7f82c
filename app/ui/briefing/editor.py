"""The prose of one section: Markdown in a text field, chips painted under `[[keys]]`, marks in the margin.

Offsets of the store are code points, Qt's are UTF-16 units; the map between them is made once per text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.anchor.offsets import Utf16Map
from app.ui import theme
from app.ui.briefing.chips import TINTED, paint_chip
from app.ui.briefing.highlighter import MarkdownHighlighter
from app.ui.briefing.margin import Margin
from app.ui.briefing.sentences import Chip, SentenceMark
from app.ui.wording import tr

#: The room beside the text; the innermost of it belongs to the text, for chips that begin a line.
MARGIN, INSIDE = 62, 6
NEW_LINE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class BodyEditor(QTextEdit):
    """Edits a section's body as plain Markdown."""

    #: The key of the chip that the user wants to see.
    chip_clicked = Signal(str)
    caret_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Prose of the section"))
        self.setPlaceholderText(tr("Write here. Type [[ to name the claim that a sentence states."))
        self._highlighter = MarkdownHighlighter(self.document())
        self._sentences: tuple[SentenceMark, ...] = ()
        self._chips: tuple[Chip, ...] = ()
        self._places = Utf16Map("")
        self._text: str | None = None
        self.document().contentsChange.connect(self.on_contents_change)
        self._margin = Margin(self)
        self.cursorPositionChanged.connect(self.caret_moved)
        self.verticalScrollBar().valueChanged.connect(self._margin.update)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    # Text

    def set_body(self, body: str) -> None:
        """Show another body."""
        self.setPlainText(body)
        self._lay_out()
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

    def caret(self) -> int:
        """Return the caret's place in code points."""
        return Utf16Map(self.body()).to_code_point(self.textCursor().position())

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace a stretch (code points) as one step of the field's own undo; the caret goes behind it."""
        places = Utf16Map(self.body())
        cursor = self.textCursor()
        cursor.setPosition(places.to_utf16(start))
        cursor.setPosition(places.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def surround(self, before: str, after: str) -> None:
        """Put marks around the selection, or at the caret with the caret between them."""
        cursor = self.textCursor()
        chosen = cursor.selectedText()
        cursor.insertText(before + chosen + after)
        if not chosen:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(after))
        self.setTextCursor(cursor)
        self.setFocus()

    def start_line_with(self, mark: str) -> None:
        """Put a mark at the start of the caret's line."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.insertText(mark)
        self.setFocus()

    # Marks

    def set_marks(self, sentences: tuple[SentenceMark, ...], chips: tuple[Chip, ...]) -> None:
        """Say what stands in the margin and how the chips are painted."""
        self._sentences = sentences
        self._chips = chips
        self._places = Utf16Map(self.body())
        self._highlighter.set_tinted({one.key for one in chips if one.mark in TINTED})
        self._margin.update()
        self.viewport().update()

    def sentence_at_caret(self) -> SentenceMark | None:
        """Return the sentence in which the caret stands."""
        at = self.caret()
        return next((one for one in self._sentences if one.start <= at <= one.end), None)

    def sentence_rows(self) -> list[tuple[int, SentenceMark]]:
        """Return each marked sentence that begins in sight, with the y of its first line in the viewport."""
        first, last = self._in_sight()
        rows: list[tuple[int, SentenceMark]] = []
        for sentence in self._sentences:
            if sentence.mark and sentence.end >= first and sentence.start <= last:
                cursor = QTextCursor(self.document())
                start = self._places.to_utf16(sentence.start)
                cursor.setPosition(min(start, self.document().characterCount() - 1))
                rows.append((self.cursorRect(cursor).center().y(), sentence))
        return rows

    def show_offset(self, offset: int) -> None:
        """Bring the caret to a code point of the body."""
        cursor = self.textCursor()
        cursor.setPosition(min(Utf16Map(self.body()).to_utf16(offset), self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Qt

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only."""
        if source.hasText():
            self.textCursor().insertText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say that only text is taken; files dropped here go to the window."""
        return source.hasText() and not source.hasUrls()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint chips and underlines below the text, then the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._in_sight()
        for chip in self._chips:
            if first <= chip.end and chip.start <= last:
                boxes = self._boxes(chip.start, chip.end)
                for place, box in enumerate(boxes):
                    paint_chip(painter, box, chip.mark, first=place == 0)
        for sentence in self._sentences:
            unnamed = sentence.mark in ("warning", "error") and not sentence.claims
            if unnamed and first <= sentence.end and sentence.start <= last:
                for box in self._boxes(sentence.start, sentence.end):
                    painter.setPen(QPen(theme.color(sentence.mark), theme.px(1.5), Qt.PenStyle.DotLine))
                    low = box.bottom() - theme.px(3)
                    painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        self._margin.setGeometry(
            QRect(0, self.viewport().y(), theme.px(MARGIN - INSIDE), self.viewport().height())
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the claim of a chip that is clicked with Ctrl."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (chip := self._chip_at(event.pos())):
            self.chip_clicked.emit(chip.key)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when there is nothing to undo in this field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            back = event.matches(QKeySequence.StandardKey.Undo)
            forth = event.matches(QKeySequence.StandardKey.Redo)
            history = self.document()
            if (back and not history.isUndoAvailable()) or (forth and not history.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the claim of the chip at the caret with Ctrl+Enter; everything else is writing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            at = self.caret()
            chip = next((one for one in self._chips if one.start <= at <= one.end), None)
            if chip is not None:
                self.chip_clicked.emit(chip.key)
                return
        if enter and not event.modifiers() & ~NEW_LINE:
            # Qt takes the second Return in a row for "no more of this format" and inserts nothing.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.setFont(theme.font("editor"))
        self.document().setDocumentMargin(theme.px(INSIDE))
        self.setViewportMargins(theme.px(MARGIN - INSIDE), theme.px(8 - INSIDE), theme.px(48 - INSIDE), 0)
        self.document().setDefaultFont(theme.font("editor"))
        self._lay_out()

    # Inside

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
        corner = QPoint(self.viewport().width(), self.viewport().height())
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        last = self.cursorForPosition(corner).block()
        return self._places.to_code_point(first), self._places.to_code_point(last.position() + last.length())

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return one rectangle a line for a stretch of code points, in the viewport."""
        start, end = self._places.to_utf16(start), self._places.to_utf16(end)
        boxes: list[QRectF] = []
        layout = self.document().documentLayout()
        shift = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            corner = layout.blockBoundingRect(block).topLeft() + shift
            first, last = max(0, start - block.position()), min(end - block.position(), block.length() - 1)
            for number in range(block.layout().lineCount()):
                line = block.layout().lineAt(number)
                from_, to = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                if from_ < to:
                    left, right = _x(line, from_), _x(line, to)
                    top = corner.y() + line.y()
                    boxes.append(QRectF(corner.x() + min(left, right), top, abs(right - left), line.height()))
            block = block.next()
        return boxes

    def _chip_at(self, place: QPoint) -> Chip | None:
        at = Utf16Map(self.body()).to_code_point(self.cursorForPosition(place).position())
        return next((one for one in self._chips if one.start <= at <= one.end), None)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _x(line: QTextLine, position: int) -> float:
    """Return where a position stands on its line; the binding gives the position along with it."""
    place: object = line.cursorToX(position)
    x = place[0] if isinstance(place, tuple) else place
    return float(x) if isinstance(x, int | float) else 0.0
