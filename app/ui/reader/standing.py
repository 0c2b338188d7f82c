"""Where one stands in either view: what the strip shows of it, and what is needed to come back."""

from __future__ import annotations

from app.ui.reader.contents import Spot
from app.ui.reader.geometry import Box
from app.ui.reader.page_view import PageView
from app.ui.reader.places import Standpoint
from app.ui.reader.shown import Shown
from app.ui.reader.strip import Standing
from app.ui.reader.text_look import TextLook
from app.ui.reader.text_view import TextView
from app.ui.wording import tr

AnyView = PageView | TextView
"""Either view: both know selection_rects, range_rects, go_to, zoom_by and view_moved."""


def top_offset(view: AnyView | None) -> int:
    """Return the first offset that is read now."""
    if isinstance(view, PageView):
        return view.texts.range(view.page)[0]
    return view.top_offset() if view is not None else 0


def spot(view: AnyView) -> Spot:
    """Return what lies at the top of a view."""
    return view.top_place() if isinstance(view, PageView) else (-1, float(view.top_offset()))


def go_to_spot(view: AnyView, place: Spot) -> None:
    """Bring a spot to the top of a view, whichever view it was noted in."""
    page, part = place
    if isinstance(view, PageView):
        view.go_to_spot(place if page >= 0 else (view.texts.page_of(int(part)), 0.0))
    elif page < 0:
        view.go_to(int(part), int(part), ring=False)


def go_to_shown(view: AnyView, shown: Shown) -> None:
    """Scroll to a highlight; an area has a place on its page alone."""
    if shown.area and isinstance(view, PageView):
        view.go_to_area(shown.page, Box(*shown.area))
    else:
        view.go_to(shown.start, shown.end)


def standpoint(view: AnyView) -> Standpoint:
    """Return where one stands."""
    if isinstance(view, PageView):
        return Standpoint("page", view.top_place(), view.zoom, view.zoom_mode, view.rotation, view.spread)
    return Standpoint("text", (0, float(view.top_offset())), view.zoom, "free", 0)


def stand_at(view: AnyView, stand: Standpoint) -> None:
    """Come back to where one stood."""
    if isinstance(view, PageView):
        view.stand_at(stand.place, stand.zoom, stand.fit, stand.rotation, stand.spread)
    elif stand.mode == "text":
        view.set_zoom(stand.zoom)
        offset = int(stand.place[1])
        view.go_to(offset, offset, ring=False)


def dress(view: AnyView | None, look: TextLook) -> None:
    """Take paper, letters and lines."""
    if isinstance(view, PageView):
        view.set_white_paper(look.white_paper)
    elif view is not None:
        view.set_look(look)


def standing(view: AnyView | None, has_pages: bool) -> Standing:
    """Return what the strip shows."""
    if view is None:
        return Standing(has_pages=has_pages)
    if isinstance(view, PageView):
        fits = {"width": tr("Width"), "page": tr("Page")}
        zoom = fits.get(view.zoom_mode) or f"{view.zoom:.0%}"
        return Standing(view.texts.label(view.page), view.page, len(view.texts), zoom, "page", has_pages)
    return Standing(zoom=f"{view.zoom:.0%}", mode="text", has_pages=has_pages)
