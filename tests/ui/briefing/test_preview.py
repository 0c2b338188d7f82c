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


def test_an_item_s_further_paragraph_stands_below_its_words(panel: BriefingPanel, qtbot: QtBot) -> None:
    write(panel, qtbot, "\n\n- One is so. Two is so.\n\n  Three is so\n  as well.\n  - Four is so.\n\nFive.")
    qtbot.waitUntil(lambda: "Five." in seen(panel))
    document = panel.preview.text.document()
    blocks = [document.findBlockByNumber(at) for at in range(document.blockCount())][-4:]
    assert [one.text() for one in blocks] == [
        "•\tOne is so. Two is so.", "Three is so as well.", "•\tFour is so.", "Five.",
    ]  # fmt: skip
    shapes = [one.blockFormat() for one in blocks]
    # The words of an item and of its further paragraph begin in one line, those of an inner item deeper.
    first, below, inner, plain = ((one.leftMargin(), one.leftMargin() + one.textIndent()) for one in shapes)
    assert first[0] == below[0] == below[1] > first[1] == plain[0] == 0
    assert inner == (2 * first[0], first[0])


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


def test_the_preview_does_not_wait_for_the_store(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    write(panel, qtbot, " Mud is soft.")
    panel.desk.draft._rest.stop()
    qtbot.waitUntil(lambda: "Mud is soft." in seen(panel))
    assert opened.project is not None
    (briefing,) = core.briefings.list_briefings(opened.project)
    assert briefing.sections[0].body == "The rock sill is hard."
    opened.settle()


def test_a_click_on_a_sentence_puts_the_caret_there(panel: BriefingPanel, qtbot: QtBot) -> None:
    write(panel, qtbot, " Mud is soft. Sand is not.")
    qtbot.waitUntil(lambda: "Sand is not." in seen(panel))
    text = panel.preview.text
    cursor = text.textCursor()
    cursor.setPosition(seen(panel).index("Mud is") + 3)
    place = text.cursorRect(cursor).center()
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Home, CTRL)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.page.editor.caret() == panel.page.editor.body().index("Mud is")
    assert panel.page.editor.hasFocus()


def test_the_preview_scrolls_with_the_editor(panel: BriefingPanel, opened: Session, qtbot: QtBot) -> None:
    assert opened.project is not None
    assert opened.current_section is not None
    body = "\n\n".join(f"Paragraph {n} tells of the sill, of mud and of much else." for n in range(60))
    core.briefings.set_section(opened.project, opened.current_section, body=body)
    qtbot.waitUntil(lambda: "Paragraph 59" in seen(panel))
    panel.page.editor.verticalScrollBar().setValue(panel.page.editor.verticalScrollBar().maximum() // 2)
    panel.desk.follow_scroll()
    top = panel.preview.text.cursorForPosition(panel.preview.text.viewport().rect().topLeft())
    first = panel.page.editor.first_in_sight()
    assert top.block().text().split(",")[0] in body[first - 200 : first + 400]
    assert "Paragraph 2" in top.block().text() or "Paragraph 3" in top.block().text()
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Home, CTRL)
    for _ in range(3):
        qtbot.keyClick(panel.page.editor, Qt.Key.Key_PageDown)
    top = panel.preview.text.cursorForPosition(panel.preview.text.viewport().rect().topLeft())
    first = panel.page.editor.first_in_sight()
    assert top.block().text().split(",")[0] in body[first - 200 : first + 400]
    qtbot.keyClick(panel.page.editor, Qt.Key.Key_Home, CTRL)
    assert panel.preview.text.verticalScrollBar().value() < panel.preview.text.height() // 4


def test_an_article_that_is_removed_leaves_the_sentence_unsourced(
    panel: BriefingPanel, opened: Session, qtbot: QtBot
) -> None:
    assert opened.project is not None
    write(panel, qtbot, " The rock sill off the cape is hard. [[rock-sill-holds]]")
    qtbot.waitUntil(lambda: "1 passage from 1 article" in panel.preview._rests.text())
    (marked,) = core.highlights.list_highlights(opened.project)
    core.articles.remove_article(opened.project, marked.article)
    qtbot.waitUntil(lambda: "unsourced" in seen(panel))
    assert panel.preview.text.badges
