"""The palette itself: a box over the dimmed window. Typing searches, Enter goes there, Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app import core
from app.ui.commands import Command, match_commands
from app.ui.jobs import JobHandle
from app.ui.palette.frame import PaletteFrame
from app.ui.palette.going import go_to
from app.ui.palette.narrowing import filter_choices, without
from app.ui.palette.offers import offers
from app.ui.palette.results import (
    KINDS,
    CommandRow,
    HitRow,
    Note,
    Results,
    Tab,
    find,
    make_rows,
    notes,
    total_words,
)
from app.ui.palette.rows_model import ROW
from app.ui.session import Session
from app.ui.widgets.choices import offer
from app.ui.wording import tr
from db.records import Filter

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.search import Values

DEBOUNCE_MS = 120


class Palette(PaletteFrame):
    """Covers the window: dims it, and holds the box."""

    def __init__(self, session: Session, commands: Sequence[Command], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._commands = tuple(commands)
        self._results = Results("")
        self._matching: tuple[Command, ...] = ()
        self._values: Values | None = None
        self._job: JobHandle | None = None
        self._before: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._connect()
        window.installEventFilter(self)
        self.hide()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.on_search_due)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.on_text_changed)
        self.filter_button.clicked.connect(self.offer_filters)
        self.chips.removed.connect(self.on_filter_removed)
        self.tabs.chosen.connect(self.on_tab_chosen)
        self.view.clicked.connect(self.on_row_clicked)

    # Opening and leaving

    def open(self, text: str = "") -> None:
        """Show the palette, with what was typed last selected."""
        self._before = self.window().focusWidget()
        if text:
            self.field.setText(text)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not text:
            self.field.selectAll()
        self._matching = self._match(self.field.text())
        self.on_search_due()
        self._read_values()
        if self._session.settings.motion:
            self._fade.start()

    @Slot()
    def leave(self) -> None:
        """Hide the palette and give the focus back."""
        self._timer.stop()
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    # Searching

    @Slot(str)
    def on_text_changed(self, text: str) -> None:
        """Find commands and filters at once, the rest when the user pauses."""
        self._matching = self._match(text)
        if text.startswith(">") or not text.strip():
            self._results = Results("")
            self._timer.stop()
            self._show()
        else:
            self.chips.set_filters(core.filters.read_query(text).filters)
            self._place()
            self._timer.start()

    @Slot()
    def on_search_due(self) -> None:
        """Search in a job; an answer to an older question is dropped."""
        query = self.field.text().strip()
        project = self._session.project
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not query or query.startswith(">") or project is None:
            self._show()
            return
        self._job = self._session.jobs.start(
            tr("Searching"), partial(_find, project, query), self.take_results, quiet=True
        )

    def take_results(self, results: Results) -> None:
        """Show an answer."""
        self._job = None
        if results.query == self.field.text().strip():
            self._results = results
            self._show()

    def shown_query(self) -> str:
        """Return the question that the shown hits answer."""
        return self._results.query

    # Filters

    def _read_values(self) -> None:
        """Read what filters can be set to, so that the menu is there at once."""
        project = self._session.project
        if project is not None:
            self._session.jobs.start(
                tr("Searching"), partial(_values, project), self._take_values, quiet=True
            )

    def _take_values(self, values: Values) -> None:
        self._values = values

    @Slot()
    def offer_filters(self) -> QMenu:
        """Offer the filters in a menu under their button."""
        choices = filter_choices(core.filters.read_query(self.field.text()), self._values, self.rewrite)
        under = self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height()))
        return offer(choices, self.filter_button, under)

    def rewrite(self, typed: str) -> None:
        """Ask something else, as if it had been typed, and let the user type on."""
        self.field.setText(f"{typed} " if typed else "")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def on_filter_removed(self, gone: Filter) -> None:
        """Take a filter out of what is typed."""
        self.rewrite(without(core.filters.read_query(self.field.text()), gone))

    @Slot(str)
    def on_tab_chosen(self, _: str) -> None:
        """Show another kind."""
        self._show()

    def _match(self, text: str) -> tuple[Command, ...]:
        only = text.startswith(">")
        words = text.removeprefix(">").strip() if only else core.filters.read_query(text).words
        if not words and not only:
            return ()
        found = match_commands(self._commands, words, self._session)
        return found if only else (*found, *offers(words, self._session))

    def _show(self) -> None:
        only_commands = self.field.text().startswith(">")
        tab: Tab = "commands" if only_commands else self.tabs.current
        counts: dict[str, int] = {kind: self._results.totals.get(kind, 0) for kind in KINDS}
        counts["commands"] = len(self._matching)
        total = sum(counts.values())
        asked = bool(self.field.text().strip())
        self.tabs.set_counts({"all": total, **counts} if asked else {})
        self._total.setText(total_words(total) if asked else "")
        self.chips.set_filters(() if only_commands else core.filters.read_query(self.field.text()).filters)
        said = notes(self.field.text(), self._results)
        self.model.set_rows(make_rows(self._results, self._matching, tab, said))
        self._choose(self.model.step(-1, 1))
        self._place()

    def _choose(self, row: int) -> None:
        index = self.model.index(row, 0)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, select)
        self.view.scrollTo(index)
        if row == self.model.step(-1, 1):
            self.view.scrollToTop()

    # Keys and the mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move and choose; follow the window's size."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self.on_focus_lost)
        return False

    @Slot()
    def on_focus_lost(self) -> None:
        """Take the keyboard back from what opened below: what is typed here must not act on an article."""
        now = QApplication.focusWidget()
        below = now is not None and now.window() is self.window() and not self.isAncestorOf(now)
        if below and self.isVisible():
            self._before = now
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        current = self.view.currentIndex().row()
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.offer_filters()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._choose(self.model.step(current, 1 if key == Qt.Key.Key_Down else -1))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._go(self.view.currentIndex(), beside)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.tabs.go(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    @Slot(QModelIndex)
    def on_row_clicked(self, index: QModelIndex) -> None:
        """Go where a row leads."""
        self._go(index, beside=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave when the dimmed window is clicked."""
        if not self.box.geometry().contains(event.position().toPoint()):
            self.leave()

    def _go(self, index: QModelIndex, beside: bool) -> None:
        row = index.data(ROW)
        if isinstance(row, CommandRow):
            self.leave()
            row.command.run(self._session)
        elif isinstance(row, HitRow):
            self.leave()
            self._session.act(partial(go_to, self._session, row.hit, beside))
        elif isinstance(row, Note) and row.goal is not None:
            self.rewrite(row.goal)


def _find(project: Project, query: str, job: JobHandle) -> Results:
    return find(project, query, job.cancelled)


def _values(project: Project, _: JobHandle) -> Values:
    return core.search.list_values(project)
