"""Keeps the aside in step with its article: fills it, marks what is read, and goes where it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.ui.reader import standing, steps
from app.ui.reader.aside import Aside
from app.ui.reader.contents import Heading, Whereabouts, headings_of, make_headings
from app.ui.reader.page_view import PageView
from app.ui.reader.pages import PageTexts
from app.ui.session import Place

if TYPE_CHECKING:
    from app.ui.reader.content import Content
    from app.ui.reader.opened import Opened

#: How long after a scroll the aside follows.
PAUSE_MILLISECONDS = 60
#: Which part of the viewport's height lies above the line that counts as being read.
READ_AT = 0.2


class Guide(QObject):
    """Drives one aside for one article."""

    def __init__(self, article: Opened, aside: Aside, parent: QObject) -> None:
        super().__init__(parent)
        self._article, self._aside = article, aside
        self._whereabouts = Whereabouts(())
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._followed: object = None
        aside.chosen.connect(self.go)
        aside.left.connect(self._leave)
        aside.shown.connect(self._look_later)

    def fill(self, content: Content) -> None:
        """Show the contents of an article that has come."""
        labels: list[str] = []
        if content.has_pages:
            texts = PageTexts(content.text, content.snapshot.page_map)
            labels = [texts.label(page) for page in range(len(texts))]
        entries = content.outline or headings_of(content.blocks, content.text)
        headings = make_headings(entries, labels)
        self._whereabouts = Whereabouts(headings)
        self._aside.set_headings(headings)
        self._aside.restore(has_pages=content.has_pages)

    def follow(self) -> None:
        """Follow the view that is shown now."""
        view = self._article.view
        if view is None:
            return
        if isinstance(view, PageView) and self._aside.thumbnails is None:
            self._aside.set_pages(view)
            content = self._article.content
            self._aside.restore(has_pages=content is not None and content.has_pages)
        view.view_moved.connect(self._look_later)
        view.verticalScrollBar().valueChanged.connect(self._look_later)
        self._look_later()

    @Slot()
    @Slot(int)
    def _look_later(self, _: int = 0) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Mark what is read now."""
        view = self._article.view
        if view is None or not self._aside.tab:
            return
        if isinstance(view, PageView):
            at = self._whereabouts.at_page(*view.place_at(READ_AT))
            if at is None:
                at = self._whereabouts.at_offset(standing.top_offset(view))
            if self._aside.thumbnails is not None:
                self._aside.thumbnails.set_here(view.stack.row_of(view.page))
        else:
            at = self._whereabouts.at_offset(standing.top_offset(view))
        self._aside.contents.set_here(at)

    @Slot(object)
    def go(self, what: object) -> None:
        """Go to a heading or a page; Back leads to where one stood."""
        view, content = self._article.view, self._article.content
        if view is None or content is None:
            return
        place: Place | None = None
        paged = isinstance(view, PageView)
        if isinstance(what, int):
            start = PageTexts(content.text, content.snapshot.page_map).range(what)[0]
            place = Place(content.article.id, spot=(what, 0.0) if paged else (-1, float(start)))
        elif isinstance(what, Heading):
            spot = (-1, float(what.start))
            if isinstance(view, PageView) and what.page is not None:
                spot = view.spot_of(what.page, what.top)
            place = Place(content.article.id, start=what.start, end=what.start, spot=spot)
        if place is not None:
            steps.leave_for(self._article, place)
            if not self._aside.isHidden() and self._covers():
                self._aside.hide()
                self._leave()

    def _covers(self) -> bool:
        """Tell whether the aside lies over the article."""
        return getattr(self._aside.parentWidget(), "is_over", False)

    @Slot()
    def _leave(self) -> None:
        if self._article.view is not None:
            self._article.view.setFocus()
