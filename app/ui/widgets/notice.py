"""A sentence that floats over the window for a while: what happened, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import Label, MarkLabel
from app.ui.wording import tr

Tone = Literal["info", "warning", "error", "covered"]
STAYS_MS = 8000
#: A refusal tells what to do: it stays longer, but what was put right since need not be closed by hand.
REFUSAL_MS = 15_000


class Notice(QWidget):
    """A notice at the foot of its parent.

    Errors and warnings stay until they are closed, by a click or by Esc; `stays` of so many milliseconds, or
    another tone, goes by itself.
    """

    def __init__(
        self,
        text: str,
        hint: str = "",
        tone: Tone = "info",
        action: tuple[str, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
        *,
        second: tuple[str, Callable[[], None]] | None = None,
        stays: int = 0,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        #: A label that wraps asks for little; a long sentence takes all the width there is.
        self._long = False
        self.setAccessibleName(f"{text} {hint}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(9), theme.px(7), theme.px(9))
        row.setSpacing(theme.px(10))
        top = Qt.AlignmentFlag.AlignTop if hint else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(MarkLabel(tone), 0, top)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        for sentence, tint in ((text, "text"), (hint, "muted")):
            if sentence:
                long = len(sentence) > 60
                self._long = self._long or long
                label = Label(sentence, "body", tint, wrap=long)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.addWidget(label)
        row.addLayout(words, 1)
        for deed in (action, second):
            if deed is None:
                continue
            button = Button(deed[0], small=True)
            # First: what follows may be a dialog, over which nothing should hang.
            button.clicked.connect(self.dismiss)
            button.clicked.connect(deed[1])
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        close = IconButton("close", tr("Close this notice"), size=14, side=22)
        close.clicked.connect(self.dismiss)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        if not stays and tone in {"info", "covered"}:
            stays = STAYS_MS
        self._timer = QTimer(self, singleShot=True, interval=stays)
        self._timer.timeout.connect(self.dismiss)
        if parent is not None:
            parent.installEventFilter(self)

    def attach(self, window: QWidget) -> None:
        """Belong to a window."""
        self.setParent(window)
        window.installEventFilter(self)

    def appear(self) -> None:
        """Show it at the foot of its parent."""
        self._place()
        self.show()
        self.raise_()
        if self._timer.interval():
            self._timer.start()

    @Slot()
    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the window changes its size; go on an Esc that nothing else wanted."""
        if event.type() == QEvent.Type.Resize:
            self._place()
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        goes = event.key() == Qt.Key.Key_Escape and self.isVisible()
        if goes:
            self.dismiss()
        return goes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: raised, with a border, and a stripe in the tone's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("raised"))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
        painter.end()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(theme.px(560), parent.width() - theme.px(40))
        wanted = width if self._long else min(width, self.sizeHint().width() + theme.px(8))
        self.setFixedWidth(max(theme.px(280), wanted))
        layout = self.layout()
        high = layout.heightForWidth(self.width()) if self._long and layout is not None else -1
        self.resize(self.width(), high if high > 0 else self.sizeHint().height())
        foot = parent.height() - theme.px(26) - theme.px(16)
        self.move((parent.width() - self.width()) // 2, foot - self.height())
