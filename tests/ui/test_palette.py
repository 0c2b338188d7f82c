"""The palette: typing searches every kind, keys move and choose, `>` finds commands only."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.ui import theme
from app.ui.commands import Command
from app.ui.palette import Palette
from app.ui.palette.delegate import fit_snippet
from app.ui.palette.results import CommandRow, Heading, HitRow, Note
from app.ui.session import Place, Session

Key = Qt.Key


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def palette(opened: Session, qtbot: QtBot, ran: list[str]) -> Iterator[Palette]:
    def note(session: Session) -> None:
        ran.append("rock")

    commands = (
        Command("claim.rock", "Rock the boat", note, "Claim", ("Ctrl+R",)),
        Command("file.quit", "Quit", note, "File"),
    )
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    made = Palette(opened, commands, window)
    window.show()
    yield made
    window.close()


def ask(palette: Palette, words: str, qtbot: QtBot) -> None:
    palette.open()
    QTest.keyClicks(palette.field, words)
    qtbot.waitUntil(lambda: palette.shown_query() == words)


def press(palette: Palette, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(palette.field, key, modifier)


def kinds(palette: Palette) -> list[str]:
    rows = [palette.model.row(number) for number in range(palette.model.rowCount())]
    return [
        row.hit.kind if isinstance(row, HitRow) else "command"
        for row in rows
        if not isinstance(row, Heading | Note)
    ]


def said(palette: Palette) -> list[str]:
    rows = [palette.model.row(number) for number in range(palette.model.rowCount())]
    return [row.words for row in rows if isinstance(row, Note)]


def choose(menu: QMenu, *words: str) -> None:
    """Choose an entry by its words, through submenus."""
    for word in words:
        action = next(one for one in menu.actions() if one.text() == word)
        under = action.menu()
        if not isinstance(under, QMenu):
            action.trigger()
            menu.close()
            return
        menu = under


def test_typing_finds_every_kind(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    assert kinds(palette) == ["articles", "highlights", "claims", "briefings", "command", "command"]


def test_arrows_pass_over_headings_and_go_round(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    seen = []
    for _ in range(7):
        seen.append(palette.view.currentIndex().row())
        press(palette, Key.Key_Down)
    assert seen == [1, 3, 5, 7, 9, 10, 1]
    press(palette, Key.Key_Up)
    press(palette, Key.Key_Up)
    assert palette.view.currentIndex().row() == 10


@pytest.mark.parametrize(("modifier", "beside"), [("NoModifier", False), ("ControlModifier", True)])
def test_enter_goes_to_the_article(
    palette: Palette, opened: Session, qtbot: QtBot, modifier: str, beside: bool
) -> None:
    ask(palette, "rock", qtbot)
    with qtbot.waitSignal(opened.article_requested) as heard:
        press(palette, Key.Key_Return, Qt.KeyboardModifier[modifier])
    place: Place = heard.args[0]
    assert (place.beside, bool(place.article), place.start is not None) == (beside, True, True)
    assert not palette.isVisible()


def test_enter_goes_to_the_claim(palette: Palette, opened: Session, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    press(palette, Key.Key_Down)
    press(palette, Key.Key_Down)
    with qtbot.waitSignal(opened.claim_requested):
        press(palette, Key.Key_Return)


def test_enter_goes_to_the_section(palette: Palette, opened: Session, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    for _ in range(3):
        press(palette, Key.Key_Down)
    with qtbot.waitSignal(opened.section_requested) as heard:
        press(palette, Key.Key_Return)
    assert heard.args[0].section
    assert heard.args[0].briefing


def test_tab_goes_from_kind_to_kind(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    press(palette, Key.Key_Tab)
    assert kinds(palette) == ["articles"]
    press(palette, Key.Key_Backtab)
    press(palette, Key.Key_Backtab)
    assert kinds(palette) == ["command", "command"]


def test_greater_than_finds_commands_only(palette: Palette, qtbot: QtBot, ran: list[str]) -> None:
    palette.open(">")
    assert kinds(palette) == ["command", "command"]
    QTest.keyClicks(palette.field, "rock")
    row = palette.model.row(palette.view.currentIndex().row())
    assert isinstance(row, CommandRow)
    press(palette, Key.Key_Return)
    assert ran == ["rock"]


def test_words_become_a_claim(palette: Palette, opened: Session, qtbot: QtBot) -> None:
    ask(palette, "tide & rock", qtbot)
    press(palette, Key.Key_Up)
    with qtbot.waitSignal(opened.claim_requested) as heard:
        press(palette, Key.Key_Return)
    assert opened.project is not None
    assert core.claims.read_claim(opened.project, heard.args[0]).text == "tide & rock"


def test_escape_gives_the_focus_back(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    press(palette, Key.Key_Escape)
    assert not palette.isVisible()


def test_newer_question_wins(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    palette.field.setText("nothing has this")
    qtbot.waitUntil(lambda: palette.shown_query() == "nothing has this")
    assert kinds(palette) == ["command"]


def test_palette_fits_a_small_window(palette: Palette, qtbot: QtBot) -> None:
    palette.window().resize(640, 480)
    ask(palette, "rock", qtbot)
    assert palette.rect().contains(palette.box.geometry())


@pytest.mark.parametrize("width", [80, 200, 600])
def test_snippet_is_cut_around_its_first_hit(width: int) -> None:
    text = "words " * 40 + "rock sill 🪨 " + "after " * 40
    start = text.index("rock")
    font = theme.font("hit")
    shown, ranges = fit_snippet(text, [(start, start + 4)], font, width)
    begin, end = ranges[0]
    units = shown.encode("utf-16-le")
    assert units[2 * begin : 2 * end].decode("utf-16-le") == "rock"
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    assert QFontMetricsF(strong).horizontalAdvance(shown) <= width


def test_typed_words_can_be_found_in_the_article(palette: Palette, opened: Session, qtbot: QtBot) -> None:
    asked: list[str] = []
    opened.asked.connect(asked.append)
    assert opened.project is not None
    opened.current_article = core.articles.list_articles(opened.project)[0].article.id
    ask(palette, "rock sill", qtbot)
    offered = [row.command.label for row in rows_of(palette, CommandRow)]
    assert offered[-2:] == ["New claim “rock sill”", "Find “rock sill” in this article"]
    press(palette, Key.Key_Up)
    press(palette, Key.Key_Return)
    assert asked == ["reader.find=rock sill"]


def test_without_an_article_there_is_nothing_to_find_words_in(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock sill", qtbot)
    offered = [row.command.label for row in rows_of(palette, CommandRow)]
    assert offered == ["New claim “rock sill”"]


def rows_of(palette: Palette, kind: type[CommandRow]) -> list[CommandRow]:
    rows = [palette.model.row(number) for number in range(palette.model.rowCount())]
    return [row for row in rows if isinstance(row, kind)]


def test_filters_stand_as_chips_that_can_be_taken_away(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock cited:no date:..2026", qtbot)
    assert palette.chips.isVisible()
    assert palette.chips.names() == ["not cited", "until 2026"]
    QTest.mouseClick(palette.chips.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: palette.shown_query() == "date:..2026 rock")
    assert palette.chips.names() == ["until 2026"]
    palette.field.setText("rock")
    assert not palette.chips.isVisible()


def test_what_opens_below_does_not_take_the_keyboard(palette: Palette, qtbot: QtBot) -> None:
    below = QLineEdit(palette.window())
    below.show()
    palette.open()
    below.setFocus()
    qtbot.waitUntil(palette.field.hasFocus)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert below.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_filter_is_set_from_the_menu_by_keys(palette: Palette, opened: Session, qtbot: QtBot) -> None:
    ask(palette, "rock", qtbot)
    qtbot.waitUntil(lambda: not opened.jobs.running)
    press(palette, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = palette.filter_button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    choose(menu, "Direction", "Disputes")
    qtbot.waitUntil(lambda: palette.shown_query() == "direction:disputes rock")
    assert palette.chips.names() == ["disputes"]


def test_what_filters_hide_is_said_and_one_key_shows_it(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock date:..1900", qtbot)
    assert said(palette) == ["Nothing; without the filters there are 4"]
    press(palette, Key.Key_Return)
    qtbot.waitUntil(lambda: palette.shown_query() == "rock")
    assert said(palette) == []
    assert palette.isVisible()


def test_nothing_found_is_said_in_words(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    assert said(palette)[0].startswith("Type words")
    ask(palette, "nothing has this", qtbot)
    assert said(palette) == ["Nothing in this project has all of these words."]


def test_a_filter_nobody_understands_is_explained(palette: Palette, qtbot: QtBot) -> None:
    ask(palette, "rock date:soon", qtbot)
    assert said(palette)[0].startswith("“date:soon” is no date.")
    assert "articles" in kinds(palette)


def test_filters_are_no_words_of_a_claim(palette: Palette, opened: Session, qtbot: QtBot) -> None:
    ask(palette, "cited:no tide", qtbot)
    press(palette, Key.Key_Up)
    with qtbot.waitSignal(opened.claim_requested) as heard:
        press(palette, Key.Key_Return)
    assert opened.project is not None
    assert core.claims.read_claim(opened.project, heard.args[0]).text == "tide"
