"""The frame of the palette: a box over the dimmed window, with field, chips, tabs, rows and foot."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from app.ui import icons, theme
from app.ui.palette.chips import Chips
from app.ui.palette.delegate import ResultDelegate
from app.ui.palette.foot import Foot
from app.ui.palette.rows_model import RowsModel
from app.ui.palette.tabs import Tabs
from app.ui.widgets import IconButton, Label
from app.ui.wording import tr

FADE_MS = 90


class PaletteFrame(QWidget):
    """Lays the palette out; what it does stands in palette.py."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._build()
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FADE_MS)
        self._fade.valueChanged.connect(self.update)
        theme.notifier().changed.connect(self._place)

    def _build(self) -> None:
        self.box = QWidget(self)
        self.field = QLineEdit(self.box)
        self.field.setFrame(False)
        self.field.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.field.setAccessibleName(tr("Search"))
        self.field.setPlaceholderText(tr("Search, or type > for commands"))
        self.field.setStyle(self.style())
        self._total = Label("", "meta", "muted", parent=self.box)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.filter_button = IconButton("filter", tr("Narrow the search (Alt+Down)"), parent=self.box)
        self.filter_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chips = Chips(self.box)
        self.tabs = Tabs(self.box)
        self.model = RowsModel()
        self.view = QListView(self.box)
        self.view.setAccessibleName(tr("Results"))
        self.view.setModel(self.model)
        self._delegate = ResultDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self._foot = Foot(self.box)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window and paint the box's ground and frame."""
        painter = QPainter(self)
        scrim = theme.color("scrim")
        if self._fade.state() == QVariantAnimation.State.Running:
            scrim.setAlphaF(scrim.alphaF() * float(self._fade.currentValue() or 0))
        painter.fillRect(self.rect(), scrim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        frame = QRectF(self.box.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.px(8), theme.px(8))
        side = theme.px(18)
        left = self.box.x() + theme.px(15)
        glass = QRectF(left, self.box.y() + (theme.px(48) - side) / 2, side, side)
        icons.paint(painter, glass, "search", theme.color("text"))
        painter.end()

    @Slot()
    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(QRect(0, 0, window.width(), window.height()))
        wide = min(theme.px(700), self.width() - theme.px(24))
        top = min(theme.px(31), self.height() // 16)
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        head, tabs, foot = theme.px(48), theme.px(37), theme.px(32)
        chips = self.chips.sizeHint().height() if self.chips.isVisibleTo(self.box) else 0
        room = min(theme.px(732), self.height() - top - theme.px(12)) - head - chips - tabs - foot
        rows_high = max(theme.px(60), min(room, rows + theme.px(4)))
        self.box.setGeometry((self.width() - wide) // 2, top, wide, head + chips + tabs + rows_high + foot)
        self.field.setFont(theme.font("field"))
        total, button = theme.px(90), self.filter_button.sizeHint().width()
        right = wide - theme.px(10) - button
        self.filter_button.move(right, (head - self.filter_button.sizeHint().height()) // 2)
        self._total.setGeometry(right - theme.px(6) - total, 0, total, head)
        self.field.setGeometry(theme.px(42), theme.px(6), right - theme.px(54) - total, head - theme.px(12))
        self.chips.setGeometry(1, head, wide - 2, chips)
        self.chips.lay_out()
        head += chips
        self.tabs.setGeometry(1, head, wide - 2, tabs)
        self.view.setGeometry(1, head + tabs, wide - 2, rows_high)
        self._foot.setGeometry(1, head + tabs + rows_high, wide - 2, foot - 1)
        self.update()
