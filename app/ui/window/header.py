"""The header: workspaces, back and forward, undo and redo, the way to the palette, audit and export."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from app.ui import theme
from app.ui.session import Session
from app.ui.widgets import Button, Hairline, IconButton, SegmentedControl
from app.ui.window.audit_button import AuditButton
from app.ui.window.menus import redo_words, undo_words
from app.ui.window.search_button import SearchButton
from app.ui.wording import tr


class HeaderBar(QWidget):
    """What stands in the header. The search button is centred in the window and gives way to the rest."""

    def __init__(self, session: Session, run: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choices = (("read", tr("Read")), ("argue", tr("Argue")), ("write", tr("Write")))
        self.workspaces = SegmentedControl(choices, tr("Workspace"), strong=True, parent=self)
        for number, (key, words) in enumerate(choices, 1):
            self.workspaces.segment(key).setToolTip(f"{words} (Ctrl+{number})")
        self.workspaces.set_current(session.workspace)
        self.workspaces.chosen.connect(session.set_workspace)
        self._line = Hairline(self, upright=True)
        self.back = self._icon("back", tr("Back"), run, "view.back")
        self.forward = self._icon("forward", tr("Forward"), run, "view.forward")
        self.undo = self._icon("undo", tr("Undo"), run, "edit.undo")
        self.redo = self._icon("redo", tr("Redo"), run, "edit.redo")
        self.search = SearchButton(self)
        self.search.clicked.connect(partial(run, "edit.search"))
        self.audit = AuditButton(session, self)
        self.export = Button(tr("Export"), "plain", "export", parent=self)
        self.export.setToolTip(tr("Export the briefing (Ctrl+E)"))
        self.export.clicked.connect(partial(run, "file.export"))
        session.workspace_changed.connect(self.on_workspace_changed)
        session.trail_changed.connect(self.refresh)
        session.undo_stack.indexChanged.connect(self.refresh)
        session.project_closed.connect(self.refresh)
        session.project_opened.connect(self.on_project_opened)
        self.audit.grew.connect(self._place)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return the size: 44 px high."""
        return QSize(theme.px(900), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        """Return the least size; the search button has gone by then."""
        return QSize(theme.px(600), theme.px(44))

    @Slot()
    def refresh(self) -> None:
        """Say in the tool tips what each button would do now."""
        stack = self._session.undo_stack
        self.undo.setEnabled(stack.canUndo())
        self.redo.setEnabled(stack.canRedo())
        undo, redo = undo_words(stack.undoText()), redo_words(stack.redoText())
        self.undo.set_name(undo.replace("&&", "&") if stack.canUndo() else tr("There is nothing to undo"))
        self.redo.set_name(redo.replace("&&", "&") if stack.canRedo() else tr("There is nothing to redo"))
        self.back.setEnabled(self._session.trail_at > 0)
        self.forward.setEnabled(self._session.trail_at < len(self._session.trail) - 1)

    @Slot(str)
    def on_workspace_changed(self, name: str) -> None:
        """Show the workspace; in Write, exporting is the next thing to do."""
        self.workspaces.set_current(name)
        self.export.set_kind("primary" if name == "write" else "plain")
        self.audit.refresh()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Start again with another project."""
        self.refresh()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self.updateGeometry()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("window"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("hairline"))
        painter.end()

    @Slot()
    def _place(self) -> None:
        middle = theme.px(19)
        x = self._put(self.workspaces, theme.px(12), middle) + theme.px(12)
        self._line.setGeometry(x, middle - theme.px(9), 1, theme.px(18))
        x += theme.px(12)
        for group in ((self.back, self.forward), (self.undo, self.redo)):
            for button in group:
                x = self._put(button, x - theme.px(1), middle) + theme.px(5)
            x += theme.px(3)
        right = self.width() - theme.px(12)
        for button_at_right in (self.export, self.audit):
            # Where there is too little room the words are cut at their end, and nothing lies over them.
            button_wide = min(button_at_right.sizeHint().width(), right - x)
            right -= button_wide
            high = button_at_right.sizeHint().height()
            button_at_right.setGeometry(right, middle - high // 2, button_wide, high)
            right -= theme.px(8)
        wide = min(theme.px(480), 2 * (self.width() // 2 - x), 2 * (right - self.width() // 2))
        left = (self.width() - wide) // 2
        if wide < theme.px(160):
            left, wide = x, right - x
        self.search.setVisible(wide >= theme.px(40))
        self.search.setGeometry(left, middle - theme.px(15), max(theme.px(40), wide), theme.px(30))

    def _put(self, widget: QWidget, x: int, middle: int) -> int:
        size = widget.sizeHint()
        widget.setGeometry(x, middle - size.height() // 2, size.width(), size.height())
        return x + size.width()

    def _icon(self, icon: str, name: str, run: Callable[[str], None], command: str) -> IconButton:
        button = IconButton(icon, name, size=18, side=26, parent=self)
        button.clicked.connect(partial(run, command))
        return button


class Header(QToolBar):
    """The tool bar that holds the header; it cannot be moved."""

    def __init__(self, session: Session, run: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(tr("Header"), parent)
        self.setObjectName("header")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContentsMargins(0, 0, 0, 0)
        self.bar = HeaderBar(session, run, self)
        self.addWidget(self.bar)
        self.toggleViewAction().setVisible(False)
