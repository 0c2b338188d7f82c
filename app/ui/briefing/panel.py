"""The Write workspace put together: outline, section, preview; typing is saved after a short rest.

The editor holds what is typed; everything else shows what the store holds. A pause of half a second, another
section or another workspace brings the prose to the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.prose import count_words
from app.ui.briefing import dialogs
from app.ui.briefing.draft import Draft
from app.ui.briefing.naming import Naming
from app.ui.briefing.outline import KEY_POINTS, OutlinePanel, section_named
from app.ui.briefing.page import SectionPage
from app.ui.briefing.preview import PreviewPane
from app.ui.briefing.sentences import mark_sentences
from app.ui.session import Place, Session
from app.ui.widgets import Button, EmptyState
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from app.export.document import Document
    from db.records import Briefing, Change, Section

SHOWN_TABLES = frozenset(
    {"article", "publisher", "highlight", "evidence", "claim", "briefing", "section", "key_point"}
)


class BriefingPanel(QWidget):
    """Write."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._briefing: Briefing | None = None
        self._rows: dict[str, ClaimRow] = {}
        self._document: Document | None = None
        self.outline = OutlinePanel()
        self.page = SectionPage()
        self.preview = PreviewPane()
        self._naming = Naming(session, self.page)
        self._draft = Draft(session, self.page.editor)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        for widget, width, stretch in ((self.outline, 256, 0), (self.page, 612, 3), (self.preview, 572, 2)):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, stretch)
            widget.setMinimumWidth(min(width, 200))
        split.setSizes([256, 612, 572])
        begin = Button(tr("Write the first briefing"), "plain", "plus")
        begin.clicked.connect(self.on_begin_clicked)
        words = tr(
            "A briefing is prose in sections. Each sentence names the claim it states; "
            "sources, footnotes and the audit follow from that."
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(EmptyState(words, begin))
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        session, page = self._session, self.page
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.changed.connect(self.on_changed)
        session.audit_changed.connect(self.on_audit_changed)
        session.workspace_changed.connect(self.on_workspace_changed)
        session.section_requested.connect(self.on_section_requested)
        session.asked.connect(self.on_asked)
        self.outline.chosen.connect(self.on_entry_chosen)
        self.outline.add_wanted.connect(self.on_add_wanted)
        self.outline.more_wanted.connect(self.on_more_wanted)
        self.outline.menu_wanted.connect(self.on_section_menu_wanted)
        page.editor.textChanged.connect(self.on_text_changed)
        page.editor.caret_moved.connect(self.on_caret_moved)
        page.heading.field.editingFinished.connect(self.on_heading_edited)
        page.points.edited.connect(self.on_points_edited)
        self._naming.completed.connect(self._draft.save)
        page.findings.wanted.connect(self.on_finding_wanted)
        self.preview.changed.connect(self.refresh_preview)
        self.preview.passage_clicked.connect(self.on_passage_clicked)

    # What is shown

    def refresh(self) -> None:
        """Show what the store holds now; what is being typed stays."""
        project = self._session.project
        if project is None:
            return
        briefings = core.briefings.list_briefings(project)
        wanted = self._session.current_briefing
        self._briefing = next(
            (one for one in briefings if one.id == wanted), briefings[0] if briefings else None
        )
        self._session.current_briefing = self._briefing.id if self._briefing else None
        self._stack.setCurrentIndex(1 if self._briefing else 0)
        self._rows = {row.claim.key: row for row in core.claims.list_claims(project)}
        if self._briefing and section_named(self._briefing, self._session.current_section or "") is None:
            sections = self._briefing.sections
            self._session.current_section = sections[0].id if sections else None
        self._naming.rows = self._rows
        self._refresh_outline()
        self._refresh_section()
        self.refresh_preview()

    def _section(self) -> Section | None:
        return section_named(self._briefing, self._session.current_section or "") if self._briefing else None

    def _refresh_outline(self) -> None:
        audit = self._session.audit
        figures = dict(audit.figures) if audit is not None else {}
        self.outline.set_briefing(self._briefing, self._findings(), figures)
        section = self._session.current_section or ""
        self.outline.set_current(section + KEY_POINTS if self.page.shows_points else section)

    def _refresh_section(self) -> None:
        section = self._section()
        self.page.setEnabled(section is not None)
        self._draft.show(section.id if section else None, section.body if section else "")
        self.page.heading.set_heading(section.level if section else 2, section.heading if section else "")
        self.page.points.set_section(section)
        self._refresh_marks()

    def _refresh_marks(self) -> None:
        section = self._section()
        body = self.page.editor.body()
        self.page.tools.set_words(count_words(body))
        if section is None:
            return
        found = self._findings()
        sentences, chips = mark_sentences(body, section.id, self._rows, found)
        self.page.editor.set_marks(sentences, chips)
        named = {self._rows[chip.key].claim.id for chip in chips if chip.key in self._rows}
        here = [
            one for one in found if one.section == section.id or (one.section is None and one.claim in named)
        ]
        self.page.findings.set_findings(tuple(one for one in here if not one.waived))

    def _findings(self) -> tuple[Finding, ...]:
        audit = self._session.audit
        return audit.findings if audit is not None else ()

    @Slot()
    def refresh_preview(self) -> None:
        """Compose and show the preview again."""
        project, briefing = self._session.project, self._briefing
        if project is None or briefing is None or self._session.workspace != "write":
            return
        section = None if self.preview.whole else self._session.current_section
        self._document = core.briefings.compose_briefing(project, briefing.id, section)
        self.preview.set_document(self._document)
        self.on_caret_moved()

    # News

    @Slot()
    def on_text_changed(self) -> None:
        """Note that something was typed, and offer claims after `[[`."""
        self._draft.rest()
        self._refresh_marks()
        self._naming.offer()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show the project's briefing."""
        self.page.show_points(False)
        self.refresh()

    @Slot()
    def on_project_closed(self) -> None:
        """Save, then forget."""
        self._draft.save()
        self._briefing, self._rows, self._document = None, {}, None
        self._draft.show(None, "")

    @Slot(object)
    def on_changed(self, change: Change) -> None:
        """Show what changed."""
        if not change.touched or SHOWN_TABLES & set(change.touched):
            self.refresh()

    @Slot(object)
    def on_audit_changed(self, _: object) -> None:
        """Show what the audit says now."""
        self._refresh_outline()
        self._refresh_marks()

    @Slot(str)
    def on_workspace_changed(self, name: str) -> None:
        """Save on leaving; compose on coming."""
        self._draft.save()
        if name == "write":
            self.refresh_preview()

    @Slot(object)
    def on_section_requested(self, place: Place) -> None:
        """Go to a section, perhaps to a place in it."""
        self._draft.save()
        if place.briefing:
            self._session.current_briefing = place.briefing
        if place.section:
            self._session.current_section = place.section
        self.page.show_points(False)
        self.refresh()
        if place.start is not None:
            self.page.editor.show_offset(place.start)
        self.page.editor.setFocus()

    @Slot(str)
    def on_entry_chosen(self, key: str) -> None:
        """Show a section or its key points."""
        self._draft.save()
        self._session.current_section = key.removesuffix(KEY_POINTS)
        self.page.show_points(key.endswith(KEY_POINTS))
        self.refresh()

    @Slot()
    def on_caret_moved(self) -> None:
        """Show in the preview where the caret is."""
        section = self._session.current_section
        if section is not None and self._session.workspace == "write":
            self.preview.show_sentence(section, self.page.editor.caret())

    # Writing

    @Slot()
    def on_heading_edited(self) -> None:
        """Save the heading."""
        project, section = self._session.project, self._section()
        heading = self.page.heading.field.text().strip()
        if project is not None and section is not None and heading != section.heading:
            self._session.act(lambda: core.briefings.set_section(project, section.id, heading=heading))

    @Slot(object)
    def on_points_edited(self, rows: list[tuple[str, str, tuple[str, ...]]]) -> None:
        """Save the key points."""
        project, section = self._session.project, self._section()
        if project is not None and section is not None:
            points = [core.briefings.KeyPointText(*row) for row in rows]
            self._session.act(lambda: core.briefings.set_key_points(project, section.id, points))

    # Going elsewhere

    @Slot(object)
    def on_passage_clicked(self, number: int) -> None:
        """Open a footnote's passage."""
        passages = self._document.passages if self._document else ()
        found = next((one for one in passages if one.number == number), None)
        if found is not None:
            self._session.show_article(Place(article=found.article, highlight=found.highlight))

    @Slot(object)
    def on_finding_wanted(self, finding: Finding) -> None:
        """Go where a finding is about."""
        if finding.claim is not None:
            self._session.show_claim(finding.claim)
        elif finding.article is not None:
            self._session.show_article(Place(article=finding.article, highlight=finding.highlight))
        elif finding.sentence is not None:
            self._go_to_sentence(finding.sentence)

    def _go_to_sentence(self, number: int) -> None:
        sentences, _ = mark_sentences(self.page.editor.body(), "", self._rows, ())
        if number < len(sentences):
            self.page.show_points(False)
            self.page.editor.show_offset(sentences[number].end)
            self._naming.open_marker()

    # Briefings and sections

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asked for."""
        answers = {
            "briefing.new": self.on_begin_clicked,
            "briefing.add_section": self.on_add_wanted,
            "briefing.name_claim": self._naming.open_marker,
            "briefing.write": self.page.editor.setFocus,
            "briefing.next_section": lambda: self._step(1),
            "briefing.previous_section": lambda: self._step(-1),
            "briefing.key_points": self._show_points,
        }
        if what in answers:
            answers[what]()

    def _step(self, by: int) -> None:
        order = [one.id for one in self._briefing.sections] if self._briefing else []
        current = self._session.current_section
        if current in order and 0 <= order.index(current) + by < len(order):
            self.on_entry_chosen(order[order.index(current) + by])
            self.page.editor.setFocus()

    def _show_points(self) -> None:
        if self._session.current_section is not None:
            self.on_entry_chosen(self._session.current_section + KEY_POINTS)
            self.page.table.setFocus()

    @Slot()
    def on_begin_clicked(self) -> None:
        """Make the first briefing."""
        dialogs.new_briefing(self._session, self)

    @Slot()
    def on_add_wanted(self) -> None:
        """Add a section after the current one."""
        dialogs.new_section(self._session, self._briefing, self)

    @Slot(object)
    def on_more_wanted(self, place: QPoint) -> None:
        """Offer what can be done with the briefing."""
        dialogs.briefing_menu(self._session, self._briefing, self).exec(place)

    @Slot(object)
    def on_section_menu_wanted(self, place: QPoint) -> None:
        """Offer what can be done with the section."""
        section = self._section()
        if section is not None and self._briefing is not None:
            menu: QMenu = dialogs.section_menu(self._session, self._briefing, section, self)
            menu.exec(place)
