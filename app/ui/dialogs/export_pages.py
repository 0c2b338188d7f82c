"""The pages of a PDF under one another, as wide as there is room: ink and paper as they will be printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui import theme
from app.ui.widgets.ground import Ground
from app.ui.wording import count, tr

GAP = 12


class _Sheets(QWidget):
    """The pages themselves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.images: tuple[QImage, ...] = ()

    def places(self) -> list[QRect]:
        """Return where each page stands."""
        gap, top = theme.px(GAP), theme.px(GAP)
        wide = max(1, self.width() - 2 * gap)
        found = []
        for image in self.images:
            high = round(wide * image.height() / max(1, image.width()))
            found.append(QRect(gap, top, wide, high))
            top += high + gap
        return found

    def fit(self) -> None:
        """Take the height that the pages need at this width."""
        places = self.places()
        self.setFixedHeight(places[-1].bottom() + theme.px(GAP) if places else theme.px(GAP))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in sight, each with a line round it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(theme.color("border"), 1))
        for image, place in zip(self.images, self.places(), strict=True):
            if place.intersects(event.rect()):
                painter.drawImage(place, image)
                painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class PagesView(QScrollArea):
    """Shows pages; arrow keys and Page Down move through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self._sheets = _Sheets(self)
        self.setWidget(self._sheets)
        Ground(self, "desk")
        self.show_pages(())

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Show these pages; the place in sight stays."""
        self._sheets.images = tuple(images)
        self._sheets.fit()
        self.setAccessibleName(tr("Preview of {pages}").format(pages=count(len(images), "page", "pages")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pages as wide as there is room."""
        super().resizeEvent(event)
        self._sheets.fit()
