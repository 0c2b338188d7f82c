"""The audit panel: head with the verdict in words, segments by severity, and the findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from app import core
from app.ui import theme
from app.ui.audit.entries import FILTERS, Filter, Row, arrange, counts, summary
from app.ui.audit.model import AuditModel
from app.ui.audit.view import FindingView
from app.ui.audit.waive_dialog import WaiveDialog
from app.ui.refreshing import Refreshing
from app.ui.remedies import remedy
from app.ui.session import Session
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, Hairline, PanelHeader, SegmentedControl
from app.ui.widgets.choices import Choice, offer
from app.ui.widgets.node_model import ENTRY, Node
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.audit.findings import Finding
    from app.core.project import Project

_MARKS = {"error": "error", "warning": "warning", "info": "info"}


class AuditPanel(QWidget):
    """Lists what the audit found and leads to where it is mended."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Audit"))
        self._session = session
        self._chosen: Filter = "all"
        self._names: dict[str, str] = {}
        self._closing = False
        nothing: dict[str, str] = {}
        self._reading = Refreshing(session, _read_names, self._take, nothing, self)
        self.model = AuditModel(self)
        self.view = FindingView(self)
        self.view.setModel(self.model)
        choices = [(one, self._filter_words(one, 0), _MARKS.get(one, "")) for one in FILTERS]
        self.filters = SegmentedControl(choices, tr("Which findings are listed"))
        self.filters.set_current(self._chosen)
        self.header = PanelHeader(tr("Audit"), "", (self.filters,), self)
        self._empty = EmptyState("")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self._connect()
        self.on_theme_changed()
        self.refresh()

    def _connect(self) -> None:
        session = self._session
        session.audit_changed.connect(self.on_audit_changed)
        session.project_opened.connect(self.on_audit_changed)
        session.project_closed.connect(self.on_project_closed)
        session.asked.connect(self.on_asked)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.filters.chosen.connect(self.on_filter_chosen)
        self.view.opened.connect(self.on_remedy_wanted)
        self.view.remedy_wanted.connect(self.on_remedy_wanted)
        self.view.menu_wanted.connect(self.on_menu_wanted)

    # Refreshing

    @Slot()
    def refresh(self) -> None:
        """Read the names of what the findings are about, and show the session's audit."""
        self._reading.start()

    def _take(self, names: dict[str, str]) -> None:
        self._names = names
        self._show()

    def _show(self) -> None:
        audit = None if self._closing else self._session.audit
        findings = tuple(audit.findings) if audit is not None else ()
        rows = arrange(findings, self._names, self._chosen)
        self.view.keep_place(partial(self.model.set_roots, [Node(row) for row in rows]))
        found = counts(findings)
        for one in FILTERS:
            self.filters.set_text(one, self._filter_words(one, found[one]))
        self.header.set_count(summary(findings if audit is not None else None))
        self._empty.set_text(self._empty_words(bool(findings), checked=audit is not None))
        self._stack.setCurrentWidget(self.view if rows else self._empty)

    def _filter_words(self, one: Filter, number: int) -> str:
        words = {
            "all": tr("All"),
            "error": tr("Errors"),
            "warning": tr("Warnings"),
            "info": tr("Info"),
            "waived": tr("Waived"),
        }[one]
        return words if one == "all" else f"{words} {number:,}"

    def _empty_words(self, some: bool, *, checked: bool) -> str:
        if not checked:
            return tr("There is nothing to check yet. The audit starts with the first claim.")
        if some:
            return tr("No finding of this kind.")
        return tr("The audit found nothing. Every claim has its passages and every sentence its claim.")

    @Slot(object)
    def on_audit_changed(self, _: object) -> None:
        """Show what another audit found."""
        self.refresh()

    @Slot()
    def on_project_closed(self) -> None:
        """Show nothing."""
        self._closing = True
        self._reading.clear()
        self._closing = False

    @Slot()
    def on_theme_changed(self) -> None:
        """Take the colours from the theme again."""
        self.setPalette(panel_palette())
        self.setAutoFillBackground(True)

    @Slot(str)
    def on_filter_chosen(self, chosen: str) -> None:
        """List other findings."""
        self._chosen = next(one for one in FILTERS if one == chosen)
        self._show()

    # Acting

    @Slot(object)
    def on_remedy_wanted(self, index: QModelIndex) -> None:
        """Do what the finding's button says."""
        row = index.data(ENTRY)
        if isinstance(row, Row):
            remedy(row.finding).run(self._session)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asks of this panel."""
        if what in ("audit", "audit.list"):
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        elif what == "audit.waive" and isinstance(row := self.view.currentIndex().data(ENTRY), Row):
            self.waive(row)

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what one can do about the finding."""
        row = self.view.currentIndex().data(ENTRY)
        if not isinstance(row, Row):
            return
        mend = remedy(row.finding)
        choices: list[Choice | None] = [
            Choice(mend.label, partial(mend.run, self._session), keys="Return"),
            None,
            Choice(tr("Waive…"), partial(self.waive, row))
            if not row.finding.waived
            else Choice(tr("Take the waiver back"), partial(self.unwaive, row.finding)),
        ]
        offer(choices, self.view, place)

    def waive(self, row: Row) -> None:
        """Ask for a reason and accept the finding."""
        project = self._session.project
        dialog = WaiveDialog(row, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and project is not None:
            self._session.act(partial(core.audits.waive, project, row.finding, dialog.reason()))
        dialog.deleteLater()

    def unwaive(self, finding: Finding) -> None:
        """Let a waived finding count again."""
        project = self._session.project
        if project is None:
            return
        for waiver in core.audits.list_waivers(project):
            if (waiver.rule, waiver.target) == (finding.rule, finding.target):
                self._session.act(partial(core.audits.unwaive, project, waiver.id))


def _read_names(project: Project) -> dict[str, str]:
    """Return id → name of everything a finding can be about."""
    names = {row.claim.id: row.claim.text for row in core.claims.list_claims(project)}
    for row in core.articles.list_articles(project):
        names[row.article.id] = row.article.title or row.article.citekey
    for one in core.briefings.list_briefings(project):
        names[one.id] = one.title
        for section in core.briefings.read_briefing(project, one.id).sections:
            names[section.id] = section.heading or one.title
    return names
