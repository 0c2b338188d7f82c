"""Words are found however they are set, and every hit is seen: on the page, counted, at the scroll bar."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.reader.article_view import ArticleView
from app.ui.reader.finding import SLICE, find_hits, nearest_hit
from app.ui.reader.hit_marks import HitMarks
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.text_view import TextView
from app.ui.session import Place, Session
from tests.bench.handbook import make_handbook

WORDS = st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aver-\naged 6,100 cubic\nmetres", "AVERAGED 6,100 cubic metres"),
        ("of\ufb01ce", "office"),
        ("o\ufb03ce", "office"),
        ("o\ufb00ice", "office"),
        ("o\ufb00-\nice", "office"),
        ("office", "of\ufb01ce"),
        ("Naïve", "naive"),
        ("naive", "Naïve"),
        ("nai\u0308ve", "naïve"),
        ("“x” – y", '"x" - y'),
        ("it’s", "it's"),
        ("sub-\ncontract", "sub-contract"),
        ("sub-\ncontract", "subcontract"),
        ("wo-\n\f\nrd", "word"),
        ("a\n\f\nb", "a b"),
        ("co\u00adop", "coop"),
        ("Straße", "STRASSE"),
        ("Œuvre", "oeuvre"),
        ("Øst og Łódź", "ost og lodz"),
        ("wait…", "wait..."),
        ("\u0643\u064e\u062a\u064e\u0628", "\u0643\u062a\u0628"),
    ],
)
def test_words_are_found_however_they_are_set(text: str, words: str) -> None:
    assert find_hits(f"before {text} after", words) == ((7, 7 + len(text)),)


def test_words_that_are_not_there_are_not_found() -> None:
    assert find_hits("a well-known b", "wellknown") == ()
    assert find_hits("one two", "onetwo") == ()
    assert find_hits("", "x") == find_hits("x", "") == find_hits("x", " \u0301") == ()


@given(WORDS, st.text(max_size=30), st.text(max_size=30))
def test_what_stands_in_a_text_is_found_as_it_stands(word: str, before: str, after: str) -> None:
    text = f"{before} {word} {after}"
    assert any(start <= len(before) + 1 < end for start, end in find_hits(text, word))


def test_a_hit_across_two_slices_is_found_once() -> None:
    text = " " * (SLICE - 3) + "fairway" + " " * 50
    assert find_hits(text, "fairway") == ((SLICE - 3, SLICE + 4),)


def test_the_nearest_hit_is_the_next_one_and_after_the_last_the_first() -> None:
    assert nearest_hit(((2, 3), (8, 9)), 5) == 1
    assert nearest_hit(((2, 3), (8, 9)), 10) == 0


def opened(qtbot: QtBot, panel: ReaderPanel, session: Session, article: str, mode: str) -> ArticleView:
    session.show_article(Place(article=article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    assert panel.current is not None
    panel.current.set_mode(mode)
    if isinstance(panel.current.view, TextView):
        qtbot.waitUntil(panel.current.view.is_filled)
    return panel.current


@pytest.fixture
def handbook(port: Project, tmp_path: Path) -> str:
    return core.articles.add_article(port, make_handbook(tmp_path / "handbook.pdf")).article.id


@pytest.mark.parametrize("mode", ["page", "text"])
def test_all_hits_are_marked_counted_and_walked_through(
    qtbot: QtBot, panel: ReaderPanel, session: Session, handbook: str, mode: str
) -> None:
    article = opened(qtbot, panel, session, handbook, mode)
    reading, bar = article.reading, article._find
    assert reading is not None
    session.asked.emit("reader.find")
    qtbot.keyClicks(bar.field, "Fairway DEPTH")
    qtbot.waitUntil(lambda: len(reading.hits) == 48, timeout=20_000)
    qtbot.waitUntil(lambda: bar._count.text() == "1 of 48")
    assert {reading.text[start:end] for start, end in reading.hits} == {"fairway depth"}
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar._count.text() == "2 of 48"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar._count.text() == "48 of 48"
    assert article.view is not None
    marks = article.view.verticalScrollBar().findChild(HitMarks)
    assert isinstance(marks, HitMarks)
    qtbot.waitUntil(lambda: len(marks.ticks()) >= 24)
    assert marks.ticks()[-1] > marks.height() * 0.8
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert reading.selection == (last := (reading.caret - 13, reading.caret))
    assert not reading.hits
    qtbot.waitUntil(marks.isHidden)
    session.asked.emit("reader.find_next")
    qtbot.waitUntil(lambda: len(reading.hits) == 48, timeout=20_000)
    assert reading.hits[reading.hit_at] == last


def test_words_that_are_nowhere_are_said_to_be_nowhere(
    qtbot: QtBot, panel: ReaderPanel, session: Session, handbook: str
) -> None:
    article = opened(qtbot, panel, session, handbook, "page")
    session.asked.emit("reader.find")
    qtbot.keyClicks(article._find.field, "albatross")
    qtbot.waitUntil(lambda: article._find._count.text() == "not found", timeout=20_000)
