"""Measures the outline of claims in a process of its own; prints seconds as JSON. See outline.py."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app import core
from app.ui import application, jobs
from app.ui.claims.entries import ClaimEntry, build
from app.ui.claims.filter_menu import filter_choices
from app.ui.claims.panel import ClaimsPanel
from app.ui.claims.sieve import Sieve
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.widgets.node_model import ENTRY

RUNS = 5
SIZE = (364, 900)
LETTERS = "aeiou"


def main() -> int:
    """Measure the project that is named."""
    path = Path(sys.argv[1])
    app = application.make_application()
    settings = Settings(path.with_suffix(".ini"))
    application.dress_application(app, settings)
    session = Session(settings)
    session.open_project(path)
    assert session.project is not None
    # The audit is measured elsewhere.
    core.claims.list_claims(session.project)
    panel = ClaimsPanel(session)
    panel.resize(*SIZE)
    panel.show()
    while not panel.rows:
        QCoreApplication.processEvents()
    found = measure(panel)
    session.close_project()
    jobs.jobs().close()
    print(json.dumps(found))
    return 0


def measure(panel: ClaimsPanel) -> dict[str, float]:
    """Return the medians."""
    view, model = panel.view, panel.model
    lone = [
        index
        for row in range(model.rowCount())
        if isinstance((index := model.index(row, 0)).data(ENTRY), ClaimEntry) and not view.isExpanded(index)
    ]
    keys = [model.key_of(index.data(ENTRY)) for index in lone[:RUNS]]
    return {
        "show": _median(lambda _: panel.show_only(panel.sieve)),
        "find": _median(lambda at: panel.field.setText(LETTERS[at])),
        "menu": _median(lambda _: filter_choices(panel.rows, panel.sieve, panel.show_only, panel.show_all)),
        "open": _median(lambda at: view.expand(model.index_of(keys[at])), panel.show_all),
        # These take seconds: once is enough.
        "all show": _median(lambda _: _whole(panel, Sieve()), runs=1),
        "all find": _median(lambda at: _whole(panel, Sieve(LETTERS[at])), runs=1),
    }


def _whole(panel: ClaimsPanel, sieve: Sieve) -> None:
    """Show the outline with every card."""
    roots = build(panel.rows, {}, sieve)
    panel.view.keep_place(lambda: panel.model.set_roots(roots))


def _median(
    act: Callable[[int], object], first: Callable[[], object] | None = None, runs: int = RUNS
) -> float:
    """Return the median of some runs, each until the window has nothing left to do."""
    if first is not None:
        first()
    taken = []
    for at in range(runs):
        started = time.perf_counter()
        act(at)
        QCoreApplication.processEvents()
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
