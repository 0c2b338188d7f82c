"""Starting the window: application, fonts, theme, session; the rest is warmed after the first paint."""

from __future__ import annotations

import ctypes
import gc
import logging
import signal
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app import core, log, paths
from app.ui import icons, jobs, style, theme
from app.ui.jobs import JobHandle
from app.ui.session import Session
from app.ui.settings import Settings
from app.ui.window import Window
from app.ui.wording import tr

logger = logging.getLogger("sourcemark.window")
AFTER_PAINT_MS = 50
#: A job that computes gives the window its turn after so many seconds; Python's own 5 ms add up to gaps.
TURN_SECONDS = 0.001
#: How many new objects call for a round of the garbage collector, and how many rounds for a longer one.
ROUNDS = (10_000, 20, 20)
#: glibc's M_ARENA_MAX, and for how many heaps: one for each thread leaves 30 MB behind that nobody uses.
ARENA_MAX, ARENAS = -8, 2
#: PySide6 6.12.0 loses references to None and True on Python before 3.12, and the program would abort.
REFUSED = ("6.12.0", (3, 12))


def refusal(pyside: str, python: tuple[int, int]) -> str:
    """Return why this PySide6 cannot be used with this Python, or nothing."""
    version, safe_from = REFUSED
    if pyside == version and python < safe_from:
        return (
            f"PySide6 {version} crashes on Python {python[0]}.{python[1]}. "
            "Install PySide6 6.11.3 or 6.12.1, or use Python 3.12 or newer."
        )
    return ""


def main(arguments: Sequence[str]) -> int:
    """Show the window, on the project that is named if one is; return the exit code."""
    why = refusal(PySide6.__version__, sys.version_info[:2])
    if why:
        sys.stderr.write(why + "\n")
        return 3
    log.start_log()
    sys.setswitchinterval(TURN_SECONDS)
    gc.set_threshold(*ROUNDS)
    _share_heaps()
    app = make_application()
    sys.excepthook = _log_exception
    settings = Settings()
    session = Session(settings)
    dress = partial(dress_application, app, settings)
    dress()
    app.styleHints().colorSchemeChanged.connect(partial(_follow_system, dress, settings))
    window = Window(session, dress)
    window.show()
    QTimer.singleShot(0, window, partial(open_first, window, settings, [Path(one) for one in arguments]))
    QTimer.singleShot(AFTER_PAINT_MS, window, window.make_panels)
    QTimer.singleShot(AFTER_PAINT_MS, window, _warm)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = app.exec()
    jobs.jobs().close()
    log.stop_log()
    return code


def _share_heaps() -> None:
    """Let the threads share two heaps, where the C library can be told so."""
    if sys.platform == "linux":
        tell = getattr(ctypes.CDLL(None), "mallopt", None)
        if tell is not None:
            tell(ARENA_MAX, ARENAS)


def open_first(window: Window, settings: Settings, named: Sequence[Path]) -> None:
    """Open the project that is named and add the files named after it; else the last one, else the sample."""
    if named:
        then = partial(window.adding.add, named[1:]) if named[1:] else None
        window.opening.open(named[0], then)
    elif not settings.recent:
        window.opening.open_sample()
    elif Path(settings.recent[0].path).exists():
        window.opening.open(Path(settings.recent[0].path))


def make_application() -> QApplication:
    """Return the application object with fonts, name and words."""
    app = QApplication.instance() or QApplication(["sourcemark"])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else is ever made
    app.setApplicationName("Sourcemark")
    app.setApplicationDisplayName("Sourcemark")
    app.setDesktopFileName("sourcemark")
    app.setWindowIcon(icons.icon("highlight", "accent"))
    theme.register_fonts()
    _translate(app)
    return app


def dress_application(app: QApplication, settings: Settings) -> None:
    """Put the chosen theme on the application."""
    name = settings.theme
    theme.choose(theme.system_theme() if name == "system" else name, settings.text_scale)
    style.apply(app)
    theme.announce()


def _follow_system(dress: partial[None], settings: Settings, _: object) -> None:
    if settings.theme == "system":
        dress()


def _translate(app: QApplication) -> None:
    own = QTranslator(app)
    if own.load(QLocale(), "sourcemark", "_", str(paths.resources_folder() / "words")):
        app.installTranslator(own)
    qt = QTranslator(app)
    if qt.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)


def _warm() -> None:
    """Load the store and start a spare reader, now that the window is there."""
    jobs.start(tr("Starting"), _load, _settle, quiet=True)


def _load(job: JobHandle) -> None:
    core.workers.start_ahead()
    core.project.__name__  # noqa: B018 - the first touch loads the room
    core.articles.__name__  # noqa: B018


def _settle(_: None) -> None:
    """Leave what the start has made out of the collector's rounds: a full one holds the window for 60 ms."""
    gc.freeze()


def _log_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write a fault of ours to the log and to the terminal; the window goes on."""
    logger.error("Unexpected", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
