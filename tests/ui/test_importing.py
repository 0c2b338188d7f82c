"""Import… and Attach a capture… from the window: a bibliography becomes records, a record gets its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.errors import NoCapture
from app.ui.commands import can_run, find_command
from app.ui.dialogs import CodesDialog, ImportReport
from app.ui.reader.no_capture import NoCapturePage
from app.ui.session import Place, Session
from app.ui.window import Window
from app.ui.window.rooms import COMMANDS
from tests.core import test_refi as refi
from tests.core.files import write_articles
from tests.ui.test_recapturing import when_modal

BIB = """@article{courier-2025-dredging, title = {Dredging, as the list has it}, year = 2025, edition = {2}}
@misc{nothing,}
"""
#: These open a dialog of the system, or take the record away.
MODAL = ("article.attach", "article.remove", "article.add", "article.paste")


@pytest.fixture
def record(
    window: Window, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> str:
    """An article that came with a bibliography, by the command Import…."""
    window.session.take_project(project)
    path = tmp_path / "list.bib"
    path.write_text(BIB)
    monkeypatch.setattr("app.ui.window.importing.choose_open", lambda *_: path)
    said: list[str] = []
    listed: list[str] = []

    def read_report(dialog: ImportReport) -> None:
        said.append(dialog.summary.text())
        listed.append(dialog.text)

    seen = when_modal(ImportReport, read_report, qtbot)  # type: ignore[arg-type]
    _run("file.import", window.session)
    qtbot.waitUntil(seen, timeout=20_000)
    assert said == ["1 article taken over; undo takes them back."]
    assert "nothing (line 2): it has no fields" in listed[0]
    assert "edition (1)" in listed[0]
    return core.articles.resolve_article(project, "courier-2025-dredging")


def test_a_record_is_shown_and_gets_its_capture(
    window: Window,
    project: Project,
    record: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window.session.show_article(Place(article=record))

    def pages() -> list[NoCapturePage]:
        return window.findChildren(NoCapturePage)

    qtbot.waitUntil(lambda: bool(pages()) and pages()[0].isVisible(), timeout=20_000)
    assert "Dredging, as the list has it" in pages()[0].page.text()
    assert not _can("article.recapture", window.session)
    assert _can("article.attach", window.session)
    file = write_articles(tmp_path / "files")["courier"]
    monkeypatch.setattr("app.ui.window.attaching.choose_open", lambda *_: file)
    pages()[0].attach_button.click()
    qtbot.waitUntil(lambda: bool(core.articles.list_snapshots(project, record)), timeout=20_000)
    qtbot.waitUntil(lambda: not any(page.isVisible() for page in pages()), timeout=20_000)
    assert core.articles.read_record(project, record).title == "Dredging, as the list has it"
    assert not _can("article.attach", window.session)
    window.session.undo_stack.undo()
    with pytest.raises(NoCapture):
        core.articles.newest_snapshot(project, record)


def test_every_command_that_can_be_chosen_does_no_harm_on_a_record(
    window: Window, record: str, qtbot: QtBot
) -> None:
    window.session.show_article(Place(article=record))
    qtbot.waitUntil(lambda: bool(window.findChildren(NoCapturePage)), timeout=20_000)
    ran = []
    close = when_modal_closes(qtbot)
    for command in COMMANDS:
        if command.menu != "Article" or command.id.startswith(MODAL) or not can_run(command, window.session):
            continue
        command.run(window.session)
        ran.append(command.id)
    qtbot.waitUntil(lambda: not window.session.jobs.running, timeout=20_000)
    close()
    assert ran


def when_modal_closes(qtbot: QtBot) -> Callable[[], None]:
    """Close every dialog as soon as it is there."""
    timer = QTimer(interval=20)

    def close() -> None:
        over = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if over is not None:
            over.close()

    timer.timeout.connect(close)
    timer.start()
    return timer.stop


def _can(name: str, session: Session) -> bool:
    return can_run(find_command(COMMANDS, name), session)


def _run(name: str, session: Session) -> None:
    assert _can(name, session)
    find_command(COMMANDS, name).run(session)


@pytest.mark.parametrize("are_claims", [False, True])
def test_it_is_asked_what_codes_become(
    are_claims: bool,
    window: Window,
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window.session.take_project(project)
    path = tmp_path / "interviews.qdpx"
    codes = refi.code("Delay")
    xml = refi.project_xml(refi.source(refi.selection(0, 8, "Delay")), codes)
    path.write_bytes(refi.packed(xml, **{"a.txt": "It rains. They wait for the ship to come in."}))
    monkeypatch.setattr("app.ui.window.importing.choose_open", lambda *_: path)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, CodesDialog)
        if are_claims:
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    asked = when_modal(CodesDialog, choose, qtbot)
    _run("file.import", window.session)
    assert asked()
    told = when_modal(ImportReport, lambda _: None, qtbot)
    qtbot.waitUntil(told, timeout=20_000)
    claims = [row.claim.text for row in core.claims.list_claims(project)]
    assert ("Delay" in claims) is are_claims
    made = [one for one in core.highlights.list_highlights(project) if one.exact == "It rains"]
    assert [one.tags for one in made] == [() if are_claims else ("Delay",)]
