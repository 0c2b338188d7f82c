"""The window shows documents that name files and hosts, in both views, and opens none of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import core
from app.core.project import Project
from app.ui.jobs import jobs
from app.ui.reader.panel import ReaderPanel
from app.ui.session import Place
from tests.fuzz.canary import Canary, documents

NAMES = tuple(documents(("", "", "")))


@pytest.mark.skipif(sys.platform != "linux", reason="the watch on the file is Linux's")
@pytest.mark.parametrize("name", NAMES)
def test_the_window_opens_nothing_that_a_document_names(
    panel: ReaderPanel, qtbot: QtBot, port: Project, tmp_path: Path, name: str
) -> None:
    canary = Canary(tmp_path)
    path = tmp_path / name
    path.write_bytes(documents(canary.places)[name])
    article = core.articles.add_article(port, path).article.id
    panel._session.show_article(Place(article))
    qtbot.waitUntil(lambda: panel.current is not None and panel.current.view is not None, timeout=20_000)
    view = panel.current
    assert view is not None
    for mode in ("page", "text"):
        view.set_mode(mode)
        qtbot.waitUntil(lambda: not jobs().running, timeout=20_000)
        panel.grab()
        assert canary.touched() == [], mode
    assert view.reading is not None
    assert "The harbour opened" in view.reading.text
    canary.close()
