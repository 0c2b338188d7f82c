"""The menu bar, the shortcuts and their states, made from the lists of commands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui import icons
from app.ui.commands import MENUS, Command, can_run
from app.ui.session import Session
from app.ui.wording import tr

#: These menus are about an open project; without one they are not there.
PROJECT_MENUS = frozenset({"Article", "Highlight", "Claim", "Briefing"})


def with_keys(titles: Sequence[str]) -> list[str]:
    """Mark in each title the first letter that no earlier one has: Alt and that letter open the menu."""
    taken: set[str] = set()
    shown = []
    for title in titles:
        letters = (at for at, one in enumerate(title) if one.isalpha() and one.casefold() not in taken)
        at = next(letters, None)
        if at is not None:
            taken.add(title[at].casefold())
        shown.append(title if at is None else f"{title[:at]}&{title[at:]}")
    return shown


class Menus(QObject):
    """One QAction a command: in its menu, with its keys, enabled when it can run."""

    def __init__(self, window: QMainWindow, session: Session, commands: Sequence[Command]) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.commands = tuple(commands)
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._submenus: dict[tuple[str, str], QMenu] = {}
        for title, shown in zip(MENUS, with_keys([tr(title) for title in MENUS]), strict=True):
            menu = window.menuBar().addMenu(shown)
            menu.aboutToShow.connect(self.refresh)
            self.menus[title] = menu
        for title in MENUS:
            self._fill(title)
        session.undo_stack.indexChanged.connect(self.refresh)
        session.trail_changed.connect(self.refresh)
        for signal in (session.workspace_changed, session.project_opened, session.selection_changed):
            signal.connect(self.on_news)
        session.changed.connect(self.on_news)
        session.project_closed.connect(self.refresh)

    def _fill(self, title: str) -> None:
        menu = self.menus[title]
        mine = [command for command in self.commands if command.menu == title]
        groups = list(dict.fromkeys(command.group for command in mine))
        for index, group in enumerate(groups):
            if index:
                menu.addSeparator()
            for command in (command for command in mine if command.group == group):
                self._place(menu, command).addAction(self._action(command))

    def _place(self, menu: QMenu, command: Command) -> QMenu:
        if not command.submenu:
            return menu
        place = (command.menu, command.submenu)
        if place not in self._submenus:
            self._submenus[place] = menu.addMenu(tr(command.submenu))
        return self._submenus[place]

    def _action(self, command: Command) -> QAction:
        action = QAction(tr(command.label), self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
            action.setIconVisibleInMenu(True)
        if command.keys and command.local_keys:
            action.setText(f"{tr(command.label)}\t{command.keys[0]}")
        elif command.keys:
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(partial(self.run, command))
        self._window.addAction(action)
        self.actions[command.id] = action
        return action

    def run(self, command: Command, _: bool = False) -> None:
        """Run a command, if it can be run now."""
        if can_run(command, self._session):
            command.run(self._session)
        self.refresh()

    @Slot(object)
    def on_news(self, _: object) -> None:
        """Bring the states up to date."""
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Enable what can be run, check what is on, and name what undo would undo."""
        for command in self.commands:
            action = self.actions[command.id]
            able = can_run(command, self._session)
            if action.isEnabled() != able:
                action.setEnabled(able)
            action.setToolTip(tr(command.why_not) if command.why_not and not able else "")
            if command.checked is not None:
                action.setChecked(command.checked(self._session))
        stack = self._session.undo_stack
        self.actions["edit.undo"].setText(undo_words(stack.undoText()))
        self.actions["edit.redo"].setText(redo_words(stack.redoText()))
        for title in PROJECT_MENUS:
            self.menus[title].menuAction().setVisible(self._session.project is not None)


def undo_words(label: str) -> str:
    """Return what undo would do, in words."""
    return tr("Undo: {label}").format(label=label).replace("&", "&&") if label else tr("Undo")


def redo_words(label: str) -> str:
    """Return what redo would do, in words."""
    return tr("Redo: {label}").format(label=label).replace("&", "&&") if label else tr("Redo")
