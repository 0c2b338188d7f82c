"""Areas of pages: drawn by mouse and keys, their words typed, linked, found again, gone to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app import core
from app.core import ocr, recapture
from app.core.project import Project
from app.intake.intake import PageBoxes
from app.intake.ocr import OcrPage, Tesseract
from app.ui.reader.geometry import Box
from app.ui.reader.page_view import PageView
from app.ui.reader.panel import ReaderPanel
from app.ui.session import Place, Session
from db.records import Highlight
from tests.intake.builders_scan import scan


@pytest.fixture
def scanned(port: Project, tmp_path: Path) -> str:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(scan([["The harbour was closed."], []]))
    return core.articles.add_article(port, path).article.id


@pytest.fixture
def view(panel: ReaderPanel, session: Session, scanned: str, qtbot: QtBot) -> PageView:
    session.show_article(Place(article=scanned))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None)
    assert panel.current is not None
    shown = panel.current.view
    assert isinstance(shown, PageView)
    qtbot.waitUntil(lambda: shown.feed.glyphs(0) is not None, timeout=20_000)
    shown.setFocus()
    return shown


def areas(project: Project) -> list[Highlight]:
    return [one for one in core.highlights.list_highlights(project) if one.area]


def at(view: PageView, x: float, y: float, page: int = 0) -> QPoint:
    """Return where a point of a page is in the viewport."""
    return view.scene().to_view(page, Box(x, y, x, y)).topLeft().toPoint()


def type_words(words: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    assert field.accessibleName() == "Words in the area"
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def drag(view: PageView, start: QPoint, end: QPoint, *modifiers: Qt.KeyboardModifier) -> None:
    held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, held, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, held, end)


def test_alt_and_a_drag_mark_an_area_with_its_words(view: PageView, port: Project) -> None:
    drag(view, at(view, 60, 70), at(view, 300, 110), Qt.KeyboardModifier.AltModifier)
    type_words("The harbour was closed.")
    (made,) = areas(port)
    assert made.area == pytest.approx((60, 70, 300, 110), abs=2)
    assert (made.exact, made.page_index, made.second_reader) == ("The harbour was closed.", 0, "none")
    assert view.reading.chosen == made.id
    assert not view.areas.active


def test_keys_alone_mark_an_area(view: PageView, port: Project) -> None:
    QTest.keyClick(view, Qt.Key.Key_A)
    assert view.areas.current is not None
    before = view.areas.current.box
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Return)
    type_words("")
    (made,) = areas(port)
    expected = (before.x0 + 10, before.y0 - 1, before.x1 + 10, before.y1 + 9)
    assert made.area == pytest.approx(expected, abs=0.02)
    assert made.exact == ""


def test_keys_resize_and_move_an_area_and_one_undo_puts_it_back(
    view: PageView, port: Project, scanned: str, session: Session, qtbot: QtBot
) -> None:
    made = mark(port, scanned, "Closed.")
    qtbot.waitUntil(lambda: view.reading.passages.get(made.id) is not None)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 100, 90))
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(view, Qt.Key.Key_Right, both)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    (moved,) = areas(port)
    assert (moved.id, moved.exact) == (made.id, "Closed.")
    assert moved.area == pytest.approx((60, 80, 310, 120))
    assert not view.areas.active
    assert view.reading.chosen == made.id
    QTest.keyClick(view, Qt.Key.Key_Left, both)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert areas(port)[0].area == moved.area
    session.undo_stack.undo()
    assert areas(port)[0].area == made.area


def test_esc_leaves_without_a_trace(view: PageView, port: Project) -> None:
    QTest.keyClick(view, Qt.Key.Key_A)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.areas.current is None
    drag(view, at(view, 60, 70), at(view, 300, 110), Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)
    assert view.areas.current is None
    assert areas(port) == []


def mark(port: Project, article: str, words: str = "", page: int = 0) -> Highlight:
    snapshot = core.articles.newest_snapshot(port, article)
    return core.area.add_area(port, snapshot.id, page, (60, 70, 300, 110), words)


def test_a_click_chooses_an_area_and_its_words_are_typed_later(
    view: PageView, port: Project, scanned: str, session: Session, qtbot: QtBot
) -> None:
    made = mark(port, scanned)
    qtbot.waitUntil(lambda: view.reading.passages.get(made.id) is not None)
    assert view.highlight_under(QPointF(at(view, 100, 90))) == made.id
    assert view.highlight_under(QPointF(at(view, 400, 300))) is None
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 100, 90))
    assert (view.reading.chosen, session.current_highlight) == (made.id, made.id)
    QTest.keyClick(view, Qt.Key.Key_3)
    assert core.highlights.read_highlight(port, made.id).colour == 3
    QTest.keyClick(view, Qt.Key.Key_T)
    type_words("Nine days")
    assert core.highlights.read_highlight(port, made.id).exact == "Nine days"


def test_a_claim_is_made_of_an_area(
    view: PageView, port: Project, scanned: str, session: Session, qtbot: QtBot
) -> None:
    made = mark(port, scanned, "The harbour was closed.")
    qtbot.waitUntil(lambda: view.reading.passages.get(made.id) is not None)
    view.reading.prefer(made.id)
    QTest.keyClick(view, Qt.Key.Key_N)
    (link,) = core.evidence.list_evidence(port)
    assert link.highlight == made.id
    assert core.claims.read_claim(port, link.claim).text == "The harbour was closed."
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert areas(port) == []


def test_an_area_without_words_supports_nothing_and_says_so(
    view: PageView, port: Project, scanned: str, session: Session, qtbot: QtBot
) -> None:
    made = mark(port, scanned)
    claim = core.claims.add_claim(port, "It was closed.")
    session.current_claim = claim.id
    qtbot.waitUntil(lambda: view.reading.passages.get(made.id) is not None)
    view.reading.prefer(made.id)
    told: list[Any] = []
    session.complaint.connect(told.append)
    QTest.keyClick(view, Qt.Key.Key_S)
    assert core.evidence.list_evidence(port) == ()
    assert "typed" in told[0].message


def test_going_to_an_area_brings_it_into_sight(
    view: PageView, panel: ReaderPanel, port: Project, scanned: str, session: Session, qtbot: QtBot
) -> None:
    made = mark(port, scanned, "Nothing", page=1)
    qtbot.waitUntil(lambda: view.reading.passages.get(made.id) is not None)
    session.show_article(Place(article=scanned, highlight=made.id))
    assert view.reading.chosen == made.id
    top = view.scene().to_view(1, Box(*made.area)).top()
    assert 0 <= top < view.viewport().height()


def test_an_article_that_was_read_anew_is_shown_anew(
    view: PageView, panel: ReaderPanel, port: Project, scanned: str, qtbot: QtBot
) -> None:
    snapshot = core.articles.newest_snapshot(port, scanned)
    text = core.articles.read_text(port, snapshot.id)
    page = OcrPage("Closed.", PageBoxes(612, 792, ((0, 0, 9, 9),) * 7), 90)
    tesseract = Tesseract("/nowhere", "5", ("eng",))
    intake = ocr._intake(port, snapshot, text, {0: page}, tesseract)
    recapture.read_again_as(port, scanned, intake)

    def shown_anew() -> bool:
        reading = panel.current.reading if panel.current is not None else None
        return reading is not None and reading.text.startswith("Closed.")

    qtbot.waitUntil(shown_anew, timeout=20_000)
