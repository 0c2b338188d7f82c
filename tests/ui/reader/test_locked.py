"""A PDF with a password: its pages ask for it, a wrong one is asked for again, the text works without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.jobs import jobs
from app.ui.reader.article_view import ArticleView
from app.ui.reader.locked import LockedPages
from app.ui.reader.page_view import PageView
from app.ui.reader.panel import ReaderPanel
from app.ui.session import Place, Session
from tests.intake.builders_pdf import build, page

PASSWORD = "Kapitän 7"
WORDS = "The channel opens on 15 July 2025."
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "pdf"
REAL = (
    ("pypdf/005-libreoffice-writer-password/libreoffice-writer-password.pdf", "openpassword"),
    ("pdfminer/encryption/aes-128.pdf", "foo"),
    ("pdfminer/encryption/aes-256-r6.pdf", "usersecret"),
    ("pdfminer/encryption/rc4-40.pdf", "foo"),
)


@pytest.fixture
def locked_article(port: Project, tmp_path: Path) -> str:
    path = tmp_path / "locked.pdf"
    path.write_bytes(build([page(WORDS)], password=PASSWORD))
    return core.articles.add_article(port, path, password=PASSWORD).article.id


@pytest.fixture
def panel(session: Session, port: Project, qtbot: QtBot) -> Iterator[ReaderPanel]:
    made = ReaderPanel(session)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    yield made
    session.close_project()
    qtbot.waitUntil(lambda: not jobs().running, timeout=20_000)


def open_locked(panel: ReaderPanel, qtbot: QtBot, article: str) -> tuple[ArticleView, LockedPages]:
    """Open an article and wait until its pages are covered."""
    panel._session.show_article(Place(article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    view = panel.current
    assert view is not None
    covers = view.findChildren(LockedPages)
    assert len(covers) == 1
    qtbot.waitUntil(covers[0].isVisible, timeout=20_000)
    return view, covers[0]


def enter(qtbot: QtBot, cover: LockedPages, password: str) -> None:
    """Type a password into the dialog that asks for it."""
    assert cover.dialog is not None
    field = cover.dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText(password)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_right_password_uncovers_the_pages(panel: ReaderPanel, qtbot: QtBot, locked_article: str) -> None:
    view, cover = open_locked(panel, qtbot, locked_article)
    qtbot.mouseClick(cover.ask_button, Qt.MouseButton.LeftButton)
    enter(qtbot, cover, PASSWORD)
    pages = view.view
    assert isinstance(pages, PageView)
    qtbot.waitUntil(lambda: pages.feed.glyphs(0) is not None, timeout=20_000)
    assert not cover.isVisible()
    qtbot.waitUntil(lambda: pages.feed.best(pages.raster_key(0)) is not None, timeout=20_000)


def test_a_wrong_password_is_asked_for_again(panel: ReaderPanel, qtbot: QtBot, locked_article: str) -> None:
    _, cover = open_locked(panel, qtbot, locked_article)
    cover.ask()
    first = cover.dialog
    enter(qtbot, cover, "wrong")
    qtbot.waitUntil(lambda: cover.dialog not in (None, first), timeout=20_000)
    assert "not the password" in cover.words()
    enter(qtbot, cover, PASSWORD)
    qtbot.waitUntil(lambda: not cover.isVisible(), timeout=20_000)


def test_without_the_password_the_text_is_there(
    panel: ReaderPanel, qtbot: QtBot, locked_article: str
) -> None:
    view, cover = open_locked(panel, qtbot, locked_article)
    cover.ask()
    assert cover.dialog is not None
    cover.dialog.reject()
    assert "text can be read" in cover.words()
    qtbot.mouseClick(cover.text_button, Qt.MouseButton.LeftButton)
    assert not isinstance(view.view, PageView)
    assert view.reading is not None
    assert view.reading.text.startswith(WORDS)


def test_a_highlight_waits_for_the_password_and_is_confirmed_with_it(
    panel: ReaderPanel, qtbot: QtBot, port: Project, locked_article: str
) -> None:
    view, cover = open_locked(panel, qtbot, locked_article)
    view.set_mode("text")
    assert view.reading is not None
    view.reading.select(0, len(WORDS))
    assert view.view is not None
    qtbot.keyClick(view.view, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not jobs().running, timeout=20_000)
    assert [one.second_reader for one in core.highlights.list_highlights(port)] == ["pending"]
    view.set_mode("page")
    cover.ask()
    enter(qtbot, cover, PASSWORD)
    qtbot.waitUntil(
        lambda: core.highlights.list_highlights(port)[0].second_reader == "agrees", timeout=20_000
    )


def test_the_password_is_known_to_the_next_tab_and_forgotten_with_the_project(
    panel: ReaderPanel, qtbot: QtBot, session: Session, port: Project, locked_article: str
) -> None:
    _, cover = open_locked(panel, qtbot, locked_article)
    cover.ask()
    enter(qtbot, cover, PASSWORD)
    qtbot.waitUntil(lambda: not cover.isVisible(), timeout=20_000)
    session.asked.emit("reader.close")
    session.show_article(Place(locked_article))
    qtbot.waitUntil(
        lambda: (
            panel.current is not None
            and isinstance(panel.current.view, PageView)
            and panel.current.view.feed.glyphs(0) is not None
        ),
        timeout=20_000,
    )
    path = port.path
    session.close_project()
    assert session.passwords == {}
    assert PASSWORD.encode() not in path.read_bytes()


@pytest.mark.parametrize(("name", "password"), REAL)
def test_real_locked_files_open_with_their_passwords(
    panel: ReaderPanel, qtbot: QtBot, session: Session, port: Project, name: str, password: str
) -> None:
    if not (CORPUS / name).exists():
        pytest.skip("the file is not here")
    article = core.articles.add_article(port, CORPUS / name, password=password).article.id
    view, cover = open_locked(panel, qtbot, article)
    cover.ask()
    enter(qtbot, cover, password)
    qtbot.waitUntil(
        lambda: isinstance(view.view, PageView) and view.view.feed.glyphs(0) is not None, timeout=20_000
    )
