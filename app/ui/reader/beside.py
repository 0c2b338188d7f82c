"""Puts the aside at the leading edge of an article: beside it where there is room, else over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme

#: An article is never made narrower than this for the aside.
LEAST = 380


class Beside(QWidget):
    """Lays out an article's views and what is shown beside them."""

    def __init__(self, aside: QWidget, views: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside, self._views = aside, views
        for widget in (views, aside):
            widget.setParent(self)
        aside.installEventFilter(self)

    @property
    def is_over(self) -> bool:
        """Tell whether the aside lies over the article for want of room."""
        return self.width() - self._aside.width() < theme.px(LEAST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room anew when the aside comes, goes or takes another width."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.Resize):
            self._place()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        area, wide = self.rect(), self._aside.width()
        beside = QRect(area.left(), area.top(), wide, area.height())
        rest = area.adjusted(wide, 0, 0, 0)
        if self._aside.isHidden() or self.is_over:
            rest = area
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            beside.moveRight(area.right())
            rest.moveLeft(area.left())
        if self._views.geometry() != rest:
            self._views.setGeometry(rest)
        if not self._aside.isHidden() and self._aside.geometry() != beside:
            self._aside.setGeometry(beside)
        self._aside.raise_()
