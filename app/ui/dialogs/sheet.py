"""The part of a dialog that may be more than the screen is high: it scrolls then, and follows the focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from app.ui import theme

#: Of the screen's height the sheet takes at most this share.
SHARE = 0.66


class Sheet(QScrollArea):
    """Shows a widget whole where there is room for it."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.follow)

    @Slot(QWidget, QWidget)
    def follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Keep the field with the caret in sight."""
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed: the height follows from the width."""
        return QSize(self._inside.sizeHint().width(), self.minimumHeight())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed at this width."""
        self.fit()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit once more when the width is another one: sentences break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Take the height that is needed at this width, as far as the screen has it."""
        inside = self._inside
        width = max(self.viewport().width(), inside.minimumSizeHint().width())
        needed = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        most = round(self.screen().availableGeometry().height() * SHARE)
        self.setMinimumHeight(min(max(needed, theme.px(28)), most))
