"""The window: puts its parts together and does what commands ask of it by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app import VERSION
from app.errors import SourcemarkError
from app.ui import theme
from app.ui.commands import find_command
from app.ui.dialogs import KeysDialog
from app.ui.jobs import JobHandle
from app.ui.palette import Palette
from app.ui.session import Session
from app.ui.settings import RecentProject
from app.ui.start import EmptyPage, StartPage
from app.ui.widgets import ElidedLabel, Notice
from app.ui.window import fitting, rooms
from app.ui.window.adding import Adding
from app.ui.window.auditing import Auditing
from app.ui.window.complaints import complaint_notice
from app.ui.window.docks import Docks
from app.ui.window.dropping import Dropping, sort_dropped
from app.ui.window.exporting import Exporting
from app.ui.window.forms import Forms
from app.ui.window.header import Header
from app.ui.window.keeping import Keeping
from app.ui.window.menus import Menus
from app.ui.window.opening import Opening
from app.ui.window.origins import Origins
from app.ui.window.pdf_work import PdfWork
from app.ui.window.remembering import Remembering
from app.ui.window.status import Status
from app.ui.wording import tr
from db.errors import StoreError


class Window(QMainWindow):
    """One window on one project at a time."""

    def __init__(self, session: Session, dress: Callable[[], None]) -> None:
        super().__init__()
        self.session = session
        self._dress = dress
        self._notices: list[Notice] = []
        self.setObjectName("window")
        self.setDockOptions(QMainWindow.DockOption.AnimatedDocks)
        self.opening = Opening(session, self)
        self.adding = Adding(session, self, self.say)
        self.exporting = Exporting(session, self, self.say)
        self.pdf_work = PdfWork(session, self, self.say)
        self.auditing = Auditing(session, self)
        self.forms = Forms(session, self)
        self.origins = Origins(session, self, self.say)
        self.keeping = Keeping(session, self, self.say, self.opening.open)
        self.remembering = Remembering(session, self)
        self._build()
        self._connect()
        self._asked: dict[str, Callable[[], object]] = self._make_verbs()
        self._show_page()
        fitting.restore(self, session.settings)
        for moment in fitting.FRAME_KNOWN_MS:
            QTimer.singleShot(moment, self, partial(fitting.fit_frame, self))

    # Building

    def _build(self) -> None:
        session = self.session
        self.menus = Menus(self, session, rooms.COMMANDS)
        self._name = ElidedLabel("", "meta", "muted")
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._name.setContentsMargins(0, 0, theme.px(12), 0)
        self.menuBar().setCornerWidget(self._name)
        self.on_theme_changed()
        self.header = Header(session, self.run, self)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.header)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.status = Status(session, self)
        self.setStatusBar(self.status)
        self.stack = QStackedWidget(self)
        self.stack.setMinimumSize(theme.px(360), theme.px(240))
        self.setCentralWidget(self.stack)
        self.start_page = StartPage(session, VERSION)
        self.empty_page = EmptyPage()
        self.pages: dict[str, QWidget] = {"start": self.start_page, "empty": self.empty_page}
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.docks = Docks(self, session)
        self.palette_box = Palette(session, rooms.COMMANDS, self)
        zones = (self.start_page.zone, self.empty_page.zone)
        self.dropping = Dropping(session, self, zones, self.take_files)

    @Slot()
    def make_panels(self) -> None:
        """Make the panels, once: when a project is about to open, or when the start page is on the screen."""
        if "read" in self.pages:
            return
        panels = rooms.make_panels(self.session)
        for name, page in panels.middles.items():
            self.pages[name] = page
            self.stack.addWidget(page)
        resting = (tr("What rests on this"), panels.resting)
        self.docks.fill((tr("Articles"), panels.articles), (tr("Claims"), panels.claims), resting)
        self.menus.menus["View"].insertActions(
            self.menus.actions["view.restore_panels"], self.docks.actions()
        )

    def _connect(self) -> None:
        session = self.session
        session.project_opening.connect(self.make_panels)
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.changed.connect(self.on_changed)
        session.workspace_changed.connect(self.on_workspace_changed)
        session.asked.connect(self.on_asked)
        session.complaint.connect(self.on_complaint)
        session.jobs.failed.connect(self.on_job_failed)
        self.start_page.asked.connect(session.asked)
        self.start_page.recent_chosen.connect(self.on_recent_chosen)
        self.empty_page.asked.connect(session.asked)
        theme.notifier().changed.connect(self.on_theme_changed)

    def _make_verbs(self) -> dict[str, Callable[[], object]]:
        return {
            "file.new": self.opening.ask_to_make,
            "file.open": self.opening.ask_to_open,
            "file.sample": self.opening.open_sample,
            "file.close": self.opening.close,
            "file.quit": self.close,
            "file.export": self.exporting.ask,
            "article.add": self.add_or_open,
            "article.add_folder": self.adding.ask_for_folder,
            "article.paste": self.adding.paste,
            "palette": self.palette_box.open,
            "view.restore_panels": self.docks.restore,
            "view.larger": partial(self.scale_text, 1.1),
            "view.smaller": partial(self.scale_text, 1 / 1.1),
            "help.keys": self.show_keys,
            **{f"theme:{name}": partial(self.choose_theme, name) for name in THEMES},
        }

    # What commands ask for

    def run(self, command_id: str, _: bool = False) -> None:
        """Run a command by its id."""
        self.menus.run(find_command(rooms.COMMANDS, command_id))

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what is asked of the window; what is not its own is somebody else's."""
        verb = self._asked.get(what)
        if verb is not None:
            verb()
        elif what.startswith("palette:"):
            self.palette_box.open(what.removeprefix("palette:"))

    def add_or_open(self) -> None:
        """Add files to the project, or without one open a project."""
        if self.session.project is None:
            self.opening.ask_to_open()
        else:
            self.adding.ask_for_files()

    def take_files(self, paths: list[Path]) -> None:
        """Take dropped files: a project is opened, articles are added, to a new project if need be."""
        projects, articles = sort_dropped(paths)
        if projects:
            self.opening.open(projects[0])
        elif self.session.project is not None:
            self.adding.add(articles)
        else:
            self.opening.ask_to_make(partial(self.adding.add, articles))

    def choose_theme(self, name: str) -> None:
        """Change the theme and remember it."""
        self.session.settings.theme = name
        self._dress()

    def scale_text(self, factor: float) -> None:
        """Make all text larger or smaller and remember it."""
        settings = self.session.settings
        settings.text_scale = settings.text_scale * factor
        self._dress()

    def show_keys(self) -> None:
        """Show every command and its keys."""
        KeysDialog(rooms.COMMANDS, self).exec()

    def say(self, notice: Notice) -> None:
        """Show a notice at the window's foot; the one before goes."""
        for old in self._notices:
            old.dismiss()
        self._notices = [notice]
        notice.destroyed.connect(self._notices.clear)
        notice.attach(self)
        notice.appear()

    # News

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show the project as it was left."""
        self._show_page()
        QTimer.singleShot(0, self, self.remembering.restore)

    @Slot()
    def on_project_closed(self) -> None:
        """Go back to the start page."""
        self.docks.hide()
        QTimer.singleShot(0, self, self._show_page)

    @Slot(object)
    def on_changed(self, _: object) -> None:
        """Leave the empty page when there is an article, and come back to it."""
        self._show_page()

    @Slot(str)
    def on_workspace_changed(self, _: str) -> None:
        """Show the workspace's middle and its docks."""
        self._show_page()

    @Slot(object)
    def on_complaint(self, problem: StoreError | SourcemarkError) -> None:
        """Say what is wrong and what to do."""
        self.say(complaint_notice(problem, self.run))

    @Slot(object)
    def on_job_failed(self, job: JobHandle) -> None:
        """Say that a job failed."""
        error = job.error
        if isinstance(error, StoreError | SourcemarkError):
            self.say(Notice(error.message, error.hint, "error"))
        else:
            words = tr("“{job}” failed because of a fault in Sourcemark.").format(job=job.label)
            self.say(Notice(words, tr("Nothing was changed. The log says where."), "error"))

    @Slot(object)
    def on_recent_chosen(self, recent: RecentProject) -> None:
        """Open a recent project."""
        self.opening.open(Path(recent.path))

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the measures from the theme again."""
        self._name.setFixedSize(theme.px(NAME), theme.px(26))
        self.menuBar().setFont(theme.font("meta"))
        self.menuBar().setFixedHeight(theme.px(28))

    # Showing

    @Slot()
    def _show_page(self) -> None:
        project = self.session.project
        page = "start" if project is None else self.session.workspace
        if project is not None and page == "read" and not project.counts()["articles"]:
            page = "empty"
        self.stack.setCurrentWidget(self.pages[page])
        self.header.setVisible(project is not None)
        self.status.setVisible(project is not None)
        few = project is None or not project.counts()["articles"]
        self.header.bar.search.set_words(SEARCH_FEW if few else SEARCH_ALL)
        name = project.title if project else ""
        if project is not None and project.read_only:
            name = tr("{title} (read-only)").format(title=name)
        self._name.setText(name)
        self.setWindowTitle(f"{name} – Sourcemark" if name else "Sourcemark")
        self.menus.refresh()
        if project is not None:
            self.docks.show_for(self.session.workspace)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the docks from taking the middle's room."""
        self.stack.setMinimumWidth(fitting.least_middle(self))
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; stop what is under way; close the project."""
        if not self.opening.may_leave():
            event.ignore()
            return
        self.session.settings.geometry = self.saveGeometry()
        self.docks.keep()
        self.auditing.stop()
        self.session.jobs.close()
        self.session.close_project()
        self.session.settings.sync()
        super().closeEvent(event)


#: How wide the project's name may become beside the menus.
NAME = 320
SEARCH_FEW = tr("Search, or run a command")
SEARCH_ALL = tr("Search articles, highlights, claims, briefings, commands")
THEMES = ("system", "light", "dark", "high_contrast")
