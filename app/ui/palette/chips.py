"""The filters of the search as chips under the field; a click takes one away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.palette.narrowing import filter_words
from app.ui.widgets import Button
from app.ui.wording import shorten, tr
from db.records import Filter


class Chips(QWidget):
    """One line of chips; those that find no room are still in the field."""

    #: A filter is to go.
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Filters"))
        self._filters: tuple[Filter, ...] = ()
        self._chips: list[Button] = []
        self.hide()

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """Show these filters."""
        if tuple(filters) == self._filters:
            return
        self._filters = tuple(filters)
        for chip in self._chips:
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [self._make(one) for one in filters]
        self.setVisible(bool(filters))
        self.lay_out()

    def names(self) -> list[str]:
        """Return what the chips say."""
        return [chip.text() for chip in self._chips]

    def sizeHint(self) -> QSize:
        """Return the size: 32 px high."""
        return QSize(theme.px(400), theme.px(32))

    def lay_out(self) -> None:
        """Put the chips side by side."""
        x = theme.px(14)
        for chip in self._chips:
            size = chip.sizeHint()
            chip.setGeometry(x, 0, size.width(), size.height())
            chip.setVisible(x + size.width() <= self.width() - theme.px(8))
            x += size.width() + theme.px(6)

    def _make(self, one: Filter) -> Button:
        words = filter_words(one)
        chip = Button(shorten(words), "plain", "close", small=True, trailing=True, parent=self)
        chip.setAccessibleName(tr("Remove the filter “{words}”").format(words=words))
        chip.setToolTip(tr("Remove this filter"))
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(partial(self.removed.emit, one))
        return chip
