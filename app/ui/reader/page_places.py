"""What lies where on the pages in sight: characters, highlights and links at a point, ranges as rectangles.

How pages are laid out is page_canvas.py's, going there page_travel.py's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from app.ui.reader import motion
from app.ui.reader.area_paint import area_rect
from app.ui.reader.page_canvas import PageCanvas
from app.ui.reader.page_painter import end_caret
from app.ui.reader.shown import Served

if TYPE_CHECKING:
    from app.intake.intake import PageLink


class PagePlaces(PageCanvas):
    """A canvas that knows what is at a point of its viewport."""

    def offset_at(self, point: QPointF, home: int | None = None) -> int | None:
        """Return the caret position nearest to a point of the viewport; `home` is where a drag began."""
        found = self._on_page(point)
        if found is None:
            return None
        page, x, y = found
        glyphs = self.feed.glyphs(page)
        if glyphs is None:
            return None
        begun = home is not None and self.texts.page_of(home) == page
        at = glyphs.offset_at(x, y, home - glyphs.start if home is not None and begun else None)
        return None if at is None else glyphs.start + at

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return where the line at an offset starts and ends."""
        glyphs = self.feed.glyphs(self.texts.page_of(offset))
        number = None if glyphs is None else glyphs.line_at(offset - glyphs.start)
        if glyphs is None or number is None:
            return offset, offset
        line = glyphs.lines[number]
        return glyphs.start + line.start, glyphs.start + line.end

    def paragraph_at(self, offset: int) -> tuple[int, int]:
        """Return the paragraph at an offset, by how its lines are set on the page."""
        glyphs = self.feed.glyphs(self.texts.page_of(offset))
        if glyphs is None:
            return motion.paragraph_at(self.reading.text, offset)
        start, end = glyphs.paragraph_at(offset - glyphs.start)
        return motion.trimmed(self.reading.text, glyphs.start + start, glyphs.start + end)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence at an offset, within its paragraph."""
        return motion.sentence_in(self.reading.text, *self.paragraph_at(offset), offset)

    def character_at(self, point: QPointF) -> int | None:
        """Return the character drawn nearest to a point of the viewport."""
        found = self._on_page(point)
        glyphs = None if found is None else self.feed.glyphs(found[0])
        at = None if glyphs is None or found is None else glyphs.character_at(found[1], found[2])
        return None if glyphs is None or at is None else glyphs.start + at

    def place_on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point of the viewport, and where on it, in points."""
        return self._on_page(point)

    def point_of_page(self, page: int, point: QPointF) -> tuple[float, float]:
        """Return a point of the viewport in the points of one page, be it beside that."""
        x = point.x() + self.horizontalScrollBar().value()
        y = point.y() + self.verticalScrollBar().value()
        return self._stack.to_page(page, x, y)

    def area_at(self, point: QPointF) -> str | None:
        """Return the area at a point of the viewport; the smallest one."""
        scene = self.scene()
        found = [
            (rect.width() * rect.height(), shown.id)
            for page in self.visible_pages()
            for shown in self.reading.passages.areas_on(page)
            if (rect := area_rect(scene, shown)).contains(point)
        ]
        return min(found)[1] if found else None

    def highlight_under(self, point: QPointF) -> str | None:
        """Return the highlight at a point of the viewport, on the page or in the margin; the shortest one."""
        beside = self.highlight_beside(point)
        if beside is not None:
            return beside
        scene = self.scene()
        at = self.character_at(point)
        if at is None:
            return self.area_at(point)
        page = self.texts.page_of(at)
        for shown in sorted(self.reading.passages.between(at, at + 1), key=lambda one: one.end - one.start):
            if any(rect.contains(point) for rect in scene.rects(page, shown.start, shown.end)):
                return shown.id
        return self.area_at(point)

    def highlight_beside(self, point: QPointF) -> str | None:
        """Return the highlight whose stripe or label in the margin is at a point."""
        return self._margin.highlight_at(point, *self.margin_area())

    def served_beside(self, point: QPointF) -> Served | None:
        """Return the claim whose label in the margin is at a point."""
        label = self._margin.label_at(point, *self.margin_area())
        return None if label is None else label.served

    def margin_tip(self, point: QPointF) -> str:
        """Return the words that the margin has no room for at a point."""
        return self._margin.tip_at(point, *self.margin_area())

    def link_at(self, point: QPointF) -> PageLink | None:
        """Return the link drawn at a point of the viewport."""
        found = self._on_page(point)
        links = () if found is None else self.feed.links(found[0])
        return next((link for link in links if found and _holds(link.box, found[1], found[2])), None)

    def link_at_caret(self) -> PageLink | None:
        """Return the link the caret stands in."""
        rect = self.caret_rect()
        return None if rect is None else self.link_at(rect.center())

    def margin_area(self) -> tuple[float, float]:
        """Return where the margin starts in the viewport and how wide it is."""
        pages = self.visible_pages()
        if not pages:
            return 0.0, 0.0
        right = max(self.scene().page_rect(page).right() for page in pages)
        return right, self._stack.spacing.margin

    def selection_rects(self) -> list[QRectF]:
        """Return the selection's rectangles in the viewport, one per line, of the pages that are visible."""
        selection = self.reading.selection
        return [] if selection is None else self.range_rects(*selection)

    def range_rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of a range in the viewport, of the pages that are visible."""
        scene = self.scene()
        return [rect for page in self.visible_pages() for rect in scene.rects(page, start, end)]

    def caret_rect(self) -> QRectF | None:
        """Return the caret's rectangle in the viewport."""
        scene = self.scene()
        selection = self.reading.selection
        if selection is not None and self.reading.caret == selection[1]:
            return end_caret(scene, selection[1])
        return scene.caret(self.reading.caret)


def _holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
