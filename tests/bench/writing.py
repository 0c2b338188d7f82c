"""The preview after a keystroke: composed in a job, shown on the window's thread, beside writing all anew."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from app import core
from app.core.project import Project
from app.export.document import Document
from tests.bench.exports import CITATIONS, write
from tests.bench.probing import run_probe
from tests.bench.table import Row, show_time
from tests.big import SECTION, big_body, big_briefing

KEYS = 12
#: Claims that the long section names.
CLAIMS = 300
T = TypeVar("T")


def measure(folder: Path) -> list[Row]:
    """Return the rows of the preview."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.ui import theme

    application = QApplication.instance() or QApplication([])
    assert application is not None
    theme.register_fonts()
    theme.choose("light")
    with core.project.new_project(folder / "writing.sourcemark") as project:
        briefing = write(project, folder)
        core.audits.run_audit(project, briefing)
        section = core.briefings.read_briefing(project, briefing).sections[12].id
        rows = [
            _row(project, briefing, section, section, "a section of 20 citations"),
            _row(project, briefing, section, None, f"the whole, {CITATIONS} citations"),
        ]
    return rows + _long_section(folder)


def _long_section(folder: Path) -> list[Row]:
    """Measure the longest section that there may be: opened and typed in, in a process of its own."""
    path = folder / "long.sourcemark"
    with core.project.new_project(path) as project:
        briefing = big_briefing(project, folder, 0, CLAIMS)
        core.briefings.add_section(project, briefing, "A short one", body="It holds. [[claim-1]]")
        core.briefings.add_section(project, briefing, "A long one", body=big_body(SECTION, 0, CLAIMS))
    found = run_probe("body_probe", str(path), home=folder)
    return [
        Row(
            f"a section of {SECTION:,} characters: {name}, p99 of the thread",
            show_time(one["p99"]),
            "< 100 ms",
            f"longest {show_time(one['longest'])}, by the clock {show_time(one['clock'])}",
        )
        for name, one in found.items()
    ]


def _row(project: Project, briefing: str, section: str, only: str | None, words: str) -> Row:
    from app.ui.briefing.preview import PreviewPane

    pane = PreviewPane()
    pane.resize(572, 800)
    pane._extent.set_current("section" if only else "whole")
    pane.show()
    body = core.briefings.read_section(project, section).body
    composing: list[float] = []
    showing: list[float] = []
    for key in range(KEYS):
        typed = {section: body[:200] + "x" * key + body[200:]}
        document = _taken(composing, partial(_compose, project, briefing, only, typed))
        _taken(showing, partial(pane.set_document, document))
        _taken([], pane.text.viewport().repaint)
    # The first of them writes everything.
    anew = show_time(showing[0])
    composed, shown = sorted(composing)[KEYS // 2], sorted(showing[1:])[KEYS // 2]
    pane.deleteLater()
    return Row(
        f"preview after a key: {words}",
        show_time(composed + shown),
        "< 50 ms",
        f"composed {show_time(composed)}, shown {show_time(shown)}; written anew {anew}",
    )


def _compose(project: Project, briefing: str, only: str | None, typed: dict[str, str]) -> Document:
    return core.briefings.compose_briefing(project, briefing, only, typed)


def _taken(times: list[float], action: Callable[[], T]) -> T:
    started = time.process_time()
    result = action()
    times.append(time.process_time() - started)
    return result
