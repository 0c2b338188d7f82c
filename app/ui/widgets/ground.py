"""The ground a widget stands on: one token for it and what is in it, following the theme."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import theme


class Ground(QObject):
    """Gives a widget and its children a token's colour as ground for as long as the widget lives."""

    def __init__(self, widget: QWidget, token: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._token = token
        widget.setAutoFillBackground(True)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the colour from the theme again."""
        palette = QPalette(QApplication.palette())
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, theme.color(self._token))
        self._widget.setPalette(palette)
