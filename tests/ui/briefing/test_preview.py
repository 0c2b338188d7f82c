"""The preview: it follows the prose, and its footnotes open their passages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import core
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Place, Session
from tests.ui.briefing.keys import CTRL, write


def seen(panel: BriefingPanel) -> str:
    return panel.preview.text.toPlainText()


def test_the_preview_follows_what_is_written(panel: BriefingPanel, qtbot: QtBot) -> None:
    assert "The rock sill is hard." in seen(panel)
    write(panel, qtbot, " Mud is **soft**.\n\n- one\n- two")
    qtbot.waitUntil(lambda: "Mud is soft." in seen(panel))
    assert [line.split() for line in seen(panel).split("\n")[-2:]] == [["•", "one"], ["•", "two"]]


def test_a_footnote_opens_its_passage_by_keys(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    write(panel, qtbot, " [[rock-sill-holds]]")
    qtbot.waitUntil(lambda: "“rock sill”" in seen(panel) or '"rock sill"' in seen(panel))
    assert opened.project is not None
    (marked,) = core.highlights.list_highlights(opened.project)
    panel.preview.text.setFocus()
    qtbot.keyClick(panel.preview.text, Qt.Key.Key_Tab)
    with qtbot.waitSignal(opened.article_requested) as heard:
        qtbot.keyClick(panel.preview.text, Qt.Key.Key_Return)
    assert heard.args == [Place(article=marked.article, highlight=marked.id, workspace="read")]
    assert opened.workspace == "read"


def test_the_sentence_under_the_caret_is_tinted(panel: BriefingPanel, qtbot: QtBot) -> None:
    write(panel, qtbot, " Mud is soft.")
    qtbot.waitUntil(lambda: "Mud is soft." in seen(panel))
    (tinted,) = panel.preview.text.extraSelections()
    assert tinted.cursor.selectedText().strip() == "Mud is soft."
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Home, CTRL)
    (tinted,) = panel.preview.text.extraSelections()
    assert tinted.cursor.selectedText().strip() == "The rock sill is hard."


def test_foreign_markup_stays_text(panel: BriefingPanel, qtbot: QtBot) -> None:
    write(panel, qtbot, ' <img src="file:///etc/passwd"> <b>x</b>')
    qtbot.waitUntil(lambda: "<b>x</b>" in seen(panel))
    assert '<img src="file:///etc/passwd">' in seen(panel)
