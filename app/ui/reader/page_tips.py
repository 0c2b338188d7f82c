"""What the tool tip over a page says: where a link leads, and the claims that a narrow margin only marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from app.ui.reader.page_places import PagePlaces
from app.ui.wording import tr


def tip_at(canvas: PagePlaces, point: QPointF) -> str:
    """Return the words of the tip at a point of the viewport, or nothing."""
    link = canvas.link_at(point)
    if link is None:
        return canvas.margin_tip(point)
    if link.page_index is None:
        return tr("{address} (a click copies it; nothing is opened)").format(address=link.uri)
    if link.page_index >= len(canvas.texts):
        return ""
    return tr("Page {label}").format(label=canvas.texts.label(link.page_index))
