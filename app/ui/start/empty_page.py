"""The page of a project without articles: where to drop them, three ways to add them, three steps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.widgets import Button, DropZone, Hairline, KeyCap, Label, Paragraph
from app.ui.wording import tr


class BigIcon(QWidget):
    """The arrow into the tray, 28 px."""

    def sizeHint(self) -> QSize:
        """Return the size."""
        return QSize(theme.px(30), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in accent."""
        painter = QPainter(self)
        side = theme.px(30)
        icons.paint(
            painter, QRectF((self.width() - side) / 2, 0, side, side), "import", theme.color("accent")
        )
        painter.end()


class EmptyPage(QWidget):
    """What the middle of the window shows until there is an article."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("No articles yet"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(20), theme.px(112), theme.px(20), theme.px(20))
        middle = QWidget()
        middle.setMaximumWidth(theme.px(620))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.zone = self._zone()
        column.addWidget(self.zone)
        column.addSpacing(theme.px(36))
        column.addLayout(self._steps())
        column.addSpacing(theme.px(34))
        sample = Button(tr("Look around in the sample project"), "quiet")
        sample.setProperty("asks", "file.sample")
        sample.clicked.connect(self.on_button_clicked)
        column.addWidget(sample, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.end()

    @Slot()
    def on_button_clicked(self) -> None:
        """Ask the window for what the button says."""
        self.asked.emit(str(self.sender().property("asks")))

    def _zone(self) -> DropZone:
        zone = DropZone(tr("Drop the articles here"))
        column = QVBoxLayout(zone)
        column.setContentsMargins(theme.px(24), theme.px(44), theme.px(24), theme.px(37))
        column.setSpacing(0)
        column.addWidget(BigIcon())
        column.addSpacing(theme.px(11))
        column.addWidget(_centred(Label(tr("Drop the articles here"), "title_serif")))
        column.addSpacing(theme.px(6))
        about = tr(
            "Files or whole folders. The originals are kept unchanged inside the project, "
            "with date, publisher and author taken from the file."
        )
        words = Paragraph(about, "body_open", "muted", centred=True)
        words.setMaximumWidth(theme.px(480))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(words, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(theme.px(18))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        buttons.addStretch(1)
        primary = Button(tr("Add files…"), "primary", "plus")
        folder = Button(tr("Add a folder…"), "plain", "folder")
        paste = Button(tr("Paste"), "plain", "paste")
        paste.setToolTip(tr("Add the text on the clipboard as an article"))
        for button, what in (
            (primary, "article.add"),
            (folder, "article.add_folder"),
            (paste, "article.paste"),
        ):
            button.setProperty("asks", what)
            button.clicked.connect(self.on_button_clicked)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(theme.px(18))
        kinds = tr("PDF, web pages (HTML, MHTML), Word, e-books (EPUB), e-mails, Markdown, plain text")
        column.addWidget(_centred(Label(kinds, "meta", "muted", wrap=True)))
        return zone

    def _steps(self) -> QHBoxLayout:
        steps = (
            (
                tr("1  Add"),
                tr("Titles, dates and publishers fill themselves in. You correct what is wrong."),
                ("Ctrl+O",),
            ),
            (
                tr("2  Highlight"),
                tr("Select a passage; choose a colour in the bar beside it."),
                ("1", "2", "3", "4"),
            ),
            (
                tr("3  Link"),
                tr("Say which claim it supports or disputes. The audit starts at once."),
                ("S", "D"),
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(24))
        for title, about, keys in steps:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Hairline(token="border"))  # noqa: S106 - a colour
            column.addSpacing(theme.px(13))
            column.addWidget(Label(title, "body_medium"))
            column.addSpacing(theme.px(5))
            column.addWidget(Paragraph(about, "meta", "muted"))
            column.addSpacing(theme.px(10))
            caps = QHBoxLayout()
            caps.setSpacing(theme.px(4))
            for key in keys:
                caps.addWidget(KeyCap(key))
            caps.addStretch(1)
            column.addLayout(caps)
            column.addStretch(1)
            row.addLayout(column, 1)
        return row


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
