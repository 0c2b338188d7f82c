"""Hands on a keyboard: what a user can do without a mouse, and eyes that wait for what should appear.

Nothing here calls the program to change anything: it presses keys where the focus is, and looks.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

PATIENCE = 30.0


class Hands:
    """One user at one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def focus(self) -> QWidget:
        """Return where keys go."""
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self._window

    def press(self, *keys: str) -> None:
        """Press keys one after another, each written as in a menu."""
        for key in keys:
            stroke = QKeySequence.fromString(key)[0]  # type: ignore[index]
            QTest.keyClick(self.focus(), stroke.key(), stroke.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text of ASCII characters; a new line is Return."""
        for letter in text:
            if letter == "\n":
                self.press("Return")
            else:
                QTest.keyClicks(self.focus(), letter)

    def wait(self, what: str, until: Callable[[], object]) -> None:
        """Let the program work until something is so."""
        end = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < end, f"waited in vain for {what}; the focus is on {self.focus()!r}"
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QTest.qWait(5)

    def answer(self, key: str, reply: Callable[[QDialog], None]) -> None:
        """Press a key that opens a dialog, and reply to it; return when it is closed."""

        def on_tick() -> None:
            dialog = QApplication.activeModalWidget()
            focus = QApplication.focusWidget()
            if isinstance(dialog, QDialog) and focus is not None and dialog.isAncestorOf(focus):
                timer.stop()
                try:
                    reply(dialog)
                finally:
                    # What goes wrong must not leave the event loop in the dialog.
                    if dialog.isVisible():
                        dialog.reject()

        timer = QTimer(interval=10)
        timer.timeout.connect(on_tick)
        timer.start()
        self.press(key)
        self.wait(f"the dialog that {key} opens", lambda: not timer.isActive())
        # Offscreen there is no window system that gives the keyboard back.
        self._window.activateWindow()
        self.wait("the window to be active again", self._window.isActiveWindow)

    def tab_to(self, *names: str) -> None:
        """Press Tab until the focus is on what has one of these accessible names."""
        for _ in range(40):
            if self.focus().accessibleName() in names:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {names}")
