"""All commands there are, as one list: ids, labels, keys."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from app.ui.commands import MENUS, Command, match_commands, plain_label
from app.ui.session import Session
from app.ui.window.rooms import COMMANDS

SHOWN = [pytest.param(command, id=command.id) for command in COMMANDS]


@pytest.mark.parametrize("command", SHOWN)
def test_command_has_a_good_id_label_and_menu(command: Command) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z0-9_]+", command.id)
    assert plain_label(command)[0].isupper() or not plain_label(command)[0].isalpha()
    assert command.menu in MENUS
    assert not command.checkable or command.checked is not None


@pytest.mark.parametrize("command", SHOWN)
def test_keys_of_a_command_are_keys(command: Command) -> None:
    assert all(QKeySequence(keys).toString() for keys in command.keys)


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(command.id for command in COMMANDS).items() if times > 1] == []


def test_labels_are_unique_within_their_menu() -> None:
    places = Counter((command.menu, command.submenu, plain_label(command)) for command in COMMANDS)
    assert [place for place, times in places.items() if times > 1] == []


def test_no_shortcut_is_taken_twice() -> None:
    keys = Counter(
        QKeySequence(keys).toString()
        for command in COMMANDS
        if not command.local_keys
        for keys in command.keys
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_match_puts_labels_that_begin_so_first(session: Session) -> None:
    def run(_: Session) -> None:
        """Do nothing."""

    commands = (
        Command("view.b", "Show the export", run, "View"),
        Command("file.a", "Export…", run, "File"),
        Command("file.c", "Import", run, "File", when=lambda _: False),
    )
    assert [one.id for one in match_commands(commands, "export", session)] == ["file.a", "view.b"]
    assert match_commands(commands, "import", session) == ()
    assert [one.id for one in match_commands(commands, "file exp", session)] == ["file.a"]
