"""Paints the margin beside the page and tells what is under the pointer there; margin.py lays it out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from app.ui import marks, theme
from app.ui.reader.margin import Extent, Label, Stripe, lay_labels, lay_stripes
from app.ui.wording import tr

#: Design pixels from the page's edge: first stripe, from stripe to stripe, a stripe's width, marks, words.
FIRST_STRIPE, LANE, STRIPE, MARKS, WORDS = 13, 7, 4, 35, 52
MARK_SIZE = 12
APART = 4
#: With less room than this the words are left out; the tool tip has them.
LEAST_WORDS = 24


def _is_lit(label: Label, lit: Collection[str]) -> bool:
    """Tell whether a label is strong: its link is lit, or its highlight and none of the highlight's links."""
    if label.shown.id not in lit:
        return False
    links = {served.evidence for served in label.shown.serves}
    return not links & set(lit) or (label.served is not None and label.served.evidence in lit)


class MarginLayout:
    """The stripes and labels of what is visible now, in pixels of the viewport."""

    def __init__(self, extents: Sequence[Extent]) -> None:
        self.stripes: Sequence[Stripe] = lay_stripes(extents)
        self.labels: Sequence[Label] = lay_labels(extents, theme.px(17), theme.px(APART))

    def paint(self, painter: QPainter, left: float, width: float, lit: Collection[str]) -> None:
        """Paint at a left edge; labels of what is in `lit` (highlights, links) are strong."""
        for stripe in self.stripes:
            theme.paint_bar(painter, self._stripe_rect(stripe, left), stripe.shown.colour)
        for label in self.labels:
            self._paint_label(painter, label, left, width, _is_lit(label, lit))

    def _paint_label(self, painter: QPainter, label: Label, left: float, width: float, lit: bool) -> None:
        font = theme.font("label_strong" if lit else "label")
        line = theme.px(17)
        room = QRectF(left + theme.px(WORDS), label.top, width - theme.px(WORDS) - theme.px(4), float(line))
        words, token = tr("no claim yet"), "muted"
        if label.served is not None:
            words, token = label.served.key, "text"
            size = theme.px(MARK_SIZE)
            box = QRectF(left + theme.px(MARKS), label.top + (line - size) / 2, size, size)
            marks.paint(painter, box, label.served.direction, theme.color("desk"))
        if room.width() < theme.px(LEAST_WORDS):
            return
        painter.setFont(font)
        painter.setPen(theme.color(token))
        elided = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), elided)

    def _stripe_rect(self, stripe: Stripe, left: float) -> QRectF:
        x = left + theme.px(FIRST_STRIPE) + stripe.lane * theme.px(LANE)
        return QRectF(round(x), round(stripe.top), theme.px(STRIPE), round(stripe.bottom - stripe.top))

    def highlight_at(self, point: QPointF, left: float, width: float) -> str | None:
        """Return the highlight whose stripe or label is under a point."""
        for stripe in self.stripes:
            if self._stripe_rect(stripe, left).adjusted(-2, -1, 2, 1).contains(point):
                return stripe.shown.id
        label = self.label_at(point, left, width)
        return None if label is None else label.shown.id

    def tip_at(self, point: QPointF, left: float, width: float) -> str:
        """Return the words that a narrow margin has no room for at a point."""
        under = self.highlight_at(point, left, width)
        if under is None or width - theme.px(WORDS + 4) >= theme.px(LEAST_WORDS):
            return ""
        shown = next(label.shown for label in self.labels if label.shown.id == under)
        return "\n".join(served.key for served in shown.serves) or tr("no claim yet")

    def label_at(self, point: QPointF, left: float, width: float) -> Label | None:
        """Return the label under a point."""
        for label in self.labels:
            area = QRectF(left + theme.px(MARKS), label.top, width - theme.px(MARKS), theme.px(17))
            if area.contains(point):
                return label
        return None
