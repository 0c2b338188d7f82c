"""The strip over the article: who published it and when, pages, zoom, and Page or Text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.ui import theme, wording
from app.ui.rating_words import status_words
from app.ui.widgets import ElidedLabel, Hairline, IconButton, Label, SegmentedControl, reliability_name
from app.ui.wording import tr

if TYPE_CHECKING:
    from db.records import Article

HEIGHT = 38
#: Narrower than this the zoom buttons stand aside.
ROOMY, LEAST = 440, 290


@dataclass(frozen=True)
class Standing:
    """What the strip shows of the view: page label and count (0: no pages), zoom in words, and the mode."""

    label: str = ""
    page: int = 0
    pages: int = 0
    zoom: str = ""
    mode: str = "text"
    has_pages: bool = False


class PageField(QLineEdit):
    """The page's label, to be typed over: a field only while it is pointed at or has the focus."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Page"))
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._label = ""
        self.returnPressed.connect(self.on_return)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Look like a label until it is typed into."""
        if self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.color("text"))
        trailing = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect(), trailing, self.text())
        painter.end()

    def show_label(self, label: str) -> None:
        """Show the label of the page that is read."""
        self._label = label
        if not self.hasFocus():
            self.setText(label)
        width = QFontMetrics(theme.font("meta")).horizontalAdvance(label or "0") + theme.px(14)
        self.setFixedWidth(max(theme.px(26), width))

    @Slot()
    def on_return(self) -> None:
        """Ask for the page that was typed."""
        self.asked.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._label)
            self.asked.emit("")
            return
        super().keyPressEvent(event)


class Strip(QWidget):
    """Thirty-eight pixels; every part says what was asked for by a signal."""

    page_stepped = Signal(object)
    page_asked = Signal(str)
    zoom_stepped = Signal(object)
    fit_asked = Signal()
    mode_asked = Signal(str)
    split_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = ElidedLabel("", "meta_medium")
        self._who.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._status = Label("", "meta_medium", "error")
        self._status.hide()
        self._what = ElidedLabel("", "meta", "muted")
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._back = IconButton("left", tr("Page before"))
        self._page = PageField()
        self._of = Label("", "meta", "muted")
        self._next = IconButton("right", tr("Page after"))
        self._smaller = IconButton("minus", tr("Smaller (Ctrl+−)"))
        self._zoom = QToolButton()
        self._zoom.setAutoRaise(True)
        self._larger = IconButton("plus", tr("Larger (Ctrl++)"))
        self._mode = SegmentedControl((("page", tr("Page")), ("text", tr("Text"))), tr("Page or text"))
        self._split = IconButton("split", tr("Two side by side"))
        self._lines = (Hairline(upright=True), Hairline(upright=True))
        self._row = QHBoxLayout(self)
        self._fill_row()
        self._connect()
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.show_article(None)

    def _fill_row(self) -> None:
        self._row.addWidget(self._who)
        self._row.addWidget(self._status)
        self._row.addWidget(self._what, 1)
        paging: tuple[QWidget, ...] = (self._back, self._page, self._of, self._next, self._lines[0])
        sizing: tuple[QWidget, ...] = (self._smaller, self._zoom, self._larger, self._lines[1])
        for part in (*paging, *sizing, self._mode, self._split):
            self._row.addWidget(part)

    def _connect(self) -> None:
        self._back.clicked.connect(self.on_back)
        self._next.clicked.connect(self.on_next)
        self._page.asked.connect(self.page_asked)
        self._smaller.clicked.connect(self.on_smaller)
        self._larger.clicked.connect(self.on_larger)
        self._zoom.clicked.connect(self.fit_asked)
        self._mode.chosen.connect(self.mode_asked)
        self._split.clicked.connect(self.split_asked)
        self._zoom.setAccessibleName(tr("Fit the width"))
        self._zoom.setToolTip(tr("Fit the width (Ctrl+0)"))

    @Slot()
    def on_theme_changed(self) -> None:
        """Take fonts and measures from the theme again."""
        self.setFixedHeight(theme.px(HEIGHT))
        # Two panes share the room evenly, whatever their strips would like to show.
        self.setMinimumWidth(theme.px(LEAST))
        self._row.setContentsMargins(theme.px(14), 0, theme.px(8), 1)
        self._row.setSpacing(theme.px(5))
        self._page.setFont(theme.font("meta"))
        self._zoom.setFont(theme.font("meta"))
        for line in self._lines:
            line.setFixedHeight(theme.px(18))

    def show_article(self, article: Article | None) -> None:
        """Say who published the article, when, how reliable they are and what it is."""
        self.setEnabled(article is not None)
        if article is None:
            self._who.setText("")
            self._what.setText("")
            self._status.hide()
            self.show_standing(Standing())
            return
        publisher = article.publisher
        name = publisher.name if publisher else article.container_title or tr("publisher unknown")
        rating = article.reliability or (publisher.reliability if publisher else None)
        parts = (
            wording.format_date(article.issued),
            reliability_name(rating),
            wording.article_kind(article.type),
        )
        self._who.setText(name)
        self._status.setText(status_words(article.status))
        self._status.setVisible(article.status != "ok")
        self._what.setText("· " + " · ".join(parts))

    def show_standing(self, standing: Standing) -> None:
        """Show page, zoom and mode."""
        paged = standing.pages > 0
        for part in (self._back, self._page, self._of, self._next, self._lines[0]):
            part.setVisible(paged)
        self._page.show_label(standing.label)
        self._of.setText(tr("of {count}").format(count=standing.pages))
        self._back.setEnabled(standing.page > 0)
        self._next.setEnabled(standing.page < standing.pages - 1)
        self._zoom.setText(standing.zoom)
        self._mode.set_current(standing.mode)
        self._mode.segment("page").setEnabled(standing.has_pages)
        why = "" if standing.has_pages else tr("Only PDF has pages")
        self._mode.segment("page").setToolTip(why)

    def edit_page(self) -> None:
        """Put the keyboard on the page's label."""
        if self._page.isVisible():
            self._page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._page.selectAll()

    @Slot()
    def on_back(self) -> None:
        """Ask for the page before."""
        self.page_stepped.emit(-1)

    @Slot()
    def on_next(self) -> None:
        """Ask for the page after."""
        self.page_stepped.emit(1)

    @Slot()
    def on_smaller(self) -> None:
        """Ask for a smaller page."""
        self.zoom_stepped.emit(-1)

    @Slot()
    def on_larger(self) -> None:
        """Ask for a larger page."""
        self.zoom_stepped.emit(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has other ways when there is little room: keys zoom too."""
        super().resizeEvent(event)
        roomy = self.width() >= theme.px(ROOMY)
        for part in (self._smaller, self._zoom, self._larger, self._lines[1]):
            part.setVisible(roomy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("hairline"))
        painter.end()
