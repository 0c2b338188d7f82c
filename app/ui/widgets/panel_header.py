"""A panel's head: its title, a count, and what one can do there. It is the dock's title bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from app.ui import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.labels import ElidedLabel, Label


class PanelHeader(QWidget):
    """Title in 600, a count beside it, actions at the right; 36 px high. A dock can be dragged by it."""

    def __init__(
        self,
        title: str,
        count: str = "",
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = Label(title, "body_strong")
        self._count = ElidedLabel(count, "meta", "muted")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._lead = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed)
        self._row.addItem(self._lead)
        self._row.addWidget(self._count, 1)
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._last: QWidget = self._count
        for action in actions:
            self.add_action(action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, count: str) -> None:
        """Show how many there are, in figures or words."""
        self._count.setText(count)

    def add_action(self, action: QWidget) -> None:
        """Put one more thing at the right; icons stand close together."""
        close = isinstance(self._last, IconButton)
        self._last = action
        gap = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed)
        self._gaps.append((gap, 0 if close and isinstance(action, IconButton) else 2 if close else 8))
        self._row.addItem(gap)
        self._row.addWidget(action)
        self.on_theme_changed()

    def sizeHint(self) -> QSize:
        """Return the size: 36 px high."""
        return QSize(super().sizeHint().width(), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: 36 px high."""
        return QSize(super().minimumSizeHint().width(), theme.px(36))

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._row.setContentsMargins(
            theme.px(12), 0, theme.px(5 if isinstance(self._last, IconButton) else 7), 0
        )
        self._row.setSpacing(0)
        self._lead.changeSize(theme.px(8), 0, QSizePolicy.Policy.Fixed)
        for gap, width in self._gaps:
            gap.changeSize(theme.px(width), 0, QSizePolicy.Policy.Fixed)
        self._row.invalidate()
        self.setFixedHeight(theme.px(36))
