"""What the page view wants next, the most wanted first: pixels and boxes now visible, then what is near."""

from __future__ import annotations

from app.ui.reader.page_canvas import PageCanvas
from app.ui.reader.page_feed import PREVIEW_MILLISCALE, Wish
from app.ui.reader.rasters import RasterKey, make_key

#: Pages on either side that are rendered sharp, and coarse, before they are needed.
SHARP_AHEAD, COARSE_AHEAD = 1, 10
#: Small pictures are made of this many pages, the nearest first.
MOST_PREVIEWS = 1_500
#: Device pixels a point of a coarse preview.
COARSE = 0.4


def page_wishes(canvas: PageCanvas, *, rushing: bool = False) -> list[Wish]:
    """Return what to ask of the worker for what is visible and what may be next.

    While the view is `rushing` past pages only quick coarse pictures are asked for: a sharp one takes ten
    times as long and would be out of sight when it comes.
    """
    pages = canvas.visible_pages()
    if not pages:
        return []
    last = len(canvas.stack) - 1
    look = canvas.raster_key(pages[0])[2:]
    coarse = [make_key(page, canvas.stack.sizes[page], COARSE, *look) for page in pages]
    wishes: list[Wish] = [key for key in coarse if not canvas.feed.rasters.has_any(key)]
    if rushing:
        return wishes
    wishes += [canvas.raster_key(page) for page in pages]
    wishes += list(pages)
    around = [page for page in (pages[-1] + SHARP_AHEAD, pages[0] - SHARP_AHEAD) if 0 <= page <= last]
    wishes += [canvas.raster_key(page) for page in around]
    wishes += around
    for step in range(2, COARSE_AHEAD):
        for page in (pages[-1] + step, pages[0] - step):
            if 0 <= page <= last:
                key = make_key(page, canvas.stack.sizes[page], COARSE, *look)
                if not canvas.feed.rasters.has_any(key):
                    wishes.append(key)
    return wishes


def preview_wishes(canvas: PageCanvas) -> list[RasterKey]:
    """Return the small pictures to make while nothing else is wanted, the nearest pages first."""
    count, here = len(canvas.stack), canvas.page
    if not count:
        return []
    look = canvas.raster_key(here)[2:]
    nearest = sorted(range(count), key=lambda page: abs(page - here))[:MOST_PREVIEWS]
    return [RasterKey(page, PREVIEW_MILLISCALE, *look) for page in nearest]
