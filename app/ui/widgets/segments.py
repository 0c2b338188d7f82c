"""Segments: one of a few, all of them seen. Thirty pixels in the header, twenty-four in panels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui import marks, theme
from app.ui.widgets.focus import FocusWatch


class Segment(QAbstractButton):
    """One segment; the control paints the frame, a segment its ground and its words."""

    def __init__(self, text: str, strong: bool, mark: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._control = parent
        self._strong = strong
        self._mark = mark
        self.setText(text)
        self.setCheckable(True)
        self._watch = FocusWatch(self)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the size with room for the heavier face, so that nothing moves when it is chosen."""
        metrics = QFontMetrics(theme.font("body_strong" if self._strong else "meta"))
        width = metrics.horizontalAdvance(self.text()) + 2 * theme.px(18 if self._strong else 9)
        if self._mark:
            width += theme.px(22)
        return QSize(width, theme.px(30 if self._strong else 24))

    def minimumSizeHint(self) -> QSize:
        """Return the size; segments do not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and words."""
        painter = QPainter(self)
        path = QPainterPath()
        frame = QRectF(self._control.rect()).translated(-self.x(), -self.y())
        path.addRoundedRect(frame.adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(path)
        on = self.isChecked()
        token = ("accent" if self._strong else "selection") if on else "hover" if self.underMouse() else None
        if token:
            painter.fillRect(self.rect(), theme.color(token))
        painter.setFont(self._font())
        tint = "on_accent" if on and self._strong else "text"
        painter.setPen(theme.color(tint if self.isEnabled() else "border"))
        box = QRectF(self.rect())
        if self._mark:
            side = theme.px(14)
            left = theme.px(10)
            marks.paint(painter, QRectF(left, (self.height() - side) / 2, side, side), self._mark)
            box.setLeft(left + side)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _font(self) -> QFont:
        if self._strong:
            return theme.font("body_strong" if self.isChecked() else "body")
        return theme.font("meta")


class SegmentedControl(QWidget):
    """Choices of which one is current; `chosen` carries its key. Arrow keys move within it."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str] | tuple[str, str, str]],
        name: str,
        *,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._strong = strong
        self._group = QButtonGroup(self)
        self._segments: dict[str, Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for choice in choices:
            key, text = choice[0], choice[1]
            segment = Segment(text, strong, choice[2] if len(choice) == 3 else "", self)
            self._group.addButton(segment)
            self._segments[key] = segment
            row.addWidget(segment)
        self._group.buttonClicked.connect(self.on_segment_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.on_theme_changed)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        for segment in self._segments.values():
            segment.updateGeometry()
        self.updateGeometry()

    def set_current(self, key: str) -> None:
        """Show which choice is current, without a signal."""
        self._segments[key].setChecked(True)
        self.update()

    def current(self) -> str:
        """Return the key of the current choice, or nothing."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_text(self, key: str, text: str) -> None:
        """Change the words of a choice."""
        self._segments[key].setText(text)
        self._segments[key].setAccessibleName(text)
        self._segments[key].updateGeometry()

    def segment(self, key: str) -> QAbstractButton:
        """Return the button of a choice, for tool tips."""
        return self._segments[key]

    @Slot(QAbstractButton)
    def on_segment_clicked(self, button: QAbstractButton) -> None:
        """Say what was chosen."""
        self.update()
        self.chosen.emit(next(key for key, segment in self._segments.items() if segment is button))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the lines between the segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("panel"))
        painter.setPen(QPen(theme.color("border"), 1))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        between = "hairline" if self._strong else "border"
        for segment in list(self._segments.values())[1:]:
            painter.fillRect(QRectF(segment.x(), 1, 1, self.height() - 2), theme.color(between))
        painter.end()
