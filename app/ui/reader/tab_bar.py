"""The tabs of the reader: 34 pixels high, elided titles, a way to close each; middle click closes too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTabBar, QWidget

from app.ui import theme
from app.ui.widgets import IconButton
from app.ui.widgets.wrapping import elide
from app.ui.wording import tr

HEIGHT, WIDEST, NARROWEST, PAD, CLOSE = 34, 236, 96, 12, 20


class TabBar(QTabBar):
    """One tab an open article; the whole title is its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Open articles"))
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take font and measures from the theme again."""
        self.setFont(theme.font("meta"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("window"))
        self.setPalette(palette)
        self.setFixedHeight(theme.px(HEIGHT))
        self.updateGeometry()

    def add(self, title: str, article: str) -> int:
        """Add a tab; its close button stands in it."""
        index = self.addTab("")
        self.setTabData(index, article)
        close = IconButton("close", "", size=12, side=CLOSE, token="text")  # noqa: S106 - a colour
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.on_close_clicked)
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        self.set_title(index, title)
        return index

    def set_title(self, index: int, title: str) -> None:
        """Change a tab's title."""
        self.setTabText(index, title.replace("&", "&&"))
        self.setTabToolTip(index, "" if "<" in title else title)
        self.setAccessibleTabName(index, title)
        button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        if isinstance(button, IconButton):
            button.set_name(tr("Close (Ctrl+W)"))

    def index_of(self, article: str) -> int:
        """Return the tab of an article, −1 when it is not open."""
        return next((i for i in range(self.count()) if self.tabData(i) == article), -1)

    @Slot()
    def on_close_clicked(self) -> None:
        """Ask to close the tab whose button was clicked."""
        for index in range(self.count()):
            if self.tabButton(index, QTabBar.ButtonPosition.RightSide) is self.sender():
                self.tabCloseRequested.emit(index)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab with the middle button."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.tabCloseRequested.emit(index)
            return
        super().mouseReleaseEvent(event)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the width that the title needs, within bounds."""
        words = QFontMetrics(theme.font("meta_medium")).horizontalAdvance(self._title(index))
        width = words + theme.px(PAD) + theme.px(CLOSE) + theme.px(10)
        return QSize(max(theme.px(NARROWEST), min(theme.px(WIDEST), width)), theme.px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the least width; beyond it the bar scrolls."""
        return QSize(theme.px(NARROWEST), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row and every tab."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        line = theme.color("hairline")
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        for index in range(self.count()):
            self._paint_tab(painter, index, line)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, line: QColor) -> None:
        rect = self.tabRect(index)
        current = index == self.currentIndex()
        if current:
            painter.fillRect(rect, theme.color("panel"))
            painter.fillRect(QRect(rect.left(), 0, rect.width(), theme.px(2)), theme.color("accent"))
        elif rect.contains(self.mapFromGlobal(self.cursor().pos())):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.color("hover"))
        painter.fillRect(QRect(rect.right(), 0, 1, rect.height()), line)
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(CLOSE) - theme.px(8), 0)
        role = "meta_medium" if current else "meta"
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("text" if current else "muted"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.drawText(QRectF(room), flags, elide(self._title(index), role, room.width()))
        if current and self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(1, theme.px(2), -2, -2))

    def _title(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")
