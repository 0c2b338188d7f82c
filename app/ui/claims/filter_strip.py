"""The line under the find field that says which filters hold, and takes them away. Hidden without any."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.claims.sieve import FACETS, Sieve
from app.ui.claims.words import value_words
from app.ui.widgets import Button, ElidedLabel
from app.ui.wording import tr


class FilterStrip(QWidget):
    """Shows what a sieve lets pass, in words."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Filters"))
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.said = ElidedLabel("", "meta")
        self.clear_button = Button(tr("Show all"), "quiet")
        self.clear_button.setAccessibleName(tr("Show all claims"))
        self.clear_button.setToolTip(tr("Esc in the outline"))
        self.clear_button.clicked.connect(self.clear_wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self.clear_button)
        self.hide()
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme.color("accent_tint"))
        self.setPalette(palette)
        self._row.setContentsMargins(theme.px(12), theme.px(1), theme.px(6), theme.px(1))

    def show_sieve(self, sieve: Sieve) -> None:
        """Say what is chosen; say nothing when nothing is."""
        words = sieve_words(sieve)
        self.said.setText(words)
        self.setVisible(bool(words))


def sieve_words(sieve: Sieve) -> str:
    """Return what a sieve's facets let pass: "Only judgement or fact · disputed", or nothing."""
    parts = []
    for facet in FACETS:
        values = sorted(sieve.values(facet))
        if values:
            parts.append(tr(" or ").join(value_words(facet, value) for value in values))
    return tr("Only {claims}").format(claims=" · ".join(parts)) if parts else ""
