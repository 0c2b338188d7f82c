"""Adding a batch: two workers at a time, stored in order; cancel, passwords, folders with nothing in them."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.errors import Cancelled, CannotRead
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window.adding import Adding
from app.ui.window.batch import add_all, list_files


def make_files(folder: Path, number: int) -> tuple[Path, ...]:
    paths = tuple(folder / f"note {index}.txt" for index in range(number))
    for index, path in enumerate(paths):
        path.write_text(f"Note {index}.\n\nThe dredger left on {index + 1} March 2025.\n")
    return paths


def test_two_files_are_read_at_a_time_and_stored_in_order(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_files(tmp_path, 3)
    both = threading.Barrier(2, timeout=10)
    read = core.articles.read_file

    def wait_for_the_other(project: Project, path: Path, **more: object) -> object:
        if path != paths[2]:
            both.wait()
        return read(project, path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(core.articles, "read_file", wait_for_the_other)
    job = JobHandle("Reading")
    seen: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda one: seen.append((one.last.done, one.last.total, one.last.what)))
    outcomes = add_all(project, paths, {}, job)
    labels = [change.label for change in project.history()][-3:]
    project.close()
    assert [one.path for one in outcomes] == list(paths)
    assert all(str(index) in label for index, label in enumerate(labels))
    assert seen == [(index, 3, f"Reading note {index}.txt") for index in range(3)]


def test_cancel_ends_what_is_being_read(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_files(tmp_path, 4)
    job = JobHandle("Reading")
    begun: list[Path] = []

    def read_until_cancelled(project: Project, path: Path, **more: object) -> object:
        begun.append(path)
        job.cancel()
        raise CannotRead("It was stopped.")

    monkeypatch.setattr(core.articles, "read_file", read_until_cancelled)
    outcomes = add_all(project, paths, {}, job)
    counts = project.counts()
    project.close()
    assert len(outcomes) <= 2
    assert len(begun) <= 4
    assert counts["articles"] == 1


def test_a_file_that_takes_very_long_can_be_left_out_while_the_others_are_added(
    qtbot: QtBot, session: Session, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = make_files(tmp_path, 3)
    read = core.articles.read_file

    def read_slowly(project: Project, path: Path, **more: Any) -> object:
        if path != paths[0]:
            return read(project, path, **more)
        more["on_long"](300)
        while not more["cancelled"]():
            time.sleep(0.01)
        raise Cancelled("Stopped.")

    monkeypatch.setattr(core.articles, "read_file", read_slowly)
    session.take_project(project)
    window = QWidget()
    qtbot.addWidget(window)
    said: list[Notice] = []
    adding = Adding(session, window, said.append)
    adding.add(paths)
    qtbot.waitUntil(lambda: bool(said))
    asked = said.pop()
    asked.attach(window)
    assert "note 0.txt has been read for 5 minutes" in asked.accessibleName()
    (button,) = [one for one in asked.findChildren(QPushButton) if one.text() == "Leave it out"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said))
    assert "note 0.txt was not added. It took too long" in said[0].accessibleName()
    said[0].attach(window)
    assert project.counts()["articles"] == 1 + 2


def test_same_file_named_twice_is_read_once(tmp_path: Path) -> None:
    paths = make_files(tmp_path, 2)
    (tmp_path / "own.sourcemark").touch()
    (tmp_path / "own.sourcemark-wal").touch()
    assert list(list_files([paths[1], tmp_path, paths[1]])) == [paths[1], paths[0]]
