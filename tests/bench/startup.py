"""The window: on screen from a cold start, and the longest gap of its event loop while a PDF is added.

Each figure is taken in a process of its own, offscreen, from the start of the interpreter.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from app import core
from tests.bench.books import make_book
from tests.bench.table import Row, show_time

RUNS = 5
ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import sys, time
started = float(sys.argv[1])
from PySide6.QtCore import QEvent, QObject, QTimer
from app.ui import application, jobs
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.window import Window
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not hasattr(self, "seen"):
            self.seen = True
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.time() - started, flush=True)
        app.quit()
app = application.make_application()
settings = Settings()
application.dress_application(app, settings)
window = Window(Session(settings), lambda: None)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
jobs.jobs().close()
"""

GAP = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from app.ui import application, jobs
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.window import Window
app = application.make_application()
settings = Settings()
application.dress_application(app, settings)
session = Session(settings)
window = Window(session, lambda: None)
window.show()
session.open_project(Path(sys.argv[1]))
gaps, last = [], [0.0]
def beat():
    now = time.perf_counter()
    if last[0]:
        gaps.append(now - last[0])
    last[0] = now
timer = QTimer()
timer.setInterval(0)
timer.timeout.connect(beat)
def ended(job):
    if not [one for one in jobs.jobs().running if not one.quiet]:
        QTimer.singleShot(1500, app.quit)
def begin():
    timer.start()
    jobs.jobs().ended.connect(ended)
    window.adding.add([Path(sys.argv[2])])
QTimer.singleShot(2000, begin)
app.exec()
print(max(gaps), flush=True)
session.close_project()
jobs.jobs().close()
"""


def measure(folder: Path) -> list[Row]:
    """Return the window's rows."""
    taken = [float(_run(FIRST_PAINT, folder, str(time.time()))) for _ in range(RUNS)]
    bare = [float(_run(BARE_QT, folder, str(time.time()))) for _ in range(RUNS)]
    book = make_book(folder / "gap.pdf", 300)
    gaps: list[float] = []
    for run in range(3):
        project = folder / f"gap-{run}.sourcemark"
        core.project.new_project(project).close()
        gaps.append(float(_run(GAP, folder, str(project), str(book))))
    us, them = statistics.median(taken), statistics.median(bare)
    return [
        Row(
            "window painted from a cold start, from source",
            show_time(us),
            "< 700 ms",
            f"empty Qt window {show_time(them)}",
        ),
        Row(
            "longest gap of the event loop, 300-page PDF added", show_time(statistics.median(gaps)), "< 50 ms"
        ),
    ]


BARE_QT = """
import sys, time
started = float(sys.argv[1])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
def tell():
    print(time.time() - started, flush=True)
    app.quit()
QTimer.singleShot(0, tell)
app.exec()
"""


def _run(code: str, home: Path, *arguments: str) -> str:
    environment = dict(
        os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(home), XDG_DATA_HOME=str(home)
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    return done.stdout.strip().splitlines()[-1]
