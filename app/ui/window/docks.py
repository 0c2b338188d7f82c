"""The docks beside the middle: articles left, claims right. Each workspace keeps its own state.

A third one, what rests on a source, comes when it is asked for and stays through every workspace until it is
closed: its rows lead into all of them.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from app.ui import style, theme
from app.ui.session import Session

STATE_VERSION = 1
AREAS = Qt.DockWidgetArea
SIDES = (AREAS.LeftDockWidgetArea, AREAS.RightDockWidgetArea)


class Dock(QDockWidget):
    """A dock whose title bar is the panel's own head."""

    def __init__(
        self, name: str, title: str, panel: QWidget, least: int, most: int, parent: QMainWindow
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._least, self._most = least, most
        header = getattr(panel, "header", None)
        if isinstance(header, QWidget):
            self.setTitleBarWidget(header)
        self.setWidget(panel)
        self.setAllowedAreas(AREAS.LeftDockWidgetArea | AREAS.RightDockWidgetArea)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    @Slot()
    def on_theme_changed(self) -> None:
        """Take ground and widths from the theme again."""
        self.setPalette(style.panel_palette())
        self.setAutoFillBackground(True)
        panel = self.widget()
        panel.setMinimumWidth(theme.px(self._least))
        panel.setMaximumWidth(theme.px(self._most))


class Grip(QWidget):
    """Five invisible pixels over a dock's edge: the line itself is one pixel, too thin to take hold of."""

    def __init__(self, dock: QDockWidget, window: QMainWindow) -> None:
        super().__init__(window)
        self._dock = dock
        self._window = window
        self._from: tuple[int, int] | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        dock.installEventFilter(self)
        self.follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the dock."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self.follow()
        return False

    def follow(self) -> None:
        """Lie over the edge between the dock and the middle."""
        dock = self._dock
        shown = dock.isVisible() and not dock.isFloating()
        self.setVisible(shown)
        if shown:
            left = self._window.dockWidgetArea(dock) == AREAS.LeftDockWidgetArea
            x = dock.geometry().right() - 1 if left else dock.geometry().left() - 3
            self.setGeometry(x, dock.y(), 5, dock.height())
            self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._from = (event.globalPosition().toPoint().x(), self._dock.width())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make the dock wider or narrower."""
        if self._from is None:
            return
        moved = event.globalPosition().toPoint().x() - self._from[0]
        if self._window.dockWidgetArea(self._dock) == AREAS.RightDockWidgetArea:
            moved = -moved
        self._window.resizeDocks([self._dock], [max(60, self._from[1] + moved)], Qt.Orientation.Horizontal)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._from = None


class Docks(QObject):
    """Both docks, and how they stand in each workspace."""

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._workspace = ""
        #: A dock was hidden for want of room: how they stand now is not how the user wants them.
        self._cramped = False
        self._docks: tuple[Dock, ...] = ()
        self._resting: Dock | None = None
        self._looking_back = False
        session.asked.connect(self.on_asked)
        self._grips: list[Grip] = []
        window.setCorner(Qt.Corner.BottomLeftCorner, AREAS.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, AREAS.RightDockWidgetArea)

    def fill(
        self, articles: tuple[str, QWidget], claims: tuple[str, QWidget], resting: tuple[str, QWidget]
    ) -> None:
        """Put the panels into docks; they stay hidden until a workspace shows them, or somebody asks."""
        self._docks = (
            Dock("articles", *articles, 240, 420, self._window),
            Dock("claims", *claims, 300, 520, self._window),
        )
        for dock, area in zip(self._docks, SIDES, strict=True):
            self._window.addDockWidget(area, dock)
            dock.hide()
        self._resting = Dock("resting", *resting, 300, 520, self._window)
        self._window.addDockWidget(SIDES[1], self._resting)
        self._resting.hide()
        self._grips = [Grip(dock, self._window) for dock in (*self._docks, self._resting)]

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Show or hide what rests on a source."""
        if what.startswith("resting.") and self._resting is not None:
            self._looking_back = what != "resting.hide"
            self._place_resting()

    def _place_resting(self) -> None:
        dock = self._resting
        if dock is None or dock.isVisible() == self._looking_back:
            return
        if self._looking_back and not dock.isFloating():
            self._window.addDockWidget(SIDES[1], dock)
        dock.setVisible(self._looking_back)
        if self._looking_back and not dock.isFloating():
            self._window.resizeDocks([dock], [theme.px(363)], Qt.Orientation.Horizontal)
            above = self._docks[1]
            if above.isVisible() and not above.isFloating():
                half = self._window.height() // 2
                self._window.resizeDocks([above, dock], [half, half], Qt.Orientation.Vertical)

    def both(self) -> tuple[Dock, ...]:
        """Return the docks, articles first; none before the panels are there."""
        return self._docks

    def actions(self) -> list[QAction]:
        """Return what shows and hides each dock, for the View menu."""
        return [dock.toggleViewAction() for dock in self.both()]

    def hide(self) -> None:
        """Show neither; there is no project."""
        self.keep()
        self._workspace = ""
        self._looking_back = False
        for dock in self.both():
            dock.hide()
        self._place_resting()

    def show_for(self, workspace: str) -> None:
        """Let the docks stand as they stood in this workspace."""
        if workspace == self._workspace:
            return
        self.keep()
        self._workspace = workspace
        self._cramped = False
        state = self._session.settings.dock_state(workspace)
        if state.isEmpty() or not self._window.restoreState(state, STATE_VERSION):
            self.restore()
        # The screen may be smaller than the one on which they were left.
        for dock in self._docks:
            if dock.isVisible() and not dock.isFloating() and not self._has_room(dock):
                dock.hide()
                self._cramped = True
        self._place_resting()

    def keep(self) -> None:
        """Remember how the docks stand in the workspace that is shown."""
        if self._workspace and not self._cramped:
            state: QByteArray = self._window.saveState(STATE_VERSION)
            self._session.settings.set_dock_state(self._workspace, state)

    @Slot()
    def restore(self) -> None:
        """Put the docks where they belong: both in Read, none elsewhere."""
        for dock, area in zip(self._docks, SIDES, strict=bool(self._docks)):
            self._window.addDockWidget(area, dock)
            dock.setFloating(False)
            dock.setVisible(self._workspace == "read" and self._has_room(dock))
        self._place_resting()
        QTimer.singleShot(0, self, self.on_docks_settled)

    def _has_room(self, dock: Dock) -> bool:
        """Tell whether the screen has room for a dock: a small one shows the middle first, claims last."""
        room = max(self._window.screen().availableGeometry().width(), self._window.width())
        return room >= theme.px(640 if dock is self._docks[0] else 940)

    @Slot()
    def on_docks_settled(self) -> None:
        """Give the docks their designed widths, once the window has its size."""
        widths = [theme.px(295), theme.px(363)][: len(self._docks)]
        self._window.resizeDocks(list(self.both()), widths, Qt.Orientation.Horizontal)
