"""The suggestions for the current claim. One key accepts or dismisses; nothing is linked by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.jobs import JobHandle
from app.ui.session import Place, Session
from app.ui.style import panel_palette
from app.ui.suggestions.deeds import ACTS, Found, decide, forget, read, read_again, read_alike
from app.ui.suggestions.entries import PassageEntry, SameEntry, SuggestionsModel, build
from app.ui.suggestions.view import SuggestionsView
from app.ui.widgets import Button, EmptyState, Hairline, IconButton, Label, PanelHeader
from app.ui.widgets.choices import Choice, offer
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import tr


class SuggestionsPanel(QWidget):
    """Follows the current claim while it is visible."""

    #: The user has seen enough.
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Suggestions panel"))
        self._session = session
        self._claim = ""
        #: The claim whose list by meaning is shown.
        self._compared = ""
        self._job: JobHandle | None = None
        self.model = SuggestionsModel(self)
        self.view = SuggestionsView(self)
        self.view.setModel(self.model)
        self.close_button = IconButton("close", tr("Close the suggestions"), size=14)
        self.header = PanelHeader(tr("Suggestions"), "", (self.close_button,), self)
        self.again_button = Button(tr("Suggest again what was dismissed"), "plain", small=True)
        self._empty = EmptyState("", self.again_button)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.note = Label("", "meta", "muted", wrap=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = {one.name: self._make_button(one.name) for one in ACTS}
        self._row = QHBoxLayout()
        for button in self.buttons.values():
            self._row.addWidget(button)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        column.addWidget(Hairline())
        column.addLayout(self._row)
        self.setFocusProxy(self.view)
        self._connect()
        self.on_theme_changed()
        self._show_buttons()

    def _make_button(self, name: str) -> QWidget:
        act = next(one for one in ACTS if one.name == name)
        button = Button(act.label, "plain", mark=act.mark, small=True)
        button.setToolTip(tr("{what} ({key})").format(what=act.label, key=act.key))
        button.clicked.connect(partial(self.on_decided, name))
        return button

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self.on_changed)
        session.claim_chosen.connect(self.on_claim_chosen)
        session.project_closed.connect(self.on_project_closed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.view.opened.connect(self.on_opened)
        self.view.decided.connect(self.on_decided)
        self.view.menu_wanted.connect(self.on_menu_wanted)
        self.view.selectionModel().currentChanged.connect(self.on_current_changed)
        self.close_button.clicked.connect(self.closed)
        self.again_button.clicked.connect(self.on_again)

    # What is shown

    def refresh(self) -> None:
        """Look for suggestions in a job; one that is under way for another claim is cancelled."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        project, claim = self._session.project, self._claim
        if project is None or not claim:
            self._take(None)
        elif self.isVisible():
            # What was compared once is compared again at once; for another claim its words come first.
            whole = claim == self._compared
            work = partial(read, project, claim, self._opened(), whole)
            self._job = self._session.jobs.start(
                tr("Looking for passages"), work, self._take, quiet=True, after_paint=True
            )

    def _opened(self) -> tuple[str, ...]:
        article = self._session.current_article
        return (article,) if article else ()

    def _take(self, taken: Found | None) -> None:
        self._job = None
        found, alike = (taken.suggested, taken.alike) if taken else (None, None)
        row = max(self.view.currentIndex().row(), 1)
        roots = build(found, alike) if found else []
        self.view.keep_place(partial(self.model.set_roots, roots))
        if roots and not self.view.currentIndex().isValid():
            # What was accepted or dismissed is gone: the next one is at hand.
            last = self.model.index(min(row, len(roots) - 1), 0)
            self.view.setCurrentIndex(last if last.data(ENTRY) else self.model.index(1, 0))
        gone = found.dismissed if found else 0
        self.again_button.setVisible(bool(gone))
        self._empty.set_text(_nothing_words(found is not None, gone))
        self._stack.setCurrentWidget(self.view if roots else self._empty)
        self.header.set_count(tr("for {key}").format(key=found.key) if found else "")
        self._show_note(tr("Comparing meanings…") if found and alike is None else alike.note if alike else "")
        self._show_buttons()
        self._compared = self._claim if alike else ""
        if taken and alike is None:
            self._compare(taken)

    def _compare(self, found: Found) -> None:
        project = self._session.project
        if project is not None:
            work = partial(read_alike, project, found, self._opened())
            self._job = self._session.jobs.start(tr("Comparing meanings"), work, self._take, quiet=True)

    def _show_note(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _show_buttons(self) -> None:
        entry = self.view.currentIndex().data(ENTRY)
        for act in ACTS:
            fits = (act.of_passages and isinstance(entry, PassageEntry)) or (
                act.of_claims and isinstance(entry, SameEntry)
            )
            self.buttons[act.name].setVisible(fits)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: much may have changed while nobody looked."""
        super().showEvent(event)
        self._claim = self._session.current_claim or ""
        self.refresh()

    @Slot(str)
    def on_claim_chosen(self, claim: str) -> None:
        """Follow the current claim; none keeps the one before, so that a click beside it loses nothing."""
        if claim and claim != self._claim:
            self._claim = claim
            self.refresh()

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Follow a change: what was linked goes, what was undone returns."""
        self.refresh()

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._claim = ""
        self.refresh()
        if core.semantic.is_running():
            self._session.jobs.start(tr("Forgetting what was compared"), forget, quiet=True)

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)
        self.note.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self._row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        self._row.setSpacing(theme.px(6))

    # What is done

    @Slot(QModelIndex, QModelIndex)
    def on_current_changed(self, _: QModelIndex, __: QModelIndex) -> None:
        """Offer what can be done to the row."""
        self._show_buttons()

    @Slot(object)
    def on_opened(self, index: QModelIndex) -> None:
        """Go to the passage, or to the other claim."""
        entry = index.data(ENTRY)
        if isinstance(entry, PassageEntry):
            card = entry.card
            self._session.show_article(
                Place(article=card.article, start=card.start, end=card.end, highlight=card.highlight or None)
            )
        elif isinstance(entry, SameEntry):
            self._session.show_claim(entry.same.claim.id)

    @Slot(str)
    def on_decided(self, what: str, _: bool = False) -> None:
        """Accept, dismiss or merge the current row; or close."""
        if what == "close":
            self.closed.emit()
            return
        decide(self._session, self._claim, self.view.currentIndex().data(ENTRY), what)

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what the buttons offer, with the keys."""
        choices = [
            Choice(act.label, partial(self.on_decided, act.name), keys=act.key, mark=act.mark)
            for act in ACTS
            if self.buttons[act.name].isVisible()
        ]
        if choices:
            offer(choices, self.view, place)

    @Slot()
    def on_again(self) -> None:
        """Suggest again what was dismissed."""
        read_again(self._session, self._claim)

    def take_focus(self) -> None:
        """Be ready for the keys."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)


def _nothing_words(asked: bool, dismissed: int) -> str:
    if not asked:
        return tr("Choose a claim: passages that may speak for or against it will stand here.")
    if dismissed:
        return tr(
            "Nothing more in the articles has enough of this claim's words, but for what was dismissed."
        )
    return tr(
        "No passage in the articles has enough of this claim's words. "
        "Add articles, or say the claim with the names and numbers that they use."
    )
