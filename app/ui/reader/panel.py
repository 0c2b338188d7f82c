"""The reader panel: one pane, or two side by side, over the session. Remembers what was open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from app import core
from app.ui.reader import accessible
from app.ui.reader.article_view import ArticleView
from app.ui.reader.copy_bar import choose_copy
from app.ui.reader.errands import Errands
from app.ui.reader.orders import ORDERS
from app.ui.reader.pane import Pane
from app.ui.reader.places import Standpoint, stands_to_json, tabs_to_json
from app.ui.reader.reopening import STANDS_KEY, TABS_KEY, Reopened, read_open
from app.ui.reader.verbs import Habits
from app.ui.session import Lit, Place, Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.core.project import Project
    from db.records import Change

#: Tables whose changes can be seen in the reader.
SHOWN_TABLES = frozenset(("highlight", "evidence", "claim", "article", "publisher", "snapshot"))
#: What is open is kept this long after it changed.
KEEP_MILLISECONDS = 800
#: More than there is for each: Qt then takes the same from both, and does not go by what was before.
EVENLY = 10_000


class ReaderPanel(QWidget):
    """The middle of the Read workspace."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        accessible.install()
        self.setAccessibleName(tr("Reader"))
        self._session = session
        self._habits = Habits()
        self._errands = Errands(session.jobs)
        self._stands: dict[str, Standpoint] = {}
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._panes: list[Pane] = []
        self._used: Pane = self._add_pane()
        self._restoring = False
        #: While the tabs of a project are being read: what was asked for meanwhile.
        self._reopening = False
        self._wanted: Place | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self._keep_timer = QTimer(self, singleShot=True, interval=KEEP_MILLISECONDS)
        self._keep_timer.timeout.connect(self.keep)
        session.article_requested.connect(self.show_place)
        session.changed.connect(self.on_changed)
        session.lit.connect(self.on_lit)
        session.asked.connect(self.on_asked)
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        QApplication.instance().aboutToQuit.connect(self.keep)  # type: ignore[union-attr]
        QApplication.instance().focusChanged.connect(self.on_focus_moved)  # type: ignore[union-attr]

    # Panes

    @property
    def pane(self) -> Pane:
        """Return the pane that is used."""
        return self._used

    @property
    def panes(self) -> tuple[Pane, ...]:
        """Return the panes from left to right."""
        return tuple(self._panes)

    @property
    def current(self) -> ArticleView | None:
        """Return the article that is read."""
        return self._used.current

    def _add_pane(self) -> Pane:
        pane = Pane(self._session, self._habits, self._stand_of)
        pane.current_changed.connect(self.on_current_changed)
        pane.closed.connect(self.on_closed)
        pane.emptied.connect(self.on_emptied)
        pane.split_asked.connect(self.split)
        self._panes.append(pane)
        self._splitter.addWidget(pane)
        return pane

    @Slot()
    def split(self) -> None:
        """Show the current article beside the others too; with two panes, close the second one."""
        if len(self._panes) == 2:
            self._drop_pane(self._panes[1])
            return
        current = self.current
        pane = self._add_pane()
        self._used = pane
        if current is not None:
            self._stands[current.article_id] = current.standpoint()
            pane.show_article(current.article_id, current.title)
        self._bring_keyboard()
        self._splitter.setSizes([EVENLY, EVENLY])

    def _bring_keyboard(self) -> None:
        """Let the keyboard go along from another pane to the one that is used: commands and keys are one."""
        view, now = self._used.current, QApplication.focusWidget()
        others = (pane for pane in self._panes if pane is not self._used)
        if view is not None and now is not None and any(pane.isAncestorOf(now) for pane in others):
            view.setFocus()

    def _drop_pane(self, pane: Pane) -> None:
        pane.blockSignals(True)
        pane.close_all()
        self._panes.remove(pane)
        self._used = self._panes[0]
        pane.hide()
        pane.deleteLater()
        self._keep_timer.start()

    @Slot()
    def on_emptied(self) -> None:
        """Close a second pane with its last tab."""
        pane = self.sender()
        if isinstance(pane, Pane) and len(self._panes) > 1:
            self._drop_pane(pane)

    @Slot(QWidget, QWidget)
    def on_focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """Take the pane with the keyboard as the one that is used."""
        pane = next((one for one in self._panes if now is not None and one.isAncestorOf(now)), None)
        if pane is not None and pane is not self._used:
            self._used = pane
            self.on_current_changed(pane.current.article_id if pane.current else None)

    # From the session

    @Slot(object)
    def show_place(self, place: object) -> None:
        """Show an article at a passage; beside the present one when that is asked for."""
        if not isinstance(place, Place) or not place.article:
            return
        if self._reopening:
            self._wanted = place
            return
        if place.beside and len(self._panes) == 1:
            self._used = self._add_pane()
            self._splitter.setSizes([EVENLY, EVENLY])
        elif place.beside:
            self._used = self._panes[1] if self._used is self._panes[0] else self._panes[0]
        choose_copy(self._session, place, self._panes)
        view = self._used.show_article(place.article)
        self._bring_keyboard()
        if view is not None and (place.highlight or place.start is not None or place.spot is not None):
            view.go_to(place)

    @Slot(object)
    def on_changed(self, change: Change) -> None:
        """Read again what is shown when highlights, links, claims or records moved."""
        if change.touched and not SHOWN_TABLES & set(change.touched):
            return
        for pane in self._panes:
            for view in pane.views():
                view.refresh()

    @Slot(object)
    def on_lit(self, lit: object) -> None:
        """Ring what is lit."""
        for pane in self._panes:
            if pane.current is not None:
                pane.current.light(lit if isinstance(lit, Lit) else None)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command of the reader asks for; words to find come after the `=`."""
        name, _, words = what.partition("=")
        order = ORDERS.get(name)
        if order is None:
            return
        order(self)
        if words and self.current is not None:
            self.current.finder.open(words)

    @Slot(object)
    def on_current_changed(self, article: object) -> None:
        """Tell the session what is read now."""
        self._session.current_article = str(article) if article is not None else None
        view = self.current
        if view is None or view.reading is None or view.reading.selection is None:
            self._session.set_passage(None)
        if not self._restoring:
            self._keep_timer.start()

    # What is remembered

    def _stand_of(self, article: str) -> Standpoint:
        return self._stands.get(article, Standpoint())

    @Slot(object)
    def on_closed(self, what: object) -> None:
        """Remember where one stood in an article that is closed."""
        if isinstance(what, tuple):
            article, stand = what
            self._stands[str(article)] = stand

    @Slot()
    def keep(self) -> None:
        """Keep what is open and where one stands, with the project."""
        project = self._session.project
        if project is None or self._restoring or self._reopening:
            return
        for pane in self._panes:
            for view in pane.views():
                self._stands[view.article_id] = view.standpoint()
        self._session.act(
            partial(
                core.views.keep_view,
                project,
                TABS_KEY,
                tabs_to_json([pane.articles() for pane in self._panes]),
            )
        )
        self._session.act(partial(core.views.keep_view, project, STANDS_KEY, stands_to_json(self._stands)))

    @Slot(object)
    def on_project_opened(self, project: Project) -> None:
        """Open what was open when the project was left."""
        self._errands = Errands(self._session.jobs)
        self._reopening, self._wanted = True, None
        self._errands.start(
            tr("Opening articles"), partial(read_open, project), self._reopen, self._not_reopened
        )

    def _not_reopened(self, error: Exception) -> None:
        self._reopen(Reopened([], {}, {}))

    def _reopen(self, found: Reopened) -> None:
        self._reopening = False
        if self._session.project is None:
            return
        self._restoring = True
        self._stands = found.stands
        for number, tabs in enumerate(found.panes):
            known = [article for article in tabs.articles if article in found.titles]
            if not known:
                continue
            pane = self._panes[number] if number < len(self._panes) else self._add_pane()
            for article in known:
                pane.add_tab(article, found.titles[article])
            current = tabs.articles[tabs.current] if 0 <= tabs.current < len(tabs.articles) else known[0]
            pane.show_article(current if current in known else known[0])
        self._used = self._panes[0]
        self._restoring = False
        if self._wanted is not None:
            place, self._wanted = self._wanted, None
            self.show_place(place)

    @Slot()
    def on_project_closed(self) -> None:
        """Keep what is open, then close everything."""
        self.keep()
        self._errands.cancel()
        self._reopening, self._wanted = False, None
        self._restoring = True
        for pane in list(self._panes[1:]):
            self._drop_pane(pane)
        self._panes[0].close_all()
        self._stands = {}
        self._keep_timer.stop()
        self._restoring = False

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
