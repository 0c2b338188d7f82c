"""The small forms as an analyst uses them: asked for by a finding or a menu, filled, saved, refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.audit.catalogue import CATALOGUE
from app.ui import rating_words
from app.ui.dialogs.form import Field, FormDialog, counter_words
from app.ui.dialogs.rules import RulesDialog
from app.ui.session import Session
from app.ui.window.forms import Forms
from tests.ui.argument import World, make_world, undo_labels

Key = Qt.Key


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    Forms(session, made)
    made.show()
    return made


@pytest.fixture
def world(session: Session, window: QWidget, tmp_path: Path) -> World:
    return make_world(session, tmp_path)


def fill(world: World, what: str, *deeds: Callable[[FormDialog], None]) -> None:
    """Ask for a form and do something in it each time that it is open."""
    waiting = list(deeds)

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        if len(waiting) > 1:
            QTimer.singleShot(0, dialog, act)
        waiting.pop(0)(dialog)

    QTimer.singleShot(0, act)
    world.session.asked.emit(what)
    assert waiting == []


def choose(dialog: FormDialog, field: str, words: str) -> None:
    """Choose a value by its words, by keys."""
    box = dialog.editor(field)
    assert isinstance(box, QComboBox)
    at = next(row for row in range(box.count()) if box.itemText(row).startswith(words))
    box.setFocus()
    QTest.keyClick(box, Key.Key_Home)
    for _ in range(at):
        QTest.keyClick(box, Key.Key_Down)
    assert box.currentText().startswith(words)


def write(dialog: FormDialog, field: str, words: str) -> None:
    editor = dialog.editor(field)
    editor.setFocus()
    QTest.keyClicks(editor, words)


def save(dialog: FormDialog) -> None:
    assert dialog.accept_button is not None
    assert dialog.accept_button.isEnabled()
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def passage(world: World) -> str:
    return core.evidence.list_evidence(world.project, claim=world.removed.id)[0].highlight


def test_a_passage_is_rated_and_says_whom_it_quotes(world: World) -> None:
    def rate(dialog: FormDialog) -> None:
        assert dialog.focusWidget() is dialog.editor("credibility")
        assert dialog.editor("credibility").accessibleName() == "Credibility"
        assert "never combined" in dialog.editor("credibility").accessibleDescription()
        choose(dialog, "credibility", "2")
        choose(dialog, "attribution_kind", "Somebody who is not named")
        write(dialog, "attributed_to", "two people close to the project")
        save(dialog)

    fill(world, f"highlight.rate:{passage(world)}:credibility", rate)
    rated = core.highlights.read_highlight(world.project, passage(world))
    assert (rated.credibility, rated.attribution_kind) == (2, "anonymous")
    assert rated.attributed_to == "two people close to the project"


def test_not_rated_is_no_rating(world: World) -> None:
    core.highlights.set_highlight(world.project, passage(world), credibility=6)

    def unrate(dialog: FormDialog) -> None:
        choose(dialog, "credibility", "Not rated")
        save(dialog)

    fill(world, f"highlight.rate:{passage(world)}", unrate)
    assert core.highlights.read_highlight(world.project, passage(world)).credibility is None


def test_a_rating_of_a_publisher_without_its_reason_is_refused_and_stays(world: World) -> None:
    publisher = world.wire.publisher
    assert publisher is not None

    def rate(dialog: FormDialog) -> None:
        choose(dialog, "reliability", "B")
        save(dialog)

    def explain(dialog: FormDialog) -> None:
        assert dialog.changes()["reliability"] == "B"
        write(dialog, "reliability_note", "An agency with a style book")
        save(dialog)

    complaints: list[object] = []
    world.session.complaint.connect(complaints.append)
    fill(world, f"publisher.edit:{publisher.id}:reliability", rate, explain)
    assert len(complaints) == 1
    (now,) = (one for one in core.articles.list_publishers(world.project) if one.id == publisher.id)
    assert (now.reliability, now.reliability_note) == ("B", "An agency with a style book")


def test_a_link_is_reviewed(world: World) -> None:
    link = core.evidence.list_evidence(world.project, claim=world.removed.id)[0]

    def review(dialog: FormDialog) -> None:
        assert dialog.focusWidget() is dialog.editor("coverage")
        choose(dialog, "coverage", "Covers part")
        save(dialog)

    fill(world, f"evidence.review:{link.id}:coverage", review)
    (after,) = core.evidence.list_evidence(world.project, claim=world.removed.id)
    assert (after.coverage, bool(after.reviewed_at)) == ("partial", True)


def test_a_briefing_gets_its_source_summary_and_cut_off(world: World) -> None:
    briefing = core.briefings.add_briefing(world.project, "Port")

    def describe(dialog: FormDialog) -> None:
        write(dialog, "source_summary", "Two dailies.")
        write(dialog, "as_of", "soon")
        save(dialog)

    def mend(dialog: FormDialog) -> None:
        dialog.editor("as_of").selectAll()  # type: ignore[union-attr]
        write(dialog, "as_of", "2025-03-31")
        save(dialog)

    fill(world, f"briefing.edit:{briefing.id}:as_of", describe, mend)
    now = core.briefings.read_briefing(world.project, briefing.id)
    assert (now.source_summary, now.as_of) == ("Two dailies.", "2025-03-31")


def test_a_section_gets_its_key_judgement(world: World) -> None:
    briefing = core.briefings.add_briefing(world.project, "Port")
    section = core.briefings.add_section(world.project, briefing.id, "Works")

    def judge(dialog: FormDialog) -> None:
        choose(dialog, "key_judgement", "The channel will open later")
        save(dialog)

    fill(world, f"section.edit:{section.id}:key_judgement", judge)
    assert core.briefings.read_section(world.project, section.id).key_judgement == world.late.id
    assert undo_labels(world.project)[-1] == "Change the section “Works”"


def test_leaving_a_form_changes_nothing(world: World) -> None:
    def leave(dialog: FormDialog) -> None:
        choose(dialog, "credibility", "5")
        QTest.keyClick(dialog, Key.Key_Escape)

    before = undo_labels(world.project)
    fill(world, f"highlight.rate:{passage(world)}", leave)
    assert undo_labels(world.project) == before


def test_the_page_of_rules_opens_at_a_rule_and_finds_others(world: World, window: QWidget) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RulesDialog)
        seen.append(dialog.words())
        QTest.keyClick(dialog.list, Key.Key_Down)
        seen.append(dialog.words())
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(0, look)
    world.session.asked.emit("help.rules:F01")
    first, second = seen
    about = CATALOGUE["F01"]
    for words in (about.name, about.means, about.matters, about.fires, about.silent, about.nature):
        assert words in first
    assert CATALOGUE["F02"].matters in second


def test_a_counter_says_what_is_left_and_what_is_too_much(qtbot: QtBot) -> None:
    dialog = FormDialog("Form", [Field("words", "Words", "", limit=5)])
    qtbot.addWidget(dialog)
    dialog.show()
    write(dialog, "words", "abcde")
    assert dialog.accept_button is not None
    assert dialog.accept_button.isEnabled()
    write(dialog, "words", "f")
    assert not dialog.accept_button.isEnabled()
    assert counter_words(6, 5) == "1 character too many; 5 is the most"
    assert counter_words(5, 5) == "5 of 5 characters"


def test_every_rating_has_words_and_none_is_no_value() -> None:
    letters = [rating_words.reliability_words(one) for one in rating_words.RELIABILITIES]
    numbers = [rating_words.credibility_words(one) for one in rating_words.CREDIBILITIES]
    assert letters[0] == numbers[0] == "Not rated"
    assert letters[-1].endswith("cannot be judged")
    assert numbers[-1].endswith("cannot be judged")
    assert len(set(letters)) == len(set(numbers)) == 7
