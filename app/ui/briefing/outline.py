"""The left column of Write: the briefing's title, its sections, its dates and support figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.briefing.outline_facts import Facts, facts_of
from app.ui.briefing.outline_figures import FIGURES, Figures
from app.ui.briefing.outline_rows import OutlineDelegate, OutlineModel, make_entries
from app.ui.briefing.outline_view import OutlineView
from app.ui.briefing.title import TitleButton
from app.ui.widgets import Hairline, IconButton, PanelHeader
from app.ui.widgets.ground import Ground
from app.ui.widgets.node_model import Node
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from db.records import Briefing

#: The height of a row at 100 %, and how many stay in sight beside the facts, and beside the figures too.
ROW, LEAST_ROWS = 29, (6, 10)


class OutlinePanel(QWidget):
    """The left column of Write."""

    #: The key of the entry the user went to.
    chosen = Signal(str)
    menu_wanted = Signal(object)
    #: The key of the entry in which the user wants to write.
    opened = Signal(str)
    deed_wanted = Signal(str)
    add_wanted = Signal()
    more_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add = IconButton("plus", tr("Add a section"))
        self._add.clicked.connect(self.add_wanted)
        self._more = IconButton("more", tr("Briefing"))
        self._more.clicked.connect(self.on_more_clicked)
        self.title = TitleButton()
        self.title.clicked.connect(self.on_title_clicked)
        self._model = OutlineModel(self)
        self.view = OutlineView(tr("Sections of the briefing"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(OutlineDelegate(self.view))
        self.view.selectionModel().currentChanged.connect(self.on_current_changed)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.opened.connect(self.on_row_opened)
        self.view.deed_wanted.connect(self.deed_wanted)
        self.facts = Facts()
        self._figures = Figures()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PanelHeader(tr("Briefing"), actions=[self._add, self._more]))
        self._head, self._rows = QVBoxLayout(), QVBoxLayout()
        self._head.addWidget(self.title)
        self._rows.addWidget(self.view)
        column.addLayout(self._head)
        column.addWidget(Hairline())
        column.addLayout(self._rows, 100)
        column.addWidget(Hairline())
        column.addWidget(self.facts)
        column.addWidget(Hairline())
        column.addWidget(self._figures)
        column.addStretch(1)
        Ground(self, "panel")
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_briefing(
        self,
        briefing: Briefing | None,
        rows: Mapping[str, ClaimRow],
        facts: Mapping[str, tuple[str, str]],
        figures: dict[str, float],
    ) -> None:
        """Show a briefing; `rows` are the claims by key, `facts` what `read_facts` says of its sections."""
        self.title.set_title(briefing.title if briefing else tr("No briefing yet"))
        entries = make_entries(briefing, rows, facts) if briefing else []
        self.view.keep_place(lambda: self._model.set_roots([Node(entry) for entry in entries]))
        self.view.fit()
        self.facts.set_facts(facts_of(briefing) if briefing else [])
        self._figures.set_figures([(tr(name), figures[key]) for key, name in FIGURES if key in figures])
        self._make_room()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._head.setContentsMargins(0, 0, 0, 0)
        self._rows.setContentsMargins(0, theme.px(5), 0, theme.px(4))
        self.facts.fit()
        self._figures.fit()
        self.view.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sections their room first."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show facts and figures where the sections in sight stay enough to move among; the rest scrolls."""
        room = self.height() - theme.px(36 + 9) - self.title.heightForWidth(self.width())
        beside_facts, beside_figures = (
            room - min(self.view.maximumHeight(), theme.px(ROW * rows)) for rows in LEAST_ROWS
        )
        self.facts.setVisible(beside_facts >= self.facts.height())
        self._figures.setVisible(beside_figures >= self.facts.height() + self._figures.height())

    def set_current(self, key: str) -> None:
        """Show which entry is current, without a signal."""
        index = self._model.index_of(key)
        if index.isValid() and index != self.view.currentIndex():
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(index)
            self.view.selectionModel().blockSignals(False)
            self.view.scrollTo(index)
            self.view.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        """Go to the entry."""
        entry = self._model.entry(current)
        if entry is not None:
            self.chosen.emit(entry.key)

    @Slot(object)
    def on_row_opened(self, index: QModelIndex) -> None:
        """Write in the entry."""
        entry = self._model.entry(index)
        if entry is not None:
            self.opened.emit(entry.key)

    @Slot()
    def on_title_clicked(self) -> None:
        """Ask for the briefings to go to."""
        self.more_wanted.emit(self.title.mapToGlobal(self.title.rect().bottomLeft()))

    @Slot()
    def on_more_clicked(self) -> None:
        """Ask for the briefing's menu."""
        self.more_wanted.emit(self._more.mapToGlobal(self._more.rect().bottomLeft()))
