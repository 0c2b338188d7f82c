"""The bar beside a selection: highlight it, link it, make a claim of it. It floats and takes no focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.reader.bar_button import BarButton, SwatchButton
from app.ui.widgets import Hairline
from app.ui.wording import tr

BESIDE, INDENT = 9, 14


def place_beside(size: QRect, rects: Sequence[QRectF], area: QRect) -> QRect:
    """Return where something floats: below the last line, above the first, else where it hides least."""
    beside, indent = theme.px(BESIDE), theme.px(INDENT)
    seen = [rect.toAlignedRect() for rect in rects if rect.toAlignedRect().intersects(area)] or [
        rect.toAlignedRect() for rect in rects[-1:]
    ]
    if not seen:
        return QRect(area.topLeft(), size.size())
    width, height = size.width(), size.height()
    left = max(area.left() + 4, min(seen[-1].left() - indent, area.right() - width - 4))
    top_left = max(area.left() + 4, min(seen[0].left() - indent, area.right() - width - 4))
    right = area.right() - width - 4
    places = [
        QRect(left, seen[-1].bottom() + beside, width, height),
        QRect(top_left, seen[0].top() - beside - height, width, height),
        QRect(right, area.bottom() - height - beside, width, height),
        QRect(right, area.top() + beside, width, height),
    ]
    inside = [place for place in places if area.contains(place)] or places[2:]
    return min(inside, key=lambda place: sum(_shared(place, rect) for rect in seen))


def _shared(place: QRect, rect: QRect) -> int:
    both = place.intersected(rect)
    return both.width() * both.height() if both.isValid() else 0


class FloatingPanel(QWidget):
    """Something raised that floats over the page: a border, a radius of 6, no shadow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.end()


class SelectionBar(FloatingPanel):
    """Two rows of verbs; `chosen` carries the verb."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What to do with the selection"))
        names = (tr("Amber"), tr("Green"), tr("Blue"), tr("Rose"))
        self._swatches = [
            SwatchButton(number, tr("Highlight in {colour}").format(colour=name.lower()))
            for number, name in enumerate(names, 1)
        ]
        self._again = BarButton(
            "again", tr("Link to the last claim again"), tr("Enter"), words=" ", capped=True
        )
        self._supports = BarButton(
            "supports", tr("Supports the claim"), "S", words=tr("Supports"), mark="supports"
        )
        self._disputes = BarButton(
            "disputes", tr("Disputes the claim"), "D", words=tr("Disputes"), mark="disputes"
        )
        note = BarButton("note", tr("Write a note"), "M", icon="note")
        link = BarButton("choose", tr("Link to a claim"), "C", words=tr("Link to claim…"), icon="link")
        new = BarButton(
            "new_claim", tr("New claim from the passage"), "N", words=tr("New claim"), icon="plus"
        )
        self._words = {one: one.text() for one in (self._supports, self._disputes, link, new)}
        self._upper = self._row([*self._swatches, None, self._supports, self._disputes, note])
        self._lower = self._row([link, new, self._again])
        self._line = Hairline(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._upper)
        self._column.addWidget(self._line)
        self._column.addLayout(self._lower)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.hide()

    def _row(self, parts: Sequence[SwatchButton | BarButton | None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in parts:
            if part is None:
                row.addSpacing(theme.px(6))
                divider = Hairline(self, upright=True)
                divider.setFixedHeight(theme.px(18))
                row.addWidget(divider)
                row.addSpacing(theme.px(6))
                continue
            part.setParent(self)
            part.clicked.connect(self.on_clicked)
            row.addWidget(part)
        row.addStretch(1)
        return row

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._column.setContentsMargins(1, 1, 1, 1)
        for row in (self._upper, self._lower):
            row.setContentsMargins(theme.px(5), theme.px(5), theme.px(5), theme.px(5))
        for button in self.buttons():
            button.updateGeometry()
        self._column.invalidate()
        self.adjustSize()

    @Slot()
    def on_clicked(self) -> None:
        """Say which verb was chosen."""
        button = self.sender()
        if isinstance(button, SwatchButton | BarButton):
            self.chosen.emit(button.verb)

    def show_habits(self, colour: int, last_key: str) -> None:
        """Frame the colour used last, and name the claim linked last."""
        for number, swatch in enumerate(self._swatches, 1):
            swatch.setChecked(number == colour)
        self._again.setVisible(bool(last_key))
        self._again.setText(tr("{key} again").format(key=last_key))
        self._again.updateGeometry()
        self._column.invalidate()
        self.adjustSize()

    def show_beside(self, rects: Sequence[QRectF], area: QRect) -> None:
        """Show the bar beside a selection's lines without covering them."""
        self._shorten(area.width() < self._full_width())
        self.setGeometry(place_beside(self.rect(), rects, area))
        self.show()
        self.raise_()

    def _full_width(self) -> int:
        self._shorten(False)
        return self.width() + 2 * theme.px(4)

    def _shorten(self, short: bool) -> None:
        """Leave marks and keys to speak where the words have no room, as in one of two narrow halves."""
        for button, words in self._words.items():
            button.setText("" if short else words)
            button.updateGeometry()
        for layout in (self._upper, self._lower, self._column):
            layout.invalidate()
        self.adjustSize()

    def buttons(self) -> list[QAbstractButton]:
        """Return the buttons in order."""
        return self.findChildren(QAbstractButton)
