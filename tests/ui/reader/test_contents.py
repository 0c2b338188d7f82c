"""Contents as a tree whose current entry follows what is read; thumbnails; links and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app import core
from app.ui import theme
from app.ui.reader.contents import Whereabouts, as_tree, make_headings
from app.ui.reader.geometry import Box
from app.ui.reader.page_view import PageView
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.text_view import TextView
from app.ui.session import Place, Session
from db.records import OutlineEntry
from tests.bench.handbook import FRONT, LONG, make_handbook

ENTRIES = st.lists(
    st.builds(
        OutlineEntry,
        title=st.text(max_size=5),
        level=st.integers(1, 12),
        start=st.integers(0, 99),
        page_index=st.integers(0, 9),
    ),
    max_size=30,
)


class World:
    """A reader with the handbook open in it."""

    def __init__(self, qtbot: QtBot, panel: ReaderPanel, path: Path) -> None:
        self.qtbot, self.panel, self.session = qtbot, panel, panel._session
        session = self.session
        assert session.project is not None
        made = core.articles.add_article(session.project, make_handbook(path / "handbook.pdf"))
        self.article = made.article.id
        self.panel.resize(900, 700)
        session.show_article(Place(article=self.article))
        qtbot.waitUntil(self._is_there, timeout=20_000)
        self.settle()

    def _is_there(self) -> bool:
        return self.panel.current is not None and isinstance(self.panel.current.view, PageView)

    @property
    def view(self) -> PageView:
        current = self.panel.current
        assert current is not None
        return current.view  # type: ignore[return-value]

    @property
    def aside(self):  # type: ignore[no-untyped-def]
        assert self.panel.current is not None
        return self.panel.current.aside

    def settle(self) -> None:
        """Wait until what is in sight can be selected."""
        view = self.view
        self.qtbot.waitUntil(
            lambda: all(view.feed.glyphs(page) is not None for page in view.visible_pages()), timeout=20_000
        )

    def ask(self, what: str) -> None:
        """Ask as a command does."""
        self.session.asked.emit(f"reader.{what}")

    def point(self, page: int, x: float, y: float) -> QPoint:
        """Return where a point of a page is in the viewport."""
        on = self.view.stack.to_view(page, Box(x, y, x, y))
        bars = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        return QPointF(on.x0 - bars[0], on.y0 - bars[1]).toPoint()

    def here(self) -> str:
        """Return the title that is marked in the contents."""
        contents = self.aside.contents
        headings = contents._headings
        return "" if contents.here is None else headings[contents.here].title


@pytest.fixture
def world(qtbot: QtBot, panel: ReaderPanel, tmp_path: Path) -> World:
    return World(qtbot, panel, tmp_path)


@given(ENTRIES)
def test_every_entry_hangs_once_in_the_tree_and_no_level_is_skipped(entries: list[OutlineEntry]) -> None:
    headings = make_headings(entries)
    seen = []

    def walk(nodes, depth):  # type: ignore[no-untyped-def]
        for node in nodes:
            assert node.entry.depth == depth
            seen.append(node.entry.number)
            walk(node.children, depth + 1)

    walk(as_tree(headings), 0)
    assert seen == [one.number for one in headings] == list(range(len(entries)))


@given(ENTRIES, st.integers(0, 99))
def test_what_is_read_is_the_last_heading_above(entries: list[OutlineEntry], offset: int) -> None:
    at = Whereabouts(make_headings(entries)).at_offset(offset)
    above = [entry.start for entry in entries if entry.start <= offset]
    assert (None if at is None else entries[at].start) == max(above, default=None)


def test_contents_show_with_a_key_follow_the_scroll_and_go_there(world: World) -> None:
    world.ask("contents")
    contents = world.aside.contents
    world.qtbot.waitUntil(contents.hasFocus)
    world.view.go_to_page(FRONT)
    world.qtbot.waitUntil(lambda: world.here() == "1 Works in reach 1")
    world.view.go_to_page(FRONT + 2)
    world.qtbot.waitUntil(lambda: world.here() == "1.2 Cost")
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        world.qtbot.keyClick(contents, key)
    world.qtbot.waitUntil(lambda: world.view.page == FRONT + 3)
    world.qtbot.waitUntil(lambda: world.here().startswith("2 "))


def test_going_by_the_contents_can_be_taken_back_to_the_same_pixel(world: World) -> None:
    world.ask("contents")
    bar = world.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    before = bar.value()
    contents = world.aside.contents
    world.qtbot.keyClick(contents, Qt.Key.Key_End)
    world.qtbot.keyClick(contents, Qt.Key.Key_Return)
    assert bar.value() != before
    world.session.go_back()
    assert abs(bar.value() - before) <= 1
    world.session.go_forward()
    assert bar.value() != before


def test_an_entry_leads_to_its_height_on_the_page(world: World) -> None:
    world.ask("contents")
    world.aside.contents.chosen.emit(world.aside.contents._headings[0])
    page, top = world.view.place_at(0.0)
    assert page == FRONT
    assert 20 < top < 60


def test_contents_lead_to_the_same_place_in_the_text(world: World) -> None:
    world.ask("contents")
    world.ask("text")
    view = world.panel.current.view if world.panel.current else None
    assert isinstance(view, TextView)
    world.qtbot.waitUntil(view.is_filled)
    heading = world.aside.contents._headings[3]
    world.aside.contents.chosen.emit(heading)
    assert view.top_offset() == heading.start
    world.qtbot.waitUntil(lambda: world.here() == heading.title)


def test_the_row_that_a_key_would_choose_has_a_ring(world: World) -> None:
    world.ask("contents")
    contents = world.aside.contents
    world.qtbot.waitUntil(contents.hasFocus)
    for key, row in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_Down, 1)):
        world.qtbot.keyClick(contents, key)
        assert contents.grab().toImage().pixelColor(1, row * contents.sizeHintForRow(0) + 1) == theme.color(
            "accent"
        )


def test_escape_gives_the_keyboard_back_and_the_key_hides(world: World) -> None:
    world.ask("contents")
    world.qtbot.keyClick(world.aside.contents, Qt.Key.Key_Escape)
    world.qtbot.waitUntil(world.view.hasFocus)
    assert world.aside.isVisible()
    world.ask("contents")
    assert not world.aside.isVisible()


def test_a_title_that_is_cut_is_a_tool_tip(world: World) -> None:
    world.ask("contents")
    contents = world.aside.contents
    index = contents._rows.index_where(lambda one: LONG in one.title)
    assert LONG in contents.tip_at(contents.visualRect(index).center())
    short = contents._rows.index_where(lambda one: one.title == "1.2 Cost")
    assert contents.tip_at(contents.visualRect(short).center()) == ""


def test_without_contents_it_says_so(
    qtbot: QtBot, session: Session, panel: ReaderPanel, pdf_article: str
) -> None:
    session.show_article(Place(article=pdf_article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    session.asked.emit("reader.contents")
    assert panel.current is not None
    assert panel.current.aside._none.isVisible()


def test_headings_stand_in_for_contents(
    qtbot: QtBot, session: Session, panel: ReaderPanel, text_article: str
) -> None:
    session.show_article(Place(article=text_article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    assert panel.current is not None
    assert [one.title for one in panel.current.aside.contents._headings] == ["Dredging"]


def test_thumbnails_name_their_pages_and_lead_there(world: World) -> None:
    world.ask("thumbnails")
    pages = world.aside.thumbnails
    assert pages.model().data(pages.model().index(1, 0)) == "ii"
    world.qtbot.waitUntil(lambda: pages.key_of(0) in world.view.feed.thumbnails, timeout=20_000)
    world.qtbot.keyClick(pages, Qt.Key.Key_End)
    world.qtbot.keyClick(pages, Qt.Key.Key_Return)
    assert len(world.view.texts) - 1 in world.view.visible_pages()
    world.qtbot.waitUntil(lambda: world.view.page in pages.here)


def test_a_link_leads_into_the_document_and_back(world: World) -> None:
    world.view.go_to_page(2)
    world.settle()
    before = world.view.verticalScrollBar().value()
    place = world.point(2, 100, 842 - (760 - 14 * 3))
    world.qtbot.mouseMove(world.view.viewport(), place)
    assert world.view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert world.view.page == FRONT + 3
    world.session.go_back()
    assert abs(world.view.verticalScrollBar().value() - before) <= 1


def test_return_follows_the_link_at_the_caret(world: World) -> None:
    world.view.go_to_page(2)
    world.settle()
    reading = world.view.reading
    at = reading.text.index("1 Works in reach 1")
    reading.select(at + 3, at + 3)
    world.qtbot.keyClick(world.view, Qt.Key.Key_Return)
    assert world.view.page == FRONT


def test_an_address_outside_is_shown_and_copied(world: World) -> None:
    world.view.go_to_page(2)
    world.settle()
    said: list[str] = []
    world.session.message.connect(said.append)
    place = world.point(2, 100, 842 - (760 - 14 * 11))
    world.qtbot.mouseClick(world.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert QGuiApplication.clipboard().text() == "https://handbook.example/terms"
    assert "https://handbook.example/terms" in said[-1]
    assert world.view.page == 2
