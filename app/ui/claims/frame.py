"""The frame of the claims panel: head, find field, the line for a new claim, and the page below them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.claims.filter_strip import FilterStrip
from app.ui.claims.view import ClaimView
from app.ui.style import panel_palette
from app.ui.widgets import Button, EmptyState, FilterField, Hairline, IconButton, PanelHeader
from app.ui.widgets.new_claim import NewClaimField
from app.ui.wording import part_of, tr


class ClaimsFrame(QWidget):
    """Lays the panel out; what it does stands in panel.py."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Claims panel"))
        self.view = ClaimView(self)
        self.filter_button = IconButton("filter", tr("Choose which claims are shown"))
        self.new_button = Button(tr("New claim"), "quiet", "plus")
        self.header = PanelHeader(tr("Claims"), "", (self.filter_button, self.new_button), self)
        self.field = FilterField(tr("Find a claim"), parent=self)
        self.new_claim = NewClaimField(self)
        self.strip = FilterStrip(self)
        self.first_button = Button(tr("Write the first claim"), "plain", "plus", small=True)
        self._empty = EmptyState(
            tr(
                "A claim is one statement that can be true or false. Write down now what you expect to find; "
                "the articles will support it or dispute it."
            ),
            self.first_button,
        )
        self.all_button = Button(tr("Show all claims"), "plain", small=True)
        self.all_button.clicked.connect(self.strip.clear_wanted)
        self._nothing = EmptyState(tr("No claim is like this."), self.all_button)
        self._stack = QStackedWidget(self)
        for page in (self.view, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        self._fields = QVBoxLayout()
        self._fields.addWidget(self.field)
        self._fields.addWidget(self.new_claim)
        column.addLayout(self._fields)
        column.addWidget(self.strip)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)
        self._fields.setContentsMargins(theme.px(10), 0, theme.px(10), theme.px(6))
        self._fields.setSpacing(theme.px(6))

    def show_counts(self, shown: int, total: int, *, writable: bool) -> None:
        """Show how many claims there are, and the page that fits."""
        self.header.set_count(part_of(shown, total))
        self._stack.setCurrentWidget(self.view if shown else self._nothing if total else self._empty)
        self.field.setEnabled(total > 0)
        self.filter_button.setVisible(total > 0)
        self.new_button.setEnabled(writable)
        self.first_button.setEnabled(writable)
