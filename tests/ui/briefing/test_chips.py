"""Chips in the prose: room for their marks, in every writing direction, around text that stays text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF, QTextLine
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.briefing.body_marks import Chip
from app.ui.briefing.chips import AFTER, find_chips, room_before
from app.ui.briefing.editor import BodyEditor
from app.ui.widgets.boxes import LinePart, line_parts, place_on

RIGHT_TO_LEFT = "أعلنت الهيئة أن القناة. [[opens-late]] ولم يُوقَّع Latin [[net-loss]] بعد [[2025]] عقد."
MARKS = {"opens-late": "warning", "net-loss": "error", "2025": ""}


def show(qtbot: QtBot, text: str) -> BodyEditor:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 400)
    editor.set_body(text)
    chips = [Chip(start, end, key, MARKS.get(key, "")) for start, end, key in find_chips(text)]
    editor.set_marks((), tuple(chips))
    editor.show()
    QApplication.processEvents()
    return editor


def parts_of(editor: BodyEditor) -> list[tuple[str, list[LinePart]]]:
    block = editor.document().firstBlock()
    return [
        (key, list(line_parts(editor, block, start, end))) for start, end, key in find_chips(block.text())
    ]


def cell(line: QTextLine, at: int) -> float:
    """The middle of a character."""
    return sum(place_on(line, at, edge) for edge in QTextLine.Edge) / 2


@pytest.mark.parametrize("text", ["[[opens-late]] it says.", "It [[net-loss]]says[[2025]].", RIGHT_TO_LEFT])
def test_a_chip_has_room_for_its_text_and_its_mark_and_nothing_else(qtbot: QtBot, text: str) -> None:
    editor = show(qtbot, text)
    line = editor.document().firstBlock().layout().lineAt(0)
    corner = editor.document().documentLayout().blockBoundingRect(editor.document().firstBlock()).left()
    found = parts_of(editor)
    inside = {at for start, end, _ in find_chips(text) for at in range(start, end)}
    for key, (part,) in found:
        wide = QFontMetricsF(theme.font("meta")).horizontalAdvance(f"[[{key}]]")
        assert part.text == f"[[{key}]]"
        assert part.box.width() == pytest.approx(
            wide + room_before(MARKS[key]) + theme.px(AFTER), abs=len(key) / 2
        )
        strangers = (corner + cell(line, at) for at in range(len(text)) if at not in inside)
        assert not any(part.box.left() < x < part.box.right() for x in strangers)
    boxes = sorted((part.box for _, (part,) in found), key=lambda box: box.left())
    assert all(one.right() <= other.left() + 0.1 for one, other in pairwise(boxes))


def test_a_chip_that_begins_a_line_stands_at_its_edge(qtbot: QtBot) -> None:
    editor = show(qtbot, "[[opens-late]] it says.\nIt says.")
    ((_, (part,)),) = parts_of(editor)
    second = editor.document().lastBlock()
    edge = editor.document().documentLayout().blockBoundingRect(second).left()
    assert part.box.left() == pytest.approx(edge + place_on(second.layout().lineAt(0), 0), abs=0.1)


def test_hidden_characters_are_copied_deleted_and_brought_back(qtbot: QtBot) -> None:
    editor = show(qtbot, RIGHT_TO_LEFT)
    editor.selectAll()
    editor.copy()
    assert QApplication.clipboard().text() == RIGHT_TO_LEFT
    editor.cut()
    assert editor.body() == ""
    editor.undo()
    assert editor.body() == RIGHT_TO_LEFT


def test_what_names_no_claim_is_read_all_the_same(qtbot: QtBot) -> None:
    with_words, empty = show(qtbot, "[[unknown]]"), show(qtbot, "")
    with_words.set_marks((), ())
    empty.setPlaceholderText("")
    ((_, (part,)),) = parts_of(with_words)
    place = part.box.toRect().adjusted(theme.px(AFTER), 0, -theme.px(AFTER), 0)
    shown, nothing = (one.viewport().grab(place).toImage() for one in (with_words, empty))
    assert shown != nothing


def test_code_has_no_chip() -> None:
    found = find_chips("`[[key]]` and [[other]] and ` [[third]]")
    assert list(found) == [(14, 23, "other"), (30, 39, "third")]
