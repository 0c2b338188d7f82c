"""One open article: its page view and text view over one Reading, the bar at the selection, finding words.

The panes (pane.py) hold one of these per tab.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.errors import NoCapture
from app.ui.reader import asking as floating
from app.ui.reader import standing
from app.ui.reader.aside import Aside
from app.ui.reader.beside import Beside
from app.ui.reader.content import Content, Marks, read_content, read_marks
from app.ui.reader.copy_bar import CopyBar
from app.ui.reader.errands import Errands, leave
from app.ui.reader.find_bar import FindBar
from app.ui.reader.finder import Finder
from app.ui.reader.guide import Guide
from app.ui.reader.hit_marks import HitMarks
from app.ui.reader.left_out import LeftOut
from app.ui.reader.lighting import Lighting
from app.ui.reader.no_capture import show_record
from app.ui.reader.page_making import make_pages
from app.ui.reader.page_view import PageView
from app.ui.reader.passage_mime import passage_mime
from app.ui.reader.places import Standpoint
from app.ui.reader.quiet_page import QuietPage
from app.ui.reader.reading import Reading
from app.ui.reader.standing import AnyView
from app.ui.reader.steps import lit_in
from app.ui.reader.strip import Standing
from app.ui.reader.text_look import look_of
from app.ui.reader.text_view import TextView
from app.ui.reader.verbs import Habits, Verbs
from app.ui.session import Lit, Passage, Place, Session
from app.ui.wording import tr


class ArticleView(QWidget):
    """Shows one article; made at once, filled when its job is done."""

    changed = Signal()
    #: The article cannot be read; carries the problem.
    failed = Signal(object)
    #: The article has another copy now than the one that is shown.
    outdated = Signal()

    def __init__(
        self, session: Session, article: str, habits: Habits, stand: Standpoint, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.article_id, self.habits = session, article, habits
        self.errands = Errands(session.jobs)
        self.content: Content | None = None
        self.stand = stand
        self.title = ""
        self._place: Place | None = None
        self._stale = False
        self._reading: Reading | None = None
        self._verbs: Verbs | None = None
        self._asking: floating.Asking | None = None
        self._pages: PageView | None = None
        self._text: TextView | None = None
        self._find = FindBar(self)
        self._copy = CopyBar(session, article)
        self._waiting = QuietPage(tr("Opening…"), parent=self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self.aside = Aside(session.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._left_out = LeftOut(self, article)
        self.changed.connect(self._left_out.follow)
        column.addWidget(self._find)
        column.addWidget(self._left_out)
        column.addWidget(self._copy)
        column.addWidget(Beside(self.aside, self._stack, self), 1)
        self.finder = Finder(self, self._find, self)
        self._guide = Guide(self, self.aside, self)
        self._load()

    # Loading

    def _load(self) -> None:
        project = self.session.project
        if project is not None:
            work = partial(read_content, project, self.article_id, self.session.copies.get(self.article_id))
            self.errands.start(tr("Opening an article"), work, self._loaded, self._not_loaded)

    def _not_loaded(self, error: Exception) -> None:
        if isinstance(error, NoCapture):
            self.title = show_record(self, self._stack)
        self._waiting.set_text(f"{getattr(error, 'message', error)} {getattr(error, 'hint', '')}".strip())
        self.failed.emit(error)

    def _loaded(self, content: Content) -> None:
        self.content = content
        self.title = content.title
        reading = Reading(content.text, self)
        reading.set_passages(content.passages)
        self._reading = reading
        self._verbs = Verbs(self.session, reading, content, self.habits)
        self._asking = floating.Asking(self.session, reading, self._verbs, self.errands, self)
        reading.selection_moved.connect(self._selection_moved)
        Lighting(self.session, reading)
        mode = self.stand.mode or ("page" if content.has_pages else "text")
        self._guide.fill(content)
        self._copy.show_copy(content)
        self.set_mode(mode if content.has_pages else "text")
        self._verbs.confirm_pending()
        if self.view is not None:
            standing.stand_at(self.view, self.stand)
        if self._place is not None:
            place, self._place = self._place, None
            self.go_to(place)
        self.changed.emit()

    def refresh(self) -> None:
        """Read the highlights again, now when it is seen, else when it is shown."""
        project = self.session.project
        if not self.isVisible() or self.content is None or project is None:
            self._stale = True
            return
        self._stale = False
        work = partial(read_marks, project, self.article_id, self.session.copies.get(self.article_id))
        self.errands.start(tr("Reading highlights"), work, self._marks_came, leave)

    def _marks_came(self, marks: Marks) -> None:
        if self._reading is None or self.content is None:
            return
        if marks.snapshot != self.content.snapshot.id:
            self.outdated.emit()
            return
        self._reading.set_passages(marks.passages)
        if marks.article != self.content.article:
            self.content = replace(self.content, article=marks.article, passages=marks.passages)
            self.title = marks.article.title or self.title
            self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while this was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def close_article(self) -> None:
        """Cancel what is under way and end the worker that draws the pages."""
        self.errands.cancel()
        if self._pages is not None:
            self._pages.feed.close()

    # Views

    @property
    def reading(self) -> Reading | None:
        """Return what is being read, None while it is loading."""
        return self._reading

    @property
    def verbs(self) -> Verbs | None:
        """Return the verbs on the selection, None while the article is loading."""
        return self._verbs

    @property
    def asking(self) -> floating.Asking | None:
        """Return what floats beside the selection, None while the article is loading."""
        return self._asking

    @property
    def view(self) -> AnyView | None:
        """Return the view that is shown, None while the article is loading."""
        current = self._stack.currentWidget()
        return current if isinstance(current, PageView | TextView) else None

    def set_mode(self, mode: str) -> None:
        """Show the pages or the text; selection and place stay."""
        if self.content is None or self._reading is None or self._verbs is None:
            return
        before = self.view
        offset = self.top_offset()
        if mode == "page" and self.content.has_pages:
            view: AnyView = self._pages or self._make_pages(self.content, self._reading, self._verbs)
        else:
            view = self._text or self._make_text(self._reading, self._verbs)
        if view is before:
            return
        view.motion = self.session.settings.motion
        self._stack.setCurrentWidget(view)
        self.setFocusProxy(view)
        if before is not None:
            selection = self._reading.selection
            view.go_to(*(selection or (offset, offset)), ring=False)
            view.setFocus()
        if self._asking is not None:
            self._asking.set_view(view)
        self._guide.follow()
        self.changed.emit()

    def _make_pages(self, content: Content, reading: Reading, verbs: Verbs) -> PageView:
        view = make_pages(self, content, reading, verbs, partial(self.set_mode, "text"))
        view.page_changed.connect(self._tell)
        if self._asking is not None:
            view.drag_wanted.connect(self._asking.drag)
        self._pages = view
        self._take(view)
        return view

    def _make_text(self, reading: Reading, verbs: Verbs) -> TextView:
        blocks = self.content.blocks if self.content else ()
        view = TextView(reading, blocks, verbs, self.mime, look_of(self.session.settings), title=self.title)
        if self._asking is not None:
            view.anchorClicked.connect(self._asking.show_link)
        self._text = view
        self._take(view)
        return view

    def _take(self, view: AnyView) -> None:
        HitMarks(view, view.reading)
        view.zoom_changed.connect(self._tell)
        self._stack.addWidget(view)

    @Slot()
    @Slot(object)
    def _tell(self, _: object = None) -> None:
        self.changed.emit()

    def dress(self) -> None:
        """Take paper, letters and lines as the settings have them now."""
        for view in (self._pages, self._text):
            standing.dress(view, look_of(self.session.settings))

    # Where one stands

    def top_offset(self) -> int:
        """Return the first offset that is read now."""
        return standing.top_offset(self.view)

    def standpoint(self) -> Standpoint:
        """Return where one stands, to come back to it."""
        return self.stand if self.view is None else standing.standpoint(self.view)

    def standing(self) -> Standing:
        """Return what the strip shows."""
        return standing.standing(self.view, self.content is not None and self.content.has_pages)

    def go_to(self, place: Place) -> None:
        """Scroll to a highlight or a passage of this article, once it is loaded."""
        if self._reading is None or self.view is None:
            self._place = place
            return
        shown = self._reading.passages.get(place.highlight)
        if place.spot is not None:
            if place.start is not None:
                self._reading.select(place.start, place.start)
            standing.go_to_spot(self.view, place.spot)
        elif shown is not None:
            self._reading.select(shown.start, shown.start)
            self._reading.prefer(shown.id)
            standing.go_to_shown(self.view, shown)
        elif place.start is not None:
            end = place.end if place.end is not None else place.start
            self._reading.select(place.start, place.start)
            self.view.go_to(place.start, end)

    @Slot()
    def _selection_moved(self) -> None:
        if self._reading is None or self.content is None:
            return
        selection = self._reading.selection
        passage = None
        if selection is not None:
            text = self._reading.text[selection[0] : selection[1]]
            passage = Passage(self.content.snapshot.id, self.article_id, *selection, text)
        self.session.set_passage(passage)

    def light(self, lit: Lit | None) -> None:
        """Ring what is lit."""
        if self._reading is not None:
            self._reading.set_lit(lit_in(self._reading.passages, lit))

    def selected_text(self) -> str:
        """Return the selected text, else that of the highlight at the caret."""
        target = self._verbs.target() if self._verbs else None
        return (
            "" if target is None or self._reading is None else self._reading.text[target.start : target.end]
        )

    def mime(self) -> QMimeData:
        """Return the selection, for the clipboard and for dragging."""
        return passage_mime(self.selected_text(), self._verbs.target() if self._verbs else None)
