"""Tells the story in a process of its own: `python -m tests.journeys.teller PART FOLDER`.

`first` gathers, argues, writes the summary, says "saved" when the status bar does, and types on until it is
killed. `rest` opens the project again, says what it found, finishes, exports both profiles and leaves.
`all` tells it in one go.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import core
from tests.journeys import seat, story
from tests.journeys.analyst import Analyst


def tell(part: str, folder: Path) -> None:
    """Tell a part of the story in a folder."""
    app = QApplication.instance() or QApplication(["sourcemark"])
    assert isinstance(app, QApplication)
    seat.dress(app)
    analyst = seat.sit_down(folder)
    if part in ("first", "all"):
        articles = story.copy_articles(folder / "articles")
        story.gather(analyst, folder / f"{story.PROJECT}.sourcemark", articles)
        story.argue(analyst)
        story.begin(analyst)
    if part == "first":
        _type_until_killed(analyst)
    if part == "rest":
        analyst.reopen(story.PROJECT)
        _say(found=_found(analyst))
        analyst.hands.press("Ctrl+3", "F9")
    story.finish(analyst)
    story.export_both(analyst, folder)
    analyst.leave()
    seat.stand_up(analyst)


def _type_until_killed(analyst: Analyst) -> None:
    words = analyst.window.status.saved.accessibleName
    analyst.hands.wait("the status bar to say saved", lambda: words().startswith("Saved"))
    _say(saved=_found(analyst))
    while True:
        analyst.hands.press("Shift+Left", "Right")
        QApplication.processEvents()


def _found(analyst: Analyst) -> dict[str, object]:
    project = analyst.session.project
    assert project is not None
    bodies = [one.body for briefing in core.briefings.list_briefings(project) for one in briefing.sections]
    return {
        "articles": sorted(analyst.titles()),
        "highlights": sorted(one.exact for one in analyst.highlights()),
        "claims": [one.text for one in analyst.claims()],
        "links": analyst.links(),
        "bodies": bodies,
        "steps": analyst.steps(),
    }


def _say(**what: object) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    tell(sys.argv[1], Path(sys.argv[2]))
