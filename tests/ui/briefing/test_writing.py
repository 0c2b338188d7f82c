"""Writing: what is typed is stored, never lost, and undone by the project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from app import core
from app.ui.briefing import sentences
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Place, Session
from tests.ui.briefing.keys import CTRL, write


def stored(session: Session, at: int = 0) -> str:
    """Return a section's prose as the project holds it."""
    assert session.project is not None
    (briefing,) = core.briefings.list_briefings(session.project)
    return briefing.sections[at].body


def test_typing_is_stored_after_a_rest(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    told: list[object] = []
    opened.drafting_changed.connect(told.append)
    write(panel, qtbot, " Very.")
    assert stored(opened) == "The rock sill is hard."
    qtbot.waitUntil(lambda: stored(opened) == "The rock sill is hard. Very.")
    assert told == [True, False]


@pytest.mark.parametrize("way", ["workspace", "section", "entry", "settle", "focus"])
def test_typing_is_stored_at_once_on_leaving(
    panel: BriefingPanel, opened: Session, qtbot: QtBot, way: str
) -> None:
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    other = core.briefings.add_section(opened.project, briefing.id, "Cost", body="It is dear.")
    write(panel, qtbot, " Very.")
    if way == "workspace":
        opened.set_workspace("read")
    elif way == "section":
        opened.show_section(Place(briefing=briefing.id, section=other.id))
    elif way == "entry":
        panel.outline.view.setFocus()
        qtbot.keyClick(panel.outline.view, Qt.Key.Key_Down)
    elif way == "settle":
        opened.settle()
    else:
        qtbot.keyClick(panel.page.editor, Qt.Key.Key_Tab)
    assert stored(opened) == "The rock sill is hard. Very."
    assert stored(opened, 1) == "It is dear."
    assert panel.page.editor.body() == ("It is dear." if way in ("section", "entry") else stored(opened))


def test_typing_is_stored_when_the_project_is_closed(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    path = opened.project.path
    write(panel, qtbot, " Very.")
    opened.close_project()
    assert panel.page.editor.body() == ""
    opened.open_project(path)
    assert stored(opened) == "The rock sill is hard. Very."


def test_typing_goes_on_while_something_else_changes(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    write(panel, qtbot, " Very.")
    core.claims.add_claim(opened.project, "Mud is soft")
    assert panel.page.editor.body() == "The rock sill is hard. Very."
    qtbot.waitUntil(lambda: stored(opened) == "The rock sill is hard. Very.")


def test_undo_is_the_fields_until_it_is_stored_and_the_projects_after(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    editor = panel.page.editor
    write(panel, qtbot, " Very.")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.body() == "The rock sill is hard."
    write(panel, qtbot, " Very.")
    opened.settle()
    assert not editor.document().isUndoAvailable()
    QUndoStack.undo(opened.undo_stack)
    assert editor.body() == stored(opened) == "The rock sill is hard."
    QUndoStack.redo(opened.undo_stack)
    assert editor.body() == stored(opened) == "The rock sill is hard. Very."


def test_two_returns_are_two_lines(panel: BriefingPanel, qtbot: QtBot) -> None:
    write(panel, qtbot, "\n\nx")
    assert panel.page.editor.body() == "The rock sill is hard.\n\nx"


def test_a_heading_is_stored_when_it_is_left_or_everything_is_settled(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    field = panel.page.heading.field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(field, "The ridge")
    opened.settle()
    (briefing,) = core.briefings.list_briefings(opened.project)
    assert briefing.sections[0].heading == "The ridge"
    assert len([one for one in opened.project.history() if one.label.startswith("Change the section")]) == 1


def test_tab_goes_from_the_outline_to_heading_prose_and_preview(panel: BriefingPanel, qtbot: QtBot) -> None:
    panel.outline.view.setFocus()
    names = []
    for _ in range(3):
        focus = panel.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        names.append(panel.focusWidget().accessibleName())
    assert names == ["Heading of the section", "Prose of the section", "Preview of the briefing"]


def test_a_key_in_a_long_section_reads_one_paragraph(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    assert opened.current_section is not None
    paragraph = "The rock sill off the cape is hard and holds up the works. [[rock-sill-holds]] " * 5
    core.briefings.set_section(
        opened.project, opened.current_section, body="\n\n".join(f"{n} {paragraph}" for n in range(70))
    )
    qtbot.waitUntil(lambda: not opened.jobs.running)
    editor = panel.page.editor
    editor.show_offset(len(editor.body()) // 2)
    read = sentences.sentences_in.cache_info().misses
    qtbot.keyClicks(editor, "abc")
    # The paragraph that is typed in is read again at each key, the other 69 are not.
    assert sentences.sentences_in.cache_info().misses == read + 3
