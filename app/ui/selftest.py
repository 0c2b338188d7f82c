"""`sourcemark --selftest`: the window offscreen, two articles, a highlight, an export; 0 or the reason.

It shows that a bundle is whole: Qt and its platform, the store, the workers and their readers. Nothing of the
user's is touched. A step that does not come about in time ends the program with the reason; so does a hang
inside Qt, by a watchdog that needs no Python.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app import core
from app.core.project import Project
from app.errors import SourcemarkError
from app.ui import application, jobs
from app.ui.jobs import JobHandle
from app.ui.session import Place, Session
from app.ui.settings import Settings
from app.ui.window import Window
from db.errors import StoreError

STEP_SECONDS, ALL_SECONDS = 30.0, 100.0
LOOK_EVERY = 20

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Dredging slips</title></head><body><article>
<h1>Dredging slips</h1><p>The contractor had removed 3.9 million cubic metres by March.</p>
</article></body></html>
"""
#: The shortest PDF that says something; its missing table of contents is for the reader to mend.
PDF = b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200]>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 60>> stream
BT /F1 12 Tf 20 150 Td (The channel opens in July 2025.) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
"""

Step = tuple[str, Callable[[], bool]]


class SelfTestFailed(SourcemarkError):
    """A step of the self-test did not come about."""

    code = "selftest"


class SelfTest(QObject):
    """Goes through a story: each step waits until its condition holds, then the story goes on."""

    def __init__(self, story: Iterator[Step]) -> None:
        super().__init__()
        self._story = story
        self._name, self._holds = "begin", _always
        self._since = time.monotonic()
        self.reason = ""
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.on_timer_timeout)
        self._timer.start()

    @Slot()
    def on_timer_timeout(self) -> None:
        """Go on when the step has come about, give up when it takes too long."""
        if not self._holds():
            if time.monotonic() - self._since > STEP_SECONDS:
                self.end(f"Nothing came of: {self._name}.")
            return
        try:
            self._name, self._holds = next(self._story)
            self._since = time.monotonic()
        except StopIteration:
            self.end("")
        except (SourcemarkError, StoreError) as error:
            self.end(f"After “{self._name}”: {error.message} {error.hint}".strip())

    def end(self, reason: str) -> None:
        """End the program, with a reason when something went wrong."""
        self.reason = reason
        self._timer.stop()
        QApplication.exit(1 if reason else 0)


def main() -> int:
    """Run the self-test; return 0, or 1 with the reason on standard error."""
    faulthandler.dump_traceback_later(ALL_SECONDS, exit=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="sourcemark-selftest-") as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        reason = _run(Path(folder))
    faulthandler.cancel_dump_traceback_later()
    sys.stderr.write(f"sourcemark: the self-test failed. {reason}\n" if reason else "")
    sys.stdout.write("" if reason else "The self-test went well.\n")
    return 1 if reason else 0


def _run(folder: Path) -> str:
    app = application.make_application()
    settings = Settings(folder / "settings.ini")
    application.dress_application(app, settings)
    session = Session(settings)
    window = Window(session, partial(application.dress_application, app, settings))
    test = SelfTest(_story(window, session, folder))
    sys.excepthook = partial(_fail, test)
    window.show()
    app.exec()
    session.close_project()
    window.close()
    jobs.jobs().close()
    return test.reason


def _fail(
    test: SelfTest, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    sys.__excepthook__(kind, error, trace)
    test.end(f"{kind.__name__}: {error}")


def _story(window: Window, session: Session, folder: Path) -> Iterator[Step]:
    yield "the window shows", window.isVisible
    project = session.new_project(folder / "selftest.sourcemark", "Self-test")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "page.pdf").write_bytes(PDF)
    for number, name in enumerate(("page.html", "page.pdf"), 1):
        jobs.start(name, partial(_add, project, folder / name), _ignore)
        yield f"{name} is added", partial(_has_articles, project, number)
    before = window.grab().toImage()
    html, pdf = (row.article.id for row in core.articles.list_articles(project))
    marks = [
        core.highlights.add_quote(project, html, "had removed 3.9 million cubic metres"),
        core.highlights.add_quote(project, pdf, "opens in July"),
    ]
    if core.highlights.confirm_highlight(project, marks[1].id).second_reader != "agrees":
        raise SelfTestFailed("The second PDF reader did not agree.")
    for article in (html, pdf):
        session.show_article(Place(article=article))
        yield "the article shows", lambda: window.grab().toImage() != before
    claim = core.claims.add_claim(project, "3.9 million cubic metres were removed.", key="removed")
    core.evidence.link(project, claim.id, marks[0].id)
    briefing = core.briefings.add_briefing(project, "Self-test").id
    body = "The contractor had removed 3.9 million cubic metres. [[removed]]"
    core.briefings.add_section(project, briefing, "Dredging", body=body)
    for workspace in ("argue", "write"):
        session.set_workspace(workspace)
        yield f"{workspace} shows", _always
    _check_export(project, briefing, folder / "out.md")
    while project.undo() is not None:
        pass
    if core.articles.list_articles(project):
        raise SelfTestFailed("Undo did not take everything back.")
    if problems := project.check():
        raise SelfTestFailed(f"The project is not sound: {problems[0].message}")


def _check_export(project: Project, briefing: str, out: Path) -> None:
    core.briefings.export_briefing(project, briefing, out)
    text = out.read_text(encoding="utf-8")
    if "3.9 million cubic metres" not in text or "[^" not in text:
        raise SelfTestFailed("The exported briefing lacks its sentence or its footnote.")


def _add(project: Project, path: Path, job: JobHandle) -> None:
    core.articles.add_article(project, path, cancelled=job.cancelled)


def _has_articles(project: Project, number: int) -> bool:
    return len(core.articles.list_articles(project)) == number


def _ignore(_: object) -> None:
    """Take the end of a job as it is; the condition of the step looks for what it did."""


def _always() -> bool:
    return True
