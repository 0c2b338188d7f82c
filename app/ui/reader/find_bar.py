"""The bar to find words in the article: a field, how many there are, next and previous."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme
from app.ui.reader.finding import MOST_HITS
from app.ui.widgets import FilterField, IconButton, Label
from app.ui.wording import tr


class FindBar(QWidget):
    """Ctrl+F in the reader. `wanted` carries the words, `stepped` +1 or −1."""

    wanted = Signal(str)
    stepped = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Find in the article"))
        self.field = FilterField(tr("Find in this article"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.wanted)
        self._count = Label("", "meta", "muted")
        self._previous = IconButton("up", tr("Previous (Shift+Enter)"))
        self._next = IconButton("down", tr("Next (Enter)"))
        close = IconButton("close", tr("Close (Esc)"))
        self._previous.clicked.connect(self.on_previous)
        self._next.clicked.connect(self.on_next)
        close.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(5), theme.px(12), theme.px(5))
        row.setSpacing(theme.px(6))
        row.addWidget(self.field, 1)
        for part in (self._count, self._previous, self._next, close):
            row.addWidget(part)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("hairline"))
        painter.end()

    def open(self, words: str = "") -> None:
        """Show the bar, with words to find when some are selected."""
        self.show()
        if words and "\n" not in words and len(words) < 80:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, at: int, count: int) -> None:
        """Say which of how many hits is current."""
        if not self.field.text().strip():
            words = ""
        elif count == 0:
            words = tr("not found")
        else:
            many = tr("{count:,} or more") if count >= MOST_HITS else "{count:,}"
            words = tr("{at:,} of {count}").format(at=at + 1, count=many.format(count=count))
        self._count.setText(words)
        self._previous.setEnabled(count > 0)
        self._next.setEnabled(count > 0)

    @Slot()
    def on_previous(self) -> None:
        """Go to the hit before."""
        self.stepped.emit(-1)

    @Slot()
    def on_next(self) -> None:
        """Go to the hit after."""
        self.stepped.emit(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with Enter, leave with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.stepped.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False
