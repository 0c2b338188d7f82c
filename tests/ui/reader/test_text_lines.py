"""Where a range is drawn: in a line of mixed direction, exactly its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.reader.text_lines import range_rects

ARABIC = "قالت شركة Brandt & Oxley إن القناة ستفتح في الميناء"


def document(text: str, direction: Qt.LayoutDirection) -> QTextDocument:
    made = QTextDocument()
    made.setDefaultFont(theme.font("preview"))
    made.setTextWidth(800)
    cursor = QTextCursor(made)
    format_ = QTextBlockFormat()
    format_.setLayoutDirection(direction)
    cursor.setBlockFormat(format_)
    cursor.insertText(text)
    made.size()
    return made


def spans(made: QTextDocument, words: str) -> list[tuple[float, float]]:
    start = made.toPlainText().index(words)
    return sorted((rect.left(), rect.right()) for rect in range_rects(made, start, start + len(words)))


def overlap(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> float:
    return sum(max(0.0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


@pytest.mark.parametrize("words", ["شركة Brandt", "Oxley إن", "Brandt", "القناة", "& Oxley إن القناة"])
def test_a_range_covers_its_words_and_no_others(qtbot: QtBot, words: str) -> None:
    made = document(ARABIC, Qt.LayoutDirection.RightToLeft)
    covered = spans(made, words)
    start = ARABIC.index(words)
    for word in ARABIC.split():
        at = ARABIC.index(word)
        inside = start <= at and at + len(word) <= start + len(words)
        [own] = spans(made, word)
        share = overlap(covered, [own]) / (own[1] - own[0])
        assert share > 0.9 if inside else share < 0.1, word


def test_a_name_in_the_other_direction_parts_the_rectangle_in_two(qtbot: QtBot) -> None:
    made = document(ARABIC, Qt.LayoutDirection.RightToLeft)
    assert len(spans(made, "شركة Brandt")) == 2
    assert len(spans(made, "Brandt & Oxley")) == 1


def test_a_line_of_one_direction_has_one_rectangle(qtbot: QtBot) -> None:
    made = document("The channel opens in July.", Qt.LayoutDirection.LeftToRight)
    assert len(spans(made, "channel opens")) == 1
