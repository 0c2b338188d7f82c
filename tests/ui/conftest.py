"""Tests of the window run offscreen (`--onscreen` shows it) and leave no job, thread or process behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

if "--onscreen" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import spelling
from app.core.project import Project
from app.intake import client, meaning
from app.ui import jobs, style, theme
from app.ui.application import dress_application
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.window import Window
from tests.ui.builders import make_project


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> QApplication:
    """The application with fonts and the light theme, and what starts its readers."""
    client.warm()
    # With this worker comes the second server that forks some.
    client.containment()
    theme.register_fonts()
    theme.choose("light")
    style.apply(qapp)
    theme.announce()
    return qapp


@pytest.fixture(autouse=True)
def no_dictionaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no spelling, whatever dictionaries this machine has: to load one takes seconds."""
    monkeypatch.setattr(spelling, "dictionary_folders", tuple)


@pytest.fixture(autouse=True)
def no_leftovers(look: QApplication) -> Iterator[None]:
    """Fail a test that leaves a job, a thread or a process behind."""
    threads, processes = set(threading.enumerate()), child_processes()
    yield
    jobs.jobs().close()
    meaning.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()
    left = [one for one in threading.enumerate() if one not in threads and _is_ours(one)]
    assert not jobs.jobs().running, "jobs left running"
    assert not left, f"threads left running: {left}"
    deadline = time.monotonic() + 5
    while (new := child_processes() - processes) and time.monotonic() < deadline:
        # A worker that has said its last word is still being taken down.
        threading.Event().wait(0.01)
    assert not new, f"processes left running: {new}"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project; the session that opens it closes it."""
    return make_project(tmp_path / "velmora.sourcemark")


@pytest.fixture
def session(settings: Settings, qtbot: QtBot) -> Iterator[Session]:
    made = Session(settings)
    yield made
    made.jobs.close()
    made.close_project()


@pytest.fixture
def window(session: Session, look: QApplication, qtbot: QtBot) -> Iterator[Window]:
    """The window as it comes up, without a project."""
    made = Window(session, partial(dress_application, look, session.settings))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()


@pytest.fixture
def opened(session: Session, project: Project) -> Session:
    """A session with the small project open."""
    session.take_project(project)
    return session


def child_processes(of: str = "self") -> frozenset[str]:
    """Return the ids of this process's children and of theirs, where the system can tell."""
    found: set[str] = set()
    for task in Path(f"/proc/{of}/task").glob("*/children"):
        # A thread may end between the listing and the reading.
        with suppress(OSError):
            found |= set(task.read_text().split())
    return frozenset(found.union(*(child_processes(child) for child in found)))


def _is_ours(thread: threading.Thread) -> bool:
    # Qt's pool threads appear as dummies while they run Python; the pool is waited for above.
    return not isinstance(thread, threading._DummyThread)
