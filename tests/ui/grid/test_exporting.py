"""Writing the grid from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.session import Session
from app.ui.widgets import Notice
from app.ui.window import grid_exporting
from app.ui.window.grid_exporting import GridExporting
from tests.ui.argument import make_world, until


@pytest.mark.parametrize(
    ("chosen", "written", "begins"),
    [
        ("grid", "grid.html", b"<!DOCTYPE html>"),
        ("grid.csv", "grid.csv", b"\xef\xbb\xbfKey,Claim"),
    ],
)
def test_what_is_asked_for_is_written_and_said(
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    written: str,
    begins: bytes,
) -> None:
    make_world(session, tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    said: list[Notice] = []
    GridExporting(session, window, said.append)
    # The system's own dialog cannot be pressed here.
    monkeypatch.setattr(grid_exporting, "choose_save", lambda *_: tmp_path / chosen)
    session.asked.emit("grid.write:origin:cited")
    until(qtbot, lambda: bool(said))
    assert (tmp_path / written).read_bytes().startswith(begins)
    qtbot.addWidget(said[0])
