"""How the palette's rows look: their words in serif, ours in sans; hits in 600 with an underline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import icons, theme
from app.ui.commands import full_label
from app.ui.palette.results import CommandRow, Heading, HitRow, Note
from app.ui.palette.rows_model import ROW
from app.ui.widgets import badges
from app.ui.wording import tr

Index = QModelIndex | QPersistentModelIndex
ICONS = {"articles": "article", "highlights": "highlight", "claims": "claim", "briefings": "pen"}
LEFT, ICON, RIGHT = 45, 18, 16


class ResultDelegate(QStyledItemDelegate):
    """Paints headings, hits and commands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return 29 px for a heading, 51 for a hit, 34 for a note or 51 with a hint, 28 for a command."""
        row = index.data(ROW)
        high = {Heading: 29, HitRow: 51, Note: 34}.get(type(row), 28)
        if isinstance(row, Note) and row.hint:
            high = 51
        return QSize(0, theme.px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = index.data(ROW)
        painter.save()
        box = QRectF(option.rect)
        if isinstance(row, Heading):
            self._paint_words(
                painter, box.adjusted(theme.px(ICON - 2), theme.px(5), 0, 0), row.words, "meta", "muted"
            )
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.color("selection"))
            painter.fillRect(QRectF(box.left(), box.top(), theme.px(3), box.height()), theme.color("accent"))
            if theme.tokens().name == "high_contrast":
                painter.setPen(theme.color("accent"))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        if isinstance(row, CommandRow):
            self._paint_command(painter, box, row)
        elif isinstance(row, HitRow):
            self._paint_hit(painter, box, row, chosen)
        elif isinstance(row, Note):
            self._paint_note(painter, box, row, chosen)
        painter.restore()

    def _paint_command(self, painter: QPainter, box: QRectF, row: CommandRow) -> None:
        side = theme.px(16)
        square = QRectF(box.left() + theme.px(ICON), box.center().y() - side / 2, side, side)
        icons.paint(painter, square, row.command.icon or "right", theme.color("muted"))
        right = box.right() - theme.px(RIGHT)
        for keys in row.command.keys[:1]:
            text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            right = _paint_cap(painter, right, box.center().y(), text)
        words = QRectF(
            box.left() + theme.px(LEFT), box.top(), right - box.left() - theme.px(LEFT + 8), box.height()
        )
        self._paint_words(painter, words, full_label(row.command), "body", "text")

    def _paint_note(self, painter: QPainter, box: QRectF, row: Note, chosen: bool) -> None:
        left, right = box.left() + theme.px(ICON), box.right() - theme.px(RIGHT)
        if row.goal is not None:
            right = _paint_cap(painter, right, box.center().y(), tr("Enter")) if chosen else right
            side = theme.px(16)
            square = QRectF(left, box.center().y() - side / 2, side, side)
            icons.paint(painter, square, "filter", theme.color("muted"))
            left = box.left() + theme.px(LEFT)
        words = QRectF(left, box.top(), right - left - theme.px(4), box.height())
        if row.hint:
            words = QRectF(left, box.top() + theme.px(6), words.width(), theme.px(20))
            about = words.translated(0, theme.px(21))
            self._paint_words(painter, about, row.hint, "meta", "muted")
        self._paint_words(painter, words, row.words, "body", "text")

    def _paint_hit(self, painter: QPainter, box: QRectF, row: HitRow, chosen: bool) -> None:
        top = box.top() + theme.px(6)
        if row.colour:
            theme.paint_swatch(
                painter,
                QRectF(box.left() + theme.px(ICON - 1), top + theme.px(3), theme.px(18), theme.px(13)),
                row.colour,
            )
        else:
            side = theme.px(16)
            square = QRectF(box.left() + theme.px(ICON), top + theme.px(2), side, side)
            icons.paint(painter, square, ICONS[row.hit.kind], theme.color("muted"))
        left = box.left() + theme.px(LEFT)
        right = box.right() - theme.px(RIGHT)
        if chosen:
            right = _paint_cap(painter, right, top + theme.px(11), tr("Enter"))
        role = "body" if row.hit.kind == "claims" else "hit"
        line = QRectF(left, top, right - left - theme.px(4), theme.px(20))
        paint_hit(painter, line, row.hit.snippet, row.hit.marks, role)
        about = QRectF(left, top + theme.px(21), box.right() - theme.px(RIGHT) - left, theme.px(18))
        self._paint_words(painter, about, row.about, "meta", "muted")

    def _paint_words(self, painter: QPainter, box: QRectF, words: str, role: str, tint: str) -> None:
        font = theme.font(role)
        painter.setFont(font)
        painter.setPen(theme.color(tint))
        cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | upright, cut)


def _paint_cap(painter: QPainter, right: float, middle: float, text: str) -> float:
    wide, high = badges.key_cap_width(text), badges.key_cap_height()
    badges.paint_key_cap(painter, QRectF(right - wide, round(middle - high / 2), wide, high), text)
    return right - wide


def paint_hit(painter: QPainter, box: QRectF, text: str, marks: Sequence[tuple[int, int]], role: str) -> None:
    """Paint one line of a snippet with its hits; the beginning gives way when a hit would be out of sight."""
    font = theme.font(role)
    shown, ranges = fit_snippet(text, marks, font, box.width())
    layout = QTextLayout(shown, font)
    formats = []
    for start, end in ranges:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, end - start
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        one.format = strong
        formats.append(one)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(shown))
    layout.endLayout()
    top = box.top() + (box.height() - line.height()) / 2
    painter.setPen(theme.color("text"))
    layout.draw(painter, QPointF(box.left(), top))
    under = round(top + line.ascent() + theme.px(3))
    for start, end in ranges:
        x, beyond = _cursor_x(line, start), _cursor_x(line, end)
        painter.fillRect(QRectF(box.left() + x, under, beyond - x, theme.px(2)), theme.color("accent"))


def _cursor_x(line: object, position: int) -> float:
    at = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(at[0] if isinstance(at, tuple) else at)


def fit_snippet(
    text: str, marks: Sequence[tuple[int, int]], font: QFont, width: float
) -> tuple[str, list[tuple[int, int]]]:
    """Cut a snippet to one line around its first hit; positions come back in UTF-16 units, as Qt counts."""
    flat = "".join(" " if letter.isspace() else letter for letter in text)
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(strong)
    begin = 0
    first = marks[0] if marks else (0, 0)
    if metrics.horizontalAdvance(flat[: first[1]]) > width * 0.8:
        begin = _begin_before(flat, first, metrics, width * 0.5)
    head = "…" if begin else ""
    end = len(flat)
    if metrics.horizontalAdvance(head + flat[begin:]) > width:
        low, high = begin, len(flat)
        while low < high:
            middle = (low + high + 1) // 2
            if metrics.horizontalAdvance(head + flat[begin:middle] + "…") <= width:
                low = middle
            else:
                high = middle - 1
        end = low
    shown = head + flat[begin:end] + ("…" if end < len(flat) else "")
    ranges = []
    for start, stop in marks:
        low, high = max(start, begin), min(stop, end)
        if low < high:
            ranges.append((_units(head + flat[begin:low]), _units(head + flat[begin:high])))
    return shown, ranges


def _begin_before(text: str, hit: tuple[int, int], metrics: QFontMetricsF, width: float) -> int:
    """Return where the words begin that still fit before the end of a hit; at the latest the hit itself."""
    begin = hit[0]
    while begin > 0:
        earlier = text.rfind(" ", 0, begin - 1) + 1
        if metrics.horizontalAdvance("…" + text[earlier : hit[1]]) > width:
            break
        begin = earlier
    return begin


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
