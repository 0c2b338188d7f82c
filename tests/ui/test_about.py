"""The about place says in words what holds a stranger's file back here, after trying it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app import core
from app.ui.dialogs.about import AboutDialog, containment_words
from app.ui.widgets import Paragraph


def test_the_dialog_tries_and_tells(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    wanted = containment_words(core.workers.containment())

    def says_it() -> bool:
        return any(wanted == one.text() for one in dialog.findChildren(Paragraph))

    qtbot.waitUntil(says_it, timeout=20_000)


def test_what_does_not_hold_is_said_too() -> None:
    words = containment_words({"memory": True, "writing": True, "network": False})
    assert "a file cannot take more than 2 GiB of memory or write files." in words
    assert "does not keep it from these: compute without end, open your files, reach the network and" in words
