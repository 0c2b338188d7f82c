"""Pages from the document's worker: pixels and glyph boxes, one request at a time, the most wanted first.

The view says at each paint what it wants, in order; what it no longer wants is never asked for. Answers
arrive on the UI thread as signals.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from app.errors import NeedsPassword, SourcemarkError
from app.intake.intake import PageBoxes, PageLink, Raster
from app.ui import theme
from app.ui.jobs import JobHandle, Jobs
from app.ui.reader.glyphs import PageGlyphs
from app.ui.reader.pages import PageTexts
from app.ui.reader.rasters import RasterCache, RasterKey, make_image
from app.ui.wording import tr

#: A worker that died is started anew this often.
MOST_RESTARTS = 3
#: Thousandths of a pixel a point of the small pictures, and the room for them: some 1,500 pages.
PREVIEW_MILLISCALE = 120
PREVIEW_BYTES = 24 * 1024 * 1024
#: The boxes of a page take some 600 kB: so many pages are kept that were used last.
MOST_GLYPHS = 28
THUMBNAIL_BYTES = 12 * 1024 * 1024


class Server(Protocol):
    """What the feed needs of a page server."""

    def render(self, index: int, scale: float, rotation: int = 0) -> Raster:
        """Render a page."""
        ...

    def boxes(self, index: int, expected_text: str) -> PageBoxes:
        """Return where a page's characters are drawn."""
        ...

    def links(self, index: int) -> tuple[PageLink, ...]:
        """Return the links on a page."""
        ...

    def close(self) -> None:
        """End the worker."""
        ...


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that the worker could not draw, with the reason in words."""

    page: int
    reason: str


Wish = RasterKey | int
"""A raster by its key, or the boxes of a page by its index."""


class PageFeed(QObject):
    """Fetches what the page view wishes for; keeps rasters, glyphs and failures."""

    raster_ready = Signal(object)
    glyphs_ready = Signal(object)
    page_failed = Signal(object)
    #: The document is locked; carries the NeedsPassword. Nothing is asked for until `unlock`.
    locked = Signal(object)

    def __init__(
        self, open_server: Callable[[], Server], texts: PageTexts, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.rasters = RasterCache()
        #: Small pictures of as many pages as there is room for: what is seen while one scrolls very far.
        self.previews = RasterCache(PREVIEW_BYTES)
        #: Pictures for the list of pages: as many as are seen there, and some more.
        self.thumbnails = RasterCache(THUMBNAIL_BYTES)
        self.failures: dict[int, str] = {}
        self.closed = False
        self.is_locked = False
        self._glyphs: OrderedDict[int, PageGlyphs] = OrderedDict()
        self._links: dict[int, tuple[PageLink, ...]] = {}
        self._open_server = open_server
        self._texts = texts
        self._jobs = jobs
        self._server: Server | None = None
        self._restarts = 0
        self._wishes: list[Wish] = []
        self._thumbnail_wishes: list[RasterKey] = []
        self._pinned: list[int] = []
        self._background: list[RasterKey] = []
        self._busy = False

    def glyphs(self, page: int) -> PageGlyphs | None:
        """Return a page's glyphs when they are there, and count them as used."""
        found = self._glyphs.get(page)
        if found is not None:
            self._glyphs.move_to_end(page)
        return found

    def links(self, page: int) -> tuple[PageLink, ...]:
        """Return the links on a page; they come with its glyphs."""
        return self._links.get(page, ())

    def wish(self, wishes: Sequence[Wish]) -> None:
        """Replace what is wanted, the most wanted first, and start on it."""
        self._wishes = [one for one in wishes if not self._has(one)]
        self._next()

    def wish_previews(self, keys: Sequence[RasterKey]) -> None:
        """Replace the small pictures to be made while nothing else is wanted, the most wanted first."""
        self._background = [key for key in reversed(keys) if key not in self.previews]
        self._next()

    def wish_thumbnails(self, keys: Sequence[RasterKey]) -> None:
        """Replace the pictures that the list of pages wants; they come after what the page view wants."""
        self._thumbnail_wishes = [key for key in keys if key not in self.thumbnails]
        self._next()

    def best(self, key: RasterKey) -> QImage | None:
        """Return the best picture there is of a page: sharp, coarse or small."""
        return self.rasters.best(key) or self.thumbnails.best(key) or self.previews.best(key)

    def want_glyphs(self, page: int) -> None:
        """Want a page's boxes before anything else, until they are there."""
        if not self._has(page) and page not in self._pinned:
            self._pinned.append(page)
            self._next()

    def unlock(self) -> None:
        """Try again to open the document: its password is known now."""
        self.is_locked = False
        self._next()

    def close(self) -> None:
        """Stop asking and end the worker, in a job when one is at work."""
        self.closed = True
        self._wishes.clear()
        self._pinned.clear()
        self._thumbnail_wishes.clear()
        self._background.clear()
        if not self._busy:
            self._close_server()

    def _has(self, wish: Wish) -> bool:
        if isinstance(wish, int):
            return wish in self._glyphs or wish in self.failures
        caches = (self.rasters, self.previews, self.thumbnails)
        return any(wish in cache for cache in caches) or wish.page in self.failures

    def _next(self) -> None:
        if self._busy or self.closed or self.is_locked:
            return
        while self._pinned or self._wishes or self._thumbnail_wishes or self._background:
            wish, cache = self._take_next()
            if self._has(wish):
                continue
            self._busy = True
            label = tr("Showing a page")
            if isinstance(wish, int):
                self._jobs.start(
                    label,
                    self._boxes_work(wish),
                    partial(self._glyphs_came, wish),
                    partial(self._fail, wish),
                    quiet=True,
                )
            else:
                self._jobs.start(
                    label,
                    self._raster_work(wish),
                    partial(self._raster_came, cache, wish),
                    partial(self._fail, wish.page),
                    quiet=True,
                )
            return

    def _take_next(self) -> tuple[Wish, RasterCache]:
        """Take what is wanted most, and where its picture is kept."""
        if self._pinned:
            return self._pinned.pop(0), self.rasters
        if self._wishes:
            return self._wishes.pop(0), self.rasters
        if self._thumbnail_wishes:
            return self._thumbnail_wishes.pop(0), self.thumbnails
        return self._background.pop(), self.previews

    def _boxes_work(self, page: int) -> Callable[[JobHandle], tuple[PageGlyphs, tuple[PageLink, ...]]]:
        text = self._texts.page_text(page)
        start, _ = self._texts.range(page)

        def work(_: JobHandle) -> tuple[PageGlyphs, tuple[PageLink, ...]]:
            server = self._ready_server()
            return PageGlyphs(text, server.boxes(page, text).boxes, start), server.links(page)

        return work

    def _raster_work(self, key: RasterKey) -> Callable[[JobHandle], QImage]:
        paper: QColor | None = theme.color("paper") if key.dark else None
        ink: QColor | None = theme.color("ink") if key.dark else None

        def work(_: JobHandle) -> QImage:
            return make_image(self._ready_server().render(key.page, key.scale, key.rotation), paper, ink)

        return work

    def _ready_server(self) -> Server:
        """Return the server, started on first use. Only one job at a time comes here."""
        if self._server is None:
            self._server = self._open_server()
        return self._server

    def _glyphs_came(self, page: int, came: tuple[PageGlyphs, tuple[PageLink, ...]]) -> None:
        self._glyphs[page], self._links[page] = came
        while len(self._glyphs) > MOST_GLYPHS:
            self._glyphs.popitem(last=False)
        self._settle()
        if not self.closed:
            self.glyphs_ready.emit(page)
            self._next()

    def _raster_came(self, cache: RasterCache, key: RasterKey, image: QImage) -> None:
        if cache is self.previews:
            # A thousand of them: two bytes a pixel are enough for what rushes past.
            image = image.convertToFormat(QImage.Format.Format_RGB16)
        cache.put(key, image)
        self._settle()
        if not self.closed:
            self.raster_ready.emit(key)
            self._next()

    def _fail(self, page: int, error: Exception) -> None:
        if not isinstance(error, SourcemarkError):
            self._settle()
            raise error
        if isinstance(error, NeedsPassword):
            self.is_locked = True
            self._settle()
            if not self.closed:
                self.locked.emit(error)
            return
        self.failures[page] = error.message
        if self._restarts < MOST_RESTARTS and self._server is not None:
            self._restarts += 1
            self._close_server()
        self._settle()
        if not self.closed:
            self.page_failed.emit(Failed(page, error.message))
            self._next()

    def _settle(self) -> None:
        self._busy = False
        if self.closed:
            self._close_server()

    def _close_server(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            self._jobs.start(tr("Closing"), partial(_close, server), quiet=True)


def _close(server: Server, _: JobHandle) -> None:
    server.close()
