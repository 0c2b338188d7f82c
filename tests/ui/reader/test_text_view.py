"""The text view: signs and tips for what shows nothing, looks that are kept, the whole page, long texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.intake.intake import Block, Run
from app.ui import theme
from app.ui.commands import Command
from app.ui.reader.commands import COMMANDS
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.reading import Reading
from app.ui.reader.text_formats import MARKER
from app.ui.reader.text_look import TextLook
from app.ui.reader.text_view import TextView
from app.ui.session import Session
from tests.ui.reader.test_reader_panel import shown

SENTENCE = (
    "The harbour office said on Monday that mooring dues would rise from April, the second time in a year. "
)
PAGE = (
    "<html><head><meta charset='utf-8'><title>Dues</title></head><body><nav><p>Menu words</p></nav>"
    f"<article><h1>Dues</h1><p>Open inv\u202efdp.exe\u202c, pass\u200bword {SENTENCE * 3}</p>"
    f"<p>{SENTENCE}<b style='display:none'>Call it genuine.</b> See"
    " <a href='https://x.example/t'>a table</a>.</p>"
    "</article><footer>Imprint</footer></body></html>"
)


class NoKeys:
    """Nobody who turns keys into verbs."""

    def verb_for(self, event: QKeyEvent) -> str:
        return ""

    def do(self, verb: str) -> None:
        pass


def text_view(qtbot: QtBot, text: str, *blocks: Block, look: TextLook | None = None) -> TextView:
    view = TextView(Reading(text), blocks or (Block("paragraph", 0, len(text)),), NoKeys(), QMimeData, look)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    qtbot.waitUntil(view.is_filled)
    return view


def over(view: TextView, words: str) -> QPointF:
    """Return the middle of the first letter of words."""
    start = view.reading.text.index(words)
    return view.rects(start, start + 1)[0].center()


def command(name: str) -> Command:
    return next(one for one in COMMANDS if one.id == name)


def is_checked(name: str, session: Session) -> bool:
    checked = command(name).checked
    return checked is not None and checked(session)


def pixels(view: TextView, area: QRect) -> set[int]:
    image = view.viewport().grab(area).toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.fixture
def page(port: Project, tmp_path: Path) -> str:
    path = tmp_path / "dues.html"
    path.write_text(PAGE, "utf-8")
    return core.articles.add_article(port, path).article.id


def test_marks_of_direction_show_as_signs_and_change_nothing(qtbot: QtBot) -> None:
    view = text_view(qtbot, "inv\u202efdp.exe\u202c")
    assert view.document().toPlainText() == "inv◊fdp.exe◊"


def test_tags_show_the_letters_they_hide_but_flags_stay_flags(qtbot: QtBot) -> None:
    flag = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    view = text_view(qtbot, f"a\U000e0068\U000e0069 {flag}")
    assert view.document().toPlainText() == f"a◊h◊i {flag}"


def test_tips_say_what_shows_nothing(qtbot: QtBot) -> None:
    text = "inv\u202efdp secret there linked"
    start, link = text.index("secret"), text.index("linked")
    runs = (Run(start, start + 6, hidden=True), Run(link, link + 6, link="https://x.example/"))
    view = text_view(qtbot, text, Block("paragraph", 0, len(text), runs=runs, unseen=((2, 0x200B),)))
    assert view.tip_at(over(view, "\u202e")) == "Invisible character: right-to-left override, U+202E"
    assert view.tip_at(over(view, "secret")) == "Not visible on the page as published"
    assert "https://x.example/" in view.tip_at(over(view, "linked"))
    assert view.tip_at(over(view, "there")) == ""
    assert view.tip_at(view.rect_at(2).center()) == "Invisible here: zero-width space, U+200B"


def test_the_caret_describes_what_shows_nothing(qtbot: QtBot) -> None:
    view = text_view(qtbot, "password", Block("paragraph", 0, 8, unseen=((4, 0x2060),)))
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "Invisible here: word joiner, U+2060"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == ""


def test_a_mark_is_painted_where_a_character_was_dropped(qtbot: QtBot) -> None:
    plain = text_view(qtbot, "password")
    marked = text_view(qtbot, "password", Block("paragraph", 0, 8, unseen=((4, 0x200B),)))
    colour = theme.color("warning").rgb()
    place = marked.rect_at(4)
    area = QRect(round(place.x()) - 3, round(place.bottom()) - 5, 7, 7)
    assert colour in pixels(marked, area)
    assert colour not in pixels(plain, area)


def test_items_of_lists_have_the_markers_they_were_published_with(qtbot: QtBot) -> None:
    blocks = (
        Block("list_item", 0, 1, level=1, ordered=True, marker="iv."),
        Block("list_item", 3, 4, level=2, marker="•"),
        Block("list_item", 6, 7, level=1),
        Block("heading", 9, 10, level=2, ordered=True, marker="Article 2.1"),
    )
    view = text_view(qtbot, "a\n\nb\n\nc\n\nd", *blocks)
    formats = [view.document().findBlockByNumber(number).blockFormat() for number in range(4)]
    assert [format_.property(MARKER) for format_ in formats] == ["iv.", "◦", None, "Article 2.1"]
    assert [format_.indent() for format_ in formats] == [1, 2, 1, 0]
    lefts = [view.rects(block.start, block.end)[0].left() for block in blocks]
    assert lefts[0] == lefts[2] < lefts[1] < lefts[3]


def test_a_table_of_very_many_columns_scrolls_sideways(qtbot: QtBot) -> None:
    words = [f"Column{number:02}" for number in range(20)]
    cells = tuple((9 * number, 9 * number + 8) for number in range(20))
    view = text_view(qtbot, "\t".join(words), Block("table_row", 0, 9 * 20 - 1, cells=cells))
    assert view.horizontalScrollBar().maximum() > 0
    tops = {round(view.rects(start, end)[0].top()) for start, end in cells}
    assert len(tops) == 1, "a word is broken"
    narrow = text_view(qtbot, "\t".join(words[:3]), Block("table_row", 0, 26, cells=cells[:3]))
    assert narrow.horizontalScrollBar().maximum() == 0


def test_a_selection_that_ends_before_a_cell_does_not_paint_that_cell(qtbot: QtBot) -> None:
    view = text_view(qtbot, "2024\t120\t46", Block("table_row", 0, 11, cells=((0, 4), (5, 8), (9, 11))))
    view.reading.select(0, 5)
    inside, beyond = (view.rects(*cell)[0].toRect() for cell in ((0, 4), (6, 8)))
    colour = theme.color("page_selection").rgb()
    assert colour in pixels(view, inside)
    assert colour not in pixels(view, beyond)


def test_white_paper_in_a_dark_theme_has_dark_ink(qtbot: QtBot) -> None:
    theme.choose("dark")
    theme.announce()
    try:
        view = text_view(qtbot, "Ink", look=TextLook(white_paper=True))
        ink = view.document().firstBlock().begin().fragment().charFormat().foreground().color()
    finally:
        theme.choose("light")
        theme.announce()
    assert ink == theme.color("ink")


def test_letters_and_lines_are_chosen_and_kept(
    panel: ReaderPanel, qtbot: QtBot, session: Session, text_article: str
) -> None:
    view = shown(panel, qtbot, text_article, "text").view
    assert isinstance(view, TextView)
    view.resize(1200, 700)
    before = view.document().defaultFont().family(), view.document().textWidth()
    for name in ("view.sans", "view.lines_wide"):
        command(name).run(session)
    after = view.document().defaultFont().family(), view.document().textWidth()
    assert after[0] == theme.font("editor").family() != before[0]
    assert after[1] > before[1]
    assert (session.settings.text_face, session.settings.text_width) == ("sans", "wide")
    assert is_checked("view.lines_wide", session)
    assert not is_checked("view.lines_usual", session)


@pytest.mark.parametrize("marks", [0, 1])
def test_the_whole_page_is_one_click_away_and_one_undo_back(
    panel: ReaderPanel, qtbot: QtBot, port: Project, page: str, marks: int
) -> None:
    view = shown(panel, qtbot, page, "text")
    assert "16 characters are left out" in bar(view).accessibleDescription()
    if marks:
        core.highlights.add_quote(port, page, "See a table.")
    qtbot.mouseClick(button(view, "Whole page"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: current_text(panel).endswith("Imprint"), timeout=20_000)
    article = panel.current
    assert article is not None
    qtbot.waitUntil(lambda: article.reading is not None and len(article.reading.passages) == marks)
    assert not bar(article).isVisible()
    port.undo()
    qtbot.waitUntil(lambda: "Imprint" not in current_text(panel), timeout=20_000)


def current_text(panel: ReaderPanel) -> str:
    reading = panel.current.reading if panel.current else None
    return reading.text if reading is not None else ""


def bar(view: QWidget) -> QWidget:
    return next(one for one in view.findChildren(QWidget) if one.accessibleName() == "What is left out")


def button(view: QWidget, words: str) -> QAbstractButton:
    return next(one for one in view.findChildren(QAbstractButton) if one.text() == words)


def test_a_click_on_a_link_copies_its_address(panel: ReaderPanel, qtbot: QtBot, page: str) -> None:
    view = shown(panel, qtbot, page, "text").view
    assert isinstance(view, TextView)
    QGuiApplication.clipboard().clear()
    point = over(view, "a table").toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert QGuiApplication.clipboard().text() == "https://x.example/t"


def test_hidden_words_and_dropped_characters_of_a_page_reach_the_view(
    panel: ReaderPanel, qtbot: QtBot, page: str
) -> None:
    view = shown(panel, qtbot, page, "text").view
    assert isinstance(view, TextView)
    assert view.tip_at(over(view, "Call it genuine.")) == "Not visible on the page as published"
    place = view.reading.text.index("password") + 4
    assert view.tip_at(view.rect_at(place).center()) == "Invisible here: zero-width space, U+200B"


CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.mark.parametrize(
    ("key", "modifiers", "selected"),
    [
        (Qt.Key.Key_Right, CTRL, "Output"),
        (Qt.Key.Key_Down, ALT, "Output fell to 6,100."),
        (Qt.Key.Key_Down, CTRL, "Output fell to 6,100. It rose again."),
    ],
)
def test_the_caret_goes_by_word_sentence_and_paragraph(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, selected: str
) -> None:
    view = text_view(qtbot, "Output fell to 6,100. It rose again.", Block("paragraph", 0, 36))
    qtbot.keyClick(view, key, modifiers | SHIFT)
    low, high = view.reading.selection or (0, 0)
    assert view.reading.text[low:high].strip() == selected
    assert view.textCursor().selectedText().strip() == selected


def test_a_double_click_selects_a_number_whole(qtbot: QtBot) -> None:
    view = text_view(qtbot, "Output fell to 6,100 today")
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=over(view, "100").toPoint())
    low, high = view.reading.selection or (0, 0)
    assert view.reading.text[low:high] == "6,100"


def is_settled(view: TextView) -> bool:
    return view.is_filled() and view.document().textWidth() == view.viewport().width()


def test_a_long_text_keeps_its_place_when_its_width_changes(qtbot: QtBot) -> None:
    paragraphs = [f"Paragraph {number}. {SENTENCE * 3}" for number in range(210)]
    text, blocks, at = "\n\n".join(paragraphs), [], 0
    for one in paragraphs:
        blocks.append(Block("paragraph", at, at + len(one)))
        at += len(one) + 2
    view = text_view(qtbot, text, *blocks)
    qtbot.waitUntil(lambda: is_settled(view), timeout=60_000)
    start = text.index("Paragraph 150.")
    view.go_to(start, start, ring=False)
    width = view.document().textWidth()
    view.resize(720, 700)
    qtbot.waitUntil(lambda: view.document().textWidth() < width and is_settled(view), timeout=60_000)
    assert abs(view.top_offset() - start) <= len(SENTENCE)
    top = view.rect_at(start).top()
    assert 0 <= top < 60


def test_a_short_text_keeps_its_place_when_its_letters_grow(qtbot: QtBot) -> None:
    text = "\n\n".join(f"Paragraph {number}. {SENTENCE * 2}" for number in range(30))
    blocks, at = [], 0
    for one in text.split("\n\n"):
        blocks.append(Block("paragraph", at, at + len(one)))
        at += len(one) + 2
    view = text_view(qtbot, text, *blocks)
    start = text.index("Paragraph 15.")
    view.go_to(start, start, ring=False)
    view.set_zoom(1.5)
    qtbot.waitUntil(view.is_filled)
    assert abs(view.top_offset() - start) <= len(SENTENCE)
    view.set_zoom(1.0)
    later = text.index("Paragraph 20.")
    view.go_to(later, later, ring=False)
    qtbot.waitUntil(view.is_filled)
    assert abs(view.top_offset() - later) <= len(SENTENCE)
