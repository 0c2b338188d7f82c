"""Measures the window while a very long section is opened and typed in, in a process of its own.

`python -m tests.bench.body_probe PROJECT` prints seconds as JSON: a turn of the event loop is what stands
between an event and its answer. See writing.py.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar

from app.ui import application, jobs
from app.ui.briefing.panel import BriefingPanel
from app.ui.session import Session
from app.ui.settings import Settings

KEYS = 24
#: Seconds to wait at most until nothing happens any more.
PATIENCE = 20
SIZE = (1200, 760)


class Turns:
    """The turns of the event loop that have been measured: seconds of the clock, and of this thread."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.thread: list[float] = []

    def run(self, act: Callable[[], object]) -> None:
        """Act, and then answer the events that wait."""
        clock, thread = time.perf_counter(), time.thread_time()
        act()
        self.clock.append(time.perf_counter() - clock)
        self.thread.append(time.thread_time() - thread)

    def rest(self) -> None:
        """Go on until every job is done and nothing has happened for a while."""
        still = began = time.perf_counter()
        while time.perf_counter() - still < 0.5 and time.perf_counter() - began < PATIENCE:
            self.run(QCoreApplication.processEvents)
            if jobs.jobs().running or self.thread[-1] > 0.002:
                still = time.perf_counter()
            time.sleep(0.002)

    def told(self) -> dict[str, float]:
        """Return the longest, the 99th of a hundred, and their sum, of the thread's seconds."""
        ordered = sorted(one for one in self.thread if one > 0.001) or [0.0]
        hundredth = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
        return {
            "longest": ordered[-1],
            "p99": hundredth,
            "all": sum(self.thread),
            "clock": max(self.clock),
        }


def main() -> int:
    """Measure the project that is named: its second section is opened after the first, then typed in."""
    path = Path(sys.argv[1])
    app = application.make_application()
    settings = Settings(path.with_suffix(".ini"))
    application.dress_application(app, settings)
    sys.setswitchinterval(application.TURN_SECONDS)
    session = Session(settings)
    session.open_project(path)
    session.set_workspace("write")
    panel = BriefingPanel(session)
    panel.resize(*SIZE)
    panel.show()
    panel.on_project_opened(session.project)
    Turns().rest()
    found: dict[str, dict[str, float]] = {}
    assert panel.desk.briefing is not None
    long = panel.desk.briefing.sections[1].id
    opening = Turns()
    opening.run(lambda: panel.desk.go_to(long))
    opening.rest()
    found["open"] = opening.told()
    panel.page.editor.setFocus()
    for name, place in (("end", -1), ("middle", len(panel.page.editor.body()) // 2)):
        panel.page.editor.show_offset(place if place >= 0 else len(panel.page.editor.body()))
        Turns().rest()
        keys = Turns()
        for _ in range(KEYS):
            keys.run(lambda: _type(panel))
        found[f"key at the {name}"] = keys.told()
        after = Turns()
        after.rest()
        found[f"rest at the {name}"] = after.told()
    scrolling = Turns()
    bar = panel.page.editor.verticalScrollBar()
    for step in range(20):
        scrolling.run(partial(_scroll, bar, bar.maximum() * step // 20))
    found["scroll"] = scrolling.told()
    session.close_project()
    jobs.jobs().close()
    print(json.dumps(found))
    return 0


def _type(panel: BriefingPanel) -> None:
    QTest.keyClick(panel.page.editor, Qt.Key.Key_X)
    QCoreApplication.processEvents()
    panel.page.editor.viewport().repaint()


def _scroll(bar: QScrollBar, value: int) -> None:
    bar.setValue(value)
    QCoreApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
