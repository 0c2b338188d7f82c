"""The audit panel: head with the verdict in words, segments by severity, and the findings in groups."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.audit import deeds
from app.ui.audit.entries import (
    FILTERS,
    GROUPINGS,
    Detail,
    Facts,
    Filter,
    Grouping,
    Lapsed,
    Row,
    counts,
    summary,
)
from app.ui.audit.groups import Wish, build
from app.ui.audit.menu import finding_choices, grouping_words, lapsed_choices
from app.ui.audit.model import AuditModel
from app.ui.audit.view import FindingView
from app.ui.refreshing import Refreshing
from app.ui.remedies import remedy
from app.ui.session import Session
from app.ui.style import panel_palette
from app.ui.widgets import EmptyState, Hairline, IconButton, PanelHeader, SegmentedControl
from app.ui.widgets.choices import Choice, offer
from app.ui.widgets.node_model import ENTRY
from app.ui.wording import tr

_MARKS = {"error": "error", "warning": "warning", "info": "info"}


class AuditPanel(QWidget):
    """Lists what the audit found and leads to where it is mended."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Audit"))
        self._session = session
        self._wish = Wish(grouping=_kept_grouping(session))
        self._facts = Facts()
        self._closing = False
        self._reading = Refreshing(session, deeds.read_facts, self._take, Facts(), self)
        self.model = AuditModel(self)
        self.view = FindingView(self)
        self.view.setModel(self.model)
        self._lay_out()
        self.setFocusProxy(self.view)
        self._connect()
        self.on_theme_changed()
        self.refresh()

    def _lay_out(self) -> None:
        choices = [(one, self._filter_words(one, 0), _MARKS.get(one, "")) for one in FILTERS]
        self.filters = SegmentedControl(choices, tr("Which findings are listed"))
        self.filters.set_current(self._wish.chosen)
        self.group_button = IconButton("outline", tr("Group the findings"))
        self.header = PanelHeader(tr("Audit"), "", (self.group_button, self.filters), self)
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

    def _connect(self) -> None:
        session, view = self._session, self.view
        session.audit_changed.connect(self.on_audit_changed)
        session.project_opened.connect(self.on_project_opened)
        session.project_closed.connect(self.on_project_closed)
        session.asked.connect(self.on_asked)
        theme.notifier().changed.connect(self.on_theme_changed)
        self.filters.chosen.connect(self.on_filter_chosen)
        self.group_button.clicked.connect(self.on_group_clicked)
        view.opened.connect(self.on_opened)
        view.remedy_wanted.connect(self.on_opened)
        view.menu_wanted.connect(self.on_menu_wanted)
        view.toggled.connect(self.on_toggled)
        view.deed_wanted.connect(self.on_deed_wanted)

    # Refreshing

    @Slot()
    def refresh(self) -> None:
        """Read the names of what the findings are about, and show the session's audit."""
        self._reading.start()

    def _take(self, facts: Facts) -> None:
        self._facts = facts
        self._show()

    def _show(self) -> None:
        audit = None if self._closing else self._session.audit
        findings = tuple(audit.findings) if audit is not None else ()
        facts = replace(self._facts, ticks=audit.ticks) if audit is not None else self._facts
        figures = audit.figures if audit is not None else {}
        nodes = build(findings, facts, figures, self._wish)
        self.view.keep_place(partial(self.model.set_roots, nodes))
        found = counts(findings)
        for one in FILTERS:
            self.filters.set_text(one, self._filter_words(one, found[one]))
        self.header.set_count(summary(findings if audit is not None else None))
        self._empty.set_text(self._empty_words(bool(findings), checked=audit is not None))
        some = any(isinstance(entry, Row | Lapsed) for entry in self.model.entries())
        focused = self.view.hasFocus() or self._empty.hasFocus()
        self._stack.setCurrentWidget(self.view if some else self._empty)
        if focused:
            # Whoever waives the last finding stays here with the keyboard.
            (self.view if some else self.filters.segment(self._wish.chosen)).setFocus()

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
        if self._wish.chosen == "waived":
            return tr("No finding is waived. W waives the current one, for a reason that the annex prints.")
        if some:
            return tr("No finding of this kind.")
        return tr("The audit found nothing. Every claim has its passages and every sentence its claim.")

    @Slot(object)
    def on_audit_changed(self, _: object) -> None:
        """Show what another audit found."""
        self.refresh()

    @Slot(object)
    def on_project_opened(self, _: object) -> None:
        """Show another project, with its details closed."""
        self._wish = replace(self._wish, opened=frozenset())
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

    # What is listed, and how

    @Slot(str)
    def on_filter_chosen(self, chosen: str) -> None:
        """List other findings."""
        self._wish = replace(self._wish, chosen=next(one for one in FILTERS if one == chosen))
        self._show()

    def group_by(self, grouping: Grouping) -> None:
        """List the findings in other groups, and remember it."""
        self._session.settings.put("audit_groups", grouping)
        self._wish = replace(self._wish, grouping=grouping)
        self._show()

    @property
    def grouping(self) -> Grouping:
        """How the findings are grouped."""
        return self._wish.grouping

    @Slot()
    def on_group_clicked(self) -> None:
        """Offer the groupings, and to close or open all groups."""
        now = self._wish.grouping
        choices: list[Choice | None] = [
            Choice(grouping_words(one), partial(self.group_by, one), one == now) for one in GROUPINGS
        ]
        if now != "none":
            close = partial(self.view.close_all, closed=True)
            choices += [None, Choice(tr("Close all groups"), close)]
            choices.append(Choice(tr("Open all groups"), partial(self.view.close_all, closed=False)))
        button = self.group_button
        offer(choices, button, button.mapToGlobal(QPoint(0, button.height())))

    @Slot(str)
    def on_toggled(self, key: str) -> None:
        """Show a finding's details, or no longer."""
        self._wish = replace(self._wish, opened=self._wish.opened ^ {key})
        self._show()

    # Acting

    @Slot(object)
    def on_opened(self, index: QModelIndex) -> None:
        """Do what the finding's button says, go where a detail leads, open or close a group."""
        entry = index.data(ENTRY)
        if isinstance(entry, Row):
            remedy(entry.finding, entry.ticks).run(self._session)
        elif isinstance(entry, Detail) and entry.place is not None:
            self._session.show_article(entry.place)
        elif isinstance(entry, Detail) and entry.about:
            self.explain(entry.about)
        elif self.model.rowCount(index):
            self.view.setExpanded(index, not self.view.isExpanded(index))

    def explain(self, rule: str) -> None:
        """Show what a rule means and why it matters."""
        self._session.asked.emit(f"help.rules:{rule}")

    @Slot(str)
    def on_deed_wanted(self, deed: str) -> None:
        """Do what a key asks for: about, waive (or take it back), unwaive."""
        entry, row = self.view.current_entry(), self.view.current_row()
        if isinstance(entry, Lapsed):
            deeds.unwaive(self._session, entry)
        elif row is None:
            return
        elif deed == "about":
            self.explain(row.finding.rule)
        elif row.finding.waived:
            deeds.unwaive(self._session, row)
        elif deed == "waive":
            deeds.waive(self._session, row, self)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Do what a command asks of this panel."""
        if what in ("audit", "audit.list"):
            shown = self._stack.currentWidget() is self.view
            focus = self.view if shown else self.filters.segment(self._wish.chosen)
            focus.setFocus(Qt.FocusReason.TabFocusReason)
        elif what in ("audit.waive", "audit.about"):
            self.on_deed_wanted(what.removeprefix("audit."))
        elif what.startswith("audit.group_"):
            self.group_by(next(one for one in GROUPINGS if what.endswith(f"_{one}")))

    @Slot(object)
    def on_menu_wanted(self, place: QPoint) -> None:
        """Offer what one can do about the finding."""
        entry, row = self.view.current_entry(), self.view.current_row()
        if isinstance(entry, Lapsed):
            offer(lapsed_choices(self._session, entry), self.view, place)
        elif row is not None:
            offer(finding_choices(self, self._session, row), self.view, place)


def _kept_grouping(session: Session) -> Grouping:
    kept = session.settings.text("audit_groups", "none")
    return next((one for one in GROUPINGS if one == kept), "none")
