"""The panel: of which source it speaks, how much rests on it, and the list that leads to each place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.refreshing import Refreshing
from app.ui.resting.entries import Line, Names, build
from app.ui.resting.view import RestingModel, RestingView
from app.ui.resting.words import summary
from app.ui.session import Session
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, Hairline, IconButton, PanelHeader, Paragraph
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import count, format_date, shorten, tr

if TYPE_CHECKING:
    from app.core.project import Project
    from app.core.resting import Resting, Source

#: `resting.show:KIND:ID` asks for this panel; the window shows its dock.
ASKED = "resting.show:"


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the project."""

    found: Resting | None = None
    title: str = ""
    about: str = ""
    names: Names = field(default_factory=Names)


class RestingPanel(QWidget):
    """Looks backwards from a source."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What rests on this"))
        self._session = session
        self._wanted: tuple[str, str] | None = None
        self._fresh = False
        self._reading = Refreshing(session, self._read, self._take, _Read(), self)
        self.close_button = IconButton("close", tr("Close what rests on this"), size=14)
        self.header = PanelHeader(tr("What rests on this"), "", (self.close_button,), self)
        self.title = Paragraph("", "body_strong")
        self.about = Paragraph("", "meta", "muted")
        self.summary = Paragraph("", "body_open")
        self.model = RestingModel(self)
        self.view = RestingView(self)
        self.view.setModel(self.model)
        self._empty = EmptyState("")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._lay_out()
        self.setFocusProxy(self.view)
        self._connect()
        self._show(_Read())

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        self._lines = QVBoxLayout(self._head)
        for words in (self.title, self.about, self.summary):
            self._lines.addWidget(words)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(Hairline())
        column.addWidget(self._head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        self.on_theme_changed()

    def _connect(self) -> None:
        session = self._session
        session.asked.connect(self.on_asked)
        session.changed.connect(self.on_changed)
        session.project_opened.connect(self.on_project_closed)
        session.project_closed.connect(self.on_project_closed)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.view.opened.connect(self.on_opened)
        self.view.clicked.connect(self.on_opened)
        self.close_button.clicked.connect(self.on_close_clicked)

    # Refreshing

    def look_back(self, kind: str, id_: str) -> None:
        """Show what rests on a source."""
        self._wanted = (kind, id_)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        self._fresh = True
        self._reading.start()

    def _read(self, project: Project) -> _Read:
        return _Read() if self._wanted is None else _read(project, *self._wanted)

    def _take(self, read: _Read) -> None:
        self._show(read)

    def _show(self, read: _Read) -> None:
        found = read.found
        gone = found is not None and not found.articles
        self._head.setVisible(found is not None and not gone)
        self.title.setText(read.title)
        self.about.setText(read.about)
        self.summary.setText(summary(found) if found is not None else "")
        nodes = build(found, read.names) if found is not None else []
        self.view.keep_place(partial(self.model.set_roots, nodes))
        self._empty.set_text(_empty_words(found is not None, gone=gone))
        self._stack.setCurrentWidget(self.view if nodes else self._empty)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Look back from what is asked for: `resting.show:KIND:ID`, or from what is current."""
        if not what.startswith(ASKED):
            return
        kind, _, id_ = what.removeprefix(ASKED).partition(":")
        self.look_back(kind, id_)
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Follow a change, now or when the panel is seen again."""
        self._fresh = False
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if not self._fresh:
            self.refresh()

    @Slot()
    @Slot(object)
    def on_project_closed(self, _: object = None) -> None:
        """Speak of nothing."""
        self._wanted = None
        self._reading.clear()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take colours and measures from the theme again."""
        px = theme.px
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)
        self._lines.setContentsMargins(px(12), px(8), px(12), px(10))
        self._lines.setSpacing(px(3))

    # Going there

    @Slot(object)
    def on_opened(self, index: object) -> None:
        """Go to the claim, the passage or the sentence."""
        line = index.data(ENTRY) if hasattr(index, "data") else None
        if not isinstance(line, Line) or line.place is None:
            return
        place, session = line.place, self._session
        if place.claim:
            session.show_claim(place.claim)
        elif place.article:
            session.show_article(place)
        else:
            session.show_section(place)

    @Slot()
    def on_close_clicked(self) -> None:
        """Let the window hide the panel."""
        self._session.asked.emit("resting.hide")


def _empty_words(some: bool, *, gone: bool) -> str:
    if gone:
        return tr("It is not in the project any more.")
    if some:
        return tr("Nothing is linked to it: no claim would change without it.")
    return tr(
        "Choose “What rests on it” of an article, a passage or a publisher: the claims and sentences that "
        "would lose it stand here."
    )


def _read(project: Project, kind: str, id_: str) -> _Read:
    source: Source = core.resting.make_source(kind, id_)
    found = core.resting.find_resting(project, source)
    briefings = core.briefings.list_briefings(project)
    sections = {
        section.id: section.heading
        for one in briefings
        for section in core.briefings.read_briefing(project, one.id).sections
    }
    names = Names(
        claims={row.claim.id: row.claim.text for row in core.claims.list_claims(project)},
        sections=sections,
        briefings={one.id: one.title for one in briefings},
    )
    title = core.resting.name_source(project, source)
    if kind == "highlight":
        title = f"“{shorten(title, 240)}”"
    return _Read(found, title, _about(found), names)


def _about(found: Resting) -> str:
    """Say what kind of source it is, and for an article who published it when and what became of it."""
    articles = found.articles
    if found.source.kind == "publisher":
        held = count(len(articles), tr("article"), tr("articles"))
        return tr("Publisher of {articles} in this project").format(articles=held)
    if not articles:
        return ""
    article = articles[0]
    parts = [article.publisher.name] if article.publisher else []
    parts.append(format_date(article.issued))
    if article.status != "ok":
        parts.append(tr(article.status))
    kind = tr("Passage in {title}").format(title=article.title or article.citekey)
    return ", ".join(parts) if found.source.kind == "article" else f"{kind}, {', '.join(parts)}"
