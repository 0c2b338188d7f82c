"""The prose of one section: Markdown in a text field, chips painted under `[[keys]]`, marks in the margin.

Offsets of the store are code points, Qt's are UTF-16 units; the map between them is made once per text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from app.anchor.offsets import Utf16Map
from app.ui import marks, theme
from app.ui.briefing.highlighter import MarkdownHighlighter
from app.ui.briefing.sentences import Chip, SentenceMark
from app.ui.wording import tr

MARGIN = 62
MOST_MARKS = 3


class BodyEditor(QTextEdit):
    """Edits a section's body as plain Markdown."""

    #: A key was pressed that a completion may want first; set `accepted` on the event to keep it.
    chip_clicked = Signal(str)
    caret_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Prose of the section"))
        self.setPlaceholderText(tr("Write here. Type [[ to name the claim that a sentence states."))
        self.document().setDocumentMargin(0)
        self.setViewportMargins(theme.px(MARGIN), theme.px(8), theme.px(48), 0)
        self._highlighter = MarkdownHighlighter(self.document())
        self._sentences: tuple[SentenceMark, ...] = ()
        self._chips: tuple[Chip, ...] = ()
        self._margin = _Margin(self)
        self.completer_keys: object | None = None
        self.cursorPositionChanged.connect(self.caret_moved)
        self.verticalScrollBar().valueChanged.connect(self._margin.update)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    # Text

    def set_body(self, body: str) -> None:
        """Show a body; the caret stays as near as it can to where it was."""
        at = self.textCursor().position()
        self.setPlainText(body)
        self._lay_out()
        self.document().clearUndoRedoStacks()
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def body(self) -> str:
        """Return the body as it is written."""
        return self.toPlainText()

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
        self._margin.update()
        self.viewport().update()

    def sentence_at_caret(self) -> SentenceMark | None:
        """Return the sentence in which the caret stands."""
        at = self.caret()
        return next((one for one in self._sentences if one.start <= at <= one.end), None)

    def sentence_rows(self) -> list[tuple[int, SentenceMark]]:
        """Return each marked sentence with the y of its first line, in the viewport."""
        places = Utf16Map(self.body())
        rows: list[tuple[int, SentenceMark]] = []
        for sentence in self._sentences:
            if sentence.mark:
                cursor = QTextCursor(self.document())
                cursor.setPosition(min(places.to_utf16(sentence.start), self.document().characterCount() - 1))
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
        places = Utf16Map(self.body())
        for chip in self._chips:
            for box in self._boxes(places.to_utf16(chip.start), places.to_utf16(chip.end)):
                self._paint_chip(painter, box, chip)
        for sentence in self._sentences:
            if sentence.mark == "warning" and not sentence.claims:
                for box in self._boxes(places.to_utf16(sentence.start), places.to_utf16(sentence.end)):
                    pen = QPen(theme.color("warning"), theme.px(1.5), Qt.PenStyle.DotLine)
                    painter.setPen(pen)
                    low = box.bottom() - theme.px(3)
                    painter.drawLine(QPointF(box.left(), low), QPointF(box.right(), low))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        self._margin.setGeometry(QRect(0, self.viewport().y(), theme.px(MARGIN), self.viewport().height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the claim of a chip that is clicked with Ctrl."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and (chip := self._chip_at(event.pos())):
            self.chip_clicked.emit(chip.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the claim of the chip at the caret with Ctrl+Enter; everything else is writing."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            at = self.caret()
            chip = next((one for one in self._chips if one.start <= at <= one.end), None)
            if chip is not None:
                self.chip_clicked.emit(chip.key)
                return
        super().keyPressEvent(event)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.setFont(theme.font("editor"))
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

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """Return one rectangle a line for a stretch of UTF-16 positions, in the viewport."""
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

    def _paint_chip(self, painter: QPainter, box: QRectF, chip: Chip) -> None:
        tinted = chip.mark in ("error", "warning")
        middle = box.center().y() + theme.px(2)
        frame = QRectF(
            box.left() - theme.px(4), middle - theme.px(9), box.width() + theme.px(2), theme.px(18)
        )
        painter.setBrush(theme.color(f"{chip.mark}_tint" if tinted else "sunken"))
        painter.setPen(QPen(theme.color(chip.mark if tinted else "hairline"), 1))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))

    def _chip_at(self, place: QPoint) -> Chip | None:
        at = Utf16Map(self.body()).to_code_point(self.cursorForPosition(place).position())
        return next((one for one in self._chips if one.start <= at <= one.end), None)


class _Margin(QWidget):
    """The marks beside the lines, and why in a tool tip."""

    def __init__(self, editor: BodyEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint at most three marks a line, the worst nearest to the text."""
        painter = QPainter(self)
        side = theme.px(14)
        used: dict[int, int] = {}
        for y, sentence in self._editor.sentence_rows():
            nth = used.get(y, 0)
            if nth < MOST_MARKS:
                left = self.width() - theme.px(25) - nth * (side + theme.px(3))
                marks.paint(painter, QRectF(left, y - side / 2, side, side), sentence.mark)
                used[y] = nth + 1
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say why a mark stands there."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = [
                one.why or marks.name(one.mark)
                for y, one in self._editor.sentence_rows()
                if abs(y - event.y()) < 14
            ]
            QToolTip.showText(event.globalPos(), "\n".join(near), self)
            return True
        return super().event(event)


def _x(line: QTextLine, position: int) -> float:
    """Return where a position stands on its line; the binding gives the position along with it."""
    place: object = line.cursorToX(position)
    x = place[0] if isinstance(place, tuple) else place
    return float(x) if isinstance(x, int | float) else 0.0
