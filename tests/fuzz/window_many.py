"""Run as a process of its own: the real window adds broken files, opens what came of them, and is timed.

`python -m tests.fuzz.window_many FOLDER KIND FIRST COUNT`. A timer beats in the event loop; what
is written outside of FOLDER is noted. Every batch of files has a project of its own.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app import core
from app.core import spelling
from app.intake import client
from app.ui.jobs import jobs
from app.ui.session import Place, Session
from app.ui.settings import Settings
from app.ui.window import Window
from tests.fuzz.mutate import mutated
from tests.fuzz.processes import of_folder, settles
from tests.fuzz.seeds import ENDINGS, SEEDS
from tests.fuzz.writes import watch
from tests.journeys.seat import dress

BATCH = 50
BEAT_MS = 10
PATIENCE_SECONDS = 600.0


def main() -> None:
    """Add the files; print the longest gap between beats, and what is not as it should be."""
    folder, kind, first, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    outside: list[str] = []
    watch(folder, outside)
    app = QApplication(["sourcemark"])
    dress(app)
    # A dictionary of the machine's is read once and takes seconds; it is no part of this.
    spelling.dictionary_folders = tuple
    settings = Settings(folder / "settings.ini")
    settings.motion = False
    session = Session(settings)
    window = Window(session, lambda: None)
    window.show()
    window.make_panels()
    beats = _Beats()
    bad: list[str] = []
    added = 0
    for start in range(first, first + count, BATCH):
        numbers = range(start, min(first + count, start + BATCH))
        print(kind, numbers, file=sys.stderr, flush=True)
        added += _batch(session, window, beats, folder, kind, numbers, bad)
    jobs().close()
    client.cool()
    settles(lambda: of_folder(folder, but=os.getpid()) == [])
    left = of_folder(folder, but=os.getpid())
    answer = {"added": added, "bad": bad, "gap": round(beats.longest, 3), "left": left, "outside": outside}
    print(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)


def _batch(
    session: Session, window: Window, beats: _Beats, folder: Path, kind: str, numbers: range, bad: list[str]
) -> int:
    """Add files to a new project and open every article; return how many there are."""
    paths = [folder / f"{number}{ENDINGS[kind]}" for number in numbers]
    for path, number in zip(paths, numbers, strict=True):
        chance = random.Random(number)
        path.write_bytes(mutated(chance.choice(SEEDS[kind]), chance) or b"x")
    project = session.new_project(folder / "port.sourcemark")
    beats.go_on()
    window.adding.add(paths)
    if not _wait(lambda: not jobs().running):
        bad.append(f"not done: {numbers}")
    rows = core.articles.list_articles(project)
    beats.go_on()
    for row in rows:
        session.show_article(Place(article=row.article.id))
        _turn(0.03)
    if not _wait(lambda: not jobs().running):
        bad.append(f"not shown: {numbers}")
    bad += [f"{one.kind} {one.where} {one.message}" for one in project.check()]
    session.close_project()
    for path in (*paths, folder / "port.sourcemark"):
        path.unlink()
    return len(rows)


class _Beats:
    """Beats in the event loop, and keeps the longest time between two.

    The time for which other programs kept the processor from this one's window does not count.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = _own_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now = _own_time()
        self.longest, self._last = max(self.longest, now - self._last), now

    def go_on(self) -> None:
        """Leave out what the test itself has done since the last beat."""
        self._last = _own_time()


def _own_time() -> float:
    """Return a clock in seconds that stands still while this thread waits for a processor."""
    _, waited, _ = Path("/proc/thread-self/schedstat").read_text().split()
    return time.monotonic() - int(waited) / 1e9


def _wait(until: Callable[[], bool]) -> bool:
    """Run the event loop until something holds; False when that takes too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not until():
        if time.monotonic() > deadline:
            return False
        _turn(0.02)
    return True


def _turn(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    main()
