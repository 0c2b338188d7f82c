"""Opens the small forms and the help that findings, menus and cards ask for: `verb:id:field`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QWidget

from app import core
from app.errors import SourcemarkError
from app.ui.dialogs import AboutDialog, forms
from app.ui.dialogs.briefing_form import BriefingForm, briefing_values
from app.ui.dialogs.form import FormDialog
from app.ui.dialogs.rules import RulesDialog
from app.ui.session import Session
from db.errors import StoreError

if TYPE_CHECKING:
    from app.core.project import Project

Values = Callable[[Mapping[str, object]], dict[str, object]]


class Forms(QObject):
    """Listens to what is asked for and writes what a form changed."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._verbs: dict[str, Callable[[Project, str, str], None]] = {
            "highlight.rate": self._rate_passage,
            "evidence.review": self._review,
            "publisher.edit": self._edit_publisher,
            "briefing.edit": self._edit_briefing,
            "section.edit": self._edit_section,
        }
        session.asked.connect(self.on_asked)

    @Slot(str)
    def on_asked(self, what: str) -> None:
        """Open the form that is asked for, with the caret in a field."""
        verb, id_, field = (*what.split(":"), "", "")[:3]
        project = self._session.project
        if verb == "help.rules":
            RulesDialog(id_, self._window).exec()
        elif verb == "help.about":
            AboutDialog(self._window).exec()
        elif verb == "highlight.rate" and not id_:
            id_ = self._session.current_highlight or ""
        if verb in self._verbs and project is not None and id_:
            self._session.act(partial(self._verbs[verb], project, id_, field))

    def _rate_passage(self, project: Project, highlight: str, field: str) -> None:
        form = forms.passage_form(core.highlights.read_highlight(project, highlight), self._window)
        write = partial(core.highlights.set_highlight, project, highlight)
        self._fill(form, field, write, forms.passage_values)

    def _review(self, project: Project, evidence: str, field: str) -> None:
        link = next((one for one in core.evidence.list_evidence(project) if one.id == evidence), None)
        if link is None:
            return
        claim = core.claims.read_claim(project, link.claim)
        passage = core.highlights.read_highlight(project, link.highlight)
        form = forms.review_form(link, claim, passage, self._window)
        self._fill(form, field, partial(core.evidence.set_evidence, project, evidence))

    def _edit_publisher(self, project: Project, publisher: str, field: str) -> None:
        one = next((one for one in core.articles.list_publishers(project) if one.id == publisher), None)
        if one is not None:
            write = partial(core.articles.set_publisher, project, publisher)
            self._fill(forms.publisher_form(one, self._window), field, write, forms.publisher_values)

    def _edit_briefing(self, project: Project, briefing: str, field: str) -> None:
        self._session.settle()
        one = core.briefings.read_briefing(project, briefing)
        draft = partial(core.briefings.draft_source_summary, project, briefing)
        form = BriefingForm(one, partial(self._session.act, draft), self._window)
        write = partial(core.briefings.set_briefing, project, briefing)
        self._fill(form, field, write, partial(briefing_values, one))

    def _edit_section(self, project: Project, section: str, field: str) -> None:
        claims = [row.claim for row in core.claims.list_claims(project)]
        form = forms.section_form(core.briefings.read_section(project, section), claims, self._window)
        self._fill(form, field, partial(core.briefings.set_section, project, section))

    def _fill(
        self, form: FormDialog, field: str, write: Callable[..., object], values: Values = dict
    ) -> None:
        form.focus_on(field)
        # What was typed stays when it is refused: a rating without its reason, a date that is none.
        complain = self._session.complaint.connect(lambda problem: form.complain(said(problem)))
        while form.exec() == QDialog.DialogCode.Accepted:
            if self._session.act(partial(write, **values(form.changes()))) is not None:
                break
        self._session.complaint.disconnect(complain)
        form.deleteLater()


def said(problem: SourcemarkError | StoreError) -> str:
    """Return what is wrong and what to do, in one line."""
    return f"{problem.message} {problem.hint}".strip()
