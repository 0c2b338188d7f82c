"""The reader over a real project: keys on a selection make highlights, links, claims and notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.jobs import jobs
from app.ui.reader.article_view import ArticleView
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.text_view import TextView
from app.ui.session import Lit, Place, Session
from db.records import Highlight

MODES = ("page", "text")


def shown(panel: ReaderPanel, qtbot: QtBot, article: str, mode: str) -> ArticleView:
    """Show an article in a mode and wait until it can be read."""
    panel._session.show_article(Place(article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    view = panel.current
    assert view is not None
    view.set_mode(mode)
    if isinstance(view.view, TextView):
        qtbot.waitUntil(view.view.is_filled)
    return view


def select(view: ArticleView, words: str) -> QWidget:
    """Select words of the article; return the view that takes keys."""
    assert view.reading is not None
    assert view.view is not None
    start = view.reading.text.index(words)
    view.reading.select(start, start + len(words))
    return view.view


def highlights(port: Project) -> tuple[Highlight, ...]:
    return core.highlights.list_highlights(port)


@pytest.mark.parametrize("mode", MODES)
def test_a_number_highlights_the_selection_in_that_colour(
    panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str, mode: str
) -> None:
    view = shown(panel, qtbot, pdf_article, mode)
    qtbot.keyClick(select(view, "6,100 cubic metres"), Qt.Key.Key_3)
    [made] = highlights(port)
    assert (made.exact, made.colour, made.page_label) == ("6,100 cubic metres", 3, "1")
    assert view.reading is not None
    assert view.reading.selection is None
    qtbot.waitUntil(lambda: len(view.reading.passages) == 1)  # type: ignore[union-attr]


def test_a_pdf_highlight_is_confirmed_by_the_second_reader(
    panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.keyClick(select(view, "opens on 15 July 2025"), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: highlights(port)[0].second_reader == "agrees", timeout=20_000)


def test_letters_beyond_the_first_plane_keep_their_places(
    panel: ReaderPanel, qtbot: QtBot, port: Project, text_article: str
) -> None:
    view = shown(panel, qtbot, text_article, "text")
    qtbot.keyClick(select(view, "letters 😀 here"), Qt.Key.Key_2)
    assert highlights(port)[0].exact == "letters 😀 here"


def test_selecting_with_the_keyboard_in_the_text_gives_canonical_offsets(
    panel: ReaderPanel, qtbot: QtBot, text_article: str
) -> None:
    view = shown(panel, qtbot, text_article, "text")
    keys = select(view, "Outer")
    start = view.reading.caret  # type: ignore[union-attr]
    view.reading.select(start, start)  # type: ignore[union-attr]
    for _ in range(3):
        qtbot.keyClick(keys, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_text() == "ter"


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_S, Qt.Key.Key_N])
def test_a_key_without_a_selection_says_what_to_do(
    panel: ReaderPanel, qtbot: QtBot, port: Project, text_article: str, session: Session, key: Qt.Key
) -> None:
    view = shown(panel, qtbot, text_article, "text")
    keys = select(view, "Outer")
    start = view.reading.caret  # type: ignore[union-attr]
    view.reading.select(start, start)  # type: ignore[union-attr]
    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(keys, key)
    assert "Nothing is selected" in said.args[0]
    assert not core.highlights.list_highlights(port)


def test_n_makes_a_claim_and_enter_links_to_it_again(
    panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.keyClick(select(view, "The channel opens on 15 July 2025."), Qt.Key.Key_N)
    qtbot.keyClick(select(view, "Depths were accepted"), Qt.Key.Key_Return)
    [row] = core.claims.list_claims(port)
    assert row.claim.text == "The channel opens on 15 July 2025."
    assert [one.highlight.exact for one in row.evidence] == [
        "The channel opens on 15 July 2025.",
        "Depths were accepted",
    ]


def test_d_without_a_known_claim_asks_and_typing_on_creates(
    panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.keyClick(select(view, "Output fell"), Qt.Key.Key_D)
    asking = view.asking
    assert asking is not None
    assert asking.chooser is not None
    assert asking.chooser.isVisible()
    qtbot.keyClicks(asking.chooser.field, "Output is rising")
    qtbot.keyClick(asking.chooser.field, Qt.Key.Key_Return)
    [row] = core.claims.list_claims(port)
    assert (row.claim.text, row.evidence[0].evidence.direction) == ("Output is rising", "disputes")
    assert not asking.chooser.isVisible()


def test_c_finds_a_claim_by_its_words(
    panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str
) -> None:
    core.claims.add_claim(port, "The sill is hard")
    wanted = core.claims.add_claim(port, "Output is falling")
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.keyClick(select(view, "Output fell"), Qt.Key.Key_C)
    chooser = view.asking.chooser if view.asking else None
    assert chooser is not None
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 2)
    qtbot.keyClicks(chooser.field, "fall")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert [one.claim for one in core.evidence.list_evidence(port)] == [wanted.id]


def test_m_writes_a_note(panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.keyClick(select(view, "The cutter"), Qt.Key.Key_M)
    note = view.asking.note if view.asking else None
    assert note is not None
    qtbot.keyClicks(note.field, "Which one?")
    qtbot.keyClick(note.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(one.exact, one.note) for one in highlights(port)] == [("The cutter", "Which one?")]


@pytest.mark.parametrize("mode", MODES)
def test_keys_on_the_highlight_at_the_caret(
    panel: ReaderPanel, qtbot: QtBot, port: Project, pdf_article: str, mode: str
) -> None:
    view = shown(panel, qtbot, pdf_article, mode)
    keys = select(view, "Output fell")
    qtbot.keyClick(keys, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(view.reading.passages) == 1)  # type: ignore[union-attr]
    qtbot.keyClick(keys, Qt.Key.Key_4)
    assert highlights(port)[0].colour == 4
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(keys, Qt.Key.Key_Down, both)
    assert highlights(port)[0].exact == "Output fell to"
    qtbot.waitUntil(lambda: view.reading.passages.all[0].end > 0 and view.verbs.target() is not None)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not jobs().running, timeout=20_000)
    qtbot.keyClick(keys, Qt.Key.Key_Delete)
    assert highlights(port) == ()


def test_o_walks_through_overlapping_highlights(
    panel: ReaderPanel, qtbot: QtBot, port: Project, session: Session, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    for words in ("Output fell to 6,100", "fell"):
        qtbot.keyClick(select(view, words), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(view.reading.passages) == 2)  # type: ignore[union-attr]
    at = view.reading.text.index("fell") + 1  # type: ignore[union-attr]
    view.reading.select(at, at)  # type: ignore[union-attr]
    qtbot.keyClick(view.view, Qt.Key.Key_O)
    first = session.current_highlight
    qtbot.keyClick(view.view, Qt.Key.Key_O)
    assert {first, session.current_highlight} == {one.id for one in highlights(port)}


def test_the_bar_is_there_while_something_is_selected(
    panel: ReaderPanel, qtbot: QtBot, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.waitUntil(
        lambda: view._pages is not None and view._pages.feed.glyphs(0) is not None, timeout=20_000
    )
    keys = select(view, "Output fell")
    bar = view.asking.bar if view.asking else None
    assert bar is not None
    assert bar.isVisible()
    assert keys.hasFocus() or not bar.hasFocus()
    assert all(button.accessibleName() for button in bar.buttons())
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_lighting_a_claim_rings_its_highlights(
    panel: ReaderPanel, qtbot: QtBot, session: Session, port: Project, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    qtbot.keyClick(select(view, "Output fell"), Qt.Key.Key_N)
    qtbot.waitUntil(lambda: len(view.reading.passages) == 1)  # type: ignore[union-attr]
    [link] = core.evidence.list_evidence(port)
    session.light(Lit(claim=link.claim))
    assert view.reading is not None
    assert link.highlight in view.reading.lit
    session.light(None)
    assert not view.reading.lit


def test_find_marks_hits_and_steps_through_them(
    panel: ReaderPanel, qtbot: QtBot, session: Session, pdf_article: str
) -> None:
    view = shown(panel, qtbot, pdf_article, "page")
    session.asked.emit("reader.find")
    qtbot.keyClicks(view._find.field, "was")
    qtbot.waitUntil(lambda: view.reading is not None and len(view.reading.hits) == 2)
    at = view.reading.hit_at  # type: ignore[union-attr]
    qtbot.keyClick(view._find.field, Qt.Key.Key_Return)
    assert view.reading.hit_at == (at + 1) % 2  # type: ignore[union-attr]
    qtbot.keyClick(view._find.field, Qt.Key.Key_Escape)
    assert view.selected_text() == "was"


def test_copying_with_citation_names_the_page(
    panel: ReaderPanel, qtbot: QtBot, port: Project, session: Session, pdf_article: str
) -> None:
    core.articles.set_fields(
        port, pdf_article, title="Progress note", publisher="Port Authority", issued="2025-03-06"
    )
    view = shown(panel, qtbot, pdf_article, "page")
    select(view, "15 July 2025")
    session.asked.emit("reader.copy_cited")
    assert (
        QGuiApplication.clipboard().text()
        == "“15 July 2025” (Port Authority, Progress note, 6 Mar 2025, p. 2)"
    )


def test_tabs_places_and_modes_come_back(
    panel: ReaderPanel, qtbot: QtBot, session: Session, port: Project, pdf_article: str, text_article: str
) -> None:
    shown(panel, qtbot, text_article, "text")
    view = shown(panel, qtbot, pdf_article, "page")
    view.view.set_zoom(1.5)  # type: ignore[union-attr]
    path = port.path
    qtbot.waitUntil(lambda: not jobs().running, timeout=20_000)
    session.close_project()
    assert panel.pane.tabs.count() == 0
    session.open_project(path)
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    assert panel.pane.articles().articles == (text_article, pdf_article)
    assert panel.current is not None
    assert panel.current.article_id == pdf_article
    assert panel.current.view.zoom == pytest.approx(1.5)  # type: ignore[union-attr]


def test_two_panes_side_by_side_and_one_again(
    panel: ReaderPanel, qtbot: QtBot, session: Session, pdf_article: str, text_article: str
) -> None:
    shown(panel, qtbot, pdf_article, "page")
    session.show_article(Place(text_article, beside=True))
    assert [pane.articles().articles for pane in panel.panes] == [(pdf_article,), (text_article,)]
    session.asked.emit("reader.close")
    assert len(panel.panes) == 1
