"""A user's command as a record, and what the menus, shortcuts and the palette make of the lists of them.

Every panel keeps its own `commands.py` with `COMMANDS`; application.py collects them. A command's id is
`noun.verb` and its menu one of MENUS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.session import Session

MENUS = ("File", "Edit", "View", "Article", "Highlight", "Claim", "Briefing", "Help")


@dataclass(frozen=True)
class Command:
    """Something the user can do, with where it stands and which keys run it."""

    id: str
    label: str
    run: Callable[[Session], None]
    menu: str
    keys: tuple[str, ...] = ()
    #: Whether it can be done now; None is always.
    when: Callable[[Session], bool] | None = None
    icon: str = ""
    checkable: bool = False
    #: For a checkable command: whether it is on.
    checked: Callable[[Session], bool] | None = None
    #: Commands of one group stand together; a line in the menu parts the groups.
    group: str = ""
    #: A submenu's title, or "" to stand in the menu itself.
    submenu: str = ""
    #: Why it cannot be done now, for the tool tip; shown when `when` says no.
    why_not: str = ""
    #: Shown in the menu with these keys, but the panel itself listens to them (a single letter, say).
    local_keys: bool = False


def can_run(command: Command, session: Session) -> bool:
    """Tell whether a command can be done now."""
    return command.when is None or command.when(session)


def has_project(session: Session) -> bool:
    """Tell whether a project is open; the usual `when`."""
    return session.project is not None


def find_command(commands: Iterable[Command], command_id: str) -> Command:
    """Return the command with this id; it must exist."""
    return next(command for command in commands if command.id == command_id)


def match_commands(commands: Iterable[Command], words: str, session: Session) -> tuple[Command, ...]:
    """Return the commands that can run now and whose label or menu holds every word, best first."""
    wanted = words.casefold().split()
    found: list[tuple[int, str, Command]] = []
    for command in commands:
        label = full_label(command).casefold()
        place = f"{label} {command.menu.casefold()}"
        if all(word in place for word in wanted) and can_run(command, session):
            in_label = all(word in label for word in wanted)
            rank = 0 if label.startswith(" ".join(wanted)) else 1 if in_label else 2
            found.append((rank, label, command))
    return tuple(command for _, _, command in sorted(found, key=lambda item: item[:2]))


def full_label(command: Command) -> str:
    """Return a label that can stand alone: a submenu's title comes before its commands."""
    return f"{command.submenu}: {plain_label(command)}" if command.submenu else plain_label(command)


def plain_label(command: Command) -> str:
    """Return a command's label without the marks that menus need."""
    return command.label.replace("&&", "\0").replace("&", "").replace("\0", "&")
