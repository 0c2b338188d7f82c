"""The session: going back, acting, undo that survives a restart."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app import core
from app.errors import WrongUse
from app.ui.session import Passage, Place, Session
from db.records import Change
from tests.ui.builders import add_claim, make_project


def test_places_can_be_gone_back_to(opened: Session) -> None:
    opened.show_article(Place(article="a"))
    opened.show_article(Place(article="b", start=3))
    opened.show_claim("c")
    seen: list[Place] = []
    opened.article_requested.connect(seen.append)
    opened.go_back()
    opened.go_back()
    opened.go_forward()
    assert [(place.article, place.start) for place in seen] == [("b", 3), ("a", None), ("b", 3)]
    assert opened.current_article == "b"


def test_place_in_another_workspace_changes_it(opened: Session) -> None:
    opened.set_workspace("write")
    opened.show_article(Place(article="a"))
    assert opened.workspace == "read"


def test_refused_verb_becomes_a_complaint(opened: Session, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise WrongUse("Nothing is selected.", "Select a passage first.")

    with qtbot.waitSignal(opened.complaint) as heard:
        assert opened.act(refuse) is None
    assert heard.args[0].hint == "Select a passage first."


def test_change_is_told_once_and_names_undo(opened: Session, qtbot: QtBot) -> None:
    heard: list[Change] = []
    opened.changed.connect(heard.append)
    assert opened.project is not None
    add_claim(opened.project, "The channel opens in July")
    assert len(heard) == 1
    assert opened.undo_stack.undoText() == heard[0].label
    before = opened.project.counts()["claims"]
    opened.undo_stack.undo()
    assert opened.project.counts()["claims"] == before - 1
    assert opened.undo_stack.redoText() == heard[0].label
    opened.undo_stack.redo()
    assert opened.project.counts()["claims"] == before


def test_undo_is_there_after_a_restart(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "again.sourcemark"
    make_project(path).close()
    session.take_project(core.project.open_project(path))
    assert session.undo_stack.canUndo()
    assert session.project is not None
    before = session.project.counts()["briefings"]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.project.counts()["briefings"] == before - 1
    assert session.undo_stack.index() != session.undo_stack.count()


def test_selection_is_told_only_when_it_changes(opened: Session) -> None:
    heard: list[object] = []
    opened.selection_changed.connect(heard.append)
    passage = Passage("s", "a", 0, 4, "rock")
    opened.set_passage(passage)
    opened.set_passage(Passage("s", "a", 0, 4, "rock"))
    opened.set_passage(None)
    assert heard == [passage, None]


def test_closing_forgets_what_was_current(opened: Session) -> None:
    opened.show_article(Place(article="a"))
    opened.close_project()
    assert (opened.project, opened.current_article, opened.trail, opened.undo_stack.count()) == (
        None,
        None,
        [],
        0,
    )
