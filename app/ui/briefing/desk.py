"""What lies on the desk in Write: the briefing, the section that is current, the claims; and who shows them.

The editor holds what is typed, everything else shows what the store holds. The claims with their findings and
the preview are read in jobs: they take longer than a keystroke may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Slot

from app import core
from app.ui.briefing.body_marks import Faults, Marker, faults_of
from app.ui.briefing.draft import Draft
from app.ui.briefing.naming import Naming
from app.ui.briefing.outline import OutlinePanel
from app.ui.briefing.outline_rows import KEY_POINTS, LONG, is_long, read_facts
from app.ui.briefing.page import SectionPage
from app.ui.briefing.preview import PreviewPane
from app.ui.briefing.quoting import Quoting
from app.ui.briefing.spelling import Spelling
from app.ui.refreshing import Refreshing
from app.ui.session import Session

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.claims import ClaimRow
    from app.core.project import Project
    from app.export.document import Document
    from db.records import Briefing, Section


#: Milliseconds of rest before a long text's preview is made.
PAUSE = 700
#: Seconds for which sentences are marked at once; those of an ordinary section take less.
SLICE = 0.03


class _Concerned(NamedTuple):
    """The findings of an audit that may concern a section, and the faults of its sentences."""

    audit: object
    section: str
    findings: tuple[Finding, ...]
    faults: Faults


class Desk(QObject):
    """Keeps outline, page and preview showing the same briefing."""

    def __init__(
        self, session: Session, outline: OutlinePanel, page: SectionPage, preview: PreviewPane
    ) -> None:
        super().__init__(page)
        self._session = session
        self.outline, self.page, self.preview = outline, page, preview
        self.briefing: Briefing | None = None
        self.document: Document | None = None
        self.rows: dict[str, ClaimRow] = {}
        self._typed: dict[str, str] = {}
        #: The place of the body around which a long text's preview is shown.
        self._place = 0
        self._marker = Marker()
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(0)
        self._marking.timeout.connect(self.refresh_marks)
        self._known = _Concerned(None, "", (), {})
        self._texts: dict[str, str] = {}
        self.naming = Naming(session, page)
        self.quoting = Quoting(session, page)
        self.spelling = Spelling(session, page.editor)
        self.draft = Draft(session, page.editor)
        self._claims: Refreshing[tuple[ClaimRow, ...]] = Refreshing(
            session, core_claims, self.take_claims, (), self
        )
        self._composing = Refreshing(session, self._compose, self.take_document, None, self)
        self._facts: dict[str, tuple[str, str]] = {}
        self._outlining: Refreshing[dict[str, tuple[str, str]]] = Refreshing(
            session, self._read_facts, self.take_facts, {}, self
        )
        #: The preview of a long section is made in a pause, and shows what stands around the caret.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.compose)

    # What is current

    def section(self) -> Section | None:
        """Return the section that is current."""
        wanted = self._session.current_section
        sections = self.briefing.sections if self.briefing else ()
        return next((one for one in sections if one.id == wanted), None)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the audit found and nobody waived."""
        audit = self._session.audit
        return tuple(one for one in audit.findings if not one.waived) if audit is not None else ()

    def go_to(self, key: str) -> None:
        """Show a section, or with KEY_POINTS at its end its key points; what was typed is stored before."""
        if self.settle():
            self._session.current_section = key.removesuffix(KEY_POINTS)
            self.page.show_points(key.endswith(KEY_POINTS))
            self.refresh()
        else:
            self._refresh_outline()

    def settle(self) -> bool:
        """Store everything that was typed; tell whether nothing is left."""
        self.page.finish_fields()
        return self.draft.save()

    # Showing

    def refresh(self) -> None:
        """Show what the store holds now; what is being typed stays."""
        project, session = self._session.project, self._session
        if project is None:
            return
        briefings = core.briefings.list_briefings(project)
        first = briefings[0] if briefings else None
        self.briefing = next((one for one in briefings if one.id == session.current_briefing), first)
        session.current_briefing = self.briefing.id if self.briefing else None
        if self.briefing is None or self.section() is None:
            sections = self.briefing.sections if self.briefing else ()
            session.current_section = sections[0].id if sections else None
        self._refresh_outline()
        self._refresh_section()
        if session.workspace == "write":
            self.spelling.set_language(self.briefing.language if self.briefing else "")
        self._claims.start()
        self.refresh_preview()

    def forget(self) -> None:
        """Show nothing: the project is closed."""
        self.briefing, self.document, self.rows, self._texts = None, None, {}, {}
        self.naming.rows = {}
        self.spelling.set_language("")
        self.draft.show(None, "")
        self._session.set_drafting(False)
        self.outline.set_briefing(None, {}, {}, {})
        self.preview.set_document(None)

    def refresh_findings(self) -> None:
        """Show what the audit says now."""
        self._refresh_outline()
        self.refresh_marks()

    @Slot()
    def refresh_marks(self) -> None:
        """Mark the sentences as they are typed, and list what concerns them; a long body bit by bit."""
        section = self.section()
        body = self.page.editor.body()
        found = self._concerned(section.id if section is not None else "")
        marks = self._marker.mark(body, self.rows, found.faults, SLICE)
        if not self._marker.complete:
            self._marking.start()
        self.page.tools.set_words(marks.words, self.spelling.state)
        if section is None:
            return
        self.page.editor.show_marks(marks)
        named = {self.rows[key].claim.id for key in marks.marks if key in self.rows}
        here = [one for one in found.findings if one.section is not None or one.claim in named]
        self.page.findings.set_findings(tuple(here), self._texts)

    def _concerned(self, section: str) -> _Concerned:
        """Return what may be said of a section; it is the same until the audit is another."""
        audit = self._session.audit
        if self._known.audit is not audit or self._known.section != section:
            found = [one for one in self.findings() if one.section in (section, None)]
            self._known = _Concerned(audit, section, tuple(found), faults_of(section, found))
        return self._known

    @Slot()
    def refresh_preview(self) -> None:
        """Compose the preview again, when it can be seen; that of a long text in the next pause."""
        if len(self.page.editor.body()) > LONG or (
            self.preview.whole and self.briefing is not None and is_long(self.briefing)
        ):
            self._pause.start()
        else:
            self.compose()

    @Slot()
    def compose(self) -> None:
        """Compose the preview now."""
        if self.briefing is not None and self._session.workspace == "write":
            section = self._session.current_section
            self._typed = {section: self.page.editor.body()} if section and self.draft.is_typing() else {}
            self._composing.start()

    def follow_scroll(self) -> None:
        """Bring what stands at the top of the editor to the top of the preview."""
        section = self._session.current_section
        if section is not None and self.page.editor.isVisible():
            offset = self.page.editor.first_in_sight()
            self._reach(section, offset)
            self.preview.scroll_to(section, offset)

    def go_to_sentence(self, section: str, start: int) -> None:
        """Write where a sentence of the preview stands."""
        self.go_to(section)
        if self._session.current_section == section:
            self.page.editor.show_offset(start)
            self.page.editor.setFocus()

    def show_caret(self) -> None:
        """Show in the preview where the caret is."""
        section = self._session.current_section
        if section is not None and self._session.workspace == "write":
            self._reach(section, self.page.editor.caret())
            self._tint_caret()

    def _reach(self, section: str, offset: int) -> None:
        """Have a long text's preview made around a place that it does not show, in the next pause."""
        self._place = offset
        if not self.preview.covers(section, offset):
            self._pause.start()

    def _tint_caret(self) -> None:
        section = self._session.current_section
        if section is not None and self._session.workspace == "write":
            self.preview.show_sentence(section, self.page.editor.caret())

    def take_claims(self, rows: tuple[ClaimRow, ...]) -> None:
        """Know the claims as they are now."""
        self.rows = {row.claim.key: row for row in rows}
        self.naming.rows = self.rows
        keys = {row.claim.id: row.claim.key for row in rows}
        self._texts = {row.claim.id: row.claim.text for row in rows}
        self.page.points.set_keys(keys, self._texts)
        self.refresh_findings()
        self.naming.offer()

    def take_facts(self, facts: dict[str, tuple[str, str]]) -> None:
        """Know how long the sections of a long briefing are, and what is wrong with them."""
        self._facts = facts
        self._show_outline()

    def take_document(self, document: Document | None) -> None:
        """Show a composed briefing."""
        self.document = document
        self.preview.set_document(document, self._session.current_section or "", self._place)
        self._tint_caret()

    def _read_facts(self, _: Project) -> dict[str, tuple[str, str]]:
        return read_facts(self.briefing, self.rows, self.findings()) if self.briefing is not None else {}

    def _compose(self, project: Project) -> Document | None:
        briefing, section = self._session.current_briefing, self._session.current_section
        known = {one.id: one for one in core.briefings.list_briefings(project)}
        if briefing not in known or briefing is None:
            return None
        sections = {one.id for one in known[briefing].sections}
        only = None if self.preview.whole or section not in sections else section
        return core.briefings.compose_briefing(project, briefing, only, self._typed)

    def _refresh_outline(self) -> None:
        if self.briefing is not None and is_long(self.briefing):
            self._outlining.start()
        elif self.briefing is not None:
            self._facts = read_facts(self.briefing, self.rows, self.findings())
        self._show_outline()

    def _show_outline(self) -> None:
        audit = self._session.audit
        figures = dict(audit.figures) if audit is not None else {}
        self.outline.set_briefing(self.briefing, self.rows, self._facts, figures)
        section = self._session.current_section or ""
        self.outline.set_current(section + KEY_POINTS if self.page.shows_points else section)

    def _refresh_section(self) -> None:
        section = self.section()
        self.page.setEnabled(section is not None)
        self.draft.show(section.id if section else None, section.body if section else "")
        self.page.heading.set_heading(
            section.id if section else "",
            section.level if section else 2,
            section.heading if section else "",
        )
        self.page.points.set_section(section)
        self.refresh_marks()


def core_claims(project: Project) -> tuple[ClaimRow, ...]:
    """Read the claims; the room is loaded at the first call."""
    return core.claims.list_claims(project)
