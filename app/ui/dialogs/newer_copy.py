"""What a newer copy changed: counts, the passages that wait, both wordings side by side, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.anchor.differences import differences
from app.ui import theme
from app.ui.dialogs.dialog import Dialog
from app.ui.dialogs.unsettled import UnsettledModel, UnsettledView, state_words
from app.ui.widgets import Button, Label
from app.ui.widgets.compared import ComparedText
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import format_date, tr
from db.records import Snapshot

if TYPE_CHECKING:
    from app.core.settling import Unsettled

#: Settle a passage; say whether that was done.
Settle = Callable[["Unsettled"], bool]


class NewerCopyDialog(Dialog):
    """Lists what waits; `moving` is the passage to be moved by hand, when that was chosen."""

    def __init__(
        self,
        title: str,
        waiting: tuple[Unsettled, ...],
        counts: Mapping[str, int] | None,
        take: Settle,
        keep: Settle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, "", tr("Close"), parent, width=860)
        self._waiting = waiting
        self._settle = {"take": take, "keep": keep}
        self.moving: Unsettled | None = None
        self.summary = self.say(_summary(counts))
        self.model = UnsettledModel(self)
        self.view = UnsettledView(self)
        self.view.setModel(self.model)
        self.before = ComparedText(tr("As it was marked"))
        self.after = ComparedText(tr("As it stands now"))
        self.take_button = Button(tr("&Take the new wording"), "primary")
        self.move_button = Button(tr("&Move by hand…"))
        self.keep_button = Button(tr("&Keep the older copy"))
        self._lay_out()
        self.take_button.clicked.connect(partial(self._do, "take"))
        self.keep_button.clicked.connect(partial(self._do, "keep"))
        self.move_button.clicked.connect(self.on_move_clicked)
        self.view.opened.connect(self.on_opened)
        self.view.selectionModel().currentChanged.connect(self.on_current_changed)
        self._show(0)

    def _lay_out(self) -> None:
        self.all_settled = Label(tr("Nothing waits: every passage is settled."), "body", "muted")
        self.body.addWidget(self.all_settled)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(12))
        sides.addWidget(self.before, 1)
        sides.addWidget(self.after, 1)
        settling = QHBoxLayout()
        settling.setSpacing(theme.px(8))
        for button in (self.take_button, self.move_button, self.keep_button):
            settling.addWidget(button)
        settling.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(theme.px(10))
        right.addLayout(sides, 1)
        right.addLayout(settling)
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        self.view.setFixedWidth(theme.px(250))
        self.view.setMinimumHeight(theme.px(260))
        row.addWidget(self.view)
        row.addLayout(right, 1)
        self.body.addWidget(self._parts, 1)
        self.view.setFocus()

    @property
    def current(self) -> Unsettled | None:
        """The passage that is looked at."""
        entry: Unsettled | None = self.view.currentIndex().data(ENTRY)
        return entry

    def look_at(self, highlight: str) -> None:
        """Look at one of the passages, if it waits."""
        for row, one in enumerate(self._waiting):
            if one.highlight.id == highlight:
                self.view.setCurrentIndex(self.model.index(row, 0))

    def _show(self, at: int) -> None:
        self.model.show(self._waiting)
        self._parts.setVisible(bool(self._waiting))
        self.all_settled.setVisible(not self._waiting)
        if self._waiting:
            self.view.setCurrentIndex(self.model.index(min(at, len(self._waiting) - 1), 0))
        else:
            self.reject_button.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, _: QModelIndex, __: QModelIndex) -> None:
        """Show both wordings of the passage."""
        one = self.current
        if one is None:
            return
        gone, come = differences(one.before, one.after) if one.now else ((), ())
        before, after = one.before_around
        self.before.show_passage(_copy_words(tr("As marked"), one.marked), before, one.before, after, gone)
        if one.now is None:
            self.after.show_nothing(
                tr("In the newest copy"),
                tr("It is not found there. Move the passage by hand, or keep the older copy."),
            )
        else:
            words = _copy_words(state_words(one.highlight.anchor_state).capitalize(), one.now)
            self.after.show_passage(words, one.after_around[0], one.after, one.after_around[1], come)
        self.take_button.setEnabled(one.now is not None)

    @Slot(object)
    def on_opened(self, _: object) -> None:
        """Go from the list to what can be done: Return once more does it."""
        (self.take_button if self.take_button.isEnabled() else self.move_button).setFocus()

    def _do(self, what: str, _: bool = False) -> None:
        one = self.current
        if one is not None and self._settle[what](one):
            at = self._waiting.index(one)
            self._waiting = tuple(each for each in self._waiting if each is not one)
            self._show(at)
            if self._waiting:
                self.view.setFocus()

    @Slot()
    def on_move_clicked(self) -> None:
        """Close: the passage is chosen in the reader."""
        self.moving = self.current
        if self.moving is not None:
            self.accept()


def _copy_words(what: str, copy: Snapshot) -> str:
    if copy.bytes_of:
        day = format_date(copy.imported_at[:10])
        return tr("{what}, read again on {day}").format(what=what, day=day)
    day = format_date((copy.captured_at or copy.imported_at)[:10])
    return tr("{what}, copy of {day}").format(what=what, day=day)


def _summary(counts: Mapping[str, int] | None) -> str:
    if counts is None:
        return tr("These passages read otherwise in the newest copy, or are not in it.")
    found = [f"{number:,} {state_words(state)}" for state, number in counts.items() if number]
    if not found:
        return tr("No passage was marked in the copy before.")
    return ", ".join(found) + "."
