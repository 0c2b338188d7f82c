"""The Write workspace put together: outline, section, preview. What lies on it is in desk.py.

A pause of half a second, another section, another workspace, undo, export or the end brings what was typed to
the store.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.ui.briefing import briefing_menu, deeds, dialogs
from app.ui.briefing.arranging import TOP
from app.ui.briefing.beginning import Beginning
from app.ui.briefing.desk import Desk
from app.ui.briefing.outline import OutlinePanel
from app.ui.briefing.outline_rows import KEY_POINTS
from app.ui.briefing.page import SectionPage
from app.ui.briefing.preview import PreviewPane
from app.ui.session import Place, Session
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from db.records import Change

SHOWN_TABLES = frozenset(
    {"article", "publisher", "highlight", "evidence", "claim", "briefing", "section", "key_point"}
)
WIDTHS = (256, 612, 572)


def _show_menu(menu: QMenu, place: QPoint) -> object:
    """Show a menu and wait. Called on the class, `QMenu.exec` may mean its static namesake."""
    return menu.exec(place)


class BriefingPanel(QWidget):
    """Write."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.outline = OutlinePanel()
        self.page = SectionPage()
        self.preview = PreviewPane()
        self.beginning = Beginning()
        self.desk = Desk(session, self.outline, self.page, self.preview)
        #: Shows a menu at a place and waits; a platform without popups has its own way.
        self.open_menu: Callable[[QMenu, QPoint], object] = _show_menu
        self._answers = deeds.make_answers(session, self.desk, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        panes = (self.outline, self.page, self.preview)
        for widget, width, stretch in zip(panes, WIDTHS, (0, 3, 2), strict=True):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, stretch)
            widget.setMinimumWidth(min(width, 200))
        split.setSizes(list(WIDTHS))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.beginning)
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        order = (
            self.outline.view,
            self.page.heading.field,
            self.page.editor,
            self.page.table,
            self.preview.text,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        session, page, desk = self._session, self.page, self.desk
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(desk.forget)
        session.changed.connect(self.on_changed)
        session.audit_changed.connect(self.on_audit_changed)
        session.workspace_changed.connect(self.on_workspace_changed)
        session.section_requested.connect(self.on_section_requested)
        session.asked.connect(self.on_asked)
        session.settling.connect(self.on_settling)
        self.beginning.wanted.connect(self.on_begin_wanted)
        self.outline.chosen.connect(desk.go_to)
        self.outline.opened.connect(self.on_entry_opened)
        self.outline.add_wanted.connect(self.on_add_wanted)
        self.outline.more_wanted.connect(self.on_more_wanted)
        self.outline.menu_wanted.connect(self.on_section_menu_wanted)
        self.outline.view.moved.connect(self.on_section_moved)
        self.outline.view.judged.connect(self.on_section_judged)
        self.outline.facts.wanted.connect(self.on_fact_wanted)
        self.outline.facts.edited.connect(self.on_fact_edited)
        self.outline.deed_wanted.connect(self.on_section_deed_wanted)
        page.editor.textChanged.connect(self.on_text_changed)
        page.editor.caret_moved.connect(desk.show_caret)
        page.left.connect(desk.draft.save)
        page.heading.edited.connect(self.on_heading_edited)
        page.points.edited.connect(self.on_points_edited)
        page.add_point.clicked.connect(self.on_point_wanted)
        desk.naming.completed.connect(desk.draft.save)
        page.findings.wanted.connect(self.on_finding_wanted)
        self.preview.changed.connect(desk.refresh_preview)
        self.preview.sentence_clicked.connect(desk.go_to_sentence)
        page.editor.verticalScrollBar().sliderMoved.connect(desk.follow_scroll)
        page.editor.scrolled.connect(desk.follow_scroll)
        self.preview.passage_clicked.connect(self.on_passage_clicked)

    def refresh(self) -> None:
        """Show what the store holds now."""
        self.desk.refresh()
        self._stack.setCurrentIndex(1 if self.desk.briefing else 0)

    # News

    @Slot()
    def on_text_changed(self) -> None:
        """Note that something was typed, and offer claims after `[[`."""
        self.desk.draft.rest()
        self.desk.refresh_marks()
        self.desk.refresh_preview()
        self.desk.naming.offer()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show the project's briefing."""
        self.page.show_points(False)
        self.refresh()

    @Slot(object)
    def on_changed(self, change: Change) -> None:
        """Show what changed."""
        if not change.touched or SHOWN_TABLES & set(change.touched):
            self.refresh()

    @Slot(object)
    def on_audit_changed(self, _: object) -> None:
        """Show what the audit says now."""
        self.desk.refresh_findings()

    @Slot()
    def on_settling(self) -> None:
        """Store what was typed."""
        self.desk.settle()

    @Slot(str)
    def on_workspace_changed(self, name: str) -> None:
        """Store what was typed on leaving; compose on coming."""
        self.desk.settle()
        if name == "write":
            self.refresh()

    @Slot(object)
    def on_section_requested(self, place: Place) -> None:
        """Go to a section, perhaps to a place in it."""
        if not self.desk.settle():
            return
        self._session.current_briefing = place.briefing or self._session.current_briefing
        self._session.current_section = place.section or self._session.current_section
        self.page.show_points(False)
        self.refresh()
        if place.start is not None:
            self.page.editor.show_offset(place.start)
        self.page.editor.setFocus()

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asked for."""
        if what in self._answers:
            self._answers[what]()

    # Writing

    @Slot(object)
    def on_heading_edited(self, heading: str) -> None:
        """Store the heading."""
        project, section = self._session.project, self.desk.section()
        if project is not None and section is not None and heading != section.heading:
            self._session.act(lambda: core.briefings.set_section(project, section.id, heading=heading))

    @Slot(object)
    def on_points_edited(self, rows: list[tuple[str, str, tuple[str, ...]]]) -> None:
        """Store the key points."""
        project, section = self._session.project, self.desk.section()
        if project is not None and section is not None:
            points = [core.briefings.KeyPointText(*row) for row in rows]
            self._session.act(lambda: core.briefings.set_key_points(project, section.id, points))

    @Slot()
    def on_point_wanted(self) -> None:
        """Ask for a claim and add what it states to the key points."""
        claim = dialogs.choose_claim(tuple(self.desk.rows.values()), self)
        if claim:
            self.page.table.add_claims([claim])

    # Going elsewhere, and what is asked for

    @Slot(object)
    def on_passage_clicked(self, number: int) -> None:
        """Open a footnote's passage."""
        deeds.open_passage(self._session, self.desk.document, number)

    @Slot(object)
    def on_finding_wanted(self, finding: Finding) -> None:
        """Do what a finding's button says."""
        deeds.mend(self._session, self.desk, finding)

    @Slot(str)
    def on_entry_opened(self, key: str) -> None:
        """Go from the outline to the prose, or to the key points."""
        self.desk.go_to(key)
        (self.page.table if key.endswith(KEY_POINTS) else self.page.editor).setFocus()

    @Slot()
    def on_begin_wanted(self) -> None:
        """Make the first briefing."""
        dialogs.new_briefing(self._session, self)

    @Slot()
    def on_add_wanted(self) -> None:
        """Add a section after the current one."""
        dialogs.new_section(self._session, self.desk.briefing, self)

    @Slot(object)
    def on_more_wanted(self, place: QPoint) -> None:
        """Offer what can be done with the briefing."""
        self.open_menu(briefing_menu.briefing_menu(self._session, self.desk.briefing, self), place)

    @Slot(str, str, int)
    def on_section_moved(self, section: str, before: str, depth: int) -> None:
        """Put a section where it was let go."""
        project = self._session.project
        if project is not None and self.desk.settle():
            move = partial(core.briefings.place_section, project, section, before or None, depth + TOP)
            self._session.act(move)

    @Slot(str, str)
    def on_section_judged(self, section: str, claim: str) -> None:
        """Make a claim that was let go on a section its key judgement."""
        project = self._session.project
        if project is not None and self.desk.settle():
            judge = partial(core.briefings.set_section, project, section, key_judgement=claim)
            self._session.act(judge)

    @Slot(str, object)
    def on_fact_wanted(self, field: str, place: QPoint) -> None:
        """Let a date be typed where it stands; offer the values of everything else."""
        briefing = self.desk.briefing
        if briefing is None:
            return
        if field in ("as_of", "issued"):
            self.outline.facts.type_in(field, tr("2025, 2025-03 or 2025-03-09"))
        elif self.desk.settle():
            self.open_menu(briefing_menu.fact_menu(self._session, briefing, field, self), place)

    @Slot(str, str)
    def on_fact_edited(self, field: str, text: str) -> None:
        """Store a value that was typed at a fact."""
        project, briefing = self._session.project, self.desk.briefing
        if project is not None and briefing is not None:
            change = partial(core.briefings.set_briefing, project, briefing.id, **{field: text})
            self._session.act(change)

    @Slot(object)
    def on_section_menu_wanted(self, place: QPoint) -> None:
        """Offer what can be done with the section."""
        section = self.desk.section()
        if section is not None and self.desk.briefing is not None:
            menu = dialogs.section_menu(self._session, self.desk.briefing, section, self)
            self.open_menu(menu, place)

    @Slot(str)
    def on_section_deed_wanted(self, deed: str) -> None:
        """Move, indent or remove the section, as a key in the outline says."""
        section = self.desk.section()
        if section is not None and self.desk.briefing is not None and self.desk.settle():
            deeds.change_section(self._session, self.desk.briefing, section, deed)
