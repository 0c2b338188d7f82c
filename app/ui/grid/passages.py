"""The passages of one cell of the grid: what one article says of one claim, as cards."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app import core
from app.ui import theme
from app.ui.refreshing import Refreshing
from app.ui.session import Lit, Place, Session
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, IconButton, PanelHeader
from app.ui.widgets.card_painter import card_height, paint_card
from app.ui.widgets.evidence_card import Card, card_words, coverage_words, make_card
from app.ui.widgets.node_model import ENTRY, Node, NodeModel
from app.ui.widgets.row_painter import RowPainter
from app.ui.widgets.row_view import RowView
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.claims import ClaimRow
    from app.core.project import Project

Index = QModelIndex | QPersistentModelIndex
MARGIN, GAP = 10, 6


class PassagesModel(NodeModel[Card]):
    """The cards of one cell."""

    def key_of(self, entry: Card) -> str:
        """Name a card."""
        return f"card {entry.evidence}"

    def height_of(self, entry: Card) -> object:
        """Return what a card's height depends on."""
        return entry.quote

    def text_of(self, entry: Card, column: int) -> str:
        """Return the quotation."""
        return entry.quote

    def spoken(self, entry: Card, column: int) -> str:
        """Say everything the card shows."""
        return f"{card_words(entry)}, {coverage_words(entry.coverage)}"


class PassageDelegate(QStyledItemDelegate):
    """Paints cards with their coverage beside the source."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height."""
        width = self._view.viewport().width()
        high = card_height(index.data(ENTRY), width - theme.px(2 * MARGIN), brief=True)
        return QSize(width, high + theme.px(GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the card."""
        row = RowPainter.over(painter, option)
        rect = row.place(
            theme.px(MARGIN), 0, row.width - theme.px(2 * MARGIN), row.rect.height() - theme.px(GAP)
        )
        state = QStyle.StateFlag
        focused = bool(option.state & state.State_HasFocus) and bool(self._view.property("keys"))
        pointed = bool(option.state & (state.State_MouseOver | state.State_Selected))
        paint_card(row, rect, index.data(ENTRY), lit=focused, pointed=pointed, brief=True)


class PassagesPanel(QWidget):
    """Follows the grid's current cell; Return or a click goes to a passage."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Passages of the cell"))
        self._session = session
        self._cell = ("", "")
        self._rows: tuple[ClaimRow, ...] = ()
        nothing: tuple[ClaimRow, ...] = ()
        self._reading = Refreshing(session, _read, self._take, nothing, self)
        self.model = PassagesModel(self)
        self.view = RowView(tr("Passages"), self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(PassageDelegate(self.view))
        self.close_button = IconButton("close", tr("Close the passages"), size=14)
        self.header = PanelHeader(tr("Passages"), "", (self.close_button,), self)
        self._empty = EmptyState("")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._connect()
        self.on_theme_changed()
        self.refresh()

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self.on_changed)
        session.project_opened.connect(self.on_changed)
        session.project_closed.connect(self.on_project_closed)
        session.asked.connect(self.on_asked)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.view.opened.connect(self.on_opened)
        self.view.clicked.connect(self.on_opened)
        self.view.hovered.connect(self.on_hovered)
        self.close_button.clicked.connect(self.forget)

    def show_cell(self, claim: str, article: str) -> None:
        """Show what an article says of a claim."""
        self._cell = (claim, article)
        self._show()

    def refresh(self) -> None:
        """Read the claims again and show the cell when they are there."""
        self._reading.start()

    def _take(self, rows: tuple[ClaimRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _show(self) -> None:
        (claim, article), rows = self._cell, self._rows
        row = next((row for row in rows if row.claim.id == claim), None)
        linked = [one for one in row.evidence if one.article.id == article] if row is not None else []
        cards = [make_card(one, row.claim.text) for one in linked] if row is not None else []
        self.view.keep_place(partial(self.model.set_roots, [Node(card) for card in cards]))
        publisher = ""
        if linked:
            held = linked[0].article
            publisher = held.publisher.name if held.publisher else held.title
        self.header.set_count(f"{row.claim.key} × {publisher}" if row is not None and linked else "")
        self.close_button.setVisible(bool(cards))
        self._empty.set_text(_empty_words(bool(claim)))
        self._stack.setCurrentWidget(self.view if cards else self._empty)

    @Slot()
    def forget(self) -> None:
        """Show no cell."""
        self.show_cell("", "")

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._cell = ("", "")
        self._reading.clear()

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Follow a change."""
        self.refresh()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the colours from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Follow the grid: `cell.show:claim:article`; `cell.enter` takes the focus too."""
        verb, claim, article = (*what.split(":"), "", "")[:3]
        if verb in ("cell.show", "cell.enter"):
            self.show_cell(claim, article)
        if verb == "cell.enter" and self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(self.model.index(0, 0))

    @Slot(object)
    @Slot(QModelIndex)
    def on_opened(self, index: QModelIndex) -> None:
        """Go to the passage."""
        card = index.data(ENTRY)
        if isinstance(card, Card):
            place = Place(article=card.article, start=card.start, end=card.end, highlight=card.highlight)
            self._session.show_article(place)

    @Slot(object)
    def on_hovered(self, index: QModelIndex) -> None:
        """Light the partner of what is pointed at."""
        card = index.data(ENTRY)
        lit = Lit(card.highlight, self._cell[0], card.evidence) if isinstance(card, Card) else None
        self._session.light(lit)


def _empty_words(chosen: bool) -> str:
    if chosen:
        return tr("No passage of this article is linked to this claim.")
    return tr("Choose a cell of the grid: its passages will stand here.")


def _read(project: Project) -> tuple[ClaimRow, ...]:
    return core.claims.list_claims(project)
