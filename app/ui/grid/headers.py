"""The grid's two headers: column names over the claims, turned names and brackets over the articles."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.core.columns import Column
from app.ui import icons, marks, theme
from app.ui.grid.delegate import BETWEEN, COLUMN
from app.ui.grid.model import FIXED, KIND, ORIGINS, GridModel
from app.ui.widgets.badges import paint_reliability
from app.ui.widgets.wrapping import elide, text_width
from app.ui.wording import format_date, tr

HIGH, BRACKETS, NAMES = 168, 24, 120
WITHDRAWN = ("retracted", "superseded")


class ClaimHeader(QHeaderView):
    """Column names at the foot, the legend of marks above them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setAccessibleName(tr("Columns about the claim"))

    def sizeHint(self) -> QSize:
        """Return the header's height."""
        return QSize(super().sizeHint().width(), theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names and legend over the panel's ground."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("panel"))
        line, px = theme.line("meta"), theme.px
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("meta"))
        for section in range(ORIGINS + 1):
            inset = px(30) if section == 0 else px(16) if section == ORIGINS else 0
            left = self.sectionViewportPosition(section) + inset
            room = QRect(left, px(145), self.sectionSize(section) + px(10), line)
            name = self.model().headerData(section, Qt.Orientation.Horizontal)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(name))
        self._paint_legend(painter, px(105))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("hairline"))
        painter.end()

    def _paint_legend(self, painter: QPainter, y: int) -> None:
        px, line = theme.px, theme.line("meta")
        x, edge = px(30), self.sectionViewportPosition(KIND + 2)
        for mark in ("supports", "disputes", "neutral"):
            marks.paint(painter, QRectF(x, y + px(1), px(14), px(14)), mark)
            wide = text_width(marks.name(mark), "meta")
            painter.drawText(
                QRect(x + px(20), y, wide + 2, line), Qt.AlignmentFlag.AlignVCenter, marks.name(mark)
            )
            x += px(20) + wide + px(16)
        words = tr("a number counts passages")
        if x + text_width(words, "meta") < edge:
            painter.drawText(QRect(x, y, edge - x, line), Qt.AlignmentFlag.AlignVCenter, words)
        before, after = tr("origins for"), tr("against")
        wide = text_width(before, "meta")
        painter.drawText(QRect(edge, y, wide + 2, line), Qt.AlignmentFlag.AlignVCenter, before)
        middle = edge + wide + px(20)
        marks.paint_tally(painter, QRectF(middle - px(16), y, px(32), px(16)), 1, 1)
        rest = QRect(middle + px(20), y, text_width(after, "meta") + 2, line)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, after)


class ArticleHeader(QHeaderView):
    """Publisher and date turned by a quarter, the reliability letter below, the origin's bracket above."""

    def __init__(self, parent: QWidget, model: GridModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self.current = -1
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(COLUMN))
        self.setAccessibleName(tr("Articles"))

    def sizeHint(self) -> QSize:
        """Return the header's height."""
        return QSize(super().sizeHint().width(), theme.px(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every article's head, then the line at the foot."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.color("panel"))
        seen = list(self._in_sight())
        for section, column in seen:
            right = self.sectionViewportPosition(section) + self.sectionSize(section)
            self._paint_head(painter, column, right - theme.px(COLUMN), chosen=section == self.current)
        for section, column in self._origins_of(seen):
            self._paint_origin(painter, column, section)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.color("hairline"))
        painter.end()

    def _in_sight(self) -> Iterator[tuple[int, Column]]:
        """Yield the sections that are seen, and as many beside them as a bracket's name may reach over."""
        reach = 2 * theme.px(COLUMN)
        first = max(self.logicalIndexAt(max(-self.offset(), -reach)), FIXED)
        for section in range(first, FIXED + len(self._grid.articles)):
            if self.sectionViewportPosition(section) > self.viewport().width() + reach:
                break
            yield section, self._grid.articles[section - FIXED]

    def _origins_of(self, seen: list[tuple[int, Column]]) -> Iterator[tuple[int, Column]]:
        """Yield where the origins begin of which columns are seen; the first may begin further left."""
        for at, (section, column) in enumerate(seen):
            if column.first:
                yield section, column
            elif at == 0:
                while not self._grid.articles[section - FIXED].first:
                    section -= 1
                yield section, self._grid.articles[section - FIXED]

    def _paint_head(self, painter: QPainter, column: Column, left: int, *, chosen: bool) -> None:
        px = theme.px
        if chosen:
            painter.fillRect(QRect(left, px(20), px(COLUMN), self.height() - px(20)), theme.color("hover"))
        foot = px(BRACKETS + NAMES)
        middle = left + px(COLUMN) / 2
        room = px(NAMES - 4)
        _turned(painter, QPointF(middle - px(7.5), foot), elide(column.publisher, "meta", room), "text")
        up, sign = 0, QRectF(middle + px(1), foot - px(13), px(13), px(13))
        if column.status in WITHDRAWN:
            up = px(16)
            icons.paint(painter, sign, "retracted", theme.color("error"))
        elif not column.issued:
            up = px(16)
            marks.paint(painter, sign, "warning")
        _turned(painter, QPointF(middle + px(7.5), foot - up), format_date(column.issued), "muted")
        letter = QRectF(middle - px(8), px(BRACKETS + NAMES + 7), px(16), px(15))
        paint_reliability(painter, letter, column.reliability)

    def _paint_origin(self, painter: QPainter, column: Column, section: int) -> None:
        px = theme.px
        last = section + column.copies - 1
        left = self.sectionViewportPosition(section) + self.sectionSize(section) - px(COLUMN)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        if column.copies == 1:
            painter.fillRect(QRectF(left + px(3), px(20), px(COLUMN - 6), px(2)), theme.color("hairline"))
            return
        box = QRectF(left + px(3), px(20), right - left - px(6), px(7))
        marks.paint_bracket(painter, box, along_top=True)
        words = tr("{name}: {copies} copies").format(name=column.origin_name, copies=column.copies)
        # A name may reach over its neighbours, which have none.
        room = QRect(left - px(54), 0, right - left + px(108), px(18))
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("meta"))
        shown = elide(words, "meta", room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, shown)


def section_width(column: Column) -> int:
    """Return how wide an article's section is: wider where an origin begins."""
    return theme.px(COLUMN + (BETWEEN if column.first else 0))


def _turned(painter: QPainter, at: QPointF, words: str, tint: str) -> None:
    """Write words upwards from a point that lies on their middle line."""
    painter.save()
    painter.translate(at)
    painter.rotate(-90)
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.color(tint))
    line = theme.line("meta")
    room = QRectF(0, -line / 2, theme.px(NAMES), line)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()
