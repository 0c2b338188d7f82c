"""The grid's head: how much there is, the order of the articles, what is shown, export, a new claim."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.core.columns import ORDERS, Column
from app.ui import theme
from app.ui.grid.showing import Showing, head_words, order_tip, order_words
from app.ui.widgets import Button, Hairline, IconButton, Label, PanelHeader, SegmentedControl
from app.ui.wording import plain_tip, tr


class GridHead(PanelHeader):
    """Title, counts and actions of the grid; the panel listens to the buttons."""

    def __init__(self, parent: QWidget) -> None:
        orders = [(one, order_words(one)) for one in ORDERS]
        self.orders = SegmentedControl(orders, tr("Order of the articles"))
        for one in ORDERS:
            self.orders.segment(one).setToolTip(plain_tip(order_tip(one)))
        self.filter_button = IconButton("filter", tr("Choose which claims and articles are shown"))
        self.filter_button.setCheckable(True)
        self.export_button = IconButton("export", tr("Export the grid…"))
        self.new_button = Button(tr("New claim"), "quiet", "plus")
        line = Hairline(upright=True)
        line.setFixedHeight(theme.px(18))
        actions = (
            Label(tr("Columns"), "meta", "muted"),
            self.orders,
            line,
            self.filter_button,
            self.export_button,
            self.new_button,
        )
        super().__init__(tr("Claims and articles"), "", actions, parent)

    def show_state(
        self, showing: Showing, shown: int, claims: int, columns: Sequence[Column], *, project: bool
    ) -> None:
        """Say how much there is and what is left out, and offer what can be done."""
        self.set_count(head_words(shown, claims, columns, showing))
        self.orders.set_current(showing.order)
        self.filter_button.setEnabled(claims > 0)
        self.filter_button.setChecked(showing.narrowed)
        self.export_button.setEnabled(claims > 0)
        self.new_button.setEnabled(project)
