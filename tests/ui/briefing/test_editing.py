"""What tool bar, mouse and clipboard do in the prose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app import core
from app.core.fields import BODY_LIMIT
from app.ui.briefing.panel import BriefingPanel
from app.ui.dialogs.choose_line import ChooseLineDialog
from app.ui.session import Session
from app.ui.widgets.dragged import CLAIMS_TYPE, HIGHLIGHT_TYPE
from tests.ui.briefing.keys import CTRL, write

SHIFT = Qt.KeyboardModifier.ShiftModifier


def choose(panel: BriefingPanel, words: str) -> None:
    editor = panel.page.editor
    at = editor.body().index(words)
    cursor = editor.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def press(panel: BriefingPanel, name: str) -> None:
    buttons = panel.page.tools.findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == name or one.text() == name).click()


@pytest.mark.parametrize(("key", "name", "fence"), [("B", "Bold", "**"), ("I", "Italic", "*")])
def test_pressed_twice_it_is_as_before(
    panel: BriefingPanel, qtbot: QtBot, key: str, name: str, fence: str
) -> None:
    editor, before = panel.page.editor, panel.page.editor.body()
    choose(panel, "rock sill")
    qtbot.keyClick(editor, Qt.Key[f"Key_{key}"], CTRL)
    assert f"{fence}rock sill{fence}" in editor.body()
    press(panel, name)
    assert editor.body() == before
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert f"{fence}rock sill{fence}" in editor.body()


def test_lines_become_items_and_headings_and_lines_again(panel: BriefingPanel, qtbot: QtBot) -> None:
    editor = panel.page.editor
    write(panel, qtbot, "\n\none\ntwo")
    choose(panel, "one\ntwo")
    press(panel, "List")
    assert editor.body().endswith("\n- one\n- two")
    qtbot.keyClick(editor, Qt.Key.Key_L, CTRL | SHIFT)
    assert editor.body().endswith("\none\ntwo")
    choose(panel, "one")
    press(panel, "Heading")
    assert "\n### one\n" in editor.body()


def test_claims_let_go_become_sentences_with_their_markers(
    panel: BriefingPanel, opened: Session, claim: str, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setData(CLAIMS_TYPE, claim.encode())
    editor = panel.page.editor
    assert editor.canInsertFromMimeData(data)
    qtbot.keyClick(editor, Qt.Key.Key_End, CTRL)
    editor.insertFromMimeData(data)
    assert editor.body() == ("The rock sill is hard. The rock sill holds up the works. [[rock-sill-holds]]")
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    assert briefing.sections[0].body == editor.body()


@pytest.mark.parametrize("way", ["button", "drop"])
def test_a_passage_is_quoted_word_for_word_with_its_claims_marker(
    panel: BriefingPanel, opened: Session, qtbot: QtBot, way: str
) -> None:
    assert opened.project is not None
    (marked,) = core.highlights.list_highlights(opened.project)
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_End, CTRL)
    if way == "drop":
        data = QMimeData()
        data.setText("something else")
        data.setData(HIGHLIGHT_TYPE, marked.id.encode())
        panel.page.editor.insertFromMimeData(data)
    else:

        def take() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ChooseLineDialog)
            qtbot.keyClicks(dialog.field, "sill")
            qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

        QTimer.singleShot(0, take)
        press(panel, "Quote a passage")
    assert panel.page.editor.body() == f"The rock sill is hard. “{marked.exact}” [[rock-sill-holds]]"


def test_what_is_pasted_is_plain_text(panel: BriefingPanel, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setHtml("<b>Mud</b> is <i>soft</i>")
    data.setText("Mud is soft\r\nand wet\r")
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_End, CTRL)
    panel.page.editor.insertFromMimeData(data)
    assert panel.page.editor.body() == "The rock sill is hard.Mud is soft\nand wet\n"


def test_a_book_is_not_pasted_into_a_section(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("mud " * (BODY_LIMIT // 4))
    with qtbot.waitSignal(opened.complaint) as heard:
        panel.page.editor.insertFromMimeData(data)
    assert heard.args is not None
    assert "too long" in heard.args[0].message
    assert panel.page.editor.body() == "The rock sill is hard."


def chip_place(panel: BriefingPanel) -> QPoint:
    editor = panel.page.editor
    (chip,) = editor._marks.chips
    return editor._boxes(chip.start, chip.end)[0].center().toPoint()


@pytest.mark.parametrize("way", ["control", "double"])
def test_a_chip_is_opened_by_the_mouse(
    panel: BriefingPanel, opened: Session, claim: str, qtbot: QtBot, way: str
) -> None:
    write(panel, qtbot, " [[rock-sill-holds]] ")
    view, place = panel.page.editor.viewport(), chip_place(panel)
    with qtbot.waitSignal(opened.claim_requested) as heard:
        if way == "control":
            qtbot.mouseClick(view, Qt.MouseButton.LeftButton, CTRL, place)
        else:
            qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert heard.args == [claim]


def test_a_chip_says_what_its_claim_states_and_rests_on(panel: BriefingPanel, qtbot: QtBot) -> None:
    tip = panel.page.editor.tip_of("rock-sill-holds")
    assert "The rock sill holds up the works" in tip
    assert "1 origin for, 0 against" in tip
    assert "No claim has the key" in panel.page.editor.tip_of("nobody")


def test_a_sentence_on_a_single_origin_says_so(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    write(panel, qtbot, " It holds up the works. [[rock-sill-holds]]")
    qtbot.waitUntil(lambda: not opened.jobs.running)
    marks = {one.mark: one.why for one in panel.page.editor._marks.sentences}
    assert "single origin" in " ".join(marks.values()) or "one origin" in " ".join(marks.values())
