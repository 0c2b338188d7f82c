"""The rules of the audit, to find and to read: what each means, why it matters, and its two examples."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.audit.catalogue import CATALOGUE, FAMILIES
from app.ui import style, theme
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.sheet import Sheet
from app.ui.widgets import FilterField, Label, Paragraph
from app.ui.wording import tr


class RulesDialog(Dialog):
    """Lists the rules at the left and tells about the current one at the right."""

    def __init__(self, rule: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("The rules of the audit"), "", tr("Close"), parent, width=460)
        room = self.screen().availableGeometry()
        wide, high = min(theme.px(860), room.width()), min(theme.px(560), room.height())
        self.resize(wide, high)
        self._field = FilterField(tr("Find a rule"))
        self._field.textChanged.connect(self.on_text_changed)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Rules"))
        self.list.setFixedWidth(min(theme.px(290), wide * 2 // 5))
        self.list.setPalette(style.panel_palette())
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentTextChanged.connect(self.on_rule_chosen)
        self._parts: dict[str, Paragraph] = {}
        row = QHBoxLayout()
        row.setSpacing(theme.px(20))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addWidget(self._field)
        left.addWidget(self.list, 1)
        row.addLayout(left)
        inside = QWidget(self)
        inside.setLayout(self._telling())
        row.addWidget(Sheet(inside, self), 1)
        self.body.addLayout(row, 1)
        self._fill("")
        self.show_rule(rule or next(iter(CATALOGUE)))
        self.list.setFocus()

    def show_rule(self, rule: str) -> None:
        """Tell about a rule."""
        names = [one for one in range(self.list.count()) if self._rule_at(one) == rule]
        self.list.setCurrentRow(names[0] if names else 0)

    def words(self) -> str:
        """Return everything that is told about the current rule."""
        return "\n".join(part.text() for part in self._parts.values())

    def _telling(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(10), 0)
        column.setSpacing(theme.px(6))
        self._add(column, "name", "", "body_strong")
        self._add(column, "means", "", "body_open")
        for name, caption in (
            ("matters", tr("Why it matters")),
            ("fires", tr("It fires")),
            ("silent", tr("It does not fire")),
            ("nature", tr("How sure it is")),
            ("family", tr("What its family asks")),
        ):
            self._add(column, name, caption, "body_open")
        column.addStretch(1)
        return column

    def _add(self, column: QVBoxLayout, name: str, caption: str, use: str) -> None:
        if caption:
            head = Label(caption, "meta", "muted")
            head.setContentsMargins(0, theme.px(8), 0, 0)
            column.addWidget(head)
        words = Paragraph("", use)
        column.addWidget(words)
        self._parts[name] = words

    def _fill(self, words: str) -> None:
        wanted = words.casefold().split()
        self.list.clear()
        for one in CATALOGUE.values():
            text = f"{one.rule} {one.name} {one.means}".casefold()
            if all(word in text for word in wanted):
                item = QListWidgetItem(f"{one.rule}  {one.name}", self.list)
                item.setSizeHint(QSize(0, theme.px(26)))

    def _rule_at(self, row: int) -> str:
        return self.list.item(row).text().split(" ", 1)[0]

    @Slot(str)
    def on_text_changed(self, words: str) -> None:
        """Narrow the list."""
        self._fill(words)
        if self.list.count():
            self.list.setCurrentRow(0)

    @Slot(str)
    def on_rule_chosen(self, line: str) -> None:
        """Tell about the rule that is current."""
        about = CATALOGUE.get(line.split(" ", 1)[0])
        if about is None:
            return
        told = {
            "name": f"{about.rule}  {about.name}",
            "means": about.means,
            "matters": about.matters,
            "fires": about.fires,
            "silent": about.silent,
            "nature": about.nature,
            "family": FAMILIES[about.rule[0]],
        }
        for name, words in told.items():
            self._parts[name].setText(words)
