"""A short menu made from a list: words, what they do, whether one is the current choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import marks


@dataclass(frozen=True)
class Choice:
    """One line of the menu; `checked` is None for what is done, not chosen; `under` makes a submenu."""

    words: str
    run: Callable[[], object] | None = None
    checked: bool | None = None
    keys: str = ""
    mark: str = ""
    enabled: bool = True
    under: tuple[Choice, ...] = ()


def offer(choices: Sequence[Choice | None], owner: QWidget, place: QPoint) -> QMenu:
    """Show the choices at a place on the screen; None draws a line. Returns at once."""
    menu = QMenu(owner)
    fill(menu, choices)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu


def fill(menu: QMenu, choices: Sequence[Choice | None]) -> None:
    """Put choices into a menu."""
    for choice in choices:
        if choice is None:
            menu.addSeparator()
        elif choice.under:
            fill(menu.addMenu(_plain(choice.words)), choice.under)
        else:
            menu.addAction(_action(menu, choice))


def _action(menu: QMenu, choice: Choice) -> QAction:
    action = QAction(_plain(choice.words), menu)
    action.setEnabled(choice.enabled)
    if choice.checked is not None:
        action.setCheckable(True)
        action.setChecked(choice.checked)
    if choice.keys:
        # Shown only: the view itself listens to these keys while it has the focus.
        action.setShortcut(QKeySequence(choice.keys))
        action.setShortcutVisibleInContextMenu(True)
    if choice.mark:
        action.setIcon(marks.icon(choice.mark))
    if choice.run is not None:
        action.triggered.connect(_Run(choice.run))
    return action


class _Run:
    """Calls without the `checked` that Qt hands over."""

    def __init__(self, run: Callable[[], object]) -> None:
        self._run = run

    def __call__(self, _: bool = False) -> None:
        self._run()


def _plain(words: str) -> str:
    return words.replace("&", "&&")
