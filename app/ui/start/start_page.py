"""The start page: how to begin at the left, the projects last opened at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import icons, style, theme
from app.ui.session import Session
from app.ui.start.card import Card
from app.ui.start.recents import ROW, RecentsModel, RecentsView
from app.ui.start.wordmark import Wordmark
from app.ui.widgets import DropZone, FilterField, Hairline, KeyCap, Label, Paragraph
from app.ui.widgets.wrapping import elide
from app.ui.wording import tr


class StartPage(QWidget):
    """What the window shows without a project."""

    recent_chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, session: Session, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = session.settings
        self.setAccessibleName(tr("Start"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        column.addLayout(row, 1)
        row.setSpacing(0)
        row.addWidget(self._left(version), 7)
        row.addWidget(Hairline(upright=True))
        self._right = self._make_right()
        row.addWidget(self._right, 11)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.refresh()

    # Building

    def _left(self, version: str) -> QWidget:
        side = QWidget()
        column = self._left_column = QVBoxLayout(side)
        column.setSpacing(0)
        column.addWidget(Wordmark())
        column.addSpacing(theme.px(13))
        lead = Paragraph(
            tr(
                "From a pile of articles to a briefing in which every "
                "sentence leads back to the passage that supports it."
            ),
            "lead",
        )
        lead.setMaximumWidth(theme.px(420))
        column.addWidget(lead)
        column.addSpacing(theme.px(26))
        cards = (
            (
                "plus",
                tr("New project"),
                tr("One file on this computer. Nothing leaves it."),
                "Ctrl+Shift+N",
                "file.new",
            ),
            ("folder", tr("Open a project…"), tr("A file that ends in .sourcemark"), "Ctrl+O", "file.open"),
            (
                "sample",
                tr("Look around in the sample"),
                tr("Articles, claims, and a briefing with errors"),
                "",
                "file.sample",
            ),
        )
        for icon, title, about, keys, what in cards:
            card = Card(icon, title, about, keys)
            card.setMaximumWidth(theme.px(420))
            card.setProperty("asks", what)
            card.clicked.connect(self.on_card_clicked)
            column.addWidget(card)
            column.addSpacing(theme.px(8))
        column.addSpacing(theme.px(12))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(5))
        words = tr("Sourcemark {version}  ·  Keys and commands").format(version=version)
        foot.addWidget(Label(words, "meta", "muted"))
        foot.addWidget(KeyCap("F1"))
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        return side

    def _make_right(self) -> QWidget:
        side = QWidget()
        side.setAutoFillBackground(True)
        column = self._right_column = QVBoxLayout(side)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(5))
        head.addWidget(Label(tr("Recent projects"), "section"), 1)
        self.field = FilterField(tr("Filter"), name=tr("Filter the recent projects"))
        self.field.setMinimumWidth(theme.px(70))
        self.field.setMaximumWidth(theme.px(200))
        self.field.textChanged.connect(self.on_filter_changed)
        head.addWidget(self.field, 1)
        column.addLayout(head)
        column.addWidget(Hairline())
        self.model = RecentsModel()
        self.view = RecentsView()
        self.view.setModel(self.model)
        self.view.chosen.connect(self.recent_chosen)
        column.addWidget(self.view)
        self._none = Label(
            tr("Projects you open will be listed here, with what the audit last found."),
            "body",
            "muted",
            wrap=True,
        )
        self._none.setContentsMargins(theme.px(12), theme.px(14), theme.px(12), 0)
        column.addWidget(self._none)
        column.addSpacing(theme.px(26))
        self.zone = DropLine(
            tr("Drop files here"), tr("Articles start a new project, a .sourcemark file opens")
        )
        column.addWidget(self.zone)
        column.addStretch(1)
        return side

    # Showing

    @Slot()
    def refresh(self) -> None:
        """Read the recent projects again."""
        self.model.show(self._settings.recent, self.field.text())
        rows = self.model.rowCount()
        self.view.setVisible(rows > 0)
        self._fit()
        self._none.setVisible(not self._settings.recent)
        self.field.setEnabled(bool(self._settings.recent))
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take narrower margins in a small window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = max(theme.px(24), min(theme.px(96), self.width() // 15))
        room = self.height() - theme.px(400)
        top = max(theme.px(20), min(theme.px(133), self.height() * 16 // 100, room))
        self._left_column.setContentsMargins(side, top, min(theme.px(56), side), theme.px(24))
        self._right_column.setContentsMargins(side // 2, top, side * 2 // 3, theme.px(24))
        room = self.height() - top - theme.px(220)
        rows = min(self.model.rowCount(), max(2, room // theme.px(ROW)))
        self.view.setFixedHeight(rows * theme.px(ROW))

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date, with the newest project under the cursor."""
        super().showEvent(event)
        self.refresh()
        self.view.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    @Slot(str)
    def on_filter_changed(self, _: str) -> None:
        """Narrow the list."""
        self.refresh()

    @Slot()
    def on_card_clicked(self) -> None:
        """Ask the window for what the card says."""
        self.asked.emit(str(self.sender().property("asks")))

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the right side's ground from the theme again."""
        palette = style.panel_palette()
        self._right.setPalette(palette)
        self.view.setPalette(palette)


class DropLine(DropZone):
    """A low drop zone: an icon and two lines."""

    def __init__(self, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._about = about
        self.setFixedHeight(theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the zone and what it is for."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(18)
        icons.paint(
            painter,
            QRectF(theme.px(19), (self.height() - side) / 2, side, side),
            "import",
            theme.color("accent"),
        )
        left = theme.px(51)
        wide = self.width() - left - theme.px(12)
        painter.setFont(theme.font("body_medium"))
        painter.setPen(theme.color("text"))
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, theme.px(15), wide, theme.px(17)), upright, self._title)
        about = elide(self._about, "meta", wide)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color("muted"))
        painter.drawText(QRectF(left, theme.px(32), wide, theme.px(17)), upright, about)
        painter.end()
